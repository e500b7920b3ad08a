"""The files of a segment, each by itself."""

import struct
import sys
import zlib
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import index as whoosh_index
from whoosh.codec import whoosh3

from index.library.engine import bits, postings
from index.library.engine.container import Container, Parts
from index.library.engine.inverting import Inverter, counted_words, counts_of, places_of
from index.library.engine.merging import to_merge
from index.library.engine.remembered import Remembered
from index.library.engine.strings import Strings, write_strings

PLACES = st.sets(st.integers(0, 5000))


@given(places=PLACES)
def test_a_bitmap_holds_its_places(places):
    bitmap = bits.of_places(places, 5001)
    assert list(bits.each(bitmap)) == sorted(places)
    assert list(bits.each_down(bitmap)) == sorted(places, reverse=True)
    assert bits.stretched(bits.shrunk(bitmap)) == bitmap
    chosen = bits.selectors(bitmap, 5001)
    assert {place for place, one in enumerate(chosen) if one} == places
    assert bits.of_flags(chosen) == bitmap


@pytest.mark.parametrize("step", [1, 3, 50, 4000])
def test_a_dense_bitmap_holds_what_a_sparse_one_does(step):
    places = range(0, 5000, step)
    assert bits.of_places(places, 5000) == sum(1 << place for place in places)


def test_nothing_is_a_bitmap_too():
    assert bits.of_places((), 0) == bits.of_flags(b"") == 0
    assert bits.selectors(0, 0) == b""
    assert list(bits.each(0)) == list(bits.each_down(0)) == []


def test_a_bitmap_that_was_changed_is_not_read():
    data = bytearray(bits.shrunk(1 << 900))
    data[-1] ^= 1
    with pytest.raises(zlib.error):
        bits.stretched(bytes(data))


@pytest.fixture
def parts_of(tmp_path):
    """Return what writes parts and maps them."""

    def write(fill):
        with Container(tmp_path / "parts") as container:
            fill(container)
        return Parts(tmp_path / "parts")

    return write


def test_parts_are_read_as_they_were_written(parts_of):
    def fill(container):
        container.add("odd", b"abc")
        container.start("long")
        container.write(b"1234")
        container.write(b"5678")
        container.add("numbers", array("q", [1, -2, 2**40]))
        container.add("nothing", b"")

    parts = parts_of(fill)
    assert bytes(parts.bytes("odd")) == b"abc"
    assert bytes(parts.bytes("long")) == b"12345678"
    assert list(parts.column("numbers", "q")) == [1, -2, 2**40]
    assert list(parts.column("nothing", "I")) == []
    with pytest.raises(KeyError):
        parts.bytes("other")


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"QuothPt2", b"QuothPt0"), (b'{"byteorder"', b'{"byteOrder"'), (b"[8, 3,", b"[8, 2,")],
)
def test_parts_that_are_not_what_was_written_are_refused(tmp_path, parts_of, old, new):
    parts_of(lambda container: container.add("odd", b"abc"))
    path = tmp_path / "parts"
    head, _, tail = path.read_bytes().rpartition(old)
    path.write_bytes(head + new + tail)
    with pytest.raises(ValueError):  # noqa: PT011  # nobody reads what it says
        Parts(path)


def test_parts_of_a_machine_with_another_order_of_bytes_are_refused(tmp_path, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "byteorder", "middle")
        with Container(tmp_path / "parts"):
            pass
    with pytest.raises(ValueError, match="middle"):
        Parts(tmp_path / "parts")


def test_a_damaged_part_is_found_when_it_is_asked_for_and_harms_no_other(tmp_path, parts_of):
    def fill(container):
        container.add("numbers", array("q", [1, 2]))
        container.start("long")
        container.write(b"1234")
        container.write(b"5678")

    parts_of(fill)
    path = tmp_path / "parts"
    path.write_bytes(path.read_bytes().replace(b"45", b"54"))
    parts = Parts(path)
    assert list(parts.column("numbers", "q")) == [1, 2]
    assert parts.count("numbers", "q") == 2
    for _ in range(2):
        with pytest.raises(ValueError, match="long"):
            parts.bytes("long")
    assert bytes(parts.unchecked("long")) == b"12354678"


def test_parts_that_were_cut_short_are_none(tmp_path):
    def fail(container):
        container.add("odd", b"abc")
        raise KeyError("gone")

    with pytest.raises(KeyError), Container(tmp_path / "parts") as container:
        fail(container)
    with pytest.raises(struct.error):
        Parts(tmp_path / "parts")


@given(
    words=st.sets(st.text("aéz\u4e2d\U0001f600", max_size=4), max_size=30),
    wanted=st.text("aéz", max_size=3),
)
def test_strings_are_found_in_place(tmp_path_factory, words, wanted):
    ordered = sorted(words)
    path = tmp_path_factory.mktemp("strings") / "parts"
    with Container(path) as container:
        write_strings(container, "words", ordered)
    strings = Strings(Parts(path), "words")
    assert [strings[number] for number in range(len(strings))] == ordered
    found = strings.find(wanted)
    assert (None if found is None else strings[found]) == (wanted if wanted in words else None)
    assert [strings[number] for number in strings.starting(wanted)] == [
        word for word in ordered if word.startswith(wanted)
    ]


