"""What a click on the main screen does: a quote, its tag, a row, a word, the right button."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on

from reader.screens.panes import PanedScreen
from reader.widgets.article_view import ArticleView
from reader.widgets.results import ResultList
from reader.widgets.speakers_panel import SpeakerList
from reader.widgets.word_row import RIGHT_BUTTON, Given

if TYPE_CHECKING:
    from textual import events

    from reader.screens.explaining import Explaining
    from reader.screens.marking import Marking
    from reader.session.desk import Desk


class ClickedScreen(PanedScreen):
    """The panes, as far as they answer the mouse; commands are for whoever has the table.

    Attributes:
        desk: where the open article is walked through.
        explaining: what opens the evidence.
        marking: where quotes are marked.
    """

    desk: Desk
    explaining: Explaining
    marking: Marking

    @abstractmethod
    def action_command(self, command: str) -> None:
        """Do a command."""

    @abstractmethod
    def take_offer(self, event: events.Click) -> bool:
        """Do what a message offers that was clicked; tell whether it was one."""

    def on_click(self, event: events.Click) -> None:
        """Go one layer back at a click with the right button; do what a message offers."""
        if not self.take_offer(event) and event.button == RIGHT_BUTTON:
            self.action_command("back_out")

    @on(ArticleView.GutterClicked)
    def _gutter_clicked(self, event: ArticleView.GutterClicked) -> None:
        with self.article.staying():
            self.desk.go_to_quote(event.index)
        self.marking.toggle()

    @on(ArticleView.QuoteClicked)
    def _quote_clicked(self, event: ArticleView.QuoteClicked) -> None:
        with self.article.staying():
            self.desk.go_to_quote(event.index)

    @on(ArticleView.TagClicked)
    def _tag_clicked(self, event: ArticleView.TagClicked) -> None:
        with self.article.staying():
            self.desk.go_to_quote(event.index)
        self.explaining.open()

    def on_text_selected(self) -> None:
        """Say what can be done with words that the mouse has marked."""
        if self.article.view.selected_span is not None:
            self.action_command("quote.selected")

    @on(ArticleView.StruckClicked)
    def _struck_clicked(self, event: ArticleView.StruckClicked) -> None:
        with self.article.staying():
            self.desk.go_to_struck(event.index)

    @on(Given)
    def _given(self, event: Given) -> None:
        event.stop()
        self.action_command(event.command)

    @on(ResultList.Chosen)
    @on(SpeakerList.Chosen)
    def _row_chosen(self) -> None:
        self.action_command("open")
