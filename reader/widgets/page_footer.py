"""The last row of a page: its keys, each of them a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.keys import Key

_GAP = "  "


class PageFooter(WordRow):
    """Shows the keys of a page, the first ones where there is not room for all."""

    def __init__(self, commands: Sequence[tuple[str, str]], keys: Iterable[Key]) -> None:
        """Show some commands with their words, the most important ones first.

        Args:
            commands: each with what to call it.
            keys: the table that says which key does what.
        """
        super().__init__(id="page-footer")
        self._commands = commands
        self._leads = {key.command: key.lead for key in keys}

    def on_resize(self) -> None:
        """Choose the keys that fit."""
        self.show(footer_parts(self._commands, self._leads, self.size.width))


def footer_parts(
    commands: Sequence[tuple[str, str]], leads: Mapping[str, str], width: int
) -> tuple[Part, ...]:
    """Return the commands for which there is room, in their order, each with its key."""
    parts: list[Part] = []
    for command, words in commands:
        button = (
            Part(_GAP if parts else ""),
            Part(leads[command], "bold $text-accent", command),
            Part(f" {words}" if leads[command] else words, "", command),
        )
        if sum(cell_len(part.text) for part in (*parts, *button)) > width:
            break
        parts += button
    return tuple(parts)
