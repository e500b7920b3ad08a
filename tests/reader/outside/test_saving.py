import os

import pytest

from index import StorageError
from reader.outside.saving import GivenUpError, in_the_way, save_new, save_over


def names(folder):
    return [path.name for path in folder.iterdir()]


def never():
    return False


def test_a_new_file_is_written_whole_and_never_over_another(tmp_path):
    path = tmp_path / "quotes.md"
    save_new(path, ["one\r", "two\n"], never)
    assert path.read_bytes() == b"one\rtwo\n"
    with pytest.raises(StorageError, match=r"quotes\.md: File exists"):
        save_new(path, ["three"], never)
    assert path.read_bytes() == b"one\rtwo\n"
    save_over(path, ["three"], never)
    assert path.read_bytes() == b"three"
    assert names(tmp_path) == ["quotes.md"]


def test_a_file_is_as_readable_as_others(tmp_path):
    save_new(tmp_path / "a", ["x"], never)
    (tmp_path / "b").write_text("x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_what_is_given_up_leaves_nothing(tmp_path):
    asked = []

    def later():
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(GivenUpError):
        save_new(tmp_path / "a", ["x", "y"], later)
    assert not names(tmp_path)


def test_what_fails_on_the_way_leaves_the_old_file(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")

    def parts():
        yield "new"
        raise StorageError(path, "the library has been closed")

    with pytest.raises(StorageError, match="closed"):
        save_over(path, parts(), never)
    assert (path.read_text(), names(tmp_path)) == ("old", ["a"])


def test_where_there_are_no_links_the_name_is_taken_first(tmp_path, monkeypatch):
    def no_links(self, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(type(tmp_path), "hardlink_to", no_links)
    save_new(tmp_path / "a", ["x"], never)
    assert (tmp_path / "a").read_text() == "x"
    with pytest.raises(StorageError, match="File exists"):
        save_new(tmp_path / "a", ["y"], never)
    assert names(tmp_path) == ["a"]


def test_the_file_behind_a_link_is_replaced_and_not_the_link(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    save_over(tmp_path / "link", ["new"], never)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_it_is_said_what_is_in_the_way(tmp_path):
    assert in_the_way(tmp_path / "a") == ""
    assert in_the_way(tmp_path) == f"{tmp_path} is a folder"
    assert in_the_way(tmp_path / "no" / "a") == f"There is no folder {tmp_path / 'no'}"
    os.mkfifo(tmp_path / "pipe")
    assert in_the_way(tmp_path / "pipe") == f"{tmp_path / 'pipe'} is not a file"
    assert "too long" in in_the_way(tmp_path / ("x" * 300))


def test_a_disk_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(StorageError, match="No such file"):
        save_new(tmp_path / "no" / "a", ["x"], never)
