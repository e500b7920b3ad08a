"""Drawing the rows that tell of several things at once: box, notice, tabs, status, speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.wording import counted
from reader.screens.notices import notice_for
from reader.session.state import Pane, Rank
from reader.widgets.search_box import articles_text
from reader.widgets.word_row import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from reader.screens.main import MainScreen
    from reader.screens.panes import PanedScreen
    from reader.session.state import DeskState


class Painter:
    """Draws for a screen what has become of its library and its desk."""

    def __init__(self, screen: MainScreen, banner: str | None) -> None:
        """Draw for a screen, on which a message stands until a search."""
        self._screen = screen
        self._banner = banner

    def results(self) -> None:
        """Paint what was found now; what else there is to paint can wait for Textual's turn."""
        results, notice = self._screen.results.list, self._screen.notice
        paint_now(self._screen, [results, results.vertical_scrollbar], notice.children)

    def place(self) -> None:
        """Paint where the reader is now; the panes beside the text can wait for Textual's turn."""
        self.status()
        article, view = self._screen.article, self._screen.article.view
        places = [article.title], [self._screen.status]
        paint_now(self._screen, [view, view.vertical_scrollbar], *places)

    def rows(self) -> None:
        """Draw the rows that count: search row, tabs, title of the results, status line."""
        screen = self._screen
        found, row = screen.finder.found, screen.desk.row
        rank = Rank(0 if row is None else row + 1, found.hits.total)
        self.box()
        screen.results.show_rank(rank)
        screen.tabs.show_tabs(
            screen.pane,
            results=rank,
            speakers=screen.panel.counts,
            articles=" ".join(filter(None, (articles_text(found), *screen.errands.words[-1:]))),
        )
        self.status()

    def box(self) -> None:
        """Draw the search row."""
        found, crowd = self._screen.finder.found, self._screen.census.crowd
        counted = crowd.known and crowd.query == found.query and not crowd.letters
        speakers = crowd.speakers if counted else None
        waiting = self._screen.finder.waiting
        work = self._screen.errands.words
        self._screen.box.show_found(found, waiting=waiting, speakers=speakers, work=work)

    def notice(self) -> None:
        """Draw what has to be known of the query or of the open article."""
        screen = self._screen
        found, opened = screen.finder.found, screen.desk.state.opened
        remark = opened.remark if opened else ""
        key = "Right" if screen.box.line.has_focus else ""
        again = screen.key_map.lead("file.reindex") if screen.errands.folder else ""
        message = notice_for(found, self._banner, remark, key=key, again=again)
        screen.notice.say(message)

    def speakers(self) -> None:
        """Draw the panel of speakers."""
        screen = self._screen
        opened, crowd = screen.desk.state.opened, screen.census.crowd
        everywhere = opened.speakers if opened else {}
        screen.panel.show_speakers(screen.desk.state.quotations, everywhere, crowd)
        if screen.find_box.pane is Pane.SPEAKERS:
            screen.find_box.show_count(f" {crowd.speakers:,} speakers ")

    def status(self) -> None:
        """Draw the status line."""
        state = self._screen.desk.state
        percent = self._screen.article.view.percent
        self._screen.status.show_state(
            state, everywhere=_everywhere(state), percent=percent, remarks=self._remarks()
        )

    def _remarks(self) -> list[Part]:
        unread = self._screen.journal.unread
        given = "  mouse off" if self._screen.mouse_is_given else ""
        warned = f"  {counted(unread, 'warning')}" if unread else ""
        return [Part(given, "", "mouse.toggle"), Part(warned, "bold", "log")]


def paint_now(screen: PanedScreen, *groups: Iterable[Widget]) -> None:
    """Paint what is new in some widgets as far as they are seen, a group of neighbours at a time.

    Textual's next turn may be two frames away, as when a key has just been drawn in the box; and
    to paint all of them together would have everything between them drawn too.
    """
    if screen.app._batch_count:
        return
    for group in groups:
        seen = {widget for widget in group if widget.is_on_screen}
        others = screen._dirty_widgets - seen
        screen._compositor.update_widgets(seen)
        screen._compositor_refresh()
        screen._dirty_widgets |= others


def _everywhere(state: DeskState) -> int | None:
    """Return how many quotations the current speaker has in the collection."""
    choice, opened = state.speaker, state.opened
    speaker = opened.speakers.get(choice.speaker_id or "") if choice and opened else None
    return speaker.quotes if speaker else None
