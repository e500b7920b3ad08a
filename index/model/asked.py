"""What a library is asked for, beside a query's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from index.model.found import Mode
from index.model.held import STANDING

if TYPE_CHECKING:
    from index.model.found import Kind
    from index.model.held import Status


class Sort(StrEnum):
    """The order of articles, and of quotations by their articles; undated ones come last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which quotations are asked for; every field that is set narrows it.

    Attributes:
        speaker: a part of a name, compared without case ("duarte").
        statuses: rejected ones are listed only where they are asked for, and never by words.
        unsure_below: only those that nobody has corrected, and whose speaker is not known or
            less sure than this.
        group_once: give a quotation that stands in several renderings once, its lender's.
        limit: at most so many; None for all.
        cursor: how many to pass over.
    """

    article_id: str | None = None
    speaker_id: str | None = None
    speaker: str | None = None
    kinds: frozenset[Kind] = frozenset()
    modes: frozenset[Mode] = field(default_factory=lambda: frozenset((Mode.SPEECH, Mode.WRITING)))
    statuses: frozenset[Status] = STANDING
    unsure_below: float | None = None
    group_once: bool = False
    sort: Sort = Sort.OLDEST
    limit: int | None = None
    cursor: int = 0
