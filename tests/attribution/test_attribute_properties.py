import os
import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.attribution import attribute
from index.model import Article, Heading, Kind, Mode, Quotation, Span

WORDS = st.sampled_from(
    re.split(
        " ",
        "Tom Reyes Anna Kovacs Mr Ms Dr said told he she it they who the a spokesman of for "
        "company study Wexcorp OTS analysts says, . \" “ ” ' & \n\n - said: I Office and 3 é ß İ",
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def articles(draw):
    text = draw(TEXTS)
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda ends: Span(min(ends), max(ends))
    )
    quotations = tuple(
        Quotation(
            f"q{number}",
            draw(st.sampled_from(Kind)),
            Mode.SPEECH,
            (draw(spans),),
            draw(st.none() | spans),
            draw(st.none() | spans),
            draw(st.none() | st.just(f"q{number - 1}")),
        )
        for number in range(1, draw(st.integers(0, 6)) + 1)
    )
    return Article(Heading("a", "A"), text), quotations


@settings(max_examples=100, deadline=None)
@given(articles())
def test_no_input_breaks_it_and_every_span_is_in_the_text(case):
    article, quotations = case
    found = attribute(article, quotations)
    assert [one.quotation for one in found] == [quotation.id for quotation in quotations]
    for one in found:
        assert 0 <= one.confidence <= 1
        spans = [one.mention] if one.mention else []
        spans += one.voice.mentions if one.voice else []
        assert all(0 <= span.start <= span.end <= len(article.text) for span in spans)


@settings(max_examples=30, deadline=None)
@given(articles())
def test_the_same_text_gives_the_same_answer(case):
    assert attribute(*case) == attribute(*case)


@settings(max_examples=50, deadline=None)
@given(articles())
def test_a_voice_lists_the_mentions_of_its_quotations(case):
    article, quotations = case
    for one in attribute(article, quotations):
        if one.voice is not None and one.mention is not None:
            assert one.voice.name
            assert any(place.overlaps(one.mention) for place in one.voice.mentions)


INTRODUCED = 'A spokesman for Tom Reyes said "It is late" and the spokesman left. '
NO_SOURCE = 'Rain fell on the quay.\n\n"It is late"\n\n'
PLAIN = 'Tom Reyes met Anna Kovacs of the Harbour Office. "It is late," she said. '
CAPITALS = 'Bank of Leeds of Bank of Leeds the spokesman Tom Reyes "It is late" Leeds she '
NO_CAPITALS = "tom reyes met a spokesman for the harbour office It is late she said mr reyes of "
AGAIN = 'Rain fell on the quay. "It is late," the spokesman said. '
REPORTED = "Rain fell on the quay but added It is late\n\n"


class CountedText(str):
    """A text that knows how much of it was copied, which no trace of lines shows."""

    copied = 0

    def __getitem__(self, key):
        part = super().__getitem__(key)
        CountedText.copied += len(part)
        return part


def quotations_in(text, source, kind):
    for number, match in enumerate(re.finditer("It is late", text)):
        found = re.compile(source or "^").search(text, match.end())
        named = (number == 0 or source) and found
        yield Quotation(
            f"q{number}",
            kind if number else Kind.DIRECT,
            Mode.SPEECH,
            (Span(*match.span()),),
            None if source else Span(match.start() - 6, match.start() - 1),
            Span(*found.span()) if named else Span(0, 9) if number == 0 else None,
        )


def steps_for(opening, paragraph, source, kind, paragraphs):
    """Count the lines of the package that run, and the characters it copies."""
    text = opening + paragraph * paragraphs
    quotations = tuple(quotations_in(text, source, kind))
    article, lines = Article(Heading("a", "A"), CountedText(text)), 0

    def count(frame, event, argument):
        nonlocal lines
        if event == "call" and f"{os.sep}attribution{os.sep}" not in frame.f_code.co_filename:
            return None
        lines += event == "line"
        return count

    CountedText.copied, before = 0, sys.gettrace()
    sys.settrace(count)
    try:
        attribute(article, quotations)
    finally:
        sys.settrace(before)
    return lines + CountedText.copied


@pytest.mark.parametrize(
    ("opening", "paragraph", "source", "kind"),
    [
        ("", PLAIN, "she", Kind.DIRECT),
        ("", CAPITALS, "she", Kind.DIRECT),
        ("", NO_CAPITALS, "she", Kind.UNMARKED),
        (INTRODUCED, AGAIN, "the spokesman", Kind.DIRECT),
        ("Tom Reyes", NO_SOURCE, None, Kind.DIRECT),
        ("Tom Reyes", NO_SOURCE, None, Kind.UNMARKED),
        ("Tom Reyes", REPORTED, None, Kind.INDIRECT),
    ],
    ids=["she", "capitals", "no capitals", "the spokesman", "direct", "unmarked", "added"],
)
def test_four_times_the_text_takes_four_times_the_steps(opening, paragraph, source, kind):
    steps_for(opening, paragraph, source, kind, 1)  # the lexicons are read once
    few, many = (steps_for(opening, paragraph, source, kind, n) for n in (80, 320))
    assert many < 4.3 * few  # the first paragraphs have less to look back on
