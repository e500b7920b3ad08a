"""The pages of speakers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.screens.compare import CompareScreen, compare_with
from reader.screens.speaker import SpeakerScreen, timeline_of
from reader.screens.timeline import TimelineScreen
from reader.session.sayings import PagePlace, Topic
from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen
    from reader.session.walk import Choice


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that open a speaker's page."""
    return {
        "speaker.page": partial(of_one, screen, show_page),
        "speaker.compare": partial(of_one, screen, compare),
        "speaker.timeline": partial(of_one, screen, show_timeline),
    }


def of_one(screen: MainScreen, does: Callable[[MainScreen], None]) -> None:
    """Do what is about one speaker, unless the cursor is at a group of several."""
    cursor = screen.panel.list.cursor
    in_panel = screen.page is None and screen.pane is Pane.SPEAKERS
    if in_panel and cursor is not None and screen.panel.group_at(cursor) is not None:
        key = screen.key_map.way("open")
        screen.say(f"These are several, each of one article. {key} lists them.")
    else:
        does(screen)


def show_page(screen: MainScreen) -> None:
    """Show everything that was said by the speaker that the focus or the text is at."""
    choice = whom(screen)
    if choice is None:
        screen.say("No quote is current here, so no speaker to show.")
    elif choice.speaker_id is None:
        screen.say("The speaker of this quote is not known: there is no page.")
    else:
        reopen(screen, PagePlace(Topic(choice.speaker_id, choice.name), 0))


def compare(screen: MainScreen) -> None:
    """Put that speaker beside another one, who is chosen from a list."""
    choice = whom(screen)
    if choice is None or choice.speaker_id is None:
        screen.say("No known speaker is current here, so there is nobody to compare.")
    else:
        compare_with(screen, Topic(choice.speaker_id, choice.name))


def show_timeline(screen: MainScreen) -> None:
    """Show when that speaker was quoted; in the results, when what was found was printed."""
    choice = None if screen.pane is Pane.RESULTS else whom(screen)
    if choice is None or choice.speaker_id is None:
        timeline_of_results(screen).show()
        return
    topic = Topic(choice.speaker_id, choice.name)

    def keep_to(period: str, name: str) -> None:
        reopen(screen, PagePlace(replace(topic, period=period, period_name=name), 0))

    timeline_of(screen, topic, keep_to).show()


def timeline_of_results(screen: MainScreen) -> TimelineScreen:
    """Return the timeline of the articles that were found; a period goes into the search."""
    query = screen.finder.asking.whole
    text = screen.box.line.value.strip()

    def keep_to(period: str, _name: str) -> None:
        screen.box.line.value = f"{text} {period}".strip()

    count = partial(screen.library.article_days, query)
    title = text or "all articles"
    return TimelineScreen(screen, title, "article", count=count, chosen=keep_to)


def reopen(screen: MainScreen, place: PagePlace) -> None:
    """Show a speaker's page from a place on."""
    if place.beside is None:
        SpeakerScreen(screen, place).show()
    else:
        CompareScreen(screen, place, place.beside).show()


def whom(screen: MainScreen) -> Choice | None:
    """Return the speaker of the page, or under the cursor of the panel, or of the quotation."""
    if screen.page is not None and screen.page.choice is not None:
        return screen.page.choice
    rows = screen.panel.list
    if screen.pane is Pane.SPEAKERS and rows.cursor is not None:
        return screen.panel.choice_at(rows.cursor)
    return screen.desk.state.only or screen.desk.state.speaker
