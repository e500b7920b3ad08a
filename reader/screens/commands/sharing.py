"""Taking quotations along: on the clipboard in another shape, or into a file."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.outside.saving import GivenUpError, in_the_way, save_new, save_over
from reader.page.citation import citation
from reader.page.files import written
from reader.page.markdown import block
from reader.page.rows import copied_row
from reader.page.wording import counted
from reader.screens.choosing import ChoiceScreen, Option
from reader.screens.exporting import ExportScreen
from reader.session.marks import quotations_at
from reader.session.portions import Portion, portions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from index import Quoted
    from reader.screens.exporting import Export
    from reader.screens.main import MainScreen

_MANY = 5000  # quotations, from which on it is said that they are being written


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that take quotations along."""
    return {
        "quote.copy_as": partial(copy_as, screen),
        "export": partial(export, screen),
    }


def copy_as(screen: MainScreen) -> None:
    """Ask in which shape to copy the current quotation, and copy it."""
    quoted, opened = screen.desk.state.current, screen.desk.state.opened
    if quoted is None or opened is None:
        screen.say("No quote is current here, so there is nothing to copy.")
        return
    copy_shape(screen, quoted, opened.article.text)


def copy_shape(screen: MainScreen, quoted: Quoted, text: str) -> None:
    """Ask in which shape to copy a quotation of a text, and copy it."""
    shapes = {
        "t": ("text alone", lambda: "\n".join(quoted.texts)),
        "c": ("text with citation", lambda: citation(quoted)),
        "m": ("Markdown", lambda: block(quoted)),
        "j": ("JSON, with where it stands", lambda: json.dumps(copied_row(quoted, text))),
    }
    options = [
        Option(letter, words, partial(_copy, screen, shape))
        for letter, (words, shape) in shapes.items()
    ]
    screen.app.push_screen(ChoiceScreen("Copy as", options))


def _copy(screen: MainScreen, shape: Callable[[], str]) -> None:
    screen.copy(shape())


def export(screen: MainScreen, first: Sequence[Portion] = ()) -> None:
    """Ask what to take along into which file, and write it aside.

    Args:
        screen: whose article and results can be taken along.
        first: what is offered before these.
    """
    titles = {portion.title for portion in first}
    here = portions(screen.library, screen.desk.state, screen.finder.found)
    offered = [*first, *(portion for portion in here if portion.title not in titles)]
    marks = screen.marking.marks
    if marks:
        marked = partial(quotations_at, screen.library, marks)
        offered.append(Portion("marks", len(marks), marked))
    if not offered:
        screen.say("No quotes here to export.")
        return
    screen.aside.ask("names", _names_here, partial(_ask, screen, offered))


def _names_here() -> frozenset[str]:
    try:
        return frozenset(os.listdir())  # noqa: PTH208 - their names are all that is wanted
    except OSError:  # whether a name is free is looked at again before it is written
        return frozenset()


def _ask(screen: MainScreen, offered: list[Portion], taken: frozenset[str]) -> None:
    screen.app.push_screen(ExportScreen(offered, taken, partial(_look, screen)))


def _look(screen: MainScreen, dialog: ExportScreen, export: Export) -> None:
    """See what is in the way of a file before it is written."""
    question = partial(_obstacle, export.path)
    screen.aside.ask("look", question, partial(_write, screen, dialog, export))


def _obstacle(path: Path) -> tuple[str, bool]:
    """Return what makes it impossible to write a file, and whether there is one already."""
    problem = in_the_way(path)
    return problem, not problem and path.exists()


def _write(
    screen: MainScreen, dialog: ExportScreen, export: Export, obstacle: tuple[str, bool]
) -> None:
    problem, there = obstacle
    path, count = export.path, export.portion.count
    if problem:
        dialog.remark(problem)
    elif there and dialog.replacing != path:
        dialog.replacing = path
        dialog.remark(f"{path} is there already. Enter again replaces it.")
    else:
        dialog.dismiss()
        if count is None or count >= _MANY:
            screen.say(f"Writing {path}; go on reading.")
        save = save_over if there else save_new
        question = partial(_saved, export, save, screen.aside.stopped)
        screen.aside.ask("export", question, screen.say)


def _saved(
    export: Export,
    save: Callable[[Path, Iterable[str], Callable[[], bool]], None],
    given_up: Callable[[], bool],
) -> str:
    """Write a file; return what to say of it."""
    tally = _Tally(export.portion.quotations())
    try:
        save(export.path, written(export.shape, tally), given_up)
    except GivenUpError:
        return "Not written."
    return f"{counted(tally.number, 'quote')} written to {export.path.absolute()}"


class _Tally:
    """Counts quotations as they pass."""

    def __init__(self, quotations: Iterable[Quoted]) -> None:
        self._quotations = quotations
        self.number = 0

    def __iter__(self) -> Iterator[Quoted]:
        for quoted in self._quotations:
            self.number += 1
            yield quoted
