"""Where the words of one text stand in another rendering of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.model import Span
from index.renderings.likeness import SHINGLE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A rendering may spell a word otherwise ("its", "it s"): two words, or one in ten, may differ.
_FEW, _SHARE_MISSING = 2, 0.1
# A run that stands more often than this tells nothing about where it was taken from.
_MOST_PLACES = 16
_DRIFT = 3  # words that may be more or fewer within one passage


class Words:
    """The words of a text, in lower case, and their places."""

    def __init__(self, text: str) -> None:
        matches = list(WORD.finditer(text))
        self.lower = [match.group().lower() for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def within(self, span: Span) -> range:
        """Return the numbers of the words that lie in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """Return the span from one word to another, the last one included."""
        return Span(self.starts[first], self.ends[last])


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of words that stands in both texts, as long as it can be."""

    theirs: int
    ours: int
    length: int

    @property
    def shift(self) -> int:
        return self.ours - self.theirs

    def common(self, words: range) -> range:
        start, stop = max(words.start, self.theirs), min(words.stop, self.theirs + self.length)
        return range(start, max(start, stop))


class Alignment:
    """Which words of a lender stand where in a borrower, whatever the order of sentences."""

    def __init__(self, lender: str, borrower: str) -> None:
        self.theirs, self.ours = Words(lender), Words(borrower)
        self._blocks_at: defaultdict[int, list[_Block]] = defaultdict(list)
        self._known: set[int] = set()  # words of the borrower that the lender has
        for block in _blocks(self.theirs.lower, self.ours.lower):
            self._known.update(range(block.ours, block.ours + block.length))
            for number in range(block.theirs, block.theirs + block.length):
                self._blocks_at[number].append(block)

    def place(self, spans: Iterable[Span]) -> tuple[Span, ...] | None:
        """Find the spans of a quotation in the borrower.

        Returns:
            One span for each, in the same order and next to one another as they were; None
            where one of them is not there, or lies elsewhere than the first.
        """
        placed = []
        shift: int | None = None
        for span in spans:
            found = self._run(self.theirs.within(span), shift)
            if found is None:
                return None
            words, shift = found
            placed.append(self.ours.span(words[0], words[-1]))
        in_order = all(one.end <= other.start for one, other in pairwise(placed))
        return tuple(placed) if placed and in_order else None

    def beside(self, span: Span | None, quotation: Span, placed: Span) -> Span | None:
        """Find a span that stands near a quotation, where that was placed."""
        if span is None:
            return None
        shift = self.ours.within(placed).start - self.theirs.within(quotation).start
        found = self._run(self.theirs.within(span), shift)
        return self.ours.span(found[0][0], found[0][-1]) if found else None

    def is_known(self, span: Span) -> bool:
        """Tell whether the lender has nearly all the words of a span of the borrower."""
        words = self.ours.within(span)
        missing = sum(number not in self._known for number in words)
        return missing <= len(words) * _SHARE_MISSING

    def is_new(self, span: Span) -> bool:
        """Tell whether the lender has no word of a span of the borrower."""
        return not any(number in self._known for number in self.ours.within(span))

    def _run(self, words: range, shift: int | None) -> tuple[list[int], int] | None:
        """Return the places of a run of the lender's words, and how far they are shifted."""
        blocks = dict.fromkeys(block for n in words for block in self._blocks_at.get(n, ()))
        near = [b for b in blocks if shift is None or abs(b.shift - shift) <= _DRIFT]
        if not near:
            return None
        best = max(near, key=lambda block: (len(block.common(words)), block.length))
        ours = {
            number + block.shift
            for block in near
            if abs(block.shift - best.shift) <= _DRIFT
            for number in block.common(words)
        }
        missing = len(words) - len(ours)
        if missing > max(_FEW, len(words) * _SHARE_MISSING) or missing >= len(ours):
            return None
        return sorted(ours), best.shift


def _blocks(theirs: Sequence[str], ours: Sequence[str]) -> Iterable[_Block]:
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in range(len(ours) - SHINGLE + 1):
        places[tuple(ours[number : number + SHINGLE])].append(number)
    reached: dict[int, int] = {}  # by shift, how far the last block goes
    for start in range(len(theirs) - SHINGLE + 1):
        found = places.get(tuple(theirs[start : start + SHINGLE]), ())
        for place in found if len(found) <= _MOST_PLACES else ():
            if start < reached.get(place - start, 0):
                continue
            length = _common_length(theirs, start, ours, place)
            reached[place - start] = start + length
            # What was passed over may be where the run begins.
            before = _common_before(theirs, start, ours, place)
            yield _Block(start - before, place - before, length + before)


def _common_length(theirs: Sequence[str], start: int, ours: Sequence[str], place: int) -> int:
    longest = min(len(theirs) - start, len(ours) - place)
    lengths = range(SHINGLE, longest)
    return next((n for n in lengths if theirs[start + n] != ours[place + n]), longest)


def _common_before(theirs: Sequence[str], start: int, ours: Sequence[str], place: int) -> int:
    longest = min(start, place)
    lengths = range(longest)
    return next((n for n in lengths if theirs[start - n - 1] != ours[place - n - 1]), longest)
