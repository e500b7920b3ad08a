"""`quoth index`: what it reads again, and how it is ended."""

import os
import signal

import pytest

from reader import cli
from reader.commands.status import DONE, INTERRUPTED

BRIDGE = 'The bridge is open.\n\n"It is late," said Ann Bell.\n'


@pytest.fixture
def news(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        for number in range(3):
            (tmp_path / name / f"{name}{number}.txt").write_text(BRIDGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def quoth(capsys, news):
    """Run `index` on a folder; give its status, output and errors."""

    def run(folder):
        status = cli.run(["index", "--library", str(news / "library"), str(news / folder)])
        return (status, *capsys.readouterr())

    return run


def later(monkeypatch):
    for module in ("extraction", "build.changes", "build.walk", "build.refreshing"):
        monkeypatch.setattr(f"index.{module}.EXTRACTION_VERSION", "later")


def test_what_an_older_version_read_elsewhere_is_read_again_too(quoth, monkeypatch):
    quoth("north")
    assert quoth("south")[2] == ""
    later(monkeypatch)
    status, output, errors = quoth("south")
    assert status == DONE
    assert output.startswith("3 files: 3 read, 0 unchanged")
    assert "6 articles" in output
    assert errors == "reading again 3 files that an older version has read\n"
    assert quoth("south")[2] == ""


def test_ctrl_c_keeps_what_is_done_and_says_so(quoth, monkeypatch):
    from index.build import documents  # noqa: PLC0415 - what is patched

    read, count = documents.read, 0

    def reading(article):
        nonlocal count
        count += 1
        if count == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return read(article)

    monkeypatch.setattr(documents, "read", reading)
    status, output, _ = quoth("north")
    assert status == INTERRUPTED
    assert output.startswith("3 files: 2 read")
    assert "2 articles" in output
    assert "Stopped; what was done is kept." in output
    assert quoth("north")[1].startswith("3 files: 1 read, 2 unchanged")
