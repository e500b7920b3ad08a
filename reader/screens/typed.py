"""Keys that were typed while the program began, given to it once it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from reader.keynames import named

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = {"\r": "enter", "\n": "enter", "\t": "tab", "\x7f": "backspace", " ": "space"}


def keys_of(typed: bytes) -> Iterator[Key]:
    """Yield the keys that some bytes stand for; an escape sequence and what follows it is left."""
    for character in typed.decode(errors="ignore").partition("\x1b")[0]:
        name = _CONTROL.get(character) or named(character)
        if name is not None:
            yield Key(name, character)
