"""Who is quoted in the collection or in what was found, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from index import Query
from reader.session.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library, Speaker
    from reader.session.lane import Lane

Counted = tuple["Speaker", int]
"""A speaker, and how often the speaker is quoted in what is counted."""

PAGE = 100


@dataclass(frozen=True, slots=True)
class Crowd:
    """The speakers that are counted, most quoted first.

    Attributes:
        query: what the articles were found by; the empty one stands for all.
        letters: what a word of each name starts with.
        rows: the speakers at hand with their counts.
        known: whether they have been counted yet.
    """

    query: Query = field(default_factory=Query)
    letters: str = ""
    rows: Rows[Counted] = field(default_factory=Rows)
    known: bool = False


class Census:
    """Asks for the speakers that come into sight."""

    def __init__(self, library: Library, lane: Lane, *, changed: Callable[[Crowd], None]) -> None:
        """Ask a library through a lane; `changed` is told of every new state."""
        self.crowd = Crowd()
        self._library = library
        self._lane = lane
        self._changed = changed
        self._asked: Crowd | None = None
        self._fetching = False
        self._wanted: tuple[int, int] | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether speakers are being counted."""
        return self._asked is not None or self._fetching

    def count(self, query: Query) -> None:
        """Count the speakers in what a query finds."""
        self._ask(replace(self._latest, query=query))

    def keep(self, letters: str) -> None:
        """Keep those with a name word that starts so."""
        self._ask(replace(self._latest, letters=letters))

    def again(self) -> None:
        """Count once more; the library has changed."""
        self._seek(self._latest)

    def show(self, first: int, last: int) -> None:
        """Fetch those of the speakers that come into sight and are not at hand."""
        gap = self.crowd.rows.gap(first, last)
        if not self.crowd.known or self._asked is not None:
            return
        if self._fetching:
            self._wanted = gap and (first, last)
        elif gap is not None:
            self._fetch(gap[0] - gap[0] % PAGE)

    @property
    def _latest(self) -> Crowd:
        return self._asked or self.crowd

    def _ask(self, crowd: Crowd) -> None:
        latest = self._latest
        same = (crowd.query, crowd.letters) == (latest.query, latest.letters)
        if not same or not (latest.known or self._asked):
            self._seek(crowd)

    def _seek(self, crowd: Crowd) -> None:
        self._asked, self._fetching, self._wanted = crowd, False, None
        self._lane.forget("more speakers")
        question = partial(self._page, crowd, 0)
        self._lane.ask("speakers", question, partial(self._answered, crowd))

    def _fetch(self, cursor: int) -> None:
        self._fetching = True
        question = partial(self._page, self.crowd, cursor)
        self._lane.ask("more speakers", question, partial(self._followed, cursor))

    def _page(self, crowd: Crowd, cursor: int) -> tuple[tuple[Counted, ...], int]:
        """Return some speakers, and how many there are."""
        if crowd.query:
            facet = self._library.facet(
                crowd.query, prefix=crowd.letters, limit=PAGE, cursor=cursor
            )
            return facet.speakers, facet.total
        roll = self._library.speakers(crowd.letters, limit=PAGE, cursor=cursor)
        return tuple((speaker, speaker.quotes) for speaker in roll.speakers), roll.total

    def _answered(self, crowd: Crowd, page: tuple[tuple[Counted, ...], int]) -> None:
        self._asked = None
        self.crowd = replace(crowd, rows=Rows.first(*page), known=True)
        self._changed(self.crowd)

    def _followed(self, cursor: int, page: tuple[tuple[Counted, ...], int]) -> None:
        wanted, self._wanted, self._fetching = self._wanted, None, False
        speakers, total = page
        if len(speakers) < PAGE:
            total = cursor + len(speakers)
        rows = self.crowd.rows.joined(cursor, speakers, total)
        self.crowd = replace(self.crowd, rows=rows)
        self._changed(self.crowd)
        if wanted is not None:
            self.show(*wanted)
