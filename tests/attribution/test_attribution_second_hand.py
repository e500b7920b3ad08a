"""Who is said to have spoken, inside what somebody else says."""

from dataclasses import replace

import pytest

from index.attribution import attribute
from index.model import Article, Heading, Kind, Mode, Quotation, Span

BOTH = 'Peter Duarte met Tom Kent. "He told me, \'You must go,\'" Kent said. "I left at once."'


def quotation(number, text, words, source=None, **more):
    start = text.index(words)
    at = None if source is None else text.index(source, more.pop("after", 0))
    return Quotation(
        f"q{number}",
        Kind.DIRECT,
        Mode.SPEECH,
        (Span(start, start + len(words)),),
        source=None if at is None else Span(at, at + len(source)),
        **more,
    )


@pytest.fixture
def told():
    outer = quotation(1, BOTH, "He told me, 'You must go,'", "Kent", after=BOTH.index("go,"))
    inner = quotation(2, BOTH, "You must go", "He", parent="q1")
    return outer, inner, quotation(3, BOTH, "I left at once", continues="q1")


def speakers(text, quotations):
    found = attribute(Article(Heading("a", "A"), text), quotations)
    return [one.voice.name if one.voice else None for one in found]


def test_he_inside_a_speech_is_not_who_speaks(told):
    assert speakers(BOTH, told) == ["Tom Kent", "Peter Duarte", "Tom Kent"]


def test_he_is_nobody_where_nobody_else_is_there(told):
    text = BOTH.replace("Peter Duarte met", "The tide met")
    shift = len(text) - len(BOTH)

    def moved(span):
        return span and Span(span.start + shift, span.end + shift)

    shifted = [
        replace(one, contents=tuple(map(moved, one.contents)), source=moved(one.source))
        for one in told
    ]
    assert speakers(text, shifted) == ["Tom Kent", None, "Tom Kent"]


def test_who_is_told_of_again_does_not_go_on_speaking(told):
    outer, inner, then = told
    assert speakers(BOTH, (outer, inner, replace(then, continues=None)))[2] != "Peter Duarte"


def test_marks_that_stay_open_pass_over_what_is_inside():
    text = (
        "\"Ana Duarte told us, 'The wall is lost,' and so we waited on the road.\n\n"
        '"Then we went home," said Tom Kent.'
    )
    outer = quotation(
        1, text, "Ana Duarte told us, 'The wall is lost,' and so we waited on the road"
    )
    inner = quotation(2, text, "The wall is lost", "Ana Duarte", parent="q1")
    then = quotation(3, text, "Then we went home", "Tom Kent")
    assert speakers(text, (outer, inner, then)) == ["Tom Kent", "Ana Duarte", "Tom Kent"]
