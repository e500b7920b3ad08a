"""What two speakers have said, asked for together and put abreast."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from index import Days
from reader.session.abreast import Abreast, by_date, in_order
from reader.session.sayings import Said, Sayings

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library
    from reader.session.lane import Lane
    from reader.session.portraying import Excerpt
    from reader.session.sayings import Topic

_DAYS = "days"
NO_DAYS = Days()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two speakers, and how they stand abreast.

    Attributes:
        both: what either has said, as far as it is at hand.
        days: when.
        dated: whether rows are of one period, or go by their number.
    """

    both: tuple[Said, Said]
    days: tuple[Days, Days] = (NO_DAYS, NO_DAYS)
    rows: Abreast = field(default_factory=Abreast)
    dated: bool = True
    known: bool = False

    def at(self, row: int, side: int) -> Excerpt | None:
        """Return a quotation; None where there is none, or it is not at hand."""
        number = self.rows[row].both[side]
        return None if number is None else self.both[side].rows.get(number)


class Comparison:
    """Asks for both."""

    def __init__(
        self,
        library: Library,
        lane: Lane,
        topics: tuple[Topic, Topic],
        *,
        changed: Callable[[Compared], None],
    ) -> None:
        """Ask a library through a lane; `changed` is told of every new state."""
        self._library, self._lane, self._changed = library, lane, changed
        self._both = tuple(
            Sayings(library, lane, topic, changed=self._said_is, kind=f"sayings of {side}")
            for side, topic in enumerate(topics)
        )
        self.compared = Compared((self._both[0].said, self._both[1].said))
        self._days = NO_DAYS, NO_DAYS
        self._dated = True
        self._counting = False

    @property
    def waiting(self) -> bool:
        """Tell whether anything is on its way."""
        return self._counting or any(one.waiting for one in self._both)

    @property
    def topics(self) -> tuple[Topic, Topic]:
        """Return what is wanted of both."""
        return self._both[0].topic, self._both[1].topic

    def ask(self, letters: str) -> None:
        """Keep to what has these words."""
        if letters != self.topics[0].letters:
            for one in self._both:
                one.ask(replace(one.topic, letters=letters))
            self._count()

    def again(self) -> None:
        """Ask for the same once more."""
        for one in self._both:
            one.again()
        self._count()

    def align(self, *, dated: bool) -> None:
        """Put them abreast by date, or in their order."""
        self._dated = dated
        self._publish()

    def show(self, first: int, last: int) -> None:
        """Fetch what comes into sight between two rows."""
        for side, one in enumerate(self._both):
            seen = self.compared.rows.of_side(side, first, last)
            if seen is not None:
                one.show(*seen)

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._counting = False
        self._lane.forget(_DAYS)
        for one in self._both:
            one.forget()

    def _count(self) -> None:
        self._counting = True
        question = partial(_days, self._library, self.topics)
        self._lane.ask(_DAYS, question, self._days_are)

    def _days_are(self, days: tuple[Days, Days]) -> None:
        self._counting, self._days = False, days
        self._publish()

    def _said_is(self, _said: Said) -> None:
        self._publish()

    def _publish(self) -> None:
        """Tell the new state, once all that belongs together is there."""
        left, right = (one.said for one in self._both)
        asked = any(one.topic != one.said.topic or not one.said.known for one in self._both)
        if self._counting or asked:
            return
        before = self.compared
        if self._dated:
            same = before.known and (before.dated, before.days) == (True, self._days)
            rows = before.rows if same else by_date(*self._days)
        else:
            rows = in_order((left.rows.total, right.rows.total))
        self.compared = Compared((left, right), self._days, rows, self._dated, known=True)
        self._changed(self.compared)


def _days(library: Library, topics: tuple[Topic, Topic]) -> tuple[Days, Days]:
    left, right = (library.quotation_days(one.selection, one.query) for one in topics)
    return left, right
