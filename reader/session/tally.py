"""How many quotes a search has found, in words that say which ones are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.wording import counted
from reader.session.fetching import quoting

if TYPE_CHECKING:
    from index import Hit, Page, Query

IN_ALL = " in all"
"""What stands behind the quotes of an article where it is quotes that were searched for."""


def quotes_found(query: Query, page: Page) -> str:
    """Return how many quotes a search has found: "192 quotes match", "8 quotes in them".

    A query by speaker, kind or words said finds quotes; any other one finds articles, and all
    that is quoted in them is counted. What stands in several renderings of a text counts once.
    """
    words = counted(page.quotes, "quote", more="+" if page.partial else "")
    if not query:
        return words
    if quoting(query):
        return f"{words} {'matches' if page.quotes == 1 else 'match'}"
    return f"{words} in {'it' if page.total == 1 else 'them'}" if page.total else words


def quotes_of(query: Query, hit: Hit) -> str:
    """Return how many quotes an article has, whether they were searched for or not."""
    words = counted(hit.quotes, "quote")
    return f"{words}{IN_ALL}" if quoting(query) else words
