"""The places that jumps came from, to go back to and forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.session.state import Here

_LONGEST = 200


class Trail:
    """Two stacks, as in a browser: a new jump forgets the way forward."""

    def __init__(self, behind: Iterable[Here] = (), ahead: Iterable[Here] = ()) -> None:
        """Go on with the stacks of another time."""
        self._behind = list(behind)
        self._ahead = list(ahead)

    @property
    def stacks(self) -> tuple[tuple[Here, ...], tuple[Here, ...]]:
        """Return the places behind and ahead, the nearest one last."""
        return tuple(self._behind), tuple(self._ahead)

    def leave(self, here: Here | None) -> None:
        """Remember a place that is left by a jump."""
        if here is not None:
            self._behind = [*self._behind[1 - _LONGEST :], here]
            self._ahead = []

    def back(self, here: Here | None) -> Here | None:
        """Return the place that the last jump came from; None where there was none."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Here | None) -> Here | None:
        """Return the place that going back came from; None where there was none."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[Here], other: list[Here], here: Here | None) -> Here | None:
    if not source or here is None:
        return None
    other.append(here)
    return source.pop()
