"""Who may have said a quotation, likeliest first: what a person chooses from to correct it.

First what was found at the quotation, by its score; then who speaks next to it; then who else is
quoted in the article, most often first. Nothing here asks the library.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.page.wording import counted, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Quoted

NUMBERED = 5
"""How many of them have a number to choose them by."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """Somebody who may have said it.

    Attributes:
        name: as the library has it, and as it is saved.
        why: in words for the reader: "as it stands, 0.71", "speaks just before".
    """

    name: str
    why: str


def suspects(quoted: Quoted, others: Sequence[Quoted]) -> tuple[Suspect, ...]:
    """Return who may have said a quotation, likeliest first, everybody once.

    Args:
        quoted: the quotation; whoever it is given to comes first.
        others: all quotations of its article, in text order.
    """
    start = quoted.quotation.start
    return _once((*_scored(quoted, others), *_beside(start, others), *_here(others)))


def _scored(quoted: Quoted, others: Iterable[Quoted]) -> Iterator[Suspect]:
    """Yield who was found at the quotation; names of voices as the names of their speakers."""
    confidence = quoted.attribution.confidence
    if quoted.speaker is not None:
        yield Suspect(quoted.speaker, f"as it stands, {confidence:.2f}")
    names = {
        one.attribution.voice.name.casefold(): one.speaker
        for one in others
        if one.attribution.voice is not None and one.speaker is not None
    }
    for name, score in quoted.attribution.candidates:
        words = f"came into question{share(score)}"
        yield Suspect(names.get(name.casefold(), name), words)


def suspects_at(start: int, others: Sequence[Quoted]) -> tuple[Suspect, ...]:
    """Return who may have said words that nobody has found to be a quotation.

    Args:
        start: where they begin.
        others: all quotations of the article, in text order.
    """
    return _once((*_beside(start, others), *_here(others)))


def _once(found: Iterable[Suspect]) -> tuple[Suspect, ...]:
    """Return everybody once, as they were named first."""
    known: dict[str, Suspect] = {}
    for one in found:
        if one.name.strip():
            known.setdefault(one.name.casefold(), one)
    return tuple(known.values())


def _beside(start: int, others: Sequence[Quoted]) -> Iterator[Suspect]:
    """Yield who speaks just before and just after a place."""
    before = [one for one in others if one.quotation.start < start]
    after = [one for one in others if one.quotation.start > start]
    for near, words in ((before[-1:], "speaks just before"), (after[:1], "speaks just after")):
        for one in near:
            if one.speaker is not None:
                yield Suspect(one.speaker, words)


def _here(others: Iterable[Quoted]) -> Iterator[Suspect]:
    counts = Counter(one.speaker for one in others if one.speaker is not None)
    for name, count in counts.most_common():
        yield Suspect(name, f"{counted(count, 'quote')} here")
