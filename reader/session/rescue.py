"""What to offer where a query finds nothing: the query with less in it, or any of its words."""

from __future__ import annotations

from dataclasses import dataclass

from index import Clause, Field, Query

_MOST = 4


@dataclass(frozen=True, slots=True)
class Easier:
    """A query that asks for less, and what was done to make it so."""

    does: str
    query: Query


def easier(query: Query) -> tuple[Easier, ...]:
    """Return queries that find more: each without one group, and one with any of the words."""
    groups = query.groups
    if len(groups) < 2:  # noqa: PLR2004  without its only group a query asks for nothing
        return ()
    without = [
        Easier(f"Remove {_typed_group(group)}", _query(groups[:at] + groups[at + 1 :]))
        for at, group in enumerate(groups)
    ][:_MOST]
    words = tuple(
        clause
        for group in groups
        for clause in group
        if clause.field is Field.TEXT and not clause.negated
    )
    any_word = [Easier("Search any word", _query((words,)))] if len(words) > 1 else []
    return (*without, *any_word)


def typed(clause: Clause) -> str:
    """Return a clause as a person types it."""
    words = " ".join(clause.words)
    as_it_is = clause.exact and clause.field.of_words and not clause.prefix
    if " " in words or as_it_is:
        words = f'"{words}"'
    field = "" if clause.field is Field.TEXT else f"{clause.field}:"
    return f"{'-' if clause.negated else ''}{field}{words}{'*' if clause.prefix else ''}"


def looked_for(query: Query) -> str:
    """Return what a query looks for, in words for a message: "water, speaker:reyes"."""
    return ", ".join(_typed_group(group) for group in query.groups)


def _typed_group(group: tuple[Clause, ...]) -> str:
    return " OR ".join(typed(clause) for clause in group)


def _query(groups: tuple[tuple[Clause, ...], ...]) -> Query:
    return Query(text=" ".join(_typed_group(group) for group in groups), groups=groups)
