"""What lies on a line: quotes, hits, the selection; cut where any of them begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from enum import IntFlag
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Span


class Look(IntFlag):
    """What a run of text is; several may hold at once."""

    TEXT = 0
    TITLE = 1
    QUOTE = 2
    OTHER = 4  # a quote of someone else than the chosen speaker
    CURRENT = 8  # the current quote
    EVIDENCE = 16
    HIT = 32
    CURRENT_HIT = 64
    SELECTED = 128
    REJECTED = 256  # what a person has said is no quote


class Stretch(NamedTuple):
    """A half-open range of a sheet, and the number of what it belongs to."""

    start: int
    end: int
    owner: int


class Run(NamedTuple):
    """A half-open range in one look throughout."""

    start: int
    end: int
    look: Look


class Stretches:
    """Stretches in text order, found by place in logarithmic time."""

    def __init__(self, stretches: Iterable[Stretch] = ()) -> None:
        self._all = sorted(stretches, key=_outer_first)
        self._starts = [stretch.start for stretch in self._all]
        self._reach = list(accumulate((stretch.end for stretch in self._all), max))
        self._of: dict[int | None, list[Stretch]] = {}
        for stretch in self._all:
            self._of.setdefault(stretch.owner, []).append(stretch)

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self._all)

    def of(self, *owners: int | None) -> list[Stretch]:
        """Return what belongs to some owners; None has nothing."""
        return [stretch for owner in owners for stretch in self._of.get(owner, ())]

    def first_of(self, owner: int) -> int:
        """Return where the first stretch of an owner starts."""
        return self._of[owner][0].start

    def on(self, start: int, end: int) -> list[Stretch]:
        """Return what shares a character with a range, in text order."""
        found = []
        at = bisect_left(self._starts, end)
        while at > 0 and self._reach[at - 1] > start:
            at -= 1
            if self._all[at].end > start:
                found.append(self._all[at])
        return found[::-1]


def _outer_first(stretch: Stretch) -> tuple[int, int, int]:
    return stretch.start, -stretch.end, stretch.owner


class Marks:
    """Spans in text order that do not overlap; however many, they cost nothing to take."""

    def __init__(self, spans: Iterable[Span] = (), shift: int = 0) -> None:
        """Take spans of a text that lies `shift` characters into the sheet."""
        self._spans = spans if isinstance(spans, tuple) else tuple(spans)
        self._shift = shift

    def of(self, *numbers: int | None) -> list[Stretch]:
        """Return the spans of these numbers; None, and a number of no span, has nothing."""
        known = range(len(self._spans))
        return [self._stretch(one) for one in numbers if one is not None and one in known]

    def first_of(self, number: int) -> int:
        """Return where a span starts."""
        return self._spans[number].start + self._shift

    def on(self, start: int, end: int) -> list[Stretch]:
        """Return what shares a character with a range, in text order."""
        at = bisect_left(self._spans, end - self._shift, key=_start_of)
        found = []
        while at > 0 and self._spans[at - 1].end + self._shift > start:
            at -= 1
            found.append(self._stretch(at))
        return found[::-1]

    def _stretch(self, number: int) -> Stretch:
        span = self._spans[number]
        return Stretch(span.start + self._shift, span.end + self._shift, number)


def _start_of(span: Span) -> int:
    return span.start


def runs(start: int, end: int, layers: Sequence[Run]) -> list[Run]:
    """Cut a range into runs, each with the looks of all layers that lie on it.

    What a layer has outside the range is left out; nothing comes of an empty range.
    """
    inside = [layer for layer in layers if layer.start < end and layer.end > start]
    edges = {start, end}
    for layer in inside:
        edges.update((max(start, layer.start), min(end, layer.end)))
    return [Run(left, right, _look_of(left, inside)) for left, right in pairwise(sorted(edges))]


def _look_of(at: int, layers: Iterable[Run]) -> Look:
    look = Look.TEXT
    for layer in layers:
        if layer.start <= at < layer.end:
            # A quote inside another says whose words these are, not the one around it.
            outer = look & ~Look.OTHER if Look.QUOTE in layer.look else look
            look = outer | layer.look
    return look
