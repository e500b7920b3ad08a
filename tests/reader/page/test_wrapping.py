from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len

from index import Article, Heading
from reader.page.clean import clean
from reader.page.sheet import sheet_of
from reader.page.wrapping import lay_out, wrap

WORDS = st.lists(st.text("abcdé–’", min_size=1, max_size=30), min_size=1, max_size=40)
WIDE_WORDS = st.lists(st.text("abé山田。「e\u0301👨", min_size=1, max_size=12), max_size=20)


def sheet(text, title=""):
    return sheet_of(Article(Heading("a", title), text))


def lines(sheet_, layout):
    shown = []
    for number, start in enumerate(layout.starts):
        end = sheet_.end_of(sheet_.paragraph_of(start))
        if number + 1 < len(layout):
            end = max(start, min(end, layout.starts[number + 1]))
        shown.append(sheet_.text[start:end].rstrip())
    return shown


def wrapped(text, width=40, title=""):
    sheet_ = sheet(text, title)
    return lines(sheet_, lay_out(sheet_, lambda _: width))


@given(WORDS, st.integers(30, 72))  # Rich counts the blank behind a word that it has to cut
def test_words_are_wrapped_where_rich_wraps_them(words, width):
    text = " ".join(words)
    assert wrap(text, width)[1:] == divide_line(text, width)


@given(WORDS, st.integers(8, 72))
def test_counting_and_measuring_agree(words, width):
    text = " ".join(words)
    # The accent takes no cell and is out of reach of both, but asks for the measuring way.
    assert wrap(text + " " * width + "e\u0301", width)[: len(wrap(text, width))] == wrap(
        text, width
    )


@given(WIDE_WORDS, st.integers(4, 40))
def test_no_line_is_wider_than_the_window(words, width):
    text = " ".join(words)
    starts = [*wrap(text, width), len(text)]
    for start, end in pairwise(starts):
        assert cell_len(text[start:end].rstrip(" ")) <= width


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 40))
@settings(max_examples=60)
def test_any_text_is_wrapped_into_ascending_lines(text, width):
    starts = wrap(clean(text).replace("\n", " "), width)
    assert starts == sorted(set(starts))


def test_a_text_without_spaces_breaks_between_wide_characters():
    assert wrap("山田太郎は言った", 6) == [0, 3, 6]


def test_a_line_neither_begins_with_a_closing_mark_nor_ends_with_an_opening_one():
    assert wrap("山田太。郎", 6) == [0, 2]
    assert wrap("山田「太郎", 6) == [0, 2]


def test_an_accent_stays_with_its_letter():
    assert wrap("abce\u0301de", 4) == [0, 5]


def test_a_word_longer_than_the_line_is_cut():
    assert wrap("a" * 25, 10) == [0, 10, 20]


def test_spaces_at_the_end_make_no_line():
    assert wrap("word" + " " * 50, 10) == [0]
    assert wrap("山" + " " * 50, 10) == [0]


@pytest.mark.parametrize("width", [0, -3])
def test_no_room_at_all_still_gives_lines(width):
    assert lay_out(sheet("ab"), lambda _: width).starts.tolist() == [0, 1]


def test_paragraphs_are_parted_by_an_empty_line():
    assert wrapped("First one.\nSecond one.\nThird.") == [
        "First one.", "", "Second one.", "", "Third.",
    ]  # fmt: skip


def test_a_text_with_empty_lines_of_its_own_gets_no_more():
    long = "word " * 20
    assert wrapped(f"{long}\r\n\r\nSecond.", 120) == [long.strip(), "", "Second."]


def test_lines_wrapped_by_hand_are_not_torn_apart():
    text = "The council\nput off its vote.\n\nNobody\nasked us."
    assert wrapped(text) == text.split("\n")


def test_a_title_is_parted_from_the_text():
    assert wrapped("The vote\nIt was put off.\n\nAgain.", title="The vote")[:3] == [
        "The vote", "", "It was put off.",
    ]  # fmt: skip
    assert wrapped("\nIt was put off.", title="The vote") == ["The vote", "", "It was put off."]


def test_every_place_in_the_text_has_its_line():
    sheet_ = sheet("one two three\nfour")
    layout = lay_out(sheet_, lambda _: 8)
    assert lines(sheet_, layout) == ["one two", "three", "", "four"]
    assert [layout.line_of(at) for at in (0, 7, 8, 12, 14, 17)] == [0, 0, 1, 1, 3, 3]


def test_an_empty_text_is_one_empty_line():
    assert wrapped("") == [""]


def test_each_paragraph_has_a_width_of_its_own():
    sheet_ = sheet("aaaa bbbb\naaaa bbbb")
    layout = lay_out(sheet_, lambda paragraph: (20, 4)[paragraph])
    assert lines(sheet_, layout) == ["aaaa bbbb", "", "aaaa", "bbbb"]
