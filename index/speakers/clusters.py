"""Contexts of one name that are of one speaker, and whether two such clusters may be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.speakers.fields import ANY, are_akin, field_of, head_of, is_held_by_few

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.speakers.context import Context

_NEAR_YEARS, _SAME_TIME_YEARS = 5, 1
BODY, ROLE, DESK = 1, 2, 3


@dataclass(slots=True)
class Cluster:
    """Contexts that are of one speaker.

    Attributes:
        first: the first of the keys.
        bare: whether nothing is said of the person.
        bodies, roles: those that are named; of roles those that few hold.
        facts: what can contradict something: contexts, without what they cannot.
        places: desks, each with its years.
    """

    keys: list[str]
    first: str
    articles: int
    bare: bool
    bodies: set[str]
    roles: set[str]
    facts: set[Context]
    places: dict[str, set[str]]

    @classmethod
    def of(cls, key: str, context: Context, articles: int) -> Cluster:
        """Return the cluster of one context."""
        return cls(
            [key],
            key,
            articles,
            context.is_bare,
            {context.body} - {""},
            {context.role} if is_held_by_few(context.role) else set(),
            _facts(context),
            {context.desk: {context.year}},
        )

    def take_in(self, other: Cluster) -> None:
        """Put another one into it."""
        self.keys += other.keys
        self.first = min(self.first, other.first)
        self.articles += other.articles
        self.bare = self.bare and other.bare
        self.bodies |= other.bodies
        self.roles |= other.roles
        self.facts |= other.facts
        for desk, years in other.places.items():
            self.places.setdefault(desk, set()).update(years)


def _facts(context: Context) -> set[Context]:
    """Return what of a context can contradict another one; few contexts differ in that."""
    if not context.pronoun and field_of(context.role) == ANY:
        return set()
    timed = bool(context.body) and not field_of(context.role)
    return {context._replace(desk="", year=context.year if timed else "")}


def support(one: Cluster, other: Cluster) -> int:
    """Tell what supports that two are one person, the less the stronger; 0 for nothing."""
    if _share(one.bodies, other.bodies, are_akin):
        return BODY
    if _share(one.roles, other.roles, _same_role):
        return ROLE
    desks = one.places.keys() & other.places.keys()
    near = any(_are_near(one.places[desk], other.places[desk]) for desk in desks)
    return DESK if near else 0


def contradict(one: Cluster, other: Cluster) -> bool:
    """Tell whether two cannot be one person."""
    return any(contradictory(a, b) for a in one.facts for b in other.facts)


def _share(some: set[str], others: set[str], alike: Callable[[str, str], bool]) -> bool:
    """Tell whether any of two sets are the same, or alike."""
    if not some.isdisjoint(others):
        return True
    return any(alike(one, other) for one in some for other in others)


def _are_near(years: set[str], others: set[str]) -> bool:
    return any(_apart(a, b) <= _NEAR_YEARS for a in years for b in others)


def _apart(year: str, other: str) -> int:
    """Return how many years lie between; none where one is not known."""
    return abs(int(year) - int(other)) if year and other else 0


def _same_role(one: str, other: str) -> bool:
    """Tell whether two roles that few hold are one: "uk-home-secretary", "home-secretary"."""
    return f"-{one}".endswith(f"-{other}") or f"-{other}".endswith(f"-{one}")


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


def _same_body(one: Context, other: Context) -> bool:
    return bool(one.body and other.body) and are_akin(one.body, other.body)
