"""The ways out, one layer at a time, and out of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that leave something."""
    leaving = _Leaving(screen)
    return {
        "back_out": leaving.back_out,
        "quit": leaving.quit,
    }


class _Leaving:
    """The ways out, one layer at a time."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def back_out(self) -> None:
        """Leave the innermost thing that is open; never the program."""
        screen = self._screen
        if screen.give_up():
            return
        if screen.find_box.pane is not None:
            self._leave_find()
        elif screen.results.wanted or screen.panel.wanted:
            screen.keep_all()
        elif screen.typing or screen.pane is not Pane.ARTICLE:
            screen.focus_pane(Pane.ARTICLE)
        elif screen.article.explains:
            screen.article.explain_no_more()
        elif not screen.desk.end_find() and not screen.desk.lift():
            self._leave_zen()

    def _leave_zen(self) -> None:
        screen = self._screen
        if screen.zen:
            screen.end_zen()
        else:
            screen.errands.stop()

    def _leave_find(self) -> None:
        screen = self._screen
        pane = screen.find_box.pane
        screen.close_find()
        screen.keep_all()
        if pane is Pane.ARTICLE:
            screen.desk.end_find()
        screen.focus_pane(pane or Pane.ARTICLE)

    def quit(self) -> None:
        """Close what lies over the text, else end the program."""
        screen = self._screen
        if screen.article.explains:
            screen.article.explain_no_more()
        else:
            screen.leave()
