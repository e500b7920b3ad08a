"""The last row: the keys that matter here, each of them a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keys import KEYS, footer, footer_width
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from reader.keys import Key

_GAP = 2


class Footer(WordRow):
    """Shows as many keys as its width has room for."""

    def __init__(self, keys: Sequence[Key] = KEYS, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show the keys of a table."""
        super().__init__(id=id)
        self._keys = keys

    def on_resize(self, event: events.Resize) -> None:
        """Choose the words that fit."""
        self.show(footer_parts(event.size.width, self._keys))


def footer_parts(width: int, keys: Sequence[Key] = KEYS) -> tuple[Part, ...]:
    """Return the keys with their words, wide apart where there is room."""
    items = footer(width, keys)
    gap = " " * (_GAP if footer_width(items) <= width else 1)
    parts: list[Part] = []
    for key, words in items:
        parts.append(Part(key.lead, "bold $text-accent", key.command))
        parts.append(Part(f" {words}", "", key.command))
        parts.append(Part(gap))
    return tuple(parts[:-1])
