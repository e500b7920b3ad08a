"""Searching the collection: the newest query wins, and the screen never waits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index import Page, Sort, parse_query, while_typing
from reader.session.found import Alternative, Asking, Found
from reader.session.offering import offers
from reader.session.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library, Query
    from reader.session.lane import Lane

SCREENFUL = 20
"""Hits of the first page, which every key stroke asks for."""
_AROUND = 40  # rows that are fetched at once, where some come into sight
_AT_ONCE_S = 0.05  # for a first page, of which more may be counted afterwards
_DEADLINE_S = 0.5
_COUNTING_S = 3.0  # for the exact number of what only its text tells: phrases


class Finder:
    """Holds what is asked of the collection and what has been found."""

    def __init__(
        self,
        library: Library,
        lane: Lane,
        later: Lane,
        *,
        changed: Callable[[Found], None],
        sort: Sort = Sort.NEWEST,
    ) -> None:
        """Ask a library.

        Args:
            library: what is searched.
            lane: where searches wait for nothing else.
            later: where that is asked for which no key stroke waits.
            changed: told of every new state.
            sort: the order of the results.
        """
        self.found = Found(Asking(sort=sort))
        self._library = library
        self._lane, self._later = lane, later
        self._changed = changed
        self._asked: Asking | None = None
        self._fetching: tuple[int, int] | None = None
        self._wanted: tuple[int, int] | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether a search is under way."""
        return self._asked is not None

    @property
    def fetching(self) -> bool:
        """Tell whether rows of the results are on their way."""
        return self._fetching is not None

    @property
    def asking(self) -> Asking:
        """Return what was asked last, answered or not."""
        return self._asked or self.found.asking

    def search(self, text: str) -> None:
        """Search for what is being typed; its last word may be a beginning."""
        self._ask(replace(self.asking, query=while_typing(parse_query(text)), titled=""))

    def settle(self, text: str) -> None:
        """Search for what has been typed."""
        self._ask(replace(self.asking, query=parse_query(text), titled=""))

    def order(self, sort: Sort) -> None:
        """Put the results in another order."""
        self._ask(replace(self.asking, sort=sort))

    def narrow(self, titled: str) -> None:
        """Keep the results that have words with such beginnings in their titles."""
        self._ask(replace(self.asking, titled=titled))

    def again(self, first: int = 0) -> None:
        """Ask the same once more, the library has changed; `first` is the first row in sight."""
        self._seek(self.asking, cursor=max(0, first - SCREENFUL // 2))

    def show(self, first: int, last: int) -> None:
        """Fetch those of the rows that come into sight and are not at hand."""
        if self.found.page is None or self.waiting:
            return
        gap = self.found.hits.gap(first, last)
        if self._fetching is not None:
            self._wanted = gap and (first, last)
        elif gap is not None:
            self._fetch(*gap)

    def give_up(self) -> None:
        """Wait no longer for an answer."""
        self._asked = self._fetching = self._wanted = None
        self._lane.forget("search")
        self._lane.forget("rows")
        self._later.forget("total")

    def _ask(self, asking: Asking) -> None:
        shown = self.found.asking if self.found.page is not None else None
        if asking != (self._asked or shown):
            self._seek(asking)

    def _seek(self, asking: Asking, cursor: int = 0) -> None:
        self._asked, self._fetching, self._wanted = asking, None, None
        self._lane.forget("rows")
        self._later.forget("total")
        limit = SCREENFUL if cursor == 0 else _AROUND
        question = partial(self._page, asking, cursor, limit, _AT_ONCE_S)
        self._lane.ask("search", question, partial(self._answered_at_once, asking, cursor, limit))

    def _fetch(self, first: int, last: int) -> None:
        spare = max(0, _AROUND - (last - first + 1)) // 2
        cursor = max(0, first - spare)
        self._fetching = (first, last)
        limit = last + spare + 1 - cursor
        question = partial(self._page, self.found.listed, cursor, limit)
        self._lane.ask("rows", question, partial(self._followed, cursor, limit))

    def _page(self, asking: Asking, cursor: int, limit: int, within_s: float = _DEADLINE_S) -> Page:
        return self._library.search(
            asking.whole, sort=asking.sort, limit=limit, cursor=cursor, deadline_s=within_s
        )

    def _answered_at_once(self, asking: Asking, cursor: int, limit: int, page: Page) -> None:
        """Show a page that is full; look longer for one that is not."""
        if page.partial and len(page.hits) < limit:
            question = partial(self._page, asking, cursor, limit)
            self._lane.ask("search", question, partial(self._answered, asking, cursor))
            return
        self._answered(asking, cursor, page)
        if page.partial:
            question = partial(self._page, asking, 0, 0, _COUNTING_S)
            self._later.ask("total", question, partial(self._counted, asking))

    def _counted(self, asking: Asking, page: Page) -> None:
        """Say how many there are, once all have been looked at."""
        found = self.found
        if found.page is None or asking != found.asking or page.total < found.hits.total:
            return
        counted = replace(found.page, total=page.total, quotes=page.quotes, partial=page.partial)
        self.found = replace(found, page=counted, hits=found.hits.joined(0, (), page.total))
        self._changed(self.found)

    def _answered(self, asking: Asking, cursor: int, page: Page) -> None:
        self._asked = None
        nothing = page.total == 0 and bool(asking.whole)
        before = self.found
        hits = Rows(dict(enumerate(page.hits, cursor)), page.total)
        self.found = Found(
            asking=asking,
            listed=before.listed if nothing else asking,
            hits=before.hits if nothing else hits,
            page=page,
            stale=nothing,
        )
        self._changed(self.found)
        if nothing and not page.partial and not asking.titled:
            text = asking.query.text
            self._later.ask("offers", partial(self._offers, asking, text), self._offered)

    def _followed(self, cursor: int, limit: int, page: Page) -> None:
        wanted, self._wanted, self._fetching = self._wanted, None, None
        hits = self.found.hits
        total = max(hits.total, page.total) if page.partial else page.total
        if len(page.hits) < limit and (not page.partial or not page.hits):
            total = cursor + len(page.hits)  # what was counted beyond does not come
        self.found = replace(self.found, hits=hits.joined(cursor, page.hits, total))
        self._changed(self.found)
        if wanted is not None:
            self.show(*wanted)

    def _offers(self, asking: Asking, text: str) -> tuple[Alternative, ...]:
        def total(query: Query) -> int:
            return self._page(replace(asking, query=query, titled=""), 0, 0).total

        return offers(self._library, parse_query(text), total)

    def _offered(self, alternatives: tuple[Alternative, ...]) -> None:
        if self.found.stale:
            self.found = replace(self.found, alternatives=alternatives)
            self._changed(self.found)
