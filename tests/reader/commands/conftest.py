"""Two articles in a folder, and how a command is run on them."""

import pytest
from two_articles import BRIDGE, TARIFF

from reader import cli


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
                 "QUOTH_LIBRARY", "NO_COLOR"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    (folder / "council").mkdir(parents=True)
    (folder / "council" / "2024-03-11 bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "tariff.txt").write_text(TARIFF, encoding="utf-8")
    return folder


@pytest.fixture
def quoth(capsys):
    """Run a command; give its status, output and errors."""

    def run(*arguments):
        status = cli.run([str(argument) for argument in arguments])
        return (status, *capsys.readouterr())

    return run
