"""What roles and bodies say of two contexts: that they are of one person, or of two."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

ANY = "any"
_OF_ONE = frozenset({"chancellor", "premier", "pope", "taoiseach"})


@lru_cache(maxsize=1 << 14)
def field_of(role: str) -> str:
    """Return the field of work that a role tells: "any" for what fits all, "" if unknown.

    Args:
        role: as `Context` has it.
    """
    known = _fields()
    found = [known[word] for word in _pieces(role) if word in known]
    particular = [field for field in found if field != ANY]
    if particular:
        return particular[-1]
    return ANY if found or not role else ""


@lru_cache(maxsize=1 << 14)
def is_held_by_few(role: str) -> bool:
    """Tell whether few hold a role: not "director", but "culture-secretary", "chancellor"."""
    known = _fields()
    parts = role.split("-")
    if len(parts) == 1:
        return role in _OF_ONE
    return any(known.get(word) != ANY for word in parts)


@lru_cache(maxsize=1 << 14)
def head_of(role: str) -> str:
    """Return the noun of a role: the last word of "water-engineer"."""
    return role.rpartition("-")[2]


@lru_cache(maxsize=1 << 15)
def are_akin(one: str, other: str) -> bool:
    """Tell whether two bodies may be one: all words of one are in the other, or begin there."""
    short, long = sorted((one.split("-"), other.split("-")), key=len)
    return all(any(_is_cut(word, whole) for whole in long) for word in short)


def _is_cut(word: str, whole: str) -> bool:
    return whole.startswith(word) or word.startswith(whole)


def _pieces(role: str) -> list[str]:
    """Return the words of a role, and each two of them: "fly-half" is one noun."""
    parts = role.split("-") if role else []
    pairs = [f"{one}-{two}" for one, two in pairwise(parts)]
    return [*parts, *pairs]


@cache
def _fields() -> Mapping[str, str]:
    return {word: field for field, nouns in rows("role_fields.tsv") for word in nouns.split()}
