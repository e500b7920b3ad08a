"""Values that every thread has its own of, and that one thread can close for all."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

# How long `close` waits for a thread that is in the middle of something: a second. One
# interruption may come too early to interrupt anything.
_INTERRUPTIONS = 20
_PAUSE_S = 0.05


class ClosedError(Exception):
    """The values have been closed."""


class PerThread(Generic[T]):
    """One value for each thread that asks, made when it first asks."""

    def __init__(
        self,
        make: Callable[[], T],
        *,
        close: Callable[[T], None],
        interrupt: Callable[[T], None] | None = None,
    ) -> None:
        self._make, self._close, self._interrupt = make, close, interrupt
        self._mine = threading.local()
        self._slots: list[_Slot[T]] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def use(self) -> Iterator[T]:
        """Lend the thread its value.

        Raises:
            ClosedError: `close` has been called.
        """
        slot = self._slot()
        with slot.lock:
            if self._closed:
                raise ClosedError
            if slot.value is None:
                slot.value = self._make()
            try:
                yield slot.value
            finally:
                if self._closed:
                    self._empty(slot)

    def renew(self) -> None:
        """Let the thread's next `use` make a new value."""
        slot = self._slot()
        with slot.lock:
            self._empty(slot)

    def renew_all(self) -> None:
        """Let every thread make a new value, but those that are using theirs."""
        with self._lock:
            slots = list(self._slots)
        for slot in slots:
            if slot.lock.acquire(blocking=False):
                self._empty(slot)
                slot.lock.release()

    def close(self) -> None:
        """Close all values; one that is in use is closed by its thread when it is done."""
        self._closed = True
        with self._lock:
            slots, self._slots = self._slots, []
        for slot in slots:
            if self._is_free(slot):
                self._empty(slot)
                slot.lock.release()

    def _is_free(self, slot: _Slot[T]) -> bool:
        """Take a slot's lock, interrupting whoever holds it; tell whether that worked."""
        if slot.lock.acquire(blocking=False):
            return True
        for _ in range(_INTERRUPTIONS):
            value = slot.value
            if value is not None and self._interrupt is not None:
                self._interrupt(value)
            if slot.lock.acquire(timeout=_PAUSE_S):
                return True
        return False

    def _slot(self) -> _Slot[T]:
        slot: _Slot[T] | None = getattr(self._mine, "slot", None)
        if slot is None:
            slot = self._mine.slot = _Slot()
            with self._lock:
                dead = [one for one in self._slots if not one.thread.is_alive()]
                self._slots = [one for one in self._slots if one.thread.is_alive()]
                self._slots.append(slot)
            for one in dead:
                self._empty(one)
        return slot

    def _empty(self, slot: _Slot[T]) -> None:
        value, slot.value = slot.value, None
        if value is not None:
            self._close(value)


class _Slot(Generic[T]):
    """Where the value of one thread is, and the lock that is held while it is in use."""

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        self.lock = threading.RLock()
        self.value: T | None = None
