"""Where a query stands in a text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.matching import Finder, Marker, Words, matches
from index.model import Span
from index.query import Field, parse_query, while_typing
from index.words import WORD, fold, forms, plain, stem

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


def compared(clause, place, word):
    """Tell whether a word may stand at a place of a clause; what that means, in the long way."""
    wanted = clause.words[place]
    if clause.prefix and place == len(clause.words) - 1:
        return word.startswith(wanted)
    if clause.exact or len(clause.words) > 1:
        return wanted in forms(word)
    return stem(word) == stem(wanted)


def places_of(clause, text, spans):
    """Return where a clause hits, looking at every word."""
    words = [word for span in spans for word in WORD.finditer(text, span.start, span.end)]
    size = len(clause.words)
    for at in range(len(words) - size + 1):
        run = words[at : at + size]
        if all(compared(clause, place, fold(word[0])) for place, word in enumerate(run)):
            yield run[0].start(), run[-1].end()


def marked(query, text, contents):
    """Return what a marker must mark, letter by letter."""
    letters = set()
    edges = set()
    for clause in [one for group in query.groups for one in group if not one.negated]:
        wheres = contents if clause.field is Field.SAID else [[Span(0, len(text))]]
        for spans in wheres if clause.field in (Field.TEXT, Field.SAID) else []:
            for start, end in places_of(clause, text, spans):
                letters.update(range(start, end))
                edges.update(range(start, end - 1))
    joined = [at for at in sorted(letters) if at - 1 not in edges or at - 1 not in letters]
    return [
        (start, next(at for at in range(start, len(text)) if at not in edges) + 1)
        for start in joined
    ]


PIECES = st.sampled_from(
    [
        *"aAbeEgKlnsSy '\u2019-\"_.\n0",
        *"\u00e9\u00c9\u0130\u017f\u212a\u00df\u037a\u00bd\u00b2\u0301\u00ad\u200d\u03a3\u03c3\u2014\u00a3\u4e2d\U0001d400",
        "the ", "The ", "rain ", "rains ", "rained", "Rain\u2019s ", "ing", "ly", "ies", "dying ",
        "die ", "skies ", "sky ", "possible ", "possibility ", "caf\u00e9 ", "cafe\u0301 ",
        "\u0416\u0436 ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
WANTED = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@st.composite
def asked(draw):
    words = draw(WANTED).replace('"', " ")
    marks = draw(st.sampled_from(["", '"']))
    name = draw(st.sampled_from(["", "", "said:"]))
    return (
        f"{name}{marks}{words if marks else words.strip()}{marks}{draw(st.sampled_from(['', '*']))}"
    )


@st.composite
def parts_of(draw, text):
    """Quotations in a text: some spans each, in order, their ends anywhere."""
    edges = st.lists(st.integers(0, len(text)), min_size=2, max_size=6).map(sorted)
    runs = draw(st.lists(edges, max_size=2)) if len(text) > 1 else []
    return [
        [Span(*ends) for ends in zip(run[::2], run[1::2], strict=False) if ends[0] < ends[1]]
        for run in runs
    ]


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.lists(asked(), min_size=1, max_size=2), st.data())
@example("no no no", ['"no no"'], None)
@example("o'\u0301o'b", ["o'b"], None)
@example("(1) rain", ["\u2474 rain"], None)
@example("ab", ['said:"a b"'], (Span(0, 1), Span(1, 2)))
@example("ab", ["said:a said:b"], (Span(0, 1), Span(1, 2)))
@example("Caf\u00e9 \u00a35 rain", ["cafe", '"5 rain"'], None)
def test_hits_are_those_of_looking_at_every_word(text, asked_for, data):
    query = while_typing(parse_query(" ".join(asked_for)))
    given_parts = data is None or isinstance(data, tuple)
    contents = [data or (Span(0, len(text)),)] if given_parts else data.draw(parts_of(text))
    found = Marker(query).matches(text, contents)
    assert [(span.start, span.end) for span in found] == marked(query, text, contents)
    for clause in [one for group in query.groups for one in group]:
        hit = any(places_of(clause, text, [Span(0, len(text))]))
        assert Finder(clause).hits_text(text) is hit
        assert Finder(clause).hits(Words.of(text)) is hit


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(1, 3), st.sampled_from(["", "*"]), st.data())
def test_what_stands_in_a_text_is_found_in_it(text, size, star, data):
    words = WORD.findall(text)
    if len(words) < size:
        return
    at = data.draw(st.integers(0, len(words) - size))
    phrase = " ".join(words[at : at + size])
    (group,) = parse_query(f'"{phrase}"{star}').groups
    assert Finder(group[0]).hits_text(text)
    (single,) = parse_query(words[at].replace("-", "")).groups
    assert Finder(single[0]).hits_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain\u2019s A-Z", "rain's a-z"),
        ("\u201cCaf\u00e9\u201d \u2014 \u00a35", "?cafe? ? ?5"),
        ("\u041c\u043e\u0441\u043a\u0432\u0430", "\u043c\u043e\u0441\u043a\u0432\u0430"),
        ("a\u00a7", "a?"),
        ("\u0301a \u0301\u0301\u00e9", "?a ??e"),
        ("Stra\u00dfe", None),
        ("cafe\u0301", None),
    ],
)
def test_a_text_is_made_plain_where_its_words_keep_their_length(text, expected):
    assert plain(text) == expected
