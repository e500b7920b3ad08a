"""The keys to correct a quotation, beside what is known of it, for the mouse too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keynames import shown
from reader.widgets.word_row import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.keys import Key

_WORDS = {"quote.attribute": "Who", "quote.reject": "No quote", "quote.confirm": "Right"}


def correcting_keys(keys: Iterable[Key]) -> tuple[Part, ...]:
    """Return what a click corrects; only commands that have a key."""
    named = [key for key in keys if key.command in _WORDS and key.keys]
    return tuple(
        Part(f"{'  ' if at else ''}{shown(key.keys[0])} {_WORDS[key.command]}", "", key.command)
        for at, key in enumerate(named)
    )
