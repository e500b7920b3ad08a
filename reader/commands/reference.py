"""What a user writes to name a place: ID, ID:START-END, or ID#QUOTE."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Quoted

_RANGE = re.compile(r"(.+):(\d{1,9})-(\d{1,9})", re.DOTALL)
_QUOTE = re.compile(r"(.+)#([^#]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """An article, or a part of it: offsets, or one of its quotations."""

    article_id: str
    offsets: Span | None = None
    quotation_id: str | None = None

    def span(self, text: str, quotations: Sequence[Quoted]) -> Span | None:
        """Return where in the article's text it is; None where there is no such place."""
        whole = Span(0, len(text))
        if self.quotation_id is not None:
            return next(
                (
                    Span(quoted.quotation.start, quoted.quotation.end)
                    for quoted in quotations
                    if quoted.quotation.id == self.quotation_id
                ),
                None,
            )
        if self.offsets is None:
            return whole
        at = self.offsets
        return at if at.start < at.end <= whole.end else None


def places(ref: str) -> Iterator[Place]:
    """Yield the readings of a reference, the plain id first."""
    yield Place(ref)
    if found := _RANGE.fullmatch(ref):
        yield Place(found[1], offsets=Span(int(found[2]), int(found[3])))
    if found := _QUOTE.fullmatch(ref):
        yield Place(found[1], quotation_id=found[2])
