"""In which order speakers are offered for the letters of a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index import Speaker


def has_words(name: str, typed: str) -> bool:
    """Tell whether what is typed stands in a name as whole words; nothing typed does."""
    return bool(re.search(rf"\b{re.escape(typed.strip())}\b", name, re.IGNORECASE))


def in_order(typed: str, here: Iterable[Speaker], others: Iterable[Speaker]) -> Sequence[Speaker]:
    """Return speakers, everybody once, those first who are meant most likely.

    "Victor" is Victor Conte before it is the beginning of Victoria Lapete; among those, who is
    quoted in this article comes before the others.

    Args:
        typed: what is typed of the name.
        here: those of the article, in its order, whether they are named so or not.
        others: those of the library who are named so, in its order.
    """
    begins = re.compile(rf"\b{re.escape(typed.strip())}", re.IGNORECASE)
    named = [one for one in here if typed.strip() and begins.search(one.name)]
    once = {one.id: one for one in (*named, *others)}
    return sorted(once.values(), key=lambda one: not has_words(one.name, typed))
