"""What a question is put to: all segments of an index as one."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.building import NOBODY
from index.library.engine.faults import reading_faults, sound
from index.library.engine.fields import SAID, TEXT, TITLE
from index.library.engine.lexicon import Lexicon
from index.library.engine.ranking import scores
from index.model import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from index.library.cache import Made
    from index.library.engine.segment import Segment
    from index.query import Clause


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A segment of a view.

    Attributes:
        segment: what it holds.
        start, said_start: its first places in the view.
        live: its articles that are not deleted, in its own places.
    """

    segment: Segment
    start: int
    said_start: int
    live: int


class View:
    """The articles and quotations of one generation; it belongs to one thread.

    Attributes:
        folder: of the index.
        generation: of the library that it was made of.
        live: all articles.
        all_said: all quotations.
        spoken: those that count: speech and writing.
        lexicon: the words of all articles.
    """

    def __init__(self, made: Made, segments: Iterable[tuple[Segment, int]]) -> None:
        """Take an index and its segments, open, each with its deleted articles."""
        self.folder, self.generation = made.folder, made.generation
        self._parts = tuple(_parts(segments))
        self._deleted = any(one.live.bit_count() != one.segment.articles for one in self._parts)
        self.live = self._of_articles(lambda part: part.live)
        self.all_said = self._of_quotations(lambda part: (1 << part.segment.quotations) - 1)
        if self._deleted:
            self.all_said = self.inside(self.live)
        self.spoken = self._of_quotations(lambda part: part.segment.counted) & self.all_said
        self.lexicon = Lexicon(self.folder, [part.segment for part in self._parts])

    # Sets

    @sound
    def articles(self, clause: Clause) -> int:
        """Return the articles whose text or title has the words of a clause."""
        return self._of_articles(lambda part: part.segment.find(TEXT, clause)) & self.live

    @sound
    def titles(self, clause: Clause) -> int:
        """Return the articles whose title has the words of a clause."""
        return self._of_articles(lambda part: part.segment.find(TITLE, clause)) & self.live

    @sound
    def said(self, clause: Clause) -> int:
        """Return the quotations that have the words of a clause."""
        found = self._of_quotations(lambda part: part.segment.find(SAID, clause))
        return found & self.all_said

    @sound
    def spoken_by(self, rows: Collection[int]) -> int:
        """Return the quotations of speakers, by their rows; whether or not they count."""
        those = frozenset(rows)
        return self._of_quotations(lambda part: part.segment.spoken_by(those)) & self.all_said

    @sound
    def of_kind(self, kind: str) -> int:
        """Return the quotations of a kind; whether or not they count."""
        return self._of_quotations(lambda part: part.segment.of_kind(kind)) & self.all_said

    @sound
    def between(self, first: int | None, last: int | None) -> int:
        """Return the articles dated from a day to a day, both included, as ordinals.

        None is no limit; the undated are never among them.
        """
        return self._of_articles(lambda part: part.segment.between(first, last)) & self.live

    @sound
    def among(self, keys: Collection[int]) -> int:
        """Return the articles of these keys; unknown ones are passed over."""
        return self._of_articles(lambda part: part.segment.among(keys)) & self.live

    @sound
    def quotations(self, keys: Collection[int]) -> int:
        """Return the quotations of these keys; unknown ones are passed over."""
        return self._of_quotations(lambda part: part.segment.said_among(keys)) & self.all_said

    @sound
    def inside(self, articles: int) -> int:
        """Return all quotations that stand in articles; whether or not they count."""
        if articles == self.live and not self._deleted:
            return self.all_said
        own = self._split_articles(articles)
        return self._of_quotations(lambda part: part.segment.inside(own[part]))

    @sound
    def within(self, quotations: int, articles: int) -> int:
        """Return those of the quotations that stand in articles."""
        said, own = self._split_quotations(quotations), self._split_articles(articles)
        return self._of_quotations(lambda part: part.segment.within(said[part], own[part]))

    @sound
    def around(self, quotations: int) -> int:
        """Return the articles in which any of the quotations stands."""
        own = self._split_quotations(quotations)
        return self._of_articles(lambda part: part.segment.around(own[part]))

    # Keys and counts

    def ordered(self, articles: int, sort: Sort) -> Iterator[int]:
        """Yield the keys of articles in order, newest first for relevance."""
        with reading_faults(self.folder):
            yield from self._ordered(articles, sort)

    def _ordered(self, articles: int, sort: Sort) -> Iterator[int]:
        direction = 1 if sort is Sort.OLDEST else -1
        own = self._split_articles(articles)
        found = [(part.segment, own[part]) for part in self._parts if own[part]]
        if len(found) == 1:
            segment, bitmap = found[0]
            yield from map(segment.keys.__getitem__, _in_order(segment, bitmap, sort))
            return
        streams = [_ranked(segment, bitmap, sort, direction) for segment, bitmap in found]
        for _, key in heapq.merge(*streams):
            yield key

    @sound
    def page(self, articles: int, sort: Sort, start: int, count: int | None) -> list[int]:
        """Return the keys of some articles in order.

        Args:
            articles: of which.
            sort: the order; newest first for relevance, see `best`.
            start: how many to pass over.
            count: at most so many; None for all.
        """
        end = None if count is None else start + count
        return list(islice(self._ordered(articles, sort), start, end))

    @sound
    def keys(self, articles: int) -> list[int]:
        """Return the keys of articles, in no order that is promised."""
        own = self._split_articles(articles)
        return [key for part in self._parts for key in part.segment.keys_of(own[part])]

    @sound
    def quotation_keys(self, quotations: int) -> list[int]:
        """Return the keys of quotations, in no order that is promised."""
        own = self._split_quotations(quotations)
        return [key for part in self._parts for key in part.segment.said_keys(own[part])]

    @sound
    def counted(self, articles: int) -> int:
        """Return how many quotations that count stand in articles, lent ones too."""
        own = self._split_articles(articles)
        return sum(part.segment.spoken_in(own[part]) for part in self._parts)

    @sound
    def facet(self, quotations: int) -> Counter[int]:
        """Return how many of the quotations each speaker has, by row."""
        own = self._split_quotations(quotations)
        found = Counter[int]()
        for part in self._parts:
            found += part.segment.facet(own[part])
        del found[NOBODY]
        return found

    @sound
    def best(
        self, clauses: Iterable[Clause], articles: int, count: int | None
    ) -> list[tuple[int, float]]:
        """Return keys of articles with their scores: best first, then newest first.

        Args:
            clauses: what is looked for, by the stems of their words (BM25).
            articles: of which; those without a score come last, with 0.
            count: at most so many; None for all.
        """
        own = self._split_articles(articles)
        segments = [part.segment for part in self._parts]
        found = scores(segments, [own[part] for part in self._parts], self.lexicon, clauses)
        ranked = [
            (-score, segment.rank(place), segment.keys[place])
            for segment, those in zip(segments, found, strict=True)
            for place, score in _highest(those, count)
        ]
        best = [(key, -score) for score, _, key in sorted(ranked)][:count]
        if count is None or len(best) < count:
            rest = articles
            for part, those in zip(self._parts, found, strict=True):
                rest &= ~(bits.of_places(those, part.segment.articles) << part.start)
            missing = None if count is None else count - len(best)
            best.extend((key, 0.0) for key in self.page(rest, Sort.NEWEST, 0, missing))
        return best

    # One space of places

    def _of_articles(self, find: Callable[[Part], int]) -> int:
        found = 0
        for part in self._parts:
            found |= find(part) << part.start
        return found

    def _of_quotations(self, find: Callable[[Part], int]) -> int:
        found = 0
        for part in self._parts:
            found |= find(part) << part.said_start
        return found

    def _split_articles(self, articles: int) -> dict[Part, int]:
        if len(self._parts) == 1:
            return dict.fromkeys(self._parts, articles)
        return {
            part: articles >> part.start & (1 << part.segment.articles) - 1 for part in self._parts
        }

    def _split_quotations(self, quotations: int) -> dict[Part, int]:
        if len(self._parts) == 1:
            return dict.fromkeys(self._parts, quotations)
        return {
            part: quotations >> part.said_start & (1 << part.segment.quotations) - 1
            for part in self._parts
        }


