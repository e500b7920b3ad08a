"""Words that every view of an article has in common: how much, when, who, and how surely."""

from __future__ import annotations


def counted(number: int, noun: str, *, more: str = "") -> str:
    """Return a number with its noun: "1 quote", "2,100 quotes".

    Args:
        number: how many.
        noun: what of, one of them.
        more: stands behind the number: "+" where there may be more.
    """
    return f"{number:,}{more} {noun}{'' if number == 1 else 's'}"
