"""Whether two different names may be those of one person: enough to suggest it, never to link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.speakers.folding import fold_name
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Words = Sequence[str]

_LEAST_WORDS = 2
_SHORTEST_SPELLING, _LONG = 4, 8
_SHORTEST_NICKNAME = 3
# What differs where one name is written in Latin letters by several rules.
_SOUNDS = (
    (re.compile("[kg]h"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("[tc]?sch|tch|ch|sh"), "s"),
    (re.compile("ts|tz"), "z"),
    (re.compile("zh|[yj]"), "i"),
    (re.compile("[qc]k?"), "k"),
    (re.compile("w|ff"), "v"),
    (re.compile("ou|u"), "o"),
    (re.compile("ae|e"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("^ie|(?<=.)ie?$"), "e"),
)


class Likeness(NamedTuple):
    """Why two names may be one person's.

    Attributes:
        rank: the less, the likelier.
        reason: in words for the reader.
    """

    rank: int
    reason: str


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: no case, accents, titles."""
    return tuple(fold_name(fold(name)).split())


def likeness(one: str, other: str) -> Likeness | None:
    """Say why two names may be one person's; None where nothing says so.

    They have a word in common that is no initial, and two words each at least.
    """
    a, b = sorted((name_words(one), name_words(other)), key=lambda words: (len(words), words))
    shared = set(a) & set(b)
    if len(a) < _LEAST_WORDS or all(len(word) == 1 for word in shared):
        return None
    for rank, (reason, holds) in enumerate(_REASONS):
        if holds(a, b):
            return Likeness(rank, reason)
    return None


def _is_same(a: Words, b: Words) -> bool:
    return a == b


def _is_joined(a: Words, b: Words) -> bool:
    return "".join(a) == "".join(b)


def _is_turned(a: Words, b: Words) -> bool:
    return sorted(a) == sorted(b)


def _has_initials(a: Words, b: Words) -> bool:
    return a[-1] == b[-1] and len(a) == len(b) and _agree(a, b, _begins_other)


def _is_longer(a: Words, b: Words) -> bool:
    """Tell whether the one has a middle name more, or its initial."""
    outer = a[0] == b[0] and a[-1] == b[-1]
    return outer and len(a) < len(b) and _is_within(a, b)


def _has_surname_more(a: Words, b: Words) -> bool:
    return a[0] == b[0] and len(a) < len(b) and _is_within(a, b)


def _has_nickname(a: Words, b: Words) -> bool:
    return a[1:] == b[1:] and _is_short_for(*sorted((a[0], b[0]), key=len))


def _sounds_alike(a: Words, b: Words) -> bool:
    return len(a) == len(b) and [_sound(word) for word in a] == [_sound(word) for word in b]


def _is_spelt_nearly_so(a: Words, b: Words) -> bool:
    return len(a) == len(b) and _agree(a, b, _is_near)


_REASONS: tuple[tuple[str, Callable[[Words, Words], bool]], ...] = (
    ("same name", _is_same),
    ("same letters, parted otherwise", _is_joined),
    ("same words in another order", _is_turned),
    ("initials agree", _has_initials),
    ("a middle name more", _is_longer),
    ("a surname more", _has_surname_more),
    ("spelt by other rules", _sounds_alike),
    ("first name cut short", _has_nickname),
    ("spelt nearly so", _is_spelt_nearly_so),
)


def _agree(a: Words, b: Words, alike: Callable[[str, str], bool]) -> bool:
    return all(x == y or alike(x, y) for x, y in zip(a, b, strict=True))


def _begins_other(x: str, y: str) -> bool:
    return x[0] == y[0] and 1 in (len(x), len(y))


def _is_short_for(short: str, name: str) -> bool:
    return len(short) >= _SHORTEST_NICKNAME and name.startswith(short)


def _is_within(a: Words, b: Words) -> bool:
    rest = iter(b)
    return all(word in rest for word in a)


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _is_near(x: str, y: str) -> bool:
    """Tell whether two words are a slip apart; two in long ones. The first letter stands."""
    shorter = min(len(x), len(y))
    if shorter < _SHORTEST_SPELLING or x[0] != y[0]:
        return False
    return _distance(x, y) <= (2 if shorter >= _LONG else 1)


def _distance(x: str, y: str) -> int:
    """Return how many letters are put in, left out or changed."""
    row = list(range(len(y) + 1))
    for i, letter in enumerate(x, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(y, 1):
            cost = before + (letter != other)
            before, row[j] = row[j], min(cost, row[j] + 1, row[j - 1] + 1)
    return row[-1]
