"""The row above the footer: where in the text, in the collection and in what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reader.page.clean import clean_line
from reader.page.evidence import verdict
from reader.page.wording import UNKNOWN
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.session.state import DeskState

_GAP = "  "
_ROOMY = 100
_MIDDLING = 72
_SHORT_NAME = 14
_PERCENT = len(" 100%")
_FOLLOW = ("speaker.next_quote", "speaker.previous_quote")


class StatusLine(WordRow):
    """Says which hit, article, quote and speaker is current, and how far the text is read."""

    def __init__(self, restores: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Say nothing yet; `restores` is how a rejected quotation is made one again."""
        super().__init__(id=id)
        self._restores = restores

    def show_state(
        self, state: DeskState, *, everywhere: int | None, percent: int, remarks: Sequence[Part]
    ) -> None:
        """Show where the reader is.

        Args:
            state: what lies open.
            everywhere: how many quotes the current speaker has in the whole collection.
            percent: how much of the text has been seen.
            remarks: what stands at the right, before the percentage.
        """
        width = self.size.width - _cells(remarks)
        left = status_parts(state, everywhere=everywhere, width=width, restores=self._restores)
        self.show(left, [*remarks, Part(f" {percent}%" if state.opened else "")])


def status_parts(
    state: DeskState, *, everywhere: int | None, width: int, restores: str
) -> tuple[Part, ...]:
    """Return the words for a row so wide; `quote N/M` and the speaker's name are always there.

    Where not all of it fits, the surest words to do without are left out first.
    """
    if state.opened is None:
        return (Part("no article open"),)
    narrow = width < _MIDDLING
    where = [_hit_part(state), Part("" if narrow else str(state.opened.rank)), _quote_part(state)]
    gap = " " if narrow else _GAP
    choices = [
        tuple(_spaced([*where, *words, *_only_parts(state)], gap))
        for words in (
            [[Part(f"not a quote: {restores} restores it", "bold", "quote.reject")]]
            if state.rejected
            else _speaker_words(state, everywhere=everywhere, width=width)
        )
    ]
    return next((parts for parts in choices if _cells(parts) <= width - _PERCENT), choices[-1])


def _only_parts(state: DeskState) -> list[Part]:
    if state.only is None:
        return []
    return [Part(f"only {clean_line(state.only.name)}", "reverse", "back_out")]


def _cells(parts: Iterable[Part]) -> int:
    return sum(cell_len(part.text) for part in parts)


def _hit_part(state: DeskState) -> Part:
    if state.find is None and not state.hits:
        return Part("")
    label = "hit" if state.find is None else "find"
    number = "-" if state.hit is None else str(state.hit + 1)
    return Part(f"{label} {number}/{len(state.hits)}", "", "hit.next", "hit.previous")


def _quote_part(state: DeskState) -> Part:
    if not state.quotations:
        return Part("no quotes")
    if state.quote is None:
        return Part(f"quote -/{len(state.quotations)}", "", "quote.next")
    marked = " marked" if state.quote in state.marked_quotes else ""
    return Part(f"quote {state.quote + 1}/{len(state.quotations)}{marked}", "", "quote.next")


def _speaker_words(state: DeskState, *, everywhere: int | None, width: int) -> Iterator[list[Part]]:
    """Yield what to say of the speaker, from much to little."""
    quoted = state.current
    if quoted is None:
        yield []
        return
    number, here = state.speaker_rank
    full = clean_line(quoted.speaker or UNKNOWN)
    known = verdict(quoted)
    explained = [Part(known, "", "quote.evidence")]
    in_short = [Part(" ".join(known.split()[:2]), "", "quote.evidence")]
    totals = [] if everywhere is None else [f", {everywhere} everywhere", f", {everywhere} all"]
    for name in (full, shortened(full)):
        said = Part(name, "bold", *_FOLLOW)
        for total in totals or [""]:
            counted = [said, Part(f" {number}/{here} here{total}", "", *_FOLLOW)]
            if width >= _ROOMY:  # the evidence stands beside the text
                yield counted
            yield [*counted, *explained]
            yield [*counted, *in_short]
        yield counted
    yield [said, Part(f" {number}/{here} here", "", *_FOLLOW)]
    yield [said]


def shortened(name: str) -> str:
    """Return a name for a narrow row: "Tom Reyes" -> "T.Reyes", then cut."""
    words = name.split()
    if len(name) > _SHORT_NAME and len(words) > 1 and words[0][0].isupper():
        name = f"{words[0][0]}.{words[-1]}"
    return name if len(name) <= _SHORT_NAME else f"{name[: _SHORT_NAME - 1]}~"


def _spaced(parts: Iterable[Part], gap: str) -> list[Part]:
    spaced: list[Part] = []
    for part in parts:
        if part.text and spaced and not part.text.startswith(" "):
            spaced.append(Part(gap))
        if part.text:
            spaced.append(part)
    return spaced
