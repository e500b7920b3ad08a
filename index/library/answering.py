"""What a query finds, worked out with sets of keys instead of by looking at every text.

`index.library.scan` says what a query means; this must come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.model import Sort
from index.query import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from index.library.catalogue import Catalogue, Entry
    from index.library.store import Generation
    from index.query import Clause, Query


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed under a key; no phrase goes on from one part into the next."""

    key: int
    parts: tuple[str, ...]


class WordIndex(Protocol):
    """A full-text index that is open."""

    def keys(self, clause: Clause) -> set[int]:
        """Return the documents that a clause hits, whether or not it is negated."""
        ...

    def scores(self, clauses: Iterable[Clause]) -> Mapping[int, float]:
        """Say how well documents answer what is looked for."""
        ...


@dataclass(frozen=True, slots=True)
class WordIndexes:
    """The full-text indexes of a library.

    Attributes:
        generation: of the library that they were made of; None where nothing is indexed.
    """

    generation: Generation | None
    articles: WordIndex
    quotations: WordIndex


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found.

    Attributes:
        articles: keys of those that match.
        entries: their quotations that the query lets through.
        scores: of the articles, where they were asked for.
    """

    articles: frozenset[int]
    entries: tuple[Entry, ...]
    scores: Mapping[int, float]


def needs_words(query: Query | None) -> bool:
    """Tell whether a query can only be answered with the full-text index."""
    groups = query.groups if query else ()
    return any(one.field in (Field.TEXT, Field.SAID) for group in groups for one in group)


class Answering:
    """Answers queries from a catalogue and the indexes."""

    def __init__(self, catalogue: Catalogue, words: WordIndexes | None = None) -> None:
        """Take what to answer from; without indexes, no words can be looked for."""
        self._catalogue, self._words_ = catalogue, words
        self._all = frozenset(catalogue.headings)

    def find(self, query: Query, sort: Sort) -> Found:
        """Find the articles that match."""
        articles = self._all
        demands: list[_Demand] = []
        for group in query.groups:
            asks = [clause for clause in group if _asks_for_a_quotation(clause)]
            met = [self._articles(clause) for clause in group if clause not in asks]
            meeting = frozenset[int]().union(*met)
            if asks:
                demands.append(_Demand(meeting, tuple(map(self._test, asks))))
            else:
                articles &= meeting
        entries = tuple(
            entry
            for entry in self._catalogue.counted(articles)
            if all(demand.is_met_by(entry) for demand in demands)
        )
        if demands:
            asking_nothing = articles.intersection(*(demand.articles for demand in demands))
            articles = asking_nothing.union(entry.article for entry in entries)
        return Found(articles, entries, self._scores(query) if sort is Sort.RELEVANCE else {})

    def select(self, query: Query, entries: Iterable[Entry]) -> list[Entry]:
        """Keep the quotations that by themselves are what the query asks for."""
        tests = [
            [(clause.negated, self._test(clause)) for clause in group] for group in query.groups
        ]
        return [
            entry
            for entry in entries
            if all(any(negated != test(entry) for negated, test in group) for group in tests)
        ]

    @property
    def _words(self) -> WordIndexes:
        assert self._words_ is not None, "words are looked for without an index"  # noqa: S101
        return self._words_

    def _articles(self, clause: Clause) -> frozenset[int]:
        """Return the articles that as such are what a clause asks for."""
        if clause.field is Field.TEXT:
            hit = self._all & self._words.articles.keys(clause)
        else:
            test = self._test(clause)
            entries = self._catalogue.counted(self._all)
            hit = frozenset(entry.article for entry in entries if test(entry))
        return self._all - hit if clause.negated else hit

    def _test(self, clause: Clause) -> Callable[[Entry], bool]:
        """Return what tells whether a quotation has what a clause names."""
        if clause.field is Field.SPEAKER:
            ids = self._catalogue.speakers.named(clause)
            return lambda entry: entry.speaker_id in ids
        if clause.field is Field.KIND:
            return lambda entry: clause.words == (entry.kind,)
        keys = self._words.quotations.keys(clause)
        return lambda entry: entry.key in keys

    def _scores(self, query: Query) -> Mapping[int, float]:
        wanted = [one for group in query.groups for one in group if not one.negated]
        words = [one for one in wanted if one.field in (Field.TEXT, Field.SAID)]
        return self._words.articles.scores(words) if words else {}


@dataclass(frozen=True, slots=True)
class _Demand:
    """What one group of a query demands of a quotation, unless its article is excused.

    Attributes:
        articles: those that as such are what the group asks for.
        tests: of the quotation; one is enough.
    """

    articles: frozenset[int]
    tests: tuple[Callable[[Entry], bool], ...]

    def is_met_by(self, entry: Entry) -> bool:
        """Tell whether a quotation will do."""
        return entry.article in self.articles or any(test(entry) for test in self.tests)


def _asks_for_a_quotation(clause: Clause) -> bool:
    return clause.field is not Field.TEXT and not clause.negated
