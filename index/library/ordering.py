"""In what order articles are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from index.model import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.model import Heading

Key = tuple[bool, int, str]


def heading_key(sort: Sort) -> Callable[[Heading], Key]:
    """Return what headings are sorted by: date, the undated last, then id.

    Relevance knows no order of its own: what is equally relevant goes newest first.
    """
    direction = 1 if sort is Sort.OLDEST else -1

    def key(heading: Heading) -> Key:
        if heading.date is None:
            return True, 0, heading.id
        return False, direction * heading.date.toordinal(), heading.id

    return key


def listed_by(sort: Sort) -> Sort:
    """Return the order that quotations are listed in, of which there is none by relevance."""
    return Sort.NEWEST if sort is Sort.RELEVANCE else sort


class _Grouped(Protocol):
    @property
    def group(self) -> str: ...
    @property
    def lent_by(self) -> str | None: ...


GroupedT = TypeVar("GroupedT", bound=_Grouped)


def each_group_once(quotations: Iterable[GroupedT]) -> list[GroupedT]:
    """Keep one quotation of each group, its article's own before a lent one."""
    rows = list(quotations)
    first: dict[str, int] = {}
    for place, quoted in enumerate(rows):
        if quoted.group not in first or (
            quoted.lent_by is None and rows[first[quoted.group]].lent_by is not None
        ):
            first[quoted.group] = place
    kept = set(first.values())
    return [quoted for place, quoted in enumerate(rows) if place in kept]
