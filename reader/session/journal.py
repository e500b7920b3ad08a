"""What was said in passing, to be read again: a toast goes before everybody has read it."""

from __future__ import annotations

import datetime as dt
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 1000
"""So many entries are kept; older ones go."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was said.

    Attributes:
        at: when, by the clock on the wall.
        warns: it tells of something that went wrong or is missing.
    """

    at: dt.datetime
    text: str
    warns: bool


class Journal:
    """Keeps what was said, and counts the warnings that nobody has read yet."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """Start empty.

        Args:
            changed: called when there is a warning more to read, or none any more.
        """
        self._changed = changed
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self.unread = 0

    def note(self, text: str) -> None:
        """Keep a remark."""
        self._add(text, warns=False)

    def warn(self, text: str) -> None:
        """Keep a warning."""
        self._add(text, warns=True)
        self.unread += 1
        self._changed()

    def read(self) -> tuple[Entry, ...]:
        """Return everything, newest first; no warning is new then."""
        self.unread = 0
        self._changed()
        return tuple(reversed(self._entries))

    def _add(self, text: str, *, warns: bool) -> None:
        self._entries.append(Entry(dt.datetime.now().astimezone(), text, warns))
