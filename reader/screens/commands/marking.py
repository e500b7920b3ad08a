"""Marks at quotations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens.marks import MarksScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands on marks."""
    return {
        "quote.mark": screen.marking.toggle,
        "marks": partial(show_marks, screen),
    }


def show_marks(screen: MainScreen) -> None:
    """List the marks."""
    screen.app.push_screen(MarksScreen(screen.marking, screen.key_map.way("quote.mark")))
