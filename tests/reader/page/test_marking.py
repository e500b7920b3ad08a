"""Marking words by hand: the word to begin with, then the end, by letters, words, sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Span
from reader.page.marking import (
    Marking,
    adjusted,
    between_marks,
    sentence_end,
    sentence_start,
    word_at,
    word_before,
)

TEXT = 'Ms Orrin\u2019s bridge opens. "It is red," she said. He left!\n\nThe end'


def at(words, text=TEXT):
    return Span(text.index(words), text.index(words) + len(words))


def beginning(words):
    span = at(words)
    return Marking(span.start, span.end)


def ending(words):
    return beginning(words).begin()


@pytest.mark.parametrize(
    ("offset", "word"),
    [
        (0, "Ms"),
        (2, "Orrin\u2019s"),
        (5, "Orrin\u2019s"),
        (at('"It').start, "It"),
        (len(TEXT), "end"),
    ],
)
def test_the_word_at_a_place(offset, word):
    assert word_at(TEXT, offset).of(TEXT) == word


def test_a_text_without_words_is_one_word():
    assert word_at("...", 1) == Span(0, 3)
    assert word_at("", 0) == Span(0, 0)


def test_the_word_before_a_place():
    assert word_before(TEXT, at("bridge").start) == at("Orrin").start
    assert word_before(TEXT, at("ridge").start) == at("bridge").start
    assert word_before(TEXT, 0) == 0


def test_before_it_is_begun_the_word_moves():
    marking = beginning("Orrin\u2019s").by_words(TEXT, 1)
    assert marking.span.of(TEXT) == "bridge"
    assert marking.by_letters(TEXT, 1).span.of(TEXT) == "opens"
    assert marking.by_words(TEXT, -1).span.of(TEXT) == "Orrin\u2019s"
    assert beginning("bridge").by_sentences(TEXT, 1).span.of(TEXT) == "It"
    assert beginning("end").by_words(TEXT, 1).span.of(TEXT) == "end"


def test_then_its_end_moves():
    marking = ending("It")
    assert marking.by_words(TEXT, 1).span.of(TEXT) == "It is"
    assert marking.by_letters(TEXT, 1).span.of(TEXT) == "It "
    assert marking.by_words(TEXT, 1).by_words(TEXT, -1).by_letters(TEXT, -1).span.of(TEXT) == "It"
    assert marking.by_sentences(TEXT, 1).span.of(TEXT) == 'It is red," she said.'


def test_the_other_end_moves_after_a_turn():
    marking = ending("red").turned().by_words(TEXT, -1)
    assert marking.span.of(TEXT) == "is red"
    assert marking.by_sentences(TEXT, -1).span.of(TEXT) == "It is red"


def test_sentences_end_at_stops_and_line_ends():
    assert TEXT[: sentence_end(TEXT, 0)] == "Ms Orrin\u2019s bridge opens."
    assert TEXT[at("He").start : sentence_end(TEXT, at("He").start)] == "He left!"
    assert sentence_start(TEXT, at("left").start) == at("He").start
    assert sentence_start(TEXT, at("He").start) == at("It is").start
    assert sentence_end(TEXT, at("end").start) == len(TEXT)
    assert sentence_start(TEXT, 0) == 0


@given(
    text=st.text(alphabet='ab .,"\u2019\n!-', max_size=40),
    moves=st.lists(st.tuples(st.sampled_from(["letters", "words", "sentences", "begin", "turn"]),
                             st.sampled_from([1, -1])), max_size=12),
)  # fmt: skip
def test_no_move_leaves_the_text_or_marks_nothing(text, moves):
    word = word_at(text, 0)
    marking = Marking(word.start, word.end)
    for name, way in moves:
        if name == "begin":
            marking = marking.begin()
        elif name == "turn":
            marking = marking.turned() if marking.begun else marking
        else:
            marking = getattr(marking, f"by_{name}")(text, way)
        span = marking.span
        assert 0 <= span.start <= span.end <= len(text)
        assert span.start < span.end or not text


def test_words_between_marks_that_are_no_quote_are_found():
    text = 'He: "one". She: \u201ctwo three\u201d. "four"'
    everywhere = Span(0, len(text))
    assert between_marks(text, everywhere, ()).of(text) == "one"
    assert between_marks(text, everywhere, [at("one", text)]).of(text) == "two three"
    assert between_marks(text, Span(20, 30), ()) is None
    assert between_marks('" "', Span(0, 3), ()) is None


def test_what_was_left_out_between_parts_stays_left_out():
    parts = (Span(1, 10), Span(20, 30))
    assert adjusted(parts, Span(3, 40)) == (Span(3, 10), Span(20, 40))
    assert adjusted(parts, Span(0, 8)) == (Span(0, 8),)
    assert adjusted(parts, Span(12, 15)) == (Span(12, 15),)
    assert adjusted((Span(1, 10),), Span(0, 12)) == (Span(0, 12),)
