import errno
import os
import subprocess
import sys

import pytest

from index import StorageError
from reader.outside.marks_file import NAME, add_line, read_lines

WRITER = """
import sys
from pathlib import Path
from reader.outside.marks_file import add_line
for number in range(200):
    add_line(Path(sys.argv[1]), f"{sys.argv[2]} {number} " + "x" * 500)
"""


def test_lines_come_back_in_order(tmp_path):
    assert read_lines(tmp_path) == []
    add_line(tmp_path, "one")
    add_line(tmp_path, "two \u00e9")
    assert read_lines(tmp_path) == ["one", "two \u00e9"]


def test_a_line_that_was_torn_spoils_no_other(tmp_path):
    add_line(tmp_path, "one")
    with (tmp_path / NAME).open("ab") as file:
        file.write(b'{"op": "ma\xff')
    add_line(tmp_path, "two")
    first, torn, second = read_lines(tmp_path)
    assert (first, second) == ("one", "two")
    assert torn.startswith('{"op": "ma')


def test_two_processes_lose_nothing(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "ab"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    lines = read_lines(tmp_path)
    assert len(lines) == 400
    assert {line.split()[0] for line in lines} == {"a", "b"}
    assert all(len(line.split()[2]) == 500 for line in lines)


def test_a_full_disk_is_said(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, whole: write(handle, whole[:3]))
    with pytest.raises(StorageError, match=os.strerror(errno.ENOSPC)):
        add_line(tmp_path, "a long line")
    monkeypatch.undo()
    add_line(tmp_path, "after")
    assert read_lines(tmp_path)[-1] == "after"


def test_a_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(StorageError, match="directory"):
        add_line(tmp_path, "one")
    with pytest.raises(StorageError, match="directory"):
        read_lines(tmp_path)
