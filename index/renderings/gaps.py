"""What a shorter lender left out of the middle of a quotation."""

from __future__ import annotations

import re

from index.model import Kind, Quotation, Span
from index.renderings.cutting import FEWEST_WORDS, all_spans, trimmed
from index.renderings.likeness import MARKS, normalised

# Counted in 19 annotated articles: of 15 whole sentences before a direct quotation without a
# cue 13 are said by the same speaker. A small count, and the rule was made on the seeds.
_CONFIDENCE = 0.85
_MOST_WORDS = 60  # two long sentences; more is a part of the story

_CLOSING = re.compile(rf"[\s,.!?\u2026\u2013\u2014-]*(?:{MARKS.pattern}|['\u2018\u2019])")


def between(one: Quotation, other: Quotation, text: str) -> Quotation | None:
    """Return what is said between a lent quotation and the lent one that carries it on.

    In the lender they stand next to each other, and a sentence that is left out between
    them is most likely of the same quotation.

    Args:
        one: lent.
        other: lent, and next in the borrower's text.
        text: the borrower's.
    """
    return _gap(one, Span(_end(one), other.start), text)


def after(one: Quotation, following: Quotation, text: str) -> Quotation | None:
    """Return what goes on after a lent quotation whose marks do not close in the lender.

    Args:
        one: lent, and not closed.
        following: the borrower's own quotation after it, which shows where it ends at last.
        text: the borrower's.
    """
    return _gap(one, Span(one.end, _start(following)), text)


def is_closed(quotation: Quotation, text: str) -> bool:
    """Tell whether a mark follows a quotation in a text that has marks."""
    return bool(_CLOSING.match(text, quotation.end))


def _gap(one: Quotation, gap: Span, text: str) -> Quotation | None:
    content = next(iter(trimmed(gap, text)), None)
    if one.kind is not Kind.DIRECT or content is None:
        return None
    if not FEWEST_WORDS <= len(normalised(content.of(text))) <= _MOST_WORDS:
        return None
    return Quotation(
        id=f"{one.id}b",
        kind=Kind.UNMARKED,
        mode=one.mode,
        contents=(content,),
        continues=one.id,
        confidence=_CONFIDENCE,
        why=("left out of the middle of a quote in another rendering",),
    )


def _start(quotation: Quotation) -> int:
    """Return where a quotation starts with the cue and source before it."""
    return min(span.start for span in all_spans(quotation))


def _end(quotation: Quotation) -> int:
    """Return where a quotation ends with the cue and source that follow it."""
    return max(span.end for span in all_spans(quotation))
