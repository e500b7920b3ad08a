"""Who stands around a speaker: who may be the same, and who speaks for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.page.clean import clean_line
from reader.page.portrait import role_words, who
from reader.page.wording import counted, day
from reader.screens.picking import Picker, Row
from reader.widgets.panel_rows import starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index import Speaker
    from reader.page.portrait import Portrait, VoiceOfBody


class AroundScreen(Picker["Speaker"]):
    """Lets one of them be chosen, to see that speaker's page."""

    CLOSING = "Enter shows the page, Esc closes"

    def __init__(self, portrait: Portrait, take: Callable[[Speaker], None]) -> None:
        """List who stands around a speaker; `take` is given the one that is chosen."""
        name = Content.styled(clean_line(portrait.speaker.name), "bold")
        super().__init__("Around", name, placeholder="a name")
        self._rows = tuple(rows_around(portrait))
        self._take = take

    def typed(self, text: str) -> None:
        """Show who has a name that begins so."""
        self.show_rows([row for row in self._rows if starts(row.value.name, text)])

    def chosen(self, row: Row[Speaker]) -> None:
        """Close, and hand on who was chosen."""
        self.dismiss()
        self._take(row.value)


def rows_around(portrait: Portrait) -> Iterator[Row[Speaker]]:
    """Yield who may be the same, then who speaks for the body, in the order of the library."""
    for other, reason in portrait.profile.suggestions:
        yield Row(other, f"may be the same: {other.name}", reason)
    for voice in portrait.voices:
        yield Row(voice.speaker, voice.speaker.name, _note(voice))


def _note(voice: VoiceOfBody) -> str:
    """Say in which article an unnamed voice speaks, or as what somebody with a name does."""
    quotes = counted(voice.speaker.quotes, "quote")
    if voice.heading is None:
        roles = map(role_words, voice.roles[:1])
        return ", ".join((*roles, quotes)) if voice.roles else f"{who(voice.speaker)}, {quotes}"
    dated = f"{day(voice.heading.date)}, " if voice.heading.date else ""
    return f"{dated}{voice.heading.title}, {quotes}"