def _parts(segments: Iterable[tuple[Segment, int]]) -> Iterator[Part]:
    start = said_start = 0
    for segment, dead in segments:
        yield Part(segment, start, said_start, (1 << segment.articles) - 1 & ~dead)
        start += segment.articles
        said_start += segment.quotations


def _in_order(segment: Segment, articles: int, sort: Sort) -> Iterator[int]:
    """Yield the places of a segment's articles in order; its own is newest first."""
    if sort is not Sort.OLDEST:
        yield from bits.each(articles)
        return
    dated = (1 << segment.dated) - 1
    of_a_day: list[int] = []
    for place in bits.each_down(articles & dated):
        if of_a_day and segment.days[place] != segment.days[of_a_day[0]]:
            yield from reversed(of_a_day)
            of_a_day.clear()
        of_a_day.append(place)
    yield from reversed(of_a_day)
    yield from bits.each(articles & ~dated)


def _ranked(
    segment: Segment, articles: int, sort: Sort, direction: int
) -> Iterator[tuple[tuple[bool, int, str], int]]:
    """Yield the keys of a segment's articles in order, with what they are merged by."""
    for place in _in_order(segment, articles, sort):
        undated, age, article_id = segment.rank(place)
        yield (undated, -direction * age, article_id), segment.keys[place]


def _highest(found: dict[int, float], count: int | None) -> Sequence[tuple[int, float]]:
    if count is None or count >= len(found):
        return list(found.items())
    return heapq.nsmallest(count, found.items(), key=lambda one: (-one[1], one[0]))
