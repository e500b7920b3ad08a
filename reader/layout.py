"""Which panes a window of some size has room for, and where the rules between them stand."""

from __future__ import annotations

from enum import StrEnum

from reader.session.state import Pane

RESULTS_COLUMNS = 33
SPEAKERS_COLUMNS = 28
SPEAKERS_COLUMNS_MID = 24
LEAST_WIDTH, LEAST_HEIGHT = 40, 10
_MID, _WIDE = 72, 108


class Layout(StrEnum):
    """How many panes stand side by side; the names are classes of the style sheet."""

    TINY = "-tiny"  # none: a line says how much room is needed
    NARROW = "-narrow"  # one
    MID = "-mid"  # two: article or results, and speakers
    WIDE = "-wide"  # three


def layout_of(width: int, height: int) -> Layout:
    """Return the layout for a window of this size."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return Layout.TINY
    if width < _MID:
        return Layout.NARROW
    return Layout.MID if width < _WIDE else Layout.WIDE


def crossings(layout: Layout, width: int) -> tuple[int, ...]:
    """Return the columns of the upright rules."""
    if layout is Layout.WIDE:
        return (RESULTS_COLUMNS, width - SPEAKERS_COLUMNS - 1)
    return (width - SPEAKERS_COLUMNS_MID - 1,) if layout is Layout.MID else ()


def visible(layout: Layout, focused: Pane) -> frozenset[Pane]:
    """Return the panes that are on the screen while one of them has the focus."""
    if layout is Layout.WIDE:
        return frozenset(Pane)
    if layout is Layout.MID:
        left = Pane.RESULTS if focused is Pane.RESULTS else Pane.ARTICLE
        return frozenset((left, Pane.SPEAKERS))
    return frozenset((focused,))


def too_small(width: int, height: int) -> str:
    """Say that a window is too small, and what to do instead."""
    return (
        f"Window is {width}x{height}; needs {LEAST_WIDTH}x{LEAST_HEIGHT}. "
        "Text still available: quoth show <ref>"
    )
