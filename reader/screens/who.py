"""The question who said it: those of the article first, then everybody, a new name, nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from reader.page.clean import clean_line
from reader.page.wording import known_for
from reader.screens.picking import Picker, Row
from reader.session.likely import NUMBERED
from reader.session.naming_order import has_words
from reader.widgets.panel_rows import starts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Speaker
    from reader.session.likely import Suspect

_QUOTED = 140  # letters of the quotation that are shown


@dataclass(frozen=True, slots=True)
class Answer:
    """Who said it; a name of None is nobody known, an empty one has yet to be typed."""

    name: str | None


class WhoScreen(Picker[Answer]):
    """Asks who said a quotation, and has the answer saved."""

    def __init__(
        self,
        words: str,
        suspects: Sequence[Suspect],
        *,
        everybody: Callable[[str, Callable[[Sequence[Speaker]], None]], None],
        save: Callable[[WhoScreen, str | None], None],
    ) -> None:
        """Ask.

        Args:
            words: of the quotation.
            suspects: who may have said it, likeliest first.
            everybody: finds speakers by the letters of their names, and hands them on.
            save: saves a name, None for nobody known; it closes the popup, or says what failed.
        """
        shown = clean_line(words)
        shown = f"{shown[: _QUOTED - 1]}…" if len(shown) > _QUOTED else shown
        super().__init__(
            "Who said this?", Content.styled(f'"{shown}"', "bold"), placeholder="or choose below"
        )
        self._suspects = suspects
        self._everybody = everybody
        self._save = save

    def typed(self, text: str) -> None:
        """Show who is named so: in this article at once, in all others when they are found."""
        if not text.strip():
            self.show_rows(answers("", self._suspects, ()))
            return
        self.show_rows(answers(text, self._suspects, ()), settled=False)
        self._everybody(text, lambda speakers: self._found(text, speakers))

    def chosen(self, row: Row[Answer]) -> None:
        """Have it saved."""
        if row.value.name == "":
            self.fail("Type the name, then press Enter.")
        else:
            self._save(self, row.value.name)

    def _found(self, text: str, speakers: Sequence[Speaker]) -> None:
        if text == self.line.value:
            self.show_rows(answers(text, self._suspects, speakers))


def answers(
    typed: str, suspects: Sequence[Suspect], speakers: Sequence[Speaker]
) -> list[Row[Answer]]:
    """Return what can be answered, best first.

    Args:
        typed: the letters that a word of a name has to start with.
        suspects: who may have said it.
        speakers: who else in the library is named so.
    """
    typed = " ".join(typed.split())
    near = [
        Row(Answer(one.name), one.name, one.why, numbered=not typed and at < NUMBERED)
        for at, one in enumerate(one for one in suspects if starts(one.name, typed))
    ]
    known = {row.label.casefold() for row in near}
    far = [
        Row(Answer(one.name), one.name, known_for(one))
        for one in speakers
        if one.name.casefold() not in known
    ]
    named = sorted([*near, *far], key=lambda row: not has_words(row.label, typed))
    exact = [row for row in named if row.label.casefold() == typed.casefold()]
    rest = [row for row in named if row not in exact]
    new = Row(Answer(typed), f"new: {typed}") if typed else Row(Answer(""), "new…", "type the name")
    offered = [] if exact else [new]
    return [*exact, *rest, *offered, Row(Answer(None), "unknown", "nobody can tell")]
