"""`keys`: what the reader does, by which key, with what the user has set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.commands.options import output_options
from reader.commands.output import Format, Piece, note
from reader.commands.status import DONE
from reader.config import load
from reader.keymap import keymap_of
from reader.keynames import shown
from reader.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.commands.output import Output
    from reader.keymap import KeyMap
    from reader.keys import Key

_KEYS, _COMMAND = 18, 26


@click.command("keys", epilog="Example:  quoth keys --json")
@output_options
def keys(*, output: Output) -> int:
    """List the reader's keys and the names of its commands.

    The names are those of the table [keys] in config.toml: quote.next = "x", or a list.
    """
    config = load()
    key_map = keymap_of(config.keys)
    problems = (*config.problems, *key_map.problems)
    if output.format is Format.TEXT:
        output.lines(_lines(key_map))
    rows = (_row(group.title, key) for group in key_map.groups for key in group.keys)
    if output.format is Format.JSON:
        output.body({"keys": list(rows), "problems": list(problems)})
    elif output.format is not Format.TEXT:
        output.rows(rows)
    if output.format is not Format.JSON:
        for problem in problems:
            note(problem)
    return DONE


def _lines(key_map: KeyMap) -> Iterator[Sequence[str | Piece]]:
    for number, group in enumerate(key_map.groups):
        if number:
            yield ()
        yield (Piece(group.title, bold=True),)
        for key in group.keys:
            names = " ".join(map(shown, key.keys)) or f":{key.command}"
            yield (Piece(f"  {names:{_KEYS}} ", bold=True), f"{key.command:{_COMMAND}} {key.does}")


def _row(group: str, key: Key) -> dict[str, object]:
    usual = next(one.keys for one in KEYS if one.command == key.command)
    return {
        "command": key.command,
        "keys": list(map(shown, key.keys)),
        "does": key.does,
        "group": group,
        "mouse": key.mouse or None,
        "usual": list(map(shown, usual)),
    }
