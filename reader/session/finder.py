"""Searching the collection: the newest query wins, and the screen never waits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index import Page, Query, Sort, parse_query, while_typing
from reader.session.rescue import easier
from reader.session.state import Alternative, Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library
    from reader.session.lane import Lane

PAGE = 100
_DEADLINE_S = 0.5


class Finder:
    """Holds what the search box asks and what has been found."""

    def __init__(self, library: Library, lane: Lane, *, changed: Callable[[Found], None]) -> None:
        """Ask a library through a lane; `changed` is told of every new state."""
        self.found = Found()
        self._library = library
        self._lane = lane
        self._changed = changed
        self._asked: Query | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether a search is under way."""
        return self._asked is not None

    def search(self, text: str) -> None:
        """Search for what is being typed; its last word may be a beginning."""
        self._ask(while_typing(parse_query(text)))

    def settle(self, text: str) -> None:
        """Search for what has been typed."""
        self._ask(parse_query(text))

    def again(self) -> None:
        """Ask the same once more: the library has changed."""
        query = self._asked or self.found.query
        self._seek(query)

    def _ask(self, query: Query) -> None:
        shown = self.found.query if self.found.page is not None else None
        if query == (self._asked or shown):
            return
        self._seek(query)

    def _seek(self, query: Query) -> None:
        self._asked = query
        self._lane.ask("search", partial(self._page, query, 0), partial(self._answered, query))

    def more(self) -> None:
        """Fetch the hits that follow those at hand."""
        found = self.found
        if found.page is None or self.waiting or len(found.hits) >= found.page.total:
            return
        self._asked = found.query
        question = partial(self._page, found.query, len(found.hits))
        self._lane.ask("search", question, self._followed)

    def give_up(self) -> None:
        """Wait no longer for an answer."""
        self._asked = None
        self._lane.forget("search")

    def _page(self, query: Query, cursor: int) -> Page:
        return self._library.search(
            query, sort=Sort.NEWEST, limit=PAGE, cursor=cursor, deadline_s=_DEADLINE_S
        )

    def _answered(self, query: Query, page: Page) -> None:
        self._asked = None
        nothing = page.total == 0 and bool(query)
        self.found = Found(
            text=query.text,
            query=query,
            hits=self.found.hits if nothing else page.hits,
            page=page,
            stale=nothing,
        )
        self._changed(self.found)
        if nothing and not page.partial:
            self._lane.ask("rescue", partial(self._rescue, query), self._rescued)

    def _followed(self, page: Page) -> None:
        self._asked = None
        self.found = replace(self.found, hits=(*self.found.hits, *page.hits))
        self._changed(self.found)

    def _rescue(self, query: Query) -> tuple[Alternative, ...]:
        counted = [
            Alternative(offer.does, offer.query.text, self._page(offer.query, 0).total)
            for offer in easier(parse_query(query.text))
        ]
        return tuple(offer for offer in counted if offer.total)

    def _rescued(self, alternatives: tuple[Alternative, ...]) -> None:
        if self.found.stale:
            self.found = replace(self.found, alternatives=alternatives)
            self._changed(self.found)
