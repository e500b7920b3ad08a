"""The pages of a long list after the first one, fetched as their rows come into sight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.session.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.session.lane import Lane

_T = TypeVar("_T")
PAGE = 100


class Further(Generic[_T]):
    """Fetches the rows of one list that are in sight and not at hand, one page at a time.

    Attributes:
        rows: those at hand.
    """

    def __init__(self, lane: Lane, kind: str, *, changed: Callable[[], None]) -> None:
        """Fetch through a lane.

        Args:
            lane: where pages are asked for.
            kind: of the questions.
            changed: told whenever there are other rows.
        """
        self.rows: Rows[_T] = Rows()
        self._lane, self._kind, self._changed = lane, kind, changed
        self._page: Callable[[int], Sequence[_T]] = _nothing
        self._wanted: tuple[int, int] | None = None
        self.fetching = False

    def begin(self, rows: Rows[_T], page: Callable[[int], Sequence[_T]]) -> None:
        """Go on from some rows.

        Args:
            rows: what is at hand.
            page: returns the page that begins with a row; called in a thread.
        """
        self.stop()
        self.rows, self._page = rows, page

    def stop(self) -> None:
        """Fetch nothing that was wanted before."""
        self._lane.forget(self._kind)
        self.fetching, self._wanted = False, None

    def show(self, first: int, last: int) -> None:
        """Fetch those of the rows that come into sight and are not at hand."""
        gap = self.rows.gap(first, last)
        if self.fetching:
            self._wanted = gap and (first, last)
        elif gap is not None:
            self.fetching = True
            cursor = gap[0] - gap[0] % PAGE
            question = partial(self._page, cursor)
            self._lane.ask(self._kind, question, partial(self._followed, cursor))

    def _followed(self, cursor: int, page: Sequence[_T]) -> None:
        wanted, self._wanted, self.fetching = self._wanted, None, False
        total = cursor + len(page) if len(page) < PAGE else self.rows.total
        self.rows = self.rows.joined(cursor, page, total)
        self._changed()
        if wanted is not None:
            self.show(*wanted)


def _nothing(_cursor: int) -> Sequence[_T]:
    return ()
