"""What is done once nothing has happened for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump
    from textual.timer import Timer


class Pause:
    """Waits for a while, and from the beginning whenever something happens meanwhile."""

    def __init__(self, pump: MessagePump, seconds: float) -> None:
        """Wait on a screen for so long."""
        self._pump, self._seconds = pump, seconds
        self._timer: Timer | None = None

    @property
    def running(self) -> bool:
        """Tell whether it is waited."""
        return self._timer is not None

    def begin(self, then: Callable[[], None]) -> None:
        """Wait from now on, and do this afterwards, in the place of what was to be done."""
        self.end()
        self._timer = self._pump.set_timer(self._seconds, lambda: self._over(then))

    def end(self) -> None:
        """Wait no longer, and do nothing."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _over(self, then: Callable[[], None]) -> None:
        self._timer = None
        then()
