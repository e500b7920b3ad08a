"""The file that an article came from, and files that are yet to be read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.outside.editor import edit, editing, no_file
from reader.screens.indexing import IndexScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.outside.errand import Ended
    from reader.screens.main import MainScreen

NOT_KEPT = "These files are only open, in no library. quoth index PATH makes one of them."


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands on files."""
    return {
        "file.open": partial(open_file, screen),
        "file.reindex": partial(reindex, screen),
        "index.add": partial(add, screen),
    }


def reindex(screen: MainScreen) -> None:
    """Read the open article's file again, in another process."""
    opened, folder = screen.desk.state.opened, screen.errands.folder
    if opened is None:
        return
    path = opened.article.heading.path
    if folder is None:
        screen.say(NOT_KEPT)
    elif path is None:
        screen.say(no_file(opened.article.heading.title))
    else:
        screen.errands.update(folder, Path(path), partial(_read_again, screen, opened.article.id))


def _read_again(screen: MainScreen, article_id: str, ended: Ended) -> None:
    opened = screen.desk.state.opened
    if opened is not None and opened.article.id == article_id and not ended.fault:
        screen.desk.reload(screen.article.view.top_offset)


def add(screen: MainScreen) -> None:
    """Ask for a folder, and read it in another process."""
    folder = screen.errands.into
    if folder is None:
        screen.say(NOT_KEPT)
    elif screen.errands.updates:
        screen.errands.say_busy()
    else:
        screen.app.push_screen(IndexScreen(screen, partial(_begin, screen, folder)))


def _begin(screen: MainScreen, folder: Path, path: Path) -> None:
    is_shown = folder == screen.errands.folder
    screen.errands.update(folder, path, None if is_shown else partial(_go_on, screen, folder))


def _go_on(screen: MainScreen, folder: Path, ended: Ended) -> None:
    """Show the library that files were indexed into, which is another one than this."""
    if ended.articles:
        screen.post_message(screen.Elsewhere(folder))


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
    screen.desk.look_at_file()
