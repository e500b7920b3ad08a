"""Which article comes next among the results, of which only some are at hand.

Everything here asks the library, so it may run in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.session.walk import Way, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Heading, Hit, Library
    from reader.session.found import Found
    from reader.session.state import Opened

_PAGE = 40
_LOOKED_THROUGH = 400
"""Results that are looked through for one with a hit: all have one but for odd queries."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What lies beside an article: an id, or that there is nothing, and how that is known.

    Attributes:
        article_id: None where there is none.
        row: which of the results it is.
        searched: how many results were looked through in vain; all there are where None.
    """

    article_id: str | None = None
    row: int | None = None
    searched: int | None = None


class Neighbours:
    """Looks for what lies beside an article in the results."""

    def __init__(self, library: Library) -> None:
        """Ask a library for the results that are not at hand."""
        self._library = library

    def beside(self, found: Found, here: Opened | None, way: Way) -> Neighbour:
        """Return the next article of the results; with nothing open, the first one."""
        for row, hit in self._beyond(found, here, way, page=1):
            return Neighbour(hit.heading.id, row)
        return Neighbour()

    def with_hit(self, found: Found, here: Opened | None, way: Way) -> Neighbour:
        """Return the next article of the results that has a hit in its text."""
        for number, (row, hit) in enumerate(self._beyond(found, here, way, page=_PAGE)):
            if hit.matches:
                return Neighbour(hit.heading.id, row)
            if number >= _LOOKED_THROUGH:
                return Neighbour(searched=number)
        return Neighbour()

    def _beyond(
        self, found: Found, here: Opened | None, way: Way, *, page: int
    ) -> Iterator[tuple[int, Hit]]:
        """Yield the results after, or before, an article, with their numbers."""
        row = self._first(found, here, way)
        while 0 <= row < found.hits.total:
            hit = found.hits.get(row)
            fetched = [hit] if hit else self._rows(found, row, way, page)
            if not fetched:
                return
            yield from zip(range(row, row + way * len(fetched), way), fetched, strict=True)
            row += way * len(fetched)

    def _rows(self, found: Found, row: int, way: Way, page: int) -> list[Hit]:
        """Return results from a row on, in the order they are passed."""
        cursor = row if way is Way.FORWARD else max(0, row + 1 - page)
        count = page if way is Way.FORWARD else row + 1 - cursor
        asking = found.listed
        hits = self._library.search(asking.whole, sort=asking.sort, limit=count, cursor=cursor).hits
        return list(hits if way is Way.FORWARD else reversed(hits))

    def _first(self, found: Found, here: Opened | None, way: Way) -> int:
        """Return the row that is passed first."""
        if here is None:
            return 0 if way is Way.FORWARD else found.hits.total - 1
        at = found.position(here.article.id)
        if at is None:
            at = here.row
        if at is not None:
            return at + way
        if not found.listed.by_date:  # it is none of those at hand: begin with the first
            return 0 if way is Way.FORWARD else -1
        earlier, same = self._rank(found, here.article.heading)
        if way is Way.BACK:
            return earlier - 1
        return earlier + 1 if same else earlier

    def _rank(self, found: Found, here: Heading) -> tuple[int, bool]:
        """Return how many results come before an article, and whether it is the next one."""
        place, low, high = place_of(here), 0, found.hits.total
        known = {row: place_of(hit.heading) for row, hit in found.hits.at_hand()}
        low = max((row + 1 for row, other in known.items() if other < place), default=low)
        high = min((row for row, other in known.items() if other >= place), default=high)
        same = False
        while low < high:
            middle = (low + high) // 2
            hits = self._rows(found, middle, Way.FORWARD, 1)
            if hits and place_of(hits[0].heading) < place:
                low = middle + 1
            else:
                high = middle
                same = bool(hits) and hits[0].heading.id == here.id
        return low, same
