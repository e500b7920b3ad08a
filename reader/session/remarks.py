"""What is said of an article as it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.wording import counted
from reader.session.walk import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.session.found import Found
    from reader.session.state import DeskState, Opened, Target


def gone(state: DeskState, target: Target) -> str:
    """Say that the quotation that was gone to is not in the article any more."""
    ids = {quoted.quotation.id for quoted in state.quotations}
    if target.quotation_id is None or target.quotation_id in ids:
        return ""
    return "The library has changed: that quote is gone."


def remark(opened: Opened, found: Found, way: Callable[[str], str]) -> str:
    """Say what is missing in an article: quotations, or every speaker.

    Args:
        opened: the article.
        found: the results that it is one of.
        way: tells how a command is given.
    """
    quotations = opened.quotations
    if not quotations:
        on = f"{way('article.next')} goes on: {_further(opened, found)} further with quotes."
        return f"No quotes found in this article. {on}"
    if all(quoted.speaker_id is None for quoted in quotations):
        return f"{counted(len(quotations), 'quote')}, speaker unknown."
    return ""


def _further(opened: Opened, found: Found) -> str:
    """Say how many results after an article have quotations, or how many at least."""
    hits, here = found.hits, place_of(opened.article.heading)
    at = found.position(opened.article.id)
    beyond = [
        hit
        for row, hit in hits.at_hand()
        if (row > at if at is not None else place_of(hit.heading) > here)
    ]
    return f"{sum(hit.quotes > 0 for hit in beyond):,}{'' if hits.complete else '+'}"
