"""What is done to a text before it is read; every condition but one leaves offsets as they are."""

from __future__ import annotations

import random
from enum import StrEnum
from typing import TYPE_CHECKING

from benchmarks.accuracy.marks import DOUBLE
from benchmarks.accuracy.stripping import strip_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_DELETED = 0.2
_SEED = 1


class Condition(StrEnum):
    """The state of a text."""

    AS_IS = "as it is"
    STRIPPED = "stripped"  # lower case, only letters and spaces
    FEWER_MARKS = "marks deleted"  # each double mark with probability .2, a space instead
    LOWER = "lower-cased"  # marks and stops kept


def conditioned(texts: Iterable[str], condition: Condition) -> list[str]:
    """Return the texts in a condition; the same texts give the same result."""
    if condition is Condition.STRIPPED:
        return [strip_text(text)[0] for text in texts]
    if condition is Condition.LOWER:
        return [lowered(text) for text in texts]
    if condition is Condition.FEWER_MARKS:
        chance = random.Random(_SEED)  # noqa: S311 - no secret
        return [_with_fewer_marks(text, chance) for text in texts]
    return list(texts)


def lowered(text: str) -> str:
    """Return the text in lower case, character for character."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _with_fewer_marks(text: str, chance: random.Random) -> str:
    return "".join(" " if c in DOUBLE and chance.random() < _DELETED else c for c in text)
