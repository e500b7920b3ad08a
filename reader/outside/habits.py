"""What a reader has chosen and finds again the next time.

A choice that nobody knows counts as not made.
"""

from __future__ import annotations

from dataclasses import dataclass

from index import Sort
from reader.outside.remembered import recall, remember

_FILE = "habits.json"
_ORDERS = (Sort.NEWEST, Sort.RELEVANCE)


@dataclass(frozen=True, slots=True)
class Habits:
    """What was chosen last.

    Attributes:
        order: of the results.
    """

    order: Sort = Sort.NEWEST


NO_HABITS = Habits()


def kept() -> Habits:
    """Return what was chosen last."""
    raw = recall(_FILE)
    order = raw.get("order") if isinstance(raw, dict) else None
    return Habits(next((one for one in _ORDERS if one == order), Sort.NEWEST))


def keep(habits: Habits) -> str | None:
    """Keep what was chosen; return why it cannot be kept, for which nothing else fails."""
    try:
        remember(_FILE, {"order": habits.order.value})
    except OSError as error:
        return f"The order is not remembered: {error.strerror or error}"
    return None
