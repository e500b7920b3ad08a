"""Words that every view of an article has in common: how much, when, who, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from index import Quoted, Speaker

UNKNOWN = "(unknown)"
"""What stands for a speaker who is not known."""

SECOND_HAND = "second-hand"
"""What is said of a quotation inside another: somebody says that somebody said it."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def counted(number: int, noun: str, *, more: str = "") -> str:
    """Return a number with its noun: "1 quote", "2,100 quotes".

    Args:
        number: how many.
        noun: what of, one of them.
        more: stands behind the number: "+" where there may be more.
    """
    return f"{number:,}{more} {noun}{'' if number == 1 else 's'}"


def day(date: dt.date) -> str:
    """Return a date in words, the same in every language setting: "3 Mar 2024"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def month(date: dt.date) -> str:
    """Return the month of a date in words: "Mar 2024"."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


def stretch(first: dt.date | None, last: dt.date | None) -> str:
    """Return from when to when: "3 Mar 2024 - 5 May 2024", "3 Mar 2024", or nothing."""
    ends = [day(one) for one in (first, last) if one is not None]
    return " - ".join(dict.fromkeys(ends))


def second_hand(quoted: Quoted, others: Iterable[Quoted]) -> str | None:
    """Return by way of whom a quotation comes: "second-hand, by way of Tom Reyes".

    Args:
        quoted: the quotation.
        others: all of its article.

    Returns:
        None where the article reports it itself.
    """
    if quoted.quotation.parent is None:
        return None
    known = {other.quotation.id: other for other in others}
    ways: list[str] = []
    outer = known.get(quoted.quotation.parent)
    while outer is not None:
        ways.append(outer.speaker or UNKNOWN)
        outer = known.get(outer.quotation.parent or "")
    return f"{SECOND_HAND}, by way of {' and '.join(ways)}" if ways else SECOND_HAND


def said_by_hand(quoted: Quoted) -> bool:
    """Tell whether a person has said who said it, be it that nobody knows."""
    if quoted.status is not Status.EDITED:
        return False
    automatic = quoted.automatic
    return automatic is None or automatic.speaker_id != quoted.speaker_id


def attributed(quoted: Quoted) -> str:
    """Return how the speaker is known, the word first, the number second: "inferred 0.71"."""
    if said_by_hand(quoted):
        return "corrected by hand" if quoted.speaker else "unknown, by hand"
    if quoted.speaker is None:
        return "unknown"
    if quoted.status is Status.CONFIRMED:
        return "confirmed by hand"
    how = "named" if quoted.attribution.named else "inferred"
    return f"{how} {quoted.attribution.confidence:.2f}"


def share(score: float) -> str:
    """Return what part of a ranking somebody has, " (share 0.22)"; "" for a bare rank.

    Not how probable it is: a reader would take it for that without the word.
    """
    return f" (share {score:.2f})" if 0 < score <= 1 else ""


def known_for(speaker: Speaker) -> str:
    """Return what tells a speaker from others of the name: "mayor Harbour Board, 3 quotes"."""
    about = " ".join(filter(None, (speaker.role, speaker.organisation)))
    return ", ".join(filter(None, (about, counted(speaker.quotes, "quote"))))
