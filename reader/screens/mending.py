"""Corrections that are made on the main screen: saved one after the other, then shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from reader.session.mender import Mender

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Correction
    from reader.screens.main import MainScreen
    from reader.session.lane import Lane
    from reader.session.mender import Outcome

_SLOW_S = 0.5  # after which it is said why saving takes so long


class Box(Protocol):
    """A box in which a correction is asked for."""

    def dismiss(self) -> object:
        """Close it."""

    def remark(self, words: str) -> None:
        """Say something in it."""

    def fail(self, problem: str) -> None:
        """Say what went wrong; what was typed stays."""


class Mending:
    """Has corrections saved for a screen, and shows what has become of the open article.

    Attributes:
        go_on: called after a quotation was decided about, where somebody goes through many.
        go_back: told there what was undone; tells whether it goes to where that was decided.
    """

    def __init__(self, screen: MainScreen, lane: Lane, settled: Callable[[], None]) -> None:
        """Correct for a screen.

        Args:
            screen: it says what is done, and draws it.
            lane: where corrections are saved, in order.
            settled: called whenever one is saved or has failed.
        """
        self.go_on: Callable[[], None] | None = None
        self.go_back: Callable[[Sequence[Correction]], bool] | None = None
        self._screen = screen
        self._settled = settled
        self._mender = Mender(screen.library, lane)
        self._saving = self._saved = 0

    @property
    def waiting(self) -> bool:
        """Tell whether any correction is on its way."""
        return bool(self._mender.waiting)

    def when_at_rest(self, then: Callable[[], None]) -> None:
        """Call a function once every correction is kept, or has failed."""
        self._mender.when_at_rest(then)

    def keep(
        self,
        corrections: Sequence[Correction],
        done: str,
        *,
        box: Box | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Save corrections as one step, say that it is done, and show it.

        Args:
            corrections: in order.
            done: what is said when they are kept.
            box: where they were asked for; closed when they are kept, else told why not.
            then: called once the open article is shown as it is now.
        """
        if self.go_on is None:
            self.go_back = None  # what is undone first is no decision of a queue any more
        self._mender.save(corrections, partial(self._kept, done, box, then))
        self._saving += 1
        self._screen.set_timer(_SLOW_S, partial(self._is_late, self._saving, box))

    def _is_late(self, number: int, box: Box | None) -> None:
        """Say that it takes long, if that correction is still on its way: others hold the files."""
        if self._saved < number:
            tell = box.remark if box is not None and self._is_open(box) else self._screen.say
            tell("Saving; another quoth is writing to this library…")

    def _is_open(self, box: Box | None) -> bool:
        """Tell whether a box has not been closed while what it asked for was being saved."""
        screens: Sequence[object] = self._screen.app.screen_stack
        return box in screens

    def undo(self, then: Callable[[Outcome], None]) -> None:
        """Take the last step back, and tell which that was."""
        self._mender.undo(partial(self._undone, then))

    def show(self, then: Callable[[], None] | None = None) -> None:
        """Show what has become of the open article, the counts and the speakers."""
        self._screen.look()
        self._screen.desk.reread(then)

    def _kept(
        self,
        done: str,
        box: Box | None,
        then: Callable[[], None] | None,
        outcome: Outcome,
    ) -> None:
        self._saved += 1
        box = box if self._is_open(box) else None
        if outcome.problem is None:
            if box is not None:
                box.dismiss()
            undoes = f"{self._screen.key_map.way('undo')} undoes"
            self._screen.say(f"{done} {undoes}", click="undo")
            self.show(then)
        elif box is not None:
            box.fail(outcome.problem)
        else:
            self._screen.complain(outcome.problem)
        self._settled()

    def _undone(self, then: Callable[[Outcome], None], outcome: Outcome) -> None:
        then(outcome)
        self._settled()
