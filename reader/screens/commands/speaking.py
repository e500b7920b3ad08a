"""The pages of speakers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.screens.speaker import SpeakerScreen
from reader.session.sayings import PagePlace, Topic
from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen
    from reader.session.walk import Choice


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that open a speaker's page."""
    return {
        "speaker.page": partial(show_page, screen),
    }


def show_page(screen: MainScreen) -> None:
    """Show everything that was said by the speaker that the focus or the text is at."""
    choice = whom(screen)
    if choice is None:
        screen.say("No quote is current here, so no speaker to show.")
    elif choice.speaker_id is None:
        screen.say("The speaker of this quote is not known: there is no page.")
    else:
        reopen(screen, PagePlace(Topic(choice.speaker_id, choice.name), 0))


def reopen(screen: MainScreen, place: PagePlace) -> None:
    """Show a speaker's page from a place on."""
    screen.page = SpeakerScreen(screen, place)
    screen.app.push_screen(screen.page)


def whom(screen: MainScreen) -> Choice | None:
    """Return the speaker that the cursor of the panel is on, or whose quotation is current."""
    rows = screen.panel.list
    if screen.pane is Pane.SPEAKERS and rows.cursor is not None:
        return screen.panel.choice_at(rows.cursor)
    return screen.desk.state.only or screen.desk.state.speaker
