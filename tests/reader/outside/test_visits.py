import pytest

from reader.outside import visits


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_each_library_has_a_visit_of_its_own(home):
    assert visits.last(home / "a") == (None, False)
    assert visits.keep(home / "a", [1]) is None
    assert visits.keep(home / "b", [2]) is None
    held, there = visits.last(home / "a" / ".." / "a")
    assert (held["visit"], there) == ([1], True)
    (home / "link").symlink_to(home / "b")
    assert visits.last(home / "link")[0]["visit"] == [2]


def test_only_the_owner_can_read_what_was_searched_for(home):
    visits.keep(home / "a", "secret")
    (file,) = (home / "state").rglob("*.json")
    assert file.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_told_from_none(home):
    visits.keep(home / "a", [1])
    (file,) = (home / "state").rglob("*.json")
    file.write_bytes(b"{\xff")
    assert visits.last(home / "a") == (None, True)


def test_what_cannot_be_kept_is_said(home):
    (home / "state").write_text("a file where the folder should be")
    assert visits.keep(home / "a", [1]).startswith("Where you are is not remembered: ")
