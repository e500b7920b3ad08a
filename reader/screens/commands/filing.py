"""The file that an article came from."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.outside.editor import edit, editing, no_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands on the open article's file."""
    return {
        "file.open": partial(open_file, screen),
    }


def open_file(screen: MainScreen) -> None:
    """Leave the screen to an editor, with the article's file at the current line."""
    opened, quoted = screen.desk.state.opened, screen.desk.state.current
    if opened is None:
        return
    heading = opened.article.heading
    if heading.path is None:
        screen.say(no_file(heading.title))
        return
    offset = quoted.quotation.start if quoted else screen.article.view.top_offset
    question = partial(editing, Path(heading.path), opened.article.text, offset)
    screen.reading.ask("edit", question, partial(_edit, screen))


def _edit(screen: MainScreen, command: list[str] | str) -> None:
    if isinstance(command, str):
        screen.say(command)
        return
    try:
        with screen.app.suspend():
            remark = edit(command)
    except SuspendNotSupported:
        remark = "This terminal cannot be lent to an editor."
    if remark:
        screen.say(remark)
