"""What would find something where a query finds nothing, with how much it would find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import Field, parse_query, respelt, ways_to_spell
from reader.session.found import Alternative
from reader.session.rescue import easier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index import Library, Query

_WORDED = (Field.SAID, Field.SPEAKER, Field.TITLE)
_SPELT = 3  # ways to spell all words otherwise that are offered


def offers(
    library: Library, query: Query, total_of: Callable[[Query], int]
) -> tuple[Alternative, ...]:
    """Return other queries that find something: words spelt otherwise, then less of them.

    Args:
        library: whose words are near.
        query: what finds nothing.
        total_of: says how many articles a query finds.
    """
    counted = (
        Alternative(does, other.text, total_of(other)) for does, other in _others(library, query)
    )
    return tuple(offer for offer in counted if offer.total)


def _others(library: Library, query: Query) -> Iterator[tuple[str, Query]]:
    for way in ways_to_spell(library.did_you_mean(query))[:_SPELT]:
        words = " ".join(near.instead for near in way)
        yield f"Did you mean {words}", parse_query(respelt(query.text, way))
    for offer in easier(query):
        yield offer.does, offer.query


def is_worded(typed: str) -> bool:
    """Tell whether what is typed last is a word of texts, titles or names."""
    *_, last = ("", *typed.split())
    field, colon, _ = last.rpartition(":")
    return not colon or field.strip("-").casefold() in _WORDED


def rest_of(word: str, typed: str) -> str:
    """Return what has to be typed yet of a completion; nothing where letters differ.

    A completion has neither case nor accents, so that the last letters typed may be more
    or fewer than its own; then it is none that can stand behind them.
    """
    _, _, last = re.sub(r"[\W_]", " ", typed).rpartition(" ")
    return word[len(last) :] if last and word.startswith(last.lower()) else ""
