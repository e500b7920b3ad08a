"""A lane that answers in the thread that asks: there is no screen that must not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader.session.lane import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class AtOnce(Lane):
    """Answers every question before it returns; what a question raises comes back to the asker."""

    def __init__(self) -> None:
        """Start no thread."""

    def ask(self, kind: str, question: Callable[[], _T], answer: Callable[[_T], None]) -> None:  # noqa: ARG002 - a lane's
        """Answer."""
        answer(question())

    def forget(self, kind: str) -> None:
        """Drop nothing: nothing waits."""
