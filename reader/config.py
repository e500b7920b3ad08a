"""Where Quoth keeps its files, and what the user has set.

Data (libraries) lies under the user's data directory, the list of known libraries and the
logs under the state directory, settings in `config.toml` under the config directory. What
is wrong in the settings is said in a line, and left to the program as if it were not there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import platformdirs

from index import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Chosen = tuple[tuple[str, tuple[str, ...]], ...]

APP = "quoth"

COLOURS = (
    *("primary", "secondary", "accent", "foreground", "background", "surface", "panel"),
    *("success", "warning", "error"),
)
"""What a theme gives a colour to; the first one must be there."""
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_LARGEST = 1_000_000  # bytes
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")


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
class OwnTheme:
    """A theme that the user has made.

    Attributes:
        colours: by what they are for, as `#rrggbb` or `#rgb`.
    """

    name: str
    dark: bool
    colours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Config:
    """What the user has set in `config.toml`.

    Attributes:
        theme: a theme's name; None lets the terminal decide.
        keys: commands with the keys that they are given by; none for a command without a key.
        themes: the user's own.
        problems: what is wrong in the file, a line each.
    """

    theme: str | None = None
    keys: Chosen = ()
    themes: tuple[OwnTheme, ...] = ()
    problems: tuple[str, ...] = ()


NOTHING_SET = Config()


def load() -> Config:
    """Read `config.toml`; without one, everything is left to the program."""
    path = config_file()
    try:
        raw = tomllib.loads(read_plain(path, _LARGEST).decode("utf-8"))
    except FileNotFoundError:
        return NOTHING_SET
    except (OSError, ValueError, RecursionError) as error:
        return Config(problems=(f"{path}: {_reason(error)}; no setting of it is used",))
    return _config(raw)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or "not readable"
    if isinstance(error, tomllib.TOMLDecodeError):
        return str(error)
    if isinstance(error, RecursionError):
        return "too many brackets inside each other"
    # Python reads no number of thousands of digits, and says so in words of its own.
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else "a number is too long"


def _config(raw: dict[str, object]) -> Config:
    problems = [
        f"{name}: there is no such setting"
        for name in raw
        if name not in {"theme", "keys", "themes"}
    ]
    theme = raw.get("theme")
    if theme is not None and not isinstance(theme, str):
        problems.append("theme: not a name in quotes")
        theme = None
    keys = tuple(_keys(_table(raw, "keys", problems), problems))
    themes = tuple(_themes(_table(raw, "themes", problems), problems))
    return Config(theme, keys, themes, tuple(f"config.toml: {problem}" for problem in problems))


def _table(raw: dict[str, object], name: str, problems: list[str]) -> dict[str, object]:
    table = raw.get(name, {})
    if isinstance(table, dict):
        return table
    problems.append(f"{name}: not a table; write [{name}]")
    return {}


def _keys(
    table: dict[str, object], problems: list[str], within: str = ""
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the commands with their keys; `quote.next` may also be written without quotes."""
    for name, value in table.items():
        command = f"{within}{name}"
        written = [value] if isinstance(value, str) else value
        if isinstance(value, dict):
            yield from _keys(value, problems, f"{command}.")
        elif isinstance(written, list) and all(isinstance(one, str) for one in written):
            yield command, tuple(written)
        else:
            problems.append(f"keys: {command}: neither a key in quotes nor a list of them")


def _themes(table: dict[str, object], problems: list[str]) -> Iterator[OwnTheme]:
    for name, value in table.items():
        wrong = _wrong_with(name, value)
        if wrong:
            problems.append(f"themes.{name}: {wrong}")
        elif isinstance(value, dict):
            colours = tuple((key, str(one)) for key, one in value.items() if key != "dark")
            yield OwnTheme(name, bool(value.get("dark", True)), colours)


def _wrong_with(name: str, value: object) -> str:
    """Say what is wrong with a theme; nothing where all is well."""
    if not isinstance(value, dict) or not _NAME.fullmatch(name):
        return f'not a table of colours; write [themes.NAME] and {COLOURS[0]} = "#1e66f5"'
    if not isinstance(value.get("dark", True), bool):
        return "dark is true or false"
    if COLOURS[0] not in value:
        return f"{COLOURS[0]} is missing"
    wrong = next(filter(None, (_wrong_colour(*one) for one in value.items())), "")
    if not wrong and value.get("foreground", 0) == value.get("background", 1):
        return "foreground and background are the same"
    return wrong


def _wrong_colour(key: str, colour: object) -> str:
    if key == "dark":
        return ""
    if key not in COLOURS:
        return f"{key} is none of {', '.join(COLOURS)}, dark"
    if not isinstance(colour, str):  # a number may be too long to be written out
        return f'{key}: not a colour in quotes; write it as "#1e66f5"'
    if not _COLOUR.fullmatch(colour):
        return f'{key}: {colour} is no colour; write it as "#1e66f5"'
    return ""
