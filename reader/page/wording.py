"""Words that every view of an article has in common: how much, when, who, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from index import Quoted

UNKNOWN = "(unknown)"
"""What stands for a speaker who is not known."""

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


def attributed(quoted: Quoted) -> str:
    """Return how the speaker is known, the word first, the number second: "inferred 0.71"."""
    if quoted.speaker is None:
        return "unknown"
    how = "named" if quoted.attribution.named else "inferred"
    return f"{how} {quoted.attribution.confidence:.2f}"
