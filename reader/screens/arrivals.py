"""What becomes of the answers as they arrive: results, an article, a crowd of speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.screens.counting import Counter
from reader.session.state import DeskState, Pane
from reader.widgets.article_pane import moved

if TYPE_CHECKING:
    from index import Page
    from reader.screens.main import MainScreen
    from reader.screens.painting import Painter
    from reader.screens.saying import Notices
    from reader.screens.turns import Turns
    from reader.session.census import Crowd
    from reader.session.found import Found

_AHEAD = 10  # results after the open article that are fetched before they are asked for


class Arrivals:
    """Shows on a screen what arrives, and lets the commands go on that waited for it."""

    def __init__(
        self, screen: MainScreen, painter: Painter, notices: Notices, turns: Turns
    ) -> None:
        """Begin with nothing shown.

        Args:
            screen: where it is shown.
            painter: draws what depends on several answers.
            notices: what is still to be said.
            turns: whose commands wait for an answer.
        """
        self._screen, self._painter = screen, painter
        self._notices, self._turns = notices, turns
        self._counter = Counter(screen)
        self._drawn = DeskState()
        self._listed: Page | None = None
        self._entering = False

    @property
    def entering(self) -> bool:
        """Tell whether the reader goes to results that are still on their way."""
        return self._entering

    @property
    def counting(self) -> bool:
        """Tell whether a count is still on its way."""
        return self._counter.waiting

    def give_up(self) -> None:
        """Wait no longer for the results."""
        self._entering = False

    def found_is(self, found: Found) -> None:
        """Show what has been found, and go on with what waited for it."""
        screen = self._screen
        self._notices.tell(screen)
        opened = screen.desk.state.opened
        screen.results.show_found(found, opened.article.id if opened else None)
        self._painter.notice()
        if self._listed is not found.page:
            self._painter.results()
        self._listed = found.page
        screen.tidier.arrived()
        screen.desk.results_are(found)
        screen.returning.note()
        self._counter.count()
        screen.draw_rows()
        if screen.find_box.pane is Pane.RESULTS:
            screen.find_box.show_count(f" {0 if found.stale else found.hits.total:,} results ")
        if not screen.finder.waiting:
            self.fetch_in_sight()
            if screen.desk.state.opened is None and not screen.desk.waiting:
                screen.desk.open_fullest([hit for _, hit in found.hits.at_hand()])
            self._results_are_in()

    def desk_is(self, state: DeskState) -> None:
        """Show which article lies open, and where in it the reader is."""
        screen = self._screen
        before, self._drawn = self._drawn, state
        screen.explaining.draw(state)
        is_another = _article(before) != _article(state)
        if is_another or moved(before, state):
            self._painter.place()
        screen.tidier.arrived()
        screen.explaining.want()
        screen.returning.note()
        if state.read is not None and state.read != before.read:
            screen.returning.count(state.read)
        if before.opened is not state.opened:
            screen.returning.keep_later()
            screen.marking.look()
            self._painter.speakers()
            self._painter.notice()
        screen.panel.show_current(state.speaker)
        if state.opened:
            self._follow()
        screen.draw_rows()
        screen.call_later(self._turns.go_on)

    def crowd_is(self, _crowd: Crowd) -> None:
        """Show who is quoted in what has been found."""
        screen = self._screen
        screen.tidier.arrived()
        self._painter.speakers()
        screen.draw_rows()
        self._count_in_sight()

    def enter_query(self) -> None:
        """Go from the box to the results; the letters typed before are still on their way."""
        screen = self._screen
        self._entering = True
        screen.results.point_at(None)
        screen.focus_pane(Pane.RESULTS)
        screen.box.line.call_later(self._entered)

    def fetch_in_sight(self) -> None:
        """Have the rows fetched that are in sight and not at hand."""
        screen = self._screen
        screen.finder.show(*screen.results.list.in_sight)
        self._count_in_sight()

    def _count_in_sight(self) -> None:
        screen = self._screen
        screen.census.show(*screen.panel.in_sight)
        screen.census.show_members(*screen.panel.members_in_sight)

    def _entered(self) -> None:
        screen = self._screen
        screen.finder.settle(screen.box.line.value)
        self._painter.box()
        if not screen.finder.waiting:
            self._results_are_in()

    def _results_are_in(self) -> None:
        screen = self._screen
        if self._entering:
            self._entering = False
            screen.results.point_at_first()
        self._turns.go_on()

    def _follow(self) -> None:
        """Point at the open article in the results, and have those that follow it fetched."""
        screen = self._screen
        row = screen.desk.row
        if not screen.results.list.has_focus:
            screen.results.point_at(row)
        if row is not None:
            screen.call_after_refresh(screen.finder.show, row, row + _AHEAD)


def _article(state: DeskState) -> str | None:
    return None if state.opened is None else state.opened.article.id
