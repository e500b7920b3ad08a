"""How quickly an update goes, and how long it will take yet."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from reader.page.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Progress

_WINDOW_S = 30.0  # what was longer ago says little of what comes
_STEP_S = 0.5
_SURE_S = 2.0  # before that nothing is known


class _Mark(NamedTuple):
    at_s: float
    articles: int
    share: float


class Pace:
    """Articles a second, and the time left, by what was done in the last half minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Ask the time of a clock, in seconds."""
        self._clock = clock
        self._marks: deque[_Mark] = deque()
        self._now = _Mark(clock(), 0, 0.0)

    def note(self, progress: Progress) -> None:
        """Remember how far it is at this time."""
        self._now = _Mark(self._clock(), progress.articles, progress.share)
        if not self._marks or self._now.at_s >= self._marks[-1].at_s + _STEP_S:
            self._marks.append(self._now)
        while self._marks[0].at_s < self._now.at_s - _WINDOW_S:
            self._marks.popleft()

    def left(self) -> str:
        """Say how long it will take yet; nothing where that is not known."""
        first = self._marks[0] if self._marks else self._now
        passed_s, done = self._now.at_s - first.at_s, self._now.share - first.share
        if passed_s < _SURE_S or done <= 0 or self._now.share >= 1:
            return ""
        return f"{_duration((1 - self._now.share) / done * passed_s)} left"

    def words(self) -> str:
        """Say how many articles, how many a second, and how long it will take yet."""
        known = [counted(self._now.articles, "article")]
        first = self._marks[0] if self._marks else self._now
        passed_s = self._now.at_s - first.at_s
        if passed_s >= _SURE_S:
            known.append(f"{(self._now.articles - first.articles) / passed_s:,.0f} a second")
            known.append(self.left())
        return ", ".join(filter(None, known))


def _duration(seconds: float) -> str:
    """Say a time roughly: "40 s", "7 min", "2 h 10 min"."""
    minutes = round(seconds / 60)
    if seconds < 60:  # noqa: PLR2004 - a minute
        return f"{seconds:.0f} s"
    if minutes < 60:  # noqa: PLR2004 - an hour
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
