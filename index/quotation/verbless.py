"""Speakers named beside a region without a verb, as in `Mayor Ann Lee: "…"`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.quotation.clauses import QUOTE, STOPS
from index.quotation.phrases import phrase_from, phrase_to

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence

_LONGEST = 12  # items of the name
_NAMING = frozenset({"cap", "title", "low", "det", "num", "prep", ".", "-", "'", "&"})


class Named(NamedTuple):
    """A region and the items that name who speaks; the item that joins them, if one does."""

    quote: int
    source: tuple[int, int]
    joint: int | None


def named(sentence: Sentence) -> Named | None:
    """Return the region of a sentence that is otherwise only a name."""
    if len(sentence) > _LONGEST:
        return None
    places = [at for at, item in enumerate(sentence) if item.kind == QUOTE]
    if len(places) != 1:
        return None
    quote = places[0]
    before, behind = sentence[:quote], sentence[quote + 1 :]
    if before and before[-1].kind == ":" and _only_name(before[:-1]) and _only_stops(behind):
        source = phrase_to(sentence, quote - 2, 0)
        return Named(quote, source, quote - 1) if source else None
    if not before and _only_name(behind):
        source = phrase_from(sentence, quote + 1)
        return Named(quote, source, None) if source else None
    return None


def _only_name(items: Sentence) -> bool:
    return any(item.kind in {"cap", "title"} for item in items) and all(
        item.kind in _NAMING for item in items
    )


def _only_stops(items: Sentence) -> bool:
    return all(item.kind in STOPS for item in items)
