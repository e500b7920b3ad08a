"""Corrections in words: what was decided about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Edit, Fact, Ignore, Merge, NotSame, Op, Split
from reader.page.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Correction

_SHOWN = 40


def described(correction: Correction) -> str:
    """Return a correction in words, clean: `Tom Reyes said "We did ask"`."""
    return clean_line(_words(correction))


def described_all(corrections: Sequence[Correction]) -> str:
    """Return a step of corrections in words: the last one, and how many there are besides."""
    *others, last = corrections
    more = [one for one in others if not _same_quotation(one, last)]
    return described(last) + (f" and {len(more)} more" if more else "")


def excerpt(words: str, length: int = _SHOWN) -> str:
    """Return the beginning of words on one line, in quotation marks."""
    line = clean_line(" ".join(words.split()))
    return f'"{line if len(line) <= length else line[: length - 1] + "…"}"'


def _words(correction: Correction) -> str:
    match correction:
        case Edit():
            return _of_quotation(correction)
        case Merge():
            return f"{', '.join(correction.names)} is {correction.into}"
        case Split():
            return f"{correction.name} is {' and '.join(one.name for one in correction.parts)}"
        case NotSame():
            return f"{' is not '.join(correction.names)}"
        case Fact():
            return _fact(correction)
        case Ignore():
            return f"{correction.name} is never a speaker"


def _of_quotation(edit: Edit) -> str:
    words = excerpt(edit.selector.exact)
    match edit.op:
        case Op.REJECT:
            return f"{words} is no quote"
        case Op.CONFIRM:
            return f"{words} is right as it stands"
        case Op.SET_CONTENT:
            return f"the words of {words}"
        case Op.SET_SPEAKER:
            return f"{edit.speaker or 'somebody unknown'} said {words}"


def _fact(fact: Fact) -> str:
    about = ", ".join(filter(None, (fact.role, fact.organisation)))
    when = " ".join(
        f"{word} {day}" for word, day in (("from", fact.start), ("to", fact.end)) if day
    )
    return f"{fact.name}: {' '.join(filter(None, (about, when)))}"


def _same_quotation(one: Correction, other: Correction) -> bool:
    return (
        isinstance(one, Edit)
        and isinstance(other, Edit)
        and (one.article, one.selector) == (other.article, other.selector)
    )
