"""Marks on the screen: putting them, taking them away, and drawing them where they are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index import Selection, StorageError, UnknownArticleError
from reader.outside.marks_file import NAME, add_line, read_lines
from reader.page.wording import counted
from reader.session.marks import find, mark_at, marked, marks_of, put_line, take_line
from reader.session.state import Target

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from index import Article, Quoted
    from reader.screens.main import MainScreen
    from reader.session.marks import Found, Mark
    from reader.session.state import Opened

_GONE = ""  # the id of no quotation: that the marked one is gone is said as it is opened
_NOT_KEPT = "Marked until you leave: these files are in no library. quoth index PATH makes one."


class Marking:
    """The marks of a library, and those of the article that lies open."""

    def __init__(self, screen: MainScreen, folder: Path | None) -> None:
        """Mark for a screen.

        Args:
            screen: shows the library.
            folder: of the library, where marks are kept; None where nothing is.
        """
        self._screen = screen
        self._folder = folder
        self._here: Mapping[str, Mark] = {}
        self.marks: tuple[Mark, ...] = ()

    def load(self) -> None:
        """Read the marks of the library."""
        if self._folder is not None:
            self._screen.later.ask("marks", partial(_read, self._folder), self._are)

    def look(self) -> None:
        """Find the marks of the open article."""
        opened = self._screen.desk.state.opened
        if opened is not None:
            question = partial(marked, self.marks, opened.article, opened.quotations)
            self._screen.later.ask("marked", question, partial(self._are_here, opened))

    def toggle(self) -> None:
        """Mark the current quotation, or take its mark away."""
        state = self._screen.desk.state
        quoted, opened = state.current, state.opened
        if quoted is None or opened is None:
            self._screen.say("No quote is current here, so there is nothing to mark.")
            return
        mark = self._here.get(quoted.quotation.id)
        if mark is not None:
            self.take(mark)
            return
        mark = mark_at(quoted, opened.article, _now())
        self._change((*self.marks, mark), put_line(mark), self._put_words())

    def toggle_at(self, quoted: Quoted) -> None:
        """Mark a quotation of any article, or take its mark away."""

        def looked_at(answer: tuple[Article, Mark | None]) -> None:
            article, mark = answer
            if mark is not None:
                self.take(mark)
            else:
                mark = mark_at(quoted, article, _now())
                self._change((*self.marks, mark), put_line(mark), self._put_words())

        self._screen.reading.ask("mark at", partial(self._at, quoted), looked_at)

    def _at(self, quoted: Quoted) -> tuple[Article, Mark | None]:
        """Return the article of a quotation, and the mark at it if there is one."""
        article = self._screen.library.article(quoted.heading.id)
        quotations = self._screen.library.quotations(Selection(article_id=article.id)).quotations
        return article, marked(self.marks, article, quotations).get(quoted.quotation.id)

    def take(self, mark: Mark) -> None:
        """Take a mark away."""
        rest = tuple(one for one in self.marks if one.place != mark.place)
        self._change(rest, take_line(mark, _now()), "Mark taken away.")

    def go_to(self, mark: Mark) -> None:
        """Open the article of a mark at its quotation; pages are closed."""
        if self._screen.page is not None:
            self._screen.page.close_all()
        self._screen.reading.ask("mark", partial(self._find, mark), partial(self._go, mark))

    def _put_words(self) -> str:
        lists = f"{self._screen.key_map.way('marks')} lists marks."
        return f"Marked. {lists}" if self._folder is not None else _NOT_KEPT

    def _change(self, marks: tuple[Mark, ...], line: str, words: str) -> None:
        self.marks = marks
        self.look()
        if self._folder is None:
            self._screen.say(words)
            return
        # A kind of its own for each line: of one kind only the newest question is answered.
        question = partial(_added, self._folder, line)
        self._screen.later.ask(f"mark {line}", question, partial(self._kept, words))

    def _kept(self, words: str, fault: str) -> None:
        if fault:
            self._screen.warn(f"Marked until you leave: {fault}")
        else:
            self._screen.say(words)

    def _are(self, read: tuple[tuple[Mark, ...], str]) -> None:
        self.marks, fault = read
        if fault:
            self._screen.journal.warn(fault)
        self.look()

    def _are_here(self, looked_at: Opened, here: Mapping[str, Mark]) -> None:
        desk, opened = self._screen.desk, self._screen.desk.state.opened
        if opened is None or opened.article is not looked_at.article:
            return
        self._here = here
        if desk.state.marked != here.keys():
            desk.become(replace(desk.state, marked=frozenset(here)))

    def _find(self, mark: Mark) -> tuple[bool, Found | None]:
        """Return whether the article of a mark is there, and where in it the mark is."""
        library = self._screen.library
        try:
            article = library.article(mark.article)
        except UnknownArticleError:
            return False, None
        quotations = library.quotations(Selection(article_id=mark.article)).quotations
        return True, find(mark, article, quotations)

    def _go(self, mark: Mark, answer: tuple[bool, Found | None]) -> None:
        there, found = answer
        if not there:
            self._screen.say(f"{mark.article}: that article is not in the library any more.")
        elif found is None:
            gone = Target(quotation_id=_GONE, point=mark.selector.start)
            self._screen.desk.open(mark.article, gone)
        else:
            target = Target(quotation_id=found.quotation_id, point=found.start)
            self._screen.desk.open(found.article, target)


def _read(folder: Path) -> tuple[tuple[Mark, ...], str]:
    """Return the marks that are kept, and what is wrong with their file."""
    try:
        marks, broken = marks_of(read_lines(folder))
    except StorageError as error:
        return (), str(error)
    lines = counted(broken, "line")
    return marks, f"{NAME}: {lines} cannot be read and stay as they are" if broken else ""


def _added(folder: Path, line: str) -> str:
    """Add a line to the file of marks; return why it cannot be added."""
    try:
        add_line(folder, line)
    except StorageError as error:
        return str(error)
    return ""


def _now() -> str:
    return dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
