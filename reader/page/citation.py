"""One line that says who said what, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Kind
from reader.page.wording import SECOND_HAND, attributed, day

if TYPE_CHECKING:
    from index import Heading, Quoted

_GAP = " … "  # between the parts of a quotation that is interrupted
# Of a text without marks nobody knows whether its words are those that were said.
_VERBATIM = (Kind.DIRECT,)


def citation(quoted: Quoted) -> str:
    """Return a quotation with its speaker, its place and how surely the two belong together.

    Only what stands between marks in print stands between marks here. The words in brackets
    begin with a reference that `quoth show` takes.

    Example:
        "We pay twice" - Tom Reyes, quoted in The Courier, 11 Mar 2024, "Water tariff"
        [courier/water:1182-1194; attribution: inferred 0.71]
    """
    quotation = quoted.quotation
    verbatim = quotation.kind in _VERBATIM
    words = _on_one_line(_GAP.join(quoted.texts))
    said = f'"{words}"' if verbatim else words
    speaker = _on_one_line(quoted.speaker) if quoted.speaker else "unknown speaker"
    reference = f"{quoted.heading.id}:{quotation.start}-{quotation.end}"
    notes = [reference, f"attribution: {attributed(quoted)}"]
    if quotation.parent is not None:
        notes.append(SECOND_HAND)
    if quoted.lent_by is not None:
        notes.append(f"marked as a quote in {quoted.lent_by}")
    verb = "quoted" if verbatim else "reported"
    return f"{said} - {speaker}, {verb} in {_place(quoted.heading)} [{'; '.join(notes)}]"


def _place(heading: Heading) -> str:
    title = f'"{_on_one_line(heading.title)}"'
    dated = [day(heading.date)] if heading.date else []
    if heading.outlet:
        return ", ".join((_on_one_line(heading.outlet), *dated, title))
    return ", ".join((title, *dated))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
