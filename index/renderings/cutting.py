"""What is left of a borrower's own quotations beside those that are lent to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.model import Quotation, Span
from index.renderings.likeness import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# What a cut leaves must be a clause: three words are an end of the quotation or a cue.
FEWEST_WORDS = 4


def cut(
    own: Quotation, lent: Sequence[Quotation], text: str, is_known: Callable[[Span], bool]
) -> Quotation | None:
    """Return an own quotation without the words that are lent, their cues and sources.

    Args:
        own: a quotation that shares words with what is lent.
        lent: all that is lent, in text order.
        text: the borrower's.
        is_known: tells whether a lender has the words of a span. Then it would have lent
            them too if somebody said them, and they are left out.

    Returns:
        The quotation with its own id; None where no clause is left.
    """
    taken = sorted(span for quotation in lent for span in all_spans(quotation))
    left = [
        piece
        for content in own.contents
        for piece in _without(content, taken, text)
        if len(normalised(piece.of(text))) >= FEWEST_WORDS and not is_known(piece)
    ]
    if not left:
        return None
    return replace(
        own,
        contents=tuple(left),
        cue=own.cue if own.cue and not _meets(own.cue, taken) else None,
        source=own.source if own.source and not _meets(own.source, taken) else None,
        why=(*own.why, "cut beside a quote lent by another rendering"),
    )


def shares_words(own: Quotation, lent: Quotation) -> bool:
    """Tell whether two quotations of one article overlap."""
    return any(_meets(content, lent.contents) for content in own.contents)


def all_spans(quotation: Quotation) -> Iterable[Span]:
    """Yield contents, cue and source."""
    yield from quotation.contents
    yield from (span for span in (quotation.cue, quotation.source) if span)


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _without(content: Span, taken: Iterable[Span], text: str) -> Iterable[Span]:
    start = content.start
    for span in taken:
        if span.overlaps(content):
            yield from trimmed(Span(start, span.start), text)
            start = max(start, span.end)
    yield from trimmed(Span(start, content.end), text)


def trimmed(span: Span, text: str) -> Iterable[Span]:
    """Yield a span without white space at its ends, if anything is left of it."""
    words = span.of(text)
    if words.strip():
        start = span.start + len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip()))


def directly_before(piece: Span, lent: Sequence[Quotation], text: str) -> Quotation | None:
    """Return the lent quotation from which only its cue and source part a span."""
    earlier = [quotation for quotation in lent if quotation.end <= piece.start]
    if not earlier:
        return None
    between = Span(earlier[-1].end, piece.start)
    taken = sorted(all_spans(earlier[-1]))
    return None if any(True for _ in _without(between, taken, text)) else earlier[-1]
