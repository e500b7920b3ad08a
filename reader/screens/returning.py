"""Coming back: the article, the place, the search and the speaker of the last time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.outside import habits, visits
from reader.outside.habits import NO_HABITS, Habits
from reader.outside.openings import Openings
from reader.session.visit import Visit, visit_of, visit_row

if TYPE_CHECKING:
    from pathlib import Path

    from index import Sort
    from reader.screens.main import MainScreen

_DAMAGED = "What was kept of your last visit cannot be read; it starts anew."


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of earlier times.

    Attributes:
        habits: what was chosen last, in whichever library.
        folder: of the library that is opened; None where that is not kept.
        visit: where the reader was in it; None where nobody knows.
        fault: what is wrong with what was kept of that.
        into: the library that files are indexed into; None for the one that is opened.
    """

    habits: Habits = NO_HABITS
    folder: Path | None = None
    visit: Visit | None = None
    fault: str = ""
    into: Path | None = None

    @property
    def order(self) -> Sort:
        """Return the order of the results."""
        return self.visit.order if self.visit else self.habits.order


NO_PAST = Past()


def past_of(folder: Path | None) -> Past:
    """Return what is known of earlier times in a library."""
    if folder is None:
        return Past(habits.kept())
    held, there = visits.last(folder)
    visit = visit_of(held.get("visit")) if isinstance(held, dict) else None
    return Past(habits.kept(), folder, visit, _DAMAGED if there and visit is None else "")


class Returning:
    """Takes a screen to where a person was, and keeps where they are.

    Attributes:
        openings: how often a person opened each article.
    """

    def __init__(self, screen: MainScreen, past: Past) -> None:
        """Keep what becomes of a screen."""
        self._screen = screen
        self._folder = past.folder
        self.openings = Openings(past.folder)
        self._visit = self._now = past.visit or Visit()
        self._said = False

    def begin(self) -> None:
        """Search for what was searched for, and open what lay open."""
        screen, wanted = self._screen, self._visit
        if wanted.query:
            line = screen.box.line
            with line.prevent(Input.Changed):
                line.value = wanted.query
        screen.finder.settle(wanted.query)
        if wanted.here is not None:
            screen.desk.come_back(wanted)

    def note(self) -> None:
        """Note where a person is; when they leave, there is no screen any more to ask."""
        screen, desk = self._screen, self._screen.desk
        behind, ahead = desk.trail
        self._now = Visit(
            query=screen.box.line.value,
            order=screen.finder.asking.sort,
            here=desk.here(screen.article.view.top_offset),
            only=desk.state.only,
            behind=behind,
            ahead=ahead,
        )

    def count(self, article_id: str) -> None:
        """Count that a person opened an article."""
        question = partial(self.openings.note, article_id)
        self._screen.later.ask(f"opening {article_id}", question, lambda _: None)

    def keep_later(self) -> None:
        """Keep where a person is, in case that the program does not come to its end."""
        if self._folder is not None:
            question = partial(visits.keep, self._folder, visit_row(self._now))
            self._screen.later.ask("visit", question, self._kept)

    def keep(self) -> None:
        """Keep where a person is as they leave."""
        if self._folder is not None and self._now.here is not None:
            visits.keep(self._folder, visit_row(self._now))

    def _kept(self, fault: str | None) -> None:
        if fault and not self._said:
            self._said = True
            self._screen.warn(fault)
