import pytest

from reader.session.completing import goes_on


@pytest.fixture
def here(tmp_path, monkeypatch):
    for name in ("news", "notes", ".hidden"):
        (tmp_path / name).mkdir()
    (tmp_path / "nest.txt").touch()
    (tmp_path / "news" / "2024").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_folders_come_first_and_what_is_hidden_only_where_it_is_asked_for(here):
    assert goes_on("") == ("news/", "notes/", "nest.txt")
    assert goes_on("ne") == ("news/", "nest.txt")
    assert goes_on(".h") == (".hidden/",)


def test_the_beginning_stays_as_it_was_typed(here):
    assert goes_on("~/ne") == ("~/news/", "~/nest.txt")
    assert goes_on("news/") == ("news/2024/",)
    assert goes_on(f"{here}/no") == (f"{here}/notes/",)


def test_what_is_no_folder_goes_nowhere(here):
    assert goes_on("no/such/") == goes_on("~nobody-at-all/") == goes_on("nest.txt/") == ()


def test_a_long_list_is_cut(here):
    for number in range(20):
        (here / f"x{number:02}").touch()
    assert len(goes_on("x")) == 8
