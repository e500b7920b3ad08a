"""The evidence on the main screen: of the quotation at once, of its speaker once that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.layout import Layout
from reader.session.links import Links

if TYPE_CHECKING:
    from reader.screens.main import MainScreen
    from reader.session.lane import Lane
    from reader.session.state import DeskState


class Explaining:
    """Draws what lies open with its evidence; asks for reasons only while that is in sight."""

    def __init__(self, screen: MainScreen, lane: Lane) -> None:
        """Ask through a lane for what nobody waits for."""
        self._screen = screen
        self._links = Links(screen.library, lane, changed=self._answered)

    def draw(self, state: DeskState) -> None:
        """Draw a state in the article and in both places of the evidence."""
        self._screen.article.show_state(state, self._links.of(state))
        self._beside()

    def want(self) -> None:
        """Ask why those of several articles are one speaker, where that is seen."""
        if self._screen.article.explains or self._screen.size_class is Layout.WIDE:
            self._links.want(self._screen.desk.state)

    def open(self) -> None:
        """Open the evidence below the text."""
        self._screen.article.explain()
        self.want()

    def forget(self) -> None:
        """Ask once more from now on; the library has changed."""
        self._links.forget()

    def _answered(self) -> None:
        screen = self._screen
        screen.article.show_links(self._links.of(screen.desk.state))
        self._beside()
        self.want()

    def _beside(self) -> None:
        self._screen.evidence.text.show(self._screen.article.evidence.text.evidence)
