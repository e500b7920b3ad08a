"""How a command is typed as a line: by a key of the user's, else by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keynames import named, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.keymap import KeyMap

_TYPED = {"search": "s", "find": "/", "back_out": "/"}
"""Commands that are typed in one way, whatever their keys are."""
_OWN = {"s": "search", "/": "find"}
"""What begins a line of its own, whichever command has it as a key."""
_SPELT = {"merge": "speaker.merge"}


class Ways:
    """Knows which command a word means, and which words mean a command."""

    def __init__(self, key_map: KeyMap, commands: Collection[str]) -> None:
        """Take a key map, and the names of all commands that can be typed."""
        self._key_map, self._commands = key_map, commands

    def command_of(self, word: str) -> str:
        """Return the command that a word means; nothing where there is none."""
        command = _SPELT.get(word, word)
        if command in self._commands:
            return command
        name = named(word)
        found = (key.command for key in self._key_map.keys if name in key.keys)
        return next((command for command in found if command in self._commands), "")

    def keys_of(self, command: str) -> tuple[str, ...]:
        """Return the keys that can be typed for a command, as a person writes them."""
        written = map(shown, self._key_map.names(command))
        return tuple(
            word
            for word in written
            if not word.isdecimal()
            and _OWN.get(word, command) == command
            and self.command_of(word) == command
        )

    def way(self, command: str) -> str:
        """Return how a command is typed: by the first key that can be, else by its name."""
        return _TYPED.get(command) or next(iter(self.keys_of(command)), command)
