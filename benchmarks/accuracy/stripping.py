"""Text without case, marks and digits, and gold projected onto it.

python -m benchmarks.accuracy.stripping IN OUT     a text file, stripped
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.documents import NOWHERE, GoldDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.accuracy.documents import GoldQuote, Place


def strip_text(text: str) -> tuple[str, list[int]]:
    """Return the text in lower case, with every run of other characters than ASCII letters a space.

    Returns:
        The stripped text, its ends trimmed, and for each of its characters where it stood; a
        space maps to the first character it replaces. The last entry is the end of the last
        character that was kept.
    """
    kept: list[str] = []
    back: list[int] = []
    gap: int | None = None
    for at, character in enumerate(text):
        if character.isascii() and character.isalpha():
            if gap is not None and kept:
                kept.append(" ")
                back.append(gap)
            gap = None
            kept.append(character.lower())
            back.append(at)
        elif gap is None:
            gap = at
    back.append(back[-1] + 1 if back else 0)
    return "".join(kept), back


def project(back: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    """Return a span of the text as one of the stripped text, or None if nothing is left."""
    size = len(back) - 1
    first = bisect_left(back, start, 0, size)
    last = bisect_left(back, end, 0, size)
    return (first, last) if last > first else None


def strip_document(document: GoldDocument) -> GoldDocument:
    """Project a gold document onto its stripped text; quotes without letters are dropped."""
    text, back = strip_text(document.text)
    quotes = tuple(
        _projected(quote, span, text, back)
        for quote in document.quotes
        if (span := _tight(text, back, (quote.start, quote.end))) is not None
    )
    return GoldDocument(document.id, text, quotes)


def is_stripped(text: str) -> bool:
    """Tell whether stripping would change nothing."""
    return strip_text(text)[0] == text


def _projected(
    quote: GoldQuote, span: tuple[int, int], text: str, back: Sequence[int]
) -> GoldQuote:
    speaker = strip_text(quote.speaker)[0] or None if quote.speaker is not None else None
    nobody = quote.speaker is not None and speaker is None  # "42%" and the like
    return replace(
        quote,
        start=span[0],
        end=span[1],
        speaker=speaker,
        speaker_raw=None if nobody else quote.speaker,
        speaker_type="none" if nobody else quote.speaker_type,
        speaker_at=_tight(text, back, quote.speaker_at) or NOWHERE,
        mention=strip_text(quote.mention)[0] or None if quote.mention else quote.mention,
        mention_at=_mention(text, back, quote.mention_at) or quote.mention_at,
        cue=strip_text(quote.cue)[0] or None if quote.cue else quote.cue,
    )


def _tight(text: str, back: Sequence[int], place: Place) -> tuple[int, int] | None:
    """Return the place in the stripped text without spaces at its ends."""
    span = _projected_place(back, place)
    if span is None:
        return None
    words = text[span[0] : span[1]]
    if not words.strip():
        return None
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _mention(text: str, back: Sequence[int], place: Place) -> tuple[int, int] | None:
    span = _projected_place(back, place)
    return None if span is None else (span[0] + (text[span[0]] == " "), span[1])


def _projected_place(back: Sequence[int], place: Place) -> tuple[int, int] | None:
    start, end = place
    return None if start is None or end is None else project(back, start, end)


def main(arguments: Sequence[str]) -> None:
    """Strip a file."""
    source, target = map(Path, arguments)
    target.write_text(strip_text(source.read_text(encoding="utf-8"))[0], encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
