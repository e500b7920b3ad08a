"""Where Quoth keeps its files, and what the user has set.

Data (libraries) lies under the user's data directory, the list of known libraries and the
logs under the state directory, settings in `config.toml` under the config directory.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from index import StorageError

APP = "quoth"


def data_folder() -> Path:
    """Return the folder that holds the default library and the demo."""
    return platformdirs.user_data_path(APP)


def state_folder() -> Path:
    """Return the folder that holds the list of known libraries and the logs."""
    return platformdirs.user_state_path(APP)


def default_library() -> Path:
    """Return the folder of the library that is used when none is named."""
    return data_folder() / "library"


def config_file() -> Path:
    """Return the file with the user's settings, which need not be there."""
    return platformdirs.user_config_path(APP) / "config.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has set in `config.toml`.

    Attributes:
        theme: a theme's name; None lets the terminal decide.
    """

    theme: str | None = None


def load() -> Config:
    """Read `config.toml`; without one, everything is left to the program.

    Raises:
        StorageError: the file cannot be read, is no TOML, or a value is of a wrong type.
    """
    path = config_file()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StorageError(path, str(error)) from error
    theme = raw.get("theme")
    if theme is not None and not isinstance(theme, str):
        raise StorageError(path, "theme is not a string")
    return Config(theme=theme)
