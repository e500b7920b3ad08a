"""What a reader has chosen and finds again the next time.

A choice that nobody knows counts as not made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index import Sort
from reader.outside.remembered import recall, remember
from reader.page.wrapping import MEASURE, NARROWEST, WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable

_FILE = "habits.json"
_ORDERS = (Sort.NEWEST, Sort.RELEVANCE)
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Habits:
    """What was chosen last.

    Attributes:
        order: of the results.
        theme: by its name; None where the terminal decides.
        measure: how many columns the text is wide.
    """

    order: Sort = Sort.NEWEST
    theme: str | None = None
    measure: int = MEASURE


NO_HABITS = Habits()


def kept() -> Habits:
    """Return what was chosen last."""
    raw = recall(_FILE)
    held: dict[object, object] = raw if isinstance(raw, dict) else {}
    theme, measure = held.get("theme"), held.get("measure")
    return Habits(
        order=next((one for one in _ORDERS if one == held.get("order")), Sort.NEWEST),
        theme=theme if isinstance(theme, str) and 0 < len(theme) <= _LONGEST_NAME else None,
        measure=measure if isinstance(measure, int) and NARROWEST <= measure <= WIDEST else MEASURE,
    )


def keep(habits: Habits) -> str | None:
    """Keep what was chosen; return why it cannot be kept, for which nothing else fails."""
    chosen = {"order": habits.order.value, "theme": habits.theme, "measure": habits.measure}
    try:
        remember(_FILE, chosen)
    except OSError as error:
        return f"This choice is not remembered: {error.strerror or error}"
    return None


def change(choose: Callable[[Habits], Habits]) -> str | None:
    """Keep one choice more, beside those that were made before."""
    return keep(choose(kept()))


def ordered(order: Sort, habits: Habits) -> Habits:
    """Choose an order."""
    return replace(habits, order=order)


def themed(theme: str | None, habits: Habits) -> Habits:
    """Choose a theme."""
    return replace(habits, theme=theme)


def measured(measure: int, habits: Habits) -> Habits:
    """Choose a width of the text."""
    return replace(habits, measure=measure)
