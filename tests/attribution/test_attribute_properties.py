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


PLAIN = 'Tom Reyes met Anna Kovacs of the Harbour Office. "It is late," she said. '
CAPITALS = 'Bank of Leeds of Bank of Leeds the spokesman Tom Reyes "It is late" Leeds she '
NO_CAPITALS = "tom reyes met a spokesman for the harbour office It is late she said mr reyes of "


def calls_for(paragraph, paragraphs):
    text = paragraph * paragraphs
    quotations, at = [], 0
    for number in range(paragraphs):
        start = text.index("It is late", at)
        at = text.index("she", start)
        content, source = (Span(start, start + 10),), Span(at, at + 3)
        quotations.append(Quotation(f"q{number}", Kind.DIRECT, Mode.SPEECH, content, None, source))
    article, calls = Article(Heading("a", "A"), text), 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        attribute(article, quotations)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("paragraph", [PLAIN, CAPITALS, NO_CAPITALS])
def test_four_times_the_text_takes_four_times_the_steps(paragraph):
    calls_for(paragraph, 1)  # the lexicons are read once
    assert calls_for(paragraph, 400) < 4.4 * calls_for(paragraph, 100)