def test_a_string_of_no_unicode_text_is_kept(parts_of):
    parts = parts_of(lambda container: write_strings(container, "ids", ["caf\udce9", "b"]))
    assert Strings(parts, "ids")[0] == "caf\udce9"


def test_what_went_to_disk_comes_back_in_order(tmp_path):
    kept, spilled = Inverter(tmp_path, "kept"), Inverter(tmp_path, "spilled")
    for place, text in enumerate(["rain and rain", "snow", "rain " * 300, "and snow"]):
        for inverter in (kept, spilled):
            inverter.add_counted(counted_words(text), place)
        spilled.spill()
    expected = list(kept.postings())
    assert list(spilled.postings()) == expected
    assert [word for word, _ in expected] == [b"and", b"rain", b"snow"]
    rain = dict(expected)[b"rain"]
    assert list(places_of(rain)) == [0, 2]
    assert counts_of(rain) == [2, 255]


ROWS = {
    "text": [
        (b"rain", range(0, 4000, 2), [1 + place % 5 for place in range(2000)]),
        (b"snow", [7], [1]),
        (b"sun", [1, 2], [3, 3]),
    ],
    "title": [(b"rain", array("I", [5]), None)],
}


def read(folder):
    lists = postings.PostingLists(folder, ROWS)
    found = [
        (name, word, lists.numbers(name, word.decode()), lists.weighted(name, word.decode()))
        for name, rows in ROWS.items()
        for word, _, _ in rows
    ]
    lists.close()
    return found


def expected():
    return [
        (name, word, list(numbers), dict(zip(numbers, weights or [1], strict=True)))
        for name, rows in ROWS.items()
        for word, numbers, weights in rows
    ]


def test_posting_lists_are_read_as_they_were_written(tmp_path):
    postings.write(tmp_path, 4000, ROWS)
    assert read(tmp_path) == expected()


def test_whoosh_itself_reads_the_same(tmp_path):
    postings.write(tmp_path, 4000, ROWS)
    with whoosh_index.open_dir(str(tmp_path)).reader() as reader:
        assert reader.doc_count_all() == 4000
        assert list(reader.field_terms("text")) == ["rain", "snow", "sun"]
        matcher = reader.postings("text", "rain")
        assert list(matcher.all_ids()) == list(range(0, 4000, 2))
        assert reader.doc_frequency("text", "rain") == 2000
        assert reader.frequency("text", "sun") == 6


def test_a_whoosh_with_other_insides_is_written_and_read_posting_by_posting(tmp_path, monkeypatch):
    monkeypatch.setattr(postings, "_INSIDE", ("nothing like it",))
    monkeypatch.setattr(postings._Codec, "postings_writer", whoosh3.W3Codec.postings_writer)
    postings.write(tmp_path, 4000, ROWS)
    assert read(tmp_path) == expected()


def test_words_that_no_field_has_are_damage_for_whoosh_too(tmp_path):
    postings.write(tmp_path, 4000, ROWS)
    lists = postings.PostingLists(tmp_path, ROWS)
    with pytest.raises((KeyError, ValueError)):
        lists.numbers("text", "hail")
    lists.close()


def test_bitmaps_are_remembered_as_long_as_there_is_room():
    made = []

    def make(name):
        return lambda: made.append(name) or 1 << 8000

    remembered = Remembered(3000)
    for name in ("a", "b", "a", "c", "b", "a"):
        remembered.get((name,), make(name))
    assert made == ["a", "b", "c", "b", "a"]


@pytest.mark.parametrize(
    ("sizes", "fresh", "merged"),
    [
        ({}, 5, set()),
        ({"a": 100_000}, 1, set()),
        ({"a": 100_000, "b": 1}, 1, {"b"}),
        ({"a": 100_000, "b": 1, "c": 3}, 1, {"b", "c"}),
        ({"a": 100_000, "b": 200}, 1, set()),
        ({"a": 100_000, "b": 200}, 100, {"b"}),
        ({"a": 100_000, "b": 900}, 400, set()),
        ({"a": 100_000, "b": 900}, 500, {"b"}),
        ({"a": 100_000}, 60_000, {"a"}),
        ({str(number): 500 + number for number in range(12)}, 1, {str(n) for n in range(7)}),
    ],
)
def test_small_segments_are_merged_and_large_ones_left(sizes, fresh, merged):
    assert to_merge(sizes, fresh) == merged


@given(st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**32 - 1)), max_size=40))
def test_the_digits_of_numbers_add_up_to_them(numbers):
    found = bits.digits(memoryview(array("I", numbers)))
    assert found == tuple(
        sum((number >> digit & 1) << place for place, number in enumerate(numbers))
        for digit in range(max(numbers, default=0).bit_length())
    )
