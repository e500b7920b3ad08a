"""Choosing another speaker of the library: who is the same, or is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.page.clean import clean_line
from reader.page.wording import known_for
from reader.screens.picking import Picker, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Speaker


class SpeakerPicker(Picker["Speaker"]):
    """Lets one speaker be chosen out of all but one."""

    CLOSING = "Enter chooses, Esc closes"

    def __init__(
        self,
        title: str,
        speaker: Speaker,
        suggested: Sequence[tuple[Speaker, str]],
        *,
        everybody: Callable[[str, Callable[[Sequence[Speaker]], None]], None],
        take: Callable[[SpeakerPicker, Speaker], None],
    ) -> None:
        """Ask.

        Args:
            title: of our own.
            speaker: who is not to be chosen; one of the same name may be.
            suggested: who comes first, each with the reason.
            everybody: finds speakers by the letters of their names, and hands them on.
            take: given the box and who was chosen; it closes the box, or says what failed.
        """
        name = Content.styled(clean_line(speaker.name), "bold")
        super().__init__(title, name, placeholder="a name")
        self._speaker = speaker
        self._suggested = suggested
        self._everybody = everybody
        self._take = take

    def typed(self, text: str) -> None:
        """Show who is named so: those that are suggested first."""
        self.show_rows(self._rows_of(text, ()), settled=False)
        self._everybody(text, lambda speakers: self._found(text, speakers))

    def chosen(self, row: Row[Speaker]) -> None:
        """Hand on who was chosen."""
        self._take(self, row.value)

    def _found(self, text: str, speakers: Sequence[Speaker]) -> None:
        if text == self.line.value:
            self.show_rows(self._rows_of(text, speakers))

    def _rows_of(self, text: str, speakers: Sequence[Speaker]) -> list[Row[Speaker]]:
        first = [Row(one, one.name, why) for one, why in self._suggested if not text.strip()]
        known = {row.value.id for row in first}
        rest = [
            Row(one, one.name, known_for(one))
            for one in speakers
            if one.id not in known and one.id != self._speaker.id
        ]
        return [*first, *rest]
