"""The key table as Textual's bindings, ahead of those of the widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from reader.keys import KEYS

if TYPE_CHECKING:
    from textual.binding import BindingType

# Keys that reach the commands even while somebody types; a text box needs all others itself.
_IN_TEXT = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown", "f1", "ctrl+q")
)


def bindings() -> list[BindingType]:
    """Bind every key of the table, ahead of the widgets, so that fast typing stays in order."""
    return [
        Binding(
            name,
            f"{'command' if name in _IN_TEXT else 'letter'}('{key.command}')",
            key.does,
            show=False,
            priority=True,
            id=key.command,
        )
        for key in KEYS
        for name in key.keys
    ]
