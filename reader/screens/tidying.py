"""Looking for garbage while nobody waits, not in the middle of what a key asks for.

Every line that Textual draws is garbage that only a full look finds, and a full look goes through
all that is not kept out of it.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from reader.screens.pausing import Pause

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

_PAUSE_S = 0.25  # in which nothing has arrived: keys that follow one another come faster
_SELDOM = 50  # lesser looks to a full one, some 350,000 values, where nobody ever pauses


class Tidier:
    """Looks for garbage in pauses from the time on when all is there that stays."""

    def __init__(self, pump: MessagePump) -> None:
        """Wait for pauses on a screen."""
        self._pause = Pause(pump, _PAUSE_S)
        self._before: tuple[int, int, int] | None = None

    def begin(self) -> None:
        """Keep what is there by now out of every look."""
        if self._before is None:
            self._before = gc.get_threshold()
            young, middle, _ = self._before
            gc.set_threshold(young, middle, _SELDOM)
            gc.collect()
            gc.freeze()

    def arrived(self) -> None:
        """Look once nothing has arrived for a while."""
        if self._before is not None:
            self._pause.begin(_look)

    def end(self) -> None:
        """Let what stayed be garbage, and look as before."""
        if self._before is not None:
            gc.unfreeze()
            gc.set_threshold(*self._before)
            self._before = None


def _look() -> None:
    if gc.get_count()[2]:
        gc.collect()
