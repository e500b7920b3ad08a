import pytest

from index import create_library, is_library
from index.corpus.library_folder import LIBRARY_FILE


def test_a_folder_is_a_library_by_the_file_in_it(tmp_path):
    assert not is_library(tmp_path)
    assert not is_library(tmp_path / "gone")
    assert not is_library(tmp_path / ("x" * 5000))
    create_library(tmp_path).close()
    assert is_library(tmp_path)
    assert not is_library(tmp_path / LIBRARY_FILE)


def test_a_folder_that_cannot_be_looked_at_is_none(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "stat", refused)
    with pytest.raises(PermissionError):
        (tmp_path / LIBRARY_FILE).is_file()
    assert not is_library(tmp_path)
