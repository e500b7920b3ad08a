import pytest

from reader.config import state_folder
from reader.outside.remembered import recall, remember


def test_what_is_remembered_is_recalled():
    remember("thing.json", {"a": ["b"]})
    remember("thing.json", {"a": ["c"]})
    assert recall("thing.json") == {"a": ["c"]}


def test_what_is_not_there_or_damaged_counts_as_nothing():
    assert recall("thing.json") is None
    remember("thing.json", 1)
    for damaged in (b"{", b"\xff", b"[" * 100_000):
        (state_folder() / "thing.json").write_bytes(damaged)
        assert recall("thing.json") is None


def test_what_cannot_be_written_leaves_the_old_and_nothing_else():
    remember("thing.json", 1)
    with pytest.raises(TypeError):
        remember("thing.json", object())
    assert recall("thing.json") == 1
    assert [path.name for path in state_folder().iterdir()] == ["thing.json"]
