"""The row above the footer: where in the text, in the collection and in what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.clean import clean_line
from reader.state import UNKNOWN
from reader.widgets.evidence import verdict
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from reader.state import DeskState

_GAP = "  "
_ROOMY = 100
_MIDDLING = 72
_SHORT_NAME = 14


class StatusLine(WordRow):
    """Says which hit, article, quote and speaker is current, and how far the text is read."""

    def show_state(self, state: DeskState, *, everywhere: int | None, percent: int) -> None:
        """Show where the reader is.

        Args:
            state: what lies open.
            everywhere: how many quotes the current speaker has in the whole collection.
            percent: how much of the text has been seen.
        """
        width = self.size.width
        left = status_parts(state, everywhere=everywhere, width=width)
        self.show(left, [Part(f" {percent}%" if state.opened else "")])


def status_parts(state: DeskState, *, everywhere: int | None, width: int) -> tuple[Part, ...]:
    """Return the words for a row so wide; `quote N/M` and the speaker's name are always there."""
    if state.opened is None:
        return (Part("no article open"),)
    parts = [_hit_part(state)]
    if width >= _MIDDLING:
        parts.append(Part(str(state.opened.rank)))
    parts.append(_quote_part(state))
    parts += _speaker_parts(state, everywhere=everywhere, width=width)
    if state.only is not None:
        parts.append(Part(f"only {clean_line(state.only.name)}", "reverse", "back_out"))
    gap = _GAP if width >= _MIDDLING else " "
    return tuple(_spaced([part for part in parts if part.text], gap))


def _hit_part(state: DeskState) -> Part:
    if state.find is None and not state.hits:
        return Part("")
    label = "hit" if state.find is None else "find"
    number = "-" if state.hit is None else str(state.hit + 1)
    return Part(f"{label} {number}/{len(state.hits)}", "", "hit.next")


def _quote_part(state: DeskState) -> Part:
    if state.quote is None:
        return Part("no quotes")
    return Part(f"quote {state.quote + 1}/{len(state.quotations)}", "", "quote.next")


def _speaker_parts(state: DeskState, *, everywhere: int | None, width: int) -> list[Part]:
    quoted = state.current
    if quoted is None:
        return []
    number, here = state.speaker_rank
    name = clean_line(quoted.speaker or UNKNOWN)
    if width < _MIDDLING:
        name = shortened(name)
    counts = f" {number}/{here} here"
    if everywhere is not None:
        counts += f", {everywhere} everywhere" if width >= _ROOMY else f", {everywhere} all"
    parts = [Part(name, "bold", "speaker.next_quote"), Part(counts, "", "speaker.next_quote")]
    if width >= _ROOMY:
        return parts
    known = verdict(quoted)
    if width < _MIDDLING:
        known = " ".join(known.split()[:2])
    return [*parts, Part(known, "", "quote.evidence")]


def shortened(name: str) -> str:
    """Return a name for a narrow row: "Tom Reyes" -> "T.Reyes", then cut."""
    words = name.split()
    if len(name) > _SHORT_NAME and len(words) > 1 and words[0][0].isupper():
        name = f"{words[0][0]}.{words[-1]}"
    return name if len(name) <= _SHORT_NAME else f"{name[: _SHORT_NAME - 1]}~"


def _spaced(parts: list[Part], gap: str) -> list[Part]:
    spaced: list[Part] = []
    for part in parts:
        if spaced and not part.text.startswith(" "):
            spaced.append(Part(gap))
        spaced.append(part)
    return spaced
