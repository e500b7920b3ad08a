"""What an article's text is marked with: its quotes with their speakers, and the hits.

All offsets are offsets of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reader.page.gutter import tag
from reader.page.layers import Look, Marks, Run, Stretch, Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Quoted, Span


@dataclass(frozen=True, slots=True)
class Focus:
    """What is looked at now.

    Attributes:
        quote: number of the current quote.
        hit: number of the current hit.
        speaker: id of the speaker whose quotes are told from the others.
        struck: number of the rejected quote that the reader stands on.
    """

    quote: int | None = None
    hit: int | None = None
    speaker: str | None = None
    struck: int | None = None


class Annotations:
    """The quotes and hits of one sheet, found by place.

    Attributes:
        quotes: one stretch per content span of each quote.
        hits: the places where a searched word stands, in text order.
        rejected: one stretch per content span of each quote that a person has rejected.
    """

    def __init__(
        self,
        quotations: Sequence[Quoted] = (),
        hits: Iterable[Span] = (),
        rejected: Sequence[Quoted] = (),
        *,
        shift: int = 0,
    ) -> None:
        self._shift = shift
        self._tags = [tag(quoted) for quoted in quotations]
        self._speakers = [quoted.speaker_id for quoted in quotations]
        self.quotes = Stretches(_contents(quotations, shift))
        self._said = Stretches((*_contents(quotations, shift), *_frames(quotations, shift)))
        self.rejected = Stretches(_contents(rejected, shift))
        self.evidence: tuple[Run, ...] = ()
        self.hits = Marks()
        self.mark_hits(hits)

    def mark_hits(self, hits: Iterable[Span]) -> None:
        """Take other hits in the place of those that were."""
        self.hits = Marks(hits, self._shift)

    def mark_evidence(self, spans: Iterable[Span]) -> None:
        """Take other words as those that tell the speaker."""
        shift = self._shift
        self.evidence = tuple(Run(s.start + shift, s.end + shift, Look.EVIDENCE) for s in spans)

    def tag_of(self, quote: int) -> str:
        """Return the three cells that stand beside a quote."""
        return self._tags[quote]

    def places(self) -> Iterator[Stretch]:
        """Give all stretches beside which a tag stands."""
        return chain(self._said, self.rejected)

    def places_of(self, *quotes: int | None) -> list[Stretch]:
        """Return the stretches beside which the tags of some quotes stand."""
        return self._said.of(*quotes)

    def quote_beside(self, start: int, end: int, current: int | None) -> int | None:
        """Return the quote whose tag stands beside a line: the current one, else the first.

        A quote stands beside the lines of its words, of its cue and of its speaker's name.
        """
        owners = [stretch.owner for stretch in self._said.on(start, end)]
        if current in owners:
            return current
        return owners[0] if owners else None

    def rejected_beside(self, start: int, end: int) -> int | None:
        """Return the rejected quote whose sign stands beside a line: the first one."""
        found = self.rejected.on(start, end)
        return found[0].owner if found else None

    def rejected_at(self, offset: int) -> int | None:
        """Return the rejected quote that has a character among its words."""
        return self.rejected_beside(offset, offset + 1)

    def quote_at(self, offset: int) -> int | None:
        """Return the innermost quote that has a character among its words."""
        found = self.quotes.on(offset, offset + 1)
        return found[-1].owner if found else None

    def layers(self, start: int, end: int, focus: Focus) -> list[Run]:
        """Return what lies on a range, each in its look."""
        return [
            *(
                Run(at, to, self._look_of_quote(owner, focus))
                for at, to, owner in self.quotes.on(start, end)
            ),
            *(
                Run(at, to, Look.HIT | Look.CURRENT_HIT if owner == focus.hit else Look.HIT)
                for at, to, owner in self.hits.on(start, end)
            ),
            *(
                Run(at, to, _look_of_rejected(owner, focus))
                for at, to, owner in self.rejected.on(start, end)
            ),
            *self.evidence,
        ]

    def _look_of_quote(self, quote: int, focus: Focus) -> Look:
        look = Look.QUOTE
        if quote == focus.quote:
            look |= Look.CURRENT
        elif focus.speaker is not None and self._speakers[quote] != focus.speaker:
            look |= Look.OTHER
        return look


def _look_of_rejected(number: int, focus: Focus) -> Look:
    return Look.REJECTED | Look.CURRENT if number == focus.struck else Look.REJECTED


def _contents(quotations: Iterable[Quoted], shift: int) -> Iterator[Stretch]:
    for number, quoted in enumerate(quotations):
        for span in quoted.quotation.contents:
            yield Stretch(span.start + shift, span.end + shift, number)


def _frames(quotations: Iterable[Quoted], shift: int) -> Iterator[Stretch]:
    for number, quoted in enumerate(quotations):
        for span in (quoted.quotation.cue, quoted.attribution.mention):
            if span is not None:
                yield Stretch(span.start + shift, span.end + shift, number)
