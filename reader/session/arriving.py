"""Where in an article a person arrives that has just been opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.session.state import BEFORE, DeskState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Quoted
    from reader.session.state import Opened, Target
    from reader.session.walk import Choice


def opened_state(opened: Opened, target: Target, *, only: Choice | None) -> DeskState:
    """Return the state of an article that has just been opened.

    At a quotation if one is named; else at the first one that was searched for; else at the
    first hit, and the quotation that it stands in or that follows it; else at the first
    quotation.
    """
    state = DeskState(opened=opened, only=only, top=target.top, by_itself=target.by_itself)
    ids = [quoted.quotation.id for quoted in opened.quotations]
    if target.quotation_id in ids:
        return replace(state.on_quote(ids.index(target.quotation_id)), home=target.home)
    if target.point is None:
        wanted = [index for index, one in enumerate(ids) if one in opened.wanted]
        if wanted and target.hit is None:
            return _at_wanted(state, wanted[0])
        if opened.hits:
            return _at_hit(state, range(len(opened.hits))[target.hit or 0])
    point = BEFORE if target.point is None else target.point
    for index, rejected in enumerate(opened.rejected):
        if rejected.quotation.start == point + 1 and point != BEFORE:
            return state.on_struck(index)
    return state.on_quote(_quote_near(state, point)) if ids else state


def reread_state(before: DeskState, opened: Opened) -> DeskState:
    """Return the state of the open article after its quotations have changed.

    At what stands now where the current quotation stood, a rejected one too; else at the
    quotation that follows.
    """
    if before.find is not None:
        opened = replace(opened, hits=before.hits)
    hit = before.hit if before.hit is not None and before.hit < len(opened.hits) else None
    state = replace(before, opened=opened, quote=None, struck=None, hit=hit)
    was = before.current or before.rejected
    if was is None:
        return _beside(state, before.quote_from)
    at = _like(was, opened.quotations)
    if at is not None:
        return _again(before, state.on_quote(at)) if before.current else state.on_quote(at)
    at = _like(was, opened.rejected)
    if at is not None:
        return _again(before, state.on_struck(at))
    return _beside(state, was.quotation.start)


def _again(before: DeskState, after: DeskState) -> DeskState:
    """Return the state with what counts from where the reader was, where that is elsewhere.

    It may be the top or a hit, from where the next quotation counts, or a walk along a speaker.
    """
    after = replace(after, home=before.home, exhausted=before.exhausted, hit_from=before.hit_from)
    stands = before.stands_on_quote or before.struck is not None
    return after if stands else replace(after, quote_from=before.quote_from)


def _like(was: Quoted, several: Sequence[Quoted]) -> int | None:
    """Return which quotation stands where another stood: shares most, and goes least beyond it."""
    shared = {at: _overlap(one, was) for at, one in enumerate(several)}
    fitting = [at for at, common in shared.items() if common]
    return max(fitting, key=lambda at: (shared[at], -_length(several[at])), default=None)


def _length(quoted: Quoted) -> int:
    return sum(span.end - span.start for span in quoted.quotation.contents)


def _beside(state: DeskState, point: int) -> DeskState:
    return state.on_quote(_quote_near(state, point)) if state.quotations else state


def _overlap(one: Quoted, other: Quoted) -> int:
    """Return how many characters two quotations have in common."""
    return sum(
        max(0, min(left.end, right.end) - max(left.start, right.start))
        for left in one.quotation.contents
        for right in other.quotation.contents
    )


def _at_wanted(state: DeskState, index: int) -> DeskState:
    """Go to a quotation, and to the first hit inside it."""
    contents = state.quotations[index].quotation.contents
    state = state.on_quote(index)
    for at, hit in enumerate(state.hits):
        if any(span.start <= hit.start < span.end for span in contents):
            return replace(state, hit=at, hit_from=hit.start)
    return state


def _at_hit(state: DeskState, index: int) -> DeskState:
    state = state.on_hit(index)
    if state.quote is not None or not state.quotations:
        return state
    near = _quote_near(state, state.hits[index].start)
    return replace(state, quote=near, quote_from=state.quotations[near].quotation.start)


def _quote_near(state: DeskState, point: int) -> int:
    """Return the first quotation of the chosen speaker from a place on, else the nearest one."""
    allowed = [
        index
        for index, quoted in enumerate(state.quotations)
        if state.only is None or state.only.takes(quoted)
    ] or list(range(len(state.quotations)))
    after = [index for index in allowed if state.quotations[index].quotation.end > point]
    return after[0] if after else allowed[-1]
