"""Contexts of one name that are of one speaker, and whether two such clusters may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from index.speakers.fields import ANY, are_akin, field_of, head_of, is_held_by_few

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.speakers.context import Context

    _Test = Callable[[Context, Context], bool]

_NEAR_YEARS, _SAME_TIME_YEARS = 5, 1
BODY, ROLE, DESK = 1, 2, 3


@dataclass(slots=True)
class Cluster:
    """Contexts that are of one speaker.

    Attributes:
        facts: the contexts that say something of the person, without their desks.
        places: desks, each with its years.
    """

    keys: list[str] = field(default_factory=list)
    articles: int = 0
    facts: set[Context] = field(default_factory=set)
    places: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, context: Context, articles: int) -> Cluster:
        """Return the cluster of one context."""
        facts = set() if context.is_bare else {context._replace(desk="")}
        return cls([key], articles, facts, {context.desk: {context.year}})

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing is said of the person."""
        return not self.facts

    def take_in(self, other: Cluster) -> None:
        """Put another one into it."""
        self.keys += other.keys
        self.articles += other.articles
        self.facts |= other.facts
        for desk, years in other.places.items():
            self.places.setdefault(desk, set()).update(years)


def support(one: Cluster, other: Cluster) -> int:
    """Tell what supports that two are one person, the less the stronger; 0 for nothing."""
    if _any_pair(one, other, _same_body):
        return BODY
    if _any_pair(one, other, _same_role):
        return ROLE
    desks = one.places.keys() & other.places.keys()
    near = any(_are_near(one.places[desk], other.places[desk]) for desk in desks)
    return DESK if near else 0


def contradict(one: Cluster, other: Cluster) -> bool:
    """Tell whether two cannot be one person."""
    return _any_pair(one, other, contradictory)


def _any_pair(one: Cluster, other: Cluster, holds: _Test) -> bool:
    return any(holds(a, b) for a in one.facts for b in other.facts)


def _are_near(years: set[str], others: set[str]) -> bool:
    return any(_apart(a, b) <= _NEAR_YEARS for a in years for b in others)


def _apart(year: str, other: str) -> int:
    """Return how many years lie between; none where one is not known."""
    return abs(int(year) - int(other)) if year and other else 0


@lru_cache(maxsize=1 << 15)
def _same_body(one: Context, other: Context) -> bool:
    return bool(one.body and other.body) and are_akin(one.body, other.body)


@lru_cache(maxsize=1 << 15)
def _same_role(one: Context, other: Context) -> bool:
    if not (one.role and other.role and is_held_by_few(one.role)):
        return False
    return f"-{one.role}".endswith(f"-{other.role}") or f"-{other.role}".endswith(f"-{one.role}")


@lru_cache(maxsize=1 << 15)
def contradictory(one: Context, other: Context) -> bool:
    """Tell whether what is said in two contexts cannot be said of one person."""
    if one.pronoun and other.pronoun and one.pronoun != other.pronoun:
        return True
    if not (one.role and other.role) or _same_body(one, other):
        return False
    fields = field_of(one.role), field_of(other.role)
    if ANY in fields:
        return False
    if all(fields):
        return fields[0] != fields[1]
    bodies = bool(one.body and other.body) and _apart(one.year, other.year) <= _SAME_TIME_YEARS
    return bodies and head_of(one.role) != head_of(other.role)
