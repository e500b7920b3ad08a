"""What becomes of the borrower's own quotations beside those that are lent to it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from index.model import Kind
from index.renderings.cutting import all_spans, cut, directly_before, shares_words
from index.renderings.gaps import after, between, is_closed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.model import Quotation, Reading
    from index.renderings.placing import Lent


def own_beside(borrower: Reading, lent: Sequence[Lent]) -> dict[str, Quotation]:
    """Return what stays of the borrower's own quotations, by their ids."""
    starts = [one.quotation.start for one in lent]
    stays: dict[str, Quotation] = {}
    for own in borrower.quotations:
        # One before, whose contents may lie on both sides of what follows it, is enough.
        near = lent[max(bisect_left(starts, own.start) - 2, 0) : bisect_left(starts, own.end) + 1]
        left = _left_of(own, near, borrower.article.text)
        if left is not None:
            stays[own.id] = _linked(left, near, stays, borrower.article.text)
    return stays


def _left_of(own: Quotation, near: Sequence[Lent], text: str) -> Quotation | None:
    meeting = next((one for one in near if shares_words(own, one.quotation)), None)
    if meeting is None:
        return own
    return cut(own, [one.quotation for one in near], text, meeting.alignment.is_known)


def _linked(
    own: Quotation, near: Sequence[Lent], stays: Mapping[str, Quotation], text: str
) -> Quotation:
    """Carry on a lent quotation where an own one has neither cue nor source of its own."""
    lent = [one.quotation for one in near]
    if own.parent is not None and own.parent not in stays:
        own = replace(own, parent=None)
    if own.cue is None and own.source is None:
        before = directly_before(own.contents[0], lent, text)
        if before is not None and before.kind is Kind.DIRECT:
            return replace(own, continues=before.id)
    if own.continues is None or own.continues in stays:
        return own
    # What it carried on is gone: a lent one stands in its place.
    earlier = [quotation.id for quotation in lent if quotation.end <= own.start]
    return replace(own, continues=earlier[-1] if earlier else None)


def left_out(
    lent: Sequence[Lent], own: Sequence[Quotation], text: str
) -> Iterator[tuple[Quotation, Lent]]:
    """Find what shorter lenders left out of the middle of what they lend.

    Args:
        lent: in text order.
        own: what stays of the borrower's own quotations, in text order.
        text: the borrower's.

    Returns:
        Quotations with what they carry on.
    """
    starts = [quotation.start for quotation in own]
    for one, other in zip(lent, (*lent[1:], None), strict=True):
        following = bisect_left(starts, one.quotation.end)
        gap = None
        if other is not None and other.quotation.continues == one.quotation.id:
            gap = between(one.quotation, other.quotation, text)
        elif following < len(own) and not is_closed(one.original, one.lender.article.text):
            gap = after(one.quotation, own[following], text)
        if gap is None:
            continue
        near = (*own[max(following - 2, 0) : following + 1], *([other.quotation] if other else ()))
        if one.alignment.is_new(gap.contents[0]) and not _overlaps(gap, near):
            yield gap, one


def _overlaps(gap: Quotation, others: Iterable[Quotation]) -> bool:
    return any(span.overlaps(gap.contents[0]) for other in others for span in all_spans(other))
