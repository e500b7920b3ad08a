"""The files of a segment, each by itself."""

import random
import struct
import sys
import zlib
from array import array
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import index as whoosh_index
from whoosh.codec import whoosh3

from index.library.engine import bits, codes, neighbours, postings
from index.library.engine.container import Container, Parts
from index.library.engine.inverting import Inverter, counts_of, places_of
from index.library.engine.merging import to_merge
from index.library.engine.pages import Pages, PageWriter
from index.library.engine.remembered import Remembered
from index.library.engine.strings import Strings, write_strings
from index.library.engine.vocabulary import Vocabulary

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
    kept, spilled = (Inverter(tmp_path, name, str.encode) for name in ("kept", "spilled"))
    for place, text in enumerate(["rain and rain", "snow", "rain " * 300, "and snow"]):
        for inverter in (kept, spilled):
            inverter.add_counted(Counter(text.split()), place)
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


def lists_in(folder):
    sums = {file: postings.sums(folder, file) for file in (postings.LISTS, postings.TABLE)}
    return postings.PostingLists(folder, ROWS, sums.__getitem__)


def read(folder):
    lists = lists_in(folder)
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


@pytest.mark.parametrize("file", [postings.LISTS, postings.TABLE])
def test_whatever_byte_of_posting_lists_is_changed_no_other_places_are_found(tmp_path, file):
    postings.write(tmp_path, 4000, ROWS)
    sums = {file: postings.sums(tmp_path, file) for file in (postings.LISTS, postings.TABLE)}
    path = next(tmp_path.glob(f"*.{file}"))
    whole = path.read_bytes()
    changed = 0
    for place in range(0, len(whole), 3):
        content = bytearray(whole)
        content[place] ^= 1 << place % 8
        path.write_bytes(content)
        try:
            lists = postings.PostingLists(tmp_path, ROWS, sums.__getitem__)
            found = lists.numbers("text", "rain")
        except ValueError:
            changed += 1
        else:
            assert found == list(range(0, 4000, 2))
    assert changed > len(whole) // 4


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
    lists = lists_in(tmp_path)
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


# Numbers of words on both sides of where their codes change.
_SHORT = codes.SHORT
NUMBERS = st.sampled_from(
    [0, 1, 126, 127, 2046, 0xD7FE, 0xD7FF, _SHORT - 1]
    + [_SHORT + more for more in (0, 1, 0x10000, 0x10001, 0x30000)]
)


@given(
    text=st.lists(NUMBERS, max_size=30),
    start=st.integers(0, 30),
    ways=st.lists(st.sets(NUMBERS, max_size=9), min_size=2, max_size=5),
)
def test_a_phrase_is_found_in_codes_where_its_numbers_follow_each_other(text, start, ways):
    words = [
        numbers | set(text[start + place : start + place + 1]) or {0}
        for place, numbers in enumerate(ways)
    ]
    expected = any(
        all(number in numbers for number, numbers in zip(text[at:], words, strict=False))
        for at in range(len(text) - len(words) + 1)
    )
    assert codes.finder(words)("".join(map(codes.code, text)).encode()) == expected


@given(NUMBERS)
def test_a_code_tells_its_number_and_is_no_break(number):
    code = codes.code(number)
    assert codes.BREAK not in code
    assert (len(code) == 1) == (number < codes.SHORT)
    if number < codes.SHORT:
        assert codes.number_of(code) == number


@pytest.mark.parametrize(
    "places",
    [[0], [0, 1, 2], range(0, 3_000_000, 7), [5, 0xD800, 0x10FFFF + 9], [0, 0x10FFFF + 1], [2**21]],
)
def test_places_of_neighbours_are_read_as_they_were_written(tmp_path, parts_of, places):
    def fill(container):
        writer = neighbours.NeighbourWriter(tmp_path, "text", {3: 0, 4: 1}, 5)
        writer._texts = 3_000_000
        for place in places:
            writer._inverter.add([codes.code(0) + codes.code(1)], place)
        writer.write(container)

    found = neighbours.Neighbours(parts_of(fill), "text", 3_000_000)
    assert found.following(0, 1) == bits.of_places(places, 3_000_000)
    assert found.following(1, 0) == found.following(0, 0) == found.following(1, 1) == 0


def test_neighbours_that_went_to_disk_come_back(tmp_path, parts_of, monkeypatch):
    monkeypatch.setattr(neighbours, "_PAIRS_IN_MEMORY", 1)

    def fill(container):
        writer = neighbours.NeighbourWriter(tmp_path, "text", {1: 0, 2: 1}, 4)
        for text in ([1, 2, 3, 2], [2, 0, 1], [1, 1, 2], [2, 1]):
            writer.add(text)
        writer.write(container)

    found = neighbours.Neighbours(parts_of(fill), "text", 4)
    pairs = {(one, two): found.following(one, two) for one in (0, 1) for two in (0, 1)}
    assert pairs == {(0, 1): 0b101, (0, 0): 0b100, (1, 0): 0b1000, (1, 1): 0}


def test_of_too_many_common_words_the_most_frequent_stay(monkeypatch):
    monkeypatch.setattr(neighbours, "SHORT", 2)
    assert list(neighbours.common_words([9000, 1, 2048, 2049])) == [0, 3]


@pytest.mark.parametrize("sizes", [[3, 5000, 0, 9], [4096], [], [1 << 20, 1, 1 << 20]])
def test_pages_are_read_as_they_were_written(parts_of, sizes):
    pieces = [random.Random(size).randbytes(size) for size in sizes]

    def fill(container):
        writer = PageWriter(container, "large")
        for piece in pieces:
            writer.write(piece)
        writer.finish()

    pages, start = Pages(parts_of(fill), "large"), 0
    for piece in pieces:
        assert pages.read(start, start + len(piece)) == piece
        start += len(piece)
        pages.let_go()


def test_a_damaged_page_is_found_and_harms_no_other(tmp_path, parts_of):
    def fill(container):
        writer = PageWriter(container, "large")
        writer.write(b"x" * 5000 + b"damage" + b"y" * 5000)
        writer.finish()

    parts_of(fill)
    path = tmp_path / "parts"
    path.write_bytes(path.read_bytes().replace(b"damage", b"demage"))
    pages = Pages(Parts(path), "large")
    assert pages.read(0, 4096) == b"x" * 4096
    assert pages.read(8192, 8200) == b"y" * 8
    for _ in range(2):
        with pytest.raises(ValueError, match="1"):  # the number of the page
            pages.read(4000, 4100)


def test_ways_to_write_words_are_forgotten_and_their_numbers_kept(monkeypatch):
    monkeypatch.setattr("index.library.engine.vocabulary._REMEMBERED", 1)
    vocabulary = Vocabulary()
    first = vocabulary.numbered("Rain rain; caf\u00e9's RAIN")
    assert first == [1, 1, 2, 1]
    assert vocabulary.numbered("cafe's snow Rain") == [2, 3, 1]
    assert vocabulary.words == ["", "rain", "cafe's", "snow"]
    assert vocabulary.owners == {2: "cafe"}


@given(st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**32 - 1)), max_size=40))
def test_the_digits_of_numbers_add_up_to_them(numbers):
    found = bits.digits(memoryview(array("I", numbers)))
    assert found == tuple(
        sum((number >> digit & 1) << place for place, number in enumerate(numbers))
        for digit in range(max(numbers, default=0).bit_length())
    )
