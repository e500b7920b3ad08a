"""The key table with what the user has set in its place: which key does what, and what is wrong.

Wrong names, wrong keys and keys that two commands ask for are said, and change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.keynames import named, shown
from reader.keys import GROUPS, KEYS, Group, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.config import Chosen

_TAKEN = {
    "ctrl+c": "copies what is selected",
    "ctrl+q": "always quits",
    "ctrl+i": "arrives as Tab",
    "ctrl+m": "arrives as Enter",
    "ctrl+h": "arrives as Backspace",
}
"""Keys that can be given to no command, and why."""

_LEAVES, _ALWAYS = "quit", "ctrl+q"
"""A command that is never left without a key, and the key that it always has."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Which key does what.

    Attributes:
        groups: the table; a command that lost all its keys has none.
        problems: what is wrong in the settings, a line each.
    """

    groups: tuple[Group, ...] = GROUPS
    problems: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """Return all rows of the table."""
        return tuple(key for group in self.groups for key in group.keys)

    def names(self, *commands: str) -> tuple[str, ...]:
        """Return the keys of some commands, as Textual names them."""
        return tuple(name for key in self.keys if key.command in commands for name in key.keys)

    def lead(self, command: str) -> str:
        """Return the leading key of a command as a person writes it; nothing where it has none."""
        return next((key.lead for key in self.keys if key.command == command), "")

    def way(self, command: str) -> str:
        """Return how a command is given: by its leading key, else by its name in the palette."""
        return self.lead(command) or f":{command}"

    def label(self, command: str) -> str:
        """Return a command's leading key as it stands behind a title; nothing without a key."""
        lead = self.lead(command)
        return f" [{lead}]" if lead else ""

    def hint(self, command: str, words: str) -> str:
        """Return words with the key of their command: "a who"; alone where it has none."""
        return f"{self.lead(command)} {words}".lstrip()


STANDARD = KeyMap()
"""The table as it is, where the user has set nothing."""


def keymap_of(chosen: Chosen) -> KeyMap:
    """Return the table with the keys that the user has chosen for some commands.

    A key that is given to a command is taken from the one that has it by itself.
    """
    asked, problems = _asked(chosen)
    owner = {name: command for command, names in asked.items() for name in names}
    groups = tuple(
        replace(group, keys=tuple(_rekeyed(key, asked, owner) for key in group.keys))
        for group in GROUPS
    )
    table = KeyMap(groups)
    lost = [
        f"keys: {key.command} has no key any more, since {shown(key.keys[0])} is"
        f" {owner[key.keys[0]]}"
        for key, now in zip(KEYS, table.keys, strict=True)
        if key.keys and not now.keys and key.command not in asked
    ]
    return KeyMap(groups, (*problems, *lost))


def _asked(chosen: Chosen) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the keys that can be given, by command, and what is wrong with the others."""
    asked: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    owner: dict[str, str] = {}
    commands = {key.command for key in KEYS}
    for command, written in chosen:
        if command not in commands:
            problems.append(f"keys: there is no command {command}; quoth keys lists them")
            continue
        good = []
        for name, problem in _checked(command, written, owner):
            if problem:
                problems.append(problem)
            else:
                good.append(name)
                owner[name] = command
        if command == _LEAVES and not written:
            problems.append(f"keys: {command}: {shown(_ALWAYS)} stays, or nobody could leave")
        if good or not written:
            stays = (_ALWAYS,) if command == _LEAVES else ()
            asked[command] = tuple(dict.fromkeys((*good, *stays)))
    return asked, problems


def _checked(
    command: str, written: tuple[str, ...], owner: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each key by its name, and what is wrong with it."""
    for word in written:
        name = named(word)
        if name is None:
            yield "", f"keys: {command}: {word} is no key; write it as in / ctrl+d f5 PgDn"
        elif name in _TAKEN:
            if name not in next(key.keys for key in KEYS if key.command == command):
                yield "", f"keys: {command}: {word} {_TAKEN[name]}"
            else:
                yield name, ""
        elif owner.get(name, command) != command:
            yield "", f"keys: {command}: {word} is given to {owner[name]} already"
        else:
            yield name, ""


def _rekeyed(key: Key, asked: dict[str, tuple[str, ...]], owner: dict[str, str]) -> Key:
    names = asked.get(key.command, key.keys)
    return replace(
        key, keys=tuple(name for name in names if owner.get(name, key.command) == key.command)
    )
