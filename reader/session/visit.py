"""Where a person was in a library when they left it, as it is kept until they come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index import Sort
from reader.session.state import Here, Target
from reader.session.walk import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRAIL = 50  # jumps that can be undone the next time


@dataclass(frozen=True, slots=True)
class Visit:
    """What a person was looking at.

    Attributes:
        query: what the search box said.
        order: of the results.
        here: the article, and the place in it; None where none lay open.
        only: the speaker that `l` and `h` kept to.
        behind, ahead: where jumps came from, the last one last.
    """

    query: str = ""
    order: Sort = Sort.NEWEST
    here: Here | None = None
    only: Choice | None = None
    behind: tuple[Here, ...] = ()
    ahead: tuple[Here, ...] = ()


def visit_row(visit: Visit) -> dict[str, object]:
    """Return a visit as JSON can hold it."""
    only = visit.only
    return {
        "query": visit.query,
        "order": visit.order.value,
        "here": _here_row(visit.here) if visit.here else None,
        "only": [only.speaker_id, only.name] if only else None,
        "behind": [_here_row(one) for one in visit.behind[-_TRAIL:]],
        "ahead": [_here_row(one) for one in visit.ahead[-_TRAIL:]],
    }


def visit_of(row: object) -> Visit | None:
    """Return the visit that was written; None where it is none, or was written by another hand."""
    try:
        return _visit(row)  # type: ignore[arg-type]
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _visit(row: Mapping[str, Any]) -> Visit:
    here, only = row["here"], row["only"]
    return Visit(
        query=_text(row["query"]),
        order=Sort(row["order"]),
        here=None if here is None else _here(here),
        only=None if only is None else _choice(*_list(only)),
        behind=tuple(map(_here, _list(row["behind"]))),
        ahead=tuple(map(_here, _list(row["ahead"]))),
    )


def _here_row(here: Here) -> list[object]:
    target = here.target
    return [here.article_id, target.quotation_id, target.point, target.top]


def _here(row: object) -> Here:
    article, quotation, point, top = _list(row)
    target = Target(
        quotation_id=None if quotation is None else _text(quotation),
        point=None if point is None else _number(point),
        top=None if top is None else _number(top),
    )
    return Here(_text(article), target)


def _choice(speaker_id: object, name: object) -> Choice:
    return Choice(None if speaker_id is None else _text(speaker_id), _text(name))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value
