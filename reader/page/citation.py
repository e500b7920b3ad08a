"""One line that says who said what, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Kind
from reader.page.wording import SECOND_HAND, attributed, day

if TYPE_CHECKING:
    from index import Quotation, Quoted

GAP = " … "
"""What stands between the parts of a quotation that is interrupted."""

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
    said = in_marks(quoted.quotation, on_one_line(GAP.join(quoted.texts)))
    return f"{said} - {who(quoted)}, {where(quoted)} [{reference(quoted)}]"


def in_marks(quotation: Quotation, words: str) -> str:
    """Return words of a quotation between marks, if they stand so in print."""
    return f'"{words}"' if quotation.kind in _VERBATIM else words


def who(quoted: Quoted) -> str:
    """Return the speaker's name on one line."""
    return on_one_line(quoted.speaker) if quoted.speaker else "unknown speaker"


def where(quoted: Quoted) -> str:
    """Return what an article does with the words, and which it is: "quoted in The Courier, …"."""
    heading = quoted.heading
    verb = "quoted" if quoted.quotation.kind in _VERBATIM else "reported"
    title = f'"{on_one_line(heading.title)}"'
    dated = [day(heading.date)] if heading.date else []
    place = [on_one_line(heading.outlet), *dated, title] if heading.outlet else [title, *dated]
    return f"{verb} in {', '.join(place)}"


def reference(quoted: Quoted) -> str:
    """Return where a quotation stands, for `quoth show`, and how surely it is the speaker's."""
    quotation = quoted.quotation
    notes = [
        f"{quoted.heading.id}:{quotation.start}-{quotation.end}",
        f"attribution: {attributed(quoted)}",
    ]
    if quotation.parent is not None:
        notes.append(SECOND_HAND)
    if quoted.lent_by is not None:
        notes.append(f"marked as a quote in {quoted.lent_by}")
    return "; ".join(notes)


def on_one_line(text: str) -> str:
    """Return a text with single blanks in the place of all white space."""
    return " ".join(text.split())
