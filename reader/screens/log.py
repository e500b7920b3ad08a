"""The log: what was said in passing and what went wrong, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.outside.crash import last_log
from reader.page.clean import clean_line
from reader.screens.popup import Popup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.keymap import KeyMap
    from reader.session.journal import Entry

_EMPTY = "Nothing was said yet, and nothing went wrong."


class LogScreen(Popup):
    """Shows the log."""

    def __init__(self, entries: Iterable[Entry], key_map: KeyMap) -> None:
        """Show entries in the order in which they come."""
        super().__init__("Log", log_content(entries), key_map)


def log_content(entries: Iterable[Entry]) -> Content:
    """Return the lines of a log; a warning begins with a mark, and not by colour alone."""
    lines = [_line(entry) for entry in entries] or [Content(_EMPTY)]
    crash = last_log()
    if crash is not None:
        lines.append(Content(clean_line(f"The last crash: {crash}")))
    return Content("\n").join(lines)


def _line(entry: Entry) -> Content:
    mark = ("! ", "bold") if entry.warns else "  "
    return Content.assemble((f"{entry.at:%H:%M:%S} ", "dim"), mark, clean_line(entry.text))
