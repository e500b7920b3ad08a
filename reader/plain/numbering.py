"""The numbers that quotes are named by: the open article's, those that are none keep theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Status

if TYPE_CHECKING:
    from index import Quoted
    from reader.session.state import DeskState


def numbered(state: DeskState) -> tuple[Quoted, ...]:
    """Return what has a number in the open article, in text order; the first one is number 1.

    What a person has said is no quote is among it, so that no number changes by that.
    """
    rejected = state.opened.rejected if state.opened else ()
    return tuple(sorted((*state.quotations, *rejected), key=_place))


def standing(state: DeskState) -> int | None:
    """Return the index, among what has a number, of that which the reader stands on."""
    here = state.current or state.rejected
    return None if here is None else numbered(state).index(here)


def gone_to(state: DeskState, index: int) -> DeskState:
    """Return the state of standing on what has a number, by its index among that."""
    wanted = numbered(state)[index]
    if is_none(wanted) and state.opened is not None:
        return state.on_struck(state.opened.rejected.index(wanted))
    return state.on_quote(state.quotations.index(wanted))


def is_none(quoted: Quoted) -> bool:
    """Tell whether a person has said that it is no quote."""
    return quoted.status is Status.REJECTED


def _place(quoted: Quoted) -> tuple[int, int, str]:
    quotation = quoted.quotation
    return quotation.start, quotation.end, quotation.id
