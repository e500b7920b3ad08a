"""Articles with their quotations, written down as (content, source, cue)."""

import re

import pytest

from index.attribution import attribute
from index.model import Article, Heading, Kind, Mode, Quotation, Span


def quotations_of(text, quotes):
    """Find each content in turn, and the source and the cue that stand nearest to it."""
    found, at = [], 0
    for number, (content, source, cue) in enumerate(quotes, start=1):
        start = text.index(content, at)
        at = start + len(content)
        span = Span(start, at)
        carried = source is None and cue == "carried on"
        found.append(
            Quotation(
                f"q{number}",
                Kind.DIRECT if text[start - 1 : start] in {'"', "“"} else Kind.INDIRECT,
                Mode.SPEECH,
                (span,),
                None if cue is None or carried else nearest(text, cue, span),
                None if source is None else nearest(text, source, span),
                f"q{number - 1}" if carried else None,
            )
        )
    return tuple(found)


def nearest(text, words, span):
    places = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(words)}\b", text)]
    outside = [place for place in places if not place.overlaps(span)]
    return min(outside, key=lambda place: max(span.start - place.end, place.start - span.end))


@pytest.fixture
def attributed():
    """Return a function from a text and its quotes to their attributions."""

    def attributions(text, *quotes):
        article = Article(Heading("a", "A"), text)
        return attribute(article, quotations_of(text, quotes))

    return attributions


@pytest.fixture
def named(attributed):
    """Return a function from a text and its quotes to the names of their speakers."""

    def names(text, *quotes):
        found = attributed(text, *quotes)
        return [one.voice.name if one.voice else None for one in found]

    return names
