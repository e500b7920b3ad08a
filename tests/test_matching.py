"""Where a query stands in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.matching import Marker, matches
from index.model import Span
from index.query import parse_query

TEXT = 'Rain fell. "The rains will end the drought," said Mara Kent\u2019s brother. It\u2019s rain.'


def found(query, text=TEXT, contents=None):
    return [span.of(text) for span in matches(parse_query(query), text, contents)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("rain", ["Rain", "rains", "rain"]),
        ('"rain"', ["Rain", "rain"]),
        ("ra*", ["Rain", "rains", "rain"]),
        ("said:rain", ["Rain", "rains", "rain"]),
        ('"mara kent"', ["Mara Kent\u2019s"]),
        ('"rain fell" drought', ["Rain fell", "drought"]),
        ('"the dr"*', ["the drought"]),
        ('rain OR "rain fell"', ["Rain fell", "rains", "rain"]),
        ("-rain speaker:mara kind:direct", []),
        ('"it\'s"', ["It\u2019s"]),
        ('"rain rain"', []),
        ('"fell the rains"', ['fell. "The rains']),
    ],
)
def test_hits_are_whole_words_in_order(query, expected):
    assert found(query) == expected


def test_said_is_looked_for_inside_quotations_where_they_are_known():
    start = TEXT.index("The rains")
    contents = [[Span(start, TEXT.index(',"'))]]
    assert found("said:rain", contents=contents) == ["rains"]
    assert found("said:rain fell", contents=contents) == ["fell", "rains"]
    assert found("said:brother", contents=contents) == []


def test_a_phrase_goes_on_over_the_cue():
    text = '"We will," she said, "rebuild."'
    contents = [[Span(1, 8), Span(text.index("reb"), text.index('."'))]]
    assert found('said:"will rebuild"', text, contents) == ['will," she said, "rebuild']


def test_hits_of_a_phrase_that_overlap_are_one():
    assert matches(parse_query('"no no"'), "no no no") == (Span(0, 8),)


def test_a_phrase_longer_than_the_text_is_not_in_it():
    assert matches(parse_query('"a b c d"'), "a b") == ()


@given(st.text(alphabet="ab \u00e9'.", max_size=40), st.sampled_from(["a", "ab", "b", "e"]))
def test_exact_words_are_found_where_a_plain_search_finds_them(text, word):
    plain = re.sub("\u00e9", "e", text)
    expected = re.finditer(rf"(?<![abe])(?<![abe]'){word}(?![abe])(?!'[abe])", plain)
    assert matches(parse_query(f'"{word}"'), text) == tuple(
        Span(one.start(), one.end()) for one in expected
    )


def test_a_marker_marks_many_texts():
    marker = Marker(parse_query("rain"))
    assert [marker.matches(text) for text in ("rain", "snow", "It rains")] == [
        (Span(0, 4),),
        (),
        (Span(3, 8),),
    ]
