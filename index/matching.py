"""Where the words of a query stand in a text: for highlights, counts and the full scan."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from index.model import Span
from index.query import Field
from index.words import WORD, fold, forms, is_plain, plain, stem, stem_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.query import Clause, Query

    Place = tuple[int, int]  # where something starts and ends


def matches(
    query: Query, text: str, contents: Iterable[Sequence[Span]] | None = None
) -> tuple[Span, ...]:
    """Return where the words and phrases that the query looks for stand in a text.

    Clauses that leave something out, speakers and kinds stand nowhere.

    Args:
        query: what is looked for.
        text: where.
        contents: of each quotation in the text; with it, `said:` looks only inside them.

    Returns:
        Ascending and disjoint spans; hits that overlap are one.
    """
    return Marker(query).matches(text, contents)


class Marker:
    """A query made ready to be marked in many texts."""

    def __init__(self, query: Query) -> None:
        clauses = [clause for group in query.groups for clause in group if not clause.negated]
        self._in_text = [Finder(one) for one in clauses if one.field is Field.TEXT]
        self._in_said = [Finder(one) for one in clauses if one.field is Field.SAID]

    def matches(
        self, text: str, contents: Iterable[Sequence[Span]] | None = None
    ) -> tuple[Span, ...]:
        """Return where the query stands in a text; see `matches`."""
        everywhere, inside = self._in_text, self._in_said
        if contents is None:
            everywhere, inside = everywhere + inside, []
        found: list[Place] = []
        if everywhere:
            found.extend(_places(everywhere, Passage(text)))
        if inside:
            for spans in contents or ():
                found.extend(_places(inside, Passage(text, spans)))
        return _joined(found)


def _places(finders: Iterable[Finder], passage: Passage) -> Iterator[Place]:
    for finder in finders:
        yield from finder.places(passage)


class Words:
    """The words of a text in order, and where each stands."""

    __slots__ = ("distinct", "ends", "raw", "starts")

    def __init__(self, starts: list[int], ends: list[int], raw: list[str]) -> None:
        self.starts, self.ends, self.raw = starts, ends, raw
        self.distinct = frozenset(raw)

    @classmethod
    def of(cls, text: str, spans: Iterable[Span] | None = None) -> Words:
        """Cut a text, or only these parts of it, into words."""
        parts = (Span(0, len(text)),) if spans is None else spans
        found = [word for part in parts for word in WORD.finditer(text, part.start, part.end)]
        return cls([w.start() for w in found], [w.end() for w in found], [w[0] for w in found])


class Passage:
    """A text, or parts of it in a row, made ready for clauses to be looked for in it."""

    __slots__ = ("_spans", "_text", "_words", "plain")

    def __init__(self, text: str, spans: Sequence[Span] | None = None) -> None:
        """Take a text; with spans, no word goes on from one of them into the next."""
        self._text, self._spans = text, spans
        self._words: Words | None = None
        parts = text if spans is None else "\n".join(span.of(text) for span in spans)
        self.plain = plain(parts)

    @property
    def words(self) -> Words:
        """Return the words, for a text that has no plain form."""
        if self._words is None:
            self._words = Words.of(self._text, self._spans)
        return self._words

    def placed(self, places: Iterable[Place]) -> Iterable[Place]:
        """Turn places in the plain form into places in the text."""
        if self._spans is None:
            return places
        lengths = (span.end - span.start + 1 for span in self._spans)
        starts = list(accumulate(lengths, initial=0))
        ahead = [span.start - start for span, start in zip(self._spans, starts, strict=False)]

        def shift(place: int) -> int:
            return place + ahead[bisect_right(starts, place) - 1]

        return ((shift(start), shift(end)) for start, end in places)


class Finder:
    """A clause made ready to be looked for in many texts.

    In the plain form of a text it looks by an expression for what may be a hit. It remembers
    what it decided about every word it has seen.
    """

    def __init__(self, clause: Clause) -> None:
        self._clause = clause
        self._tests = tuple(_test(clause, place) for place in range(len(clause.words)))

    def places(self, passage: Passage) -> Iterable[Place]:
        """Return where the clause hits, in order; the hits of a phrase may overlap."""
        if passage.plain is None:
            return self._in_words(passage.words)
        return passage.placed(self._in_plain(passage.plain))

    def hits_text(self, text: str) -> bool:
        """Tell whether the clause hits anywhere in a text."""
        folded = plain(text)
        if folded is None:
            return self.hits(Words.of(text))
        return next(self._in_plain(folded), None) is not None

    def hits(self, words: Words) -> bool:
        """Tell whether the clause hits anywhere among words that are at hand."""
        if len(self._tests) == 1:
            return any(map(self._tests[0].__getitem__, words.distinct))
        return next(self._in_words(words), None) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_expression(self._clause))

    def _in_plain(self, folded: str) -> Iterator[Place]:
        """Yield where each hit starts and ends in the plain form of a text."""
        found = self._pattern.finditer(folded)
        if not by_stem(self._clause):
            return ((hit.start(), hit.end(1)) for hit in found)
        is_hit = self._tests[0]
        return (hit.span() for hit in found if is_hit[hit[0]])

    def _in_words(self, words: Words) -> Iterator[Place]:
        first, *others = self._tests
        raw = words.raw
        last = max(0, len(raw) - len(others))
        for place, word in enumerate(raw[:last]):
            if first[word] and all(
                test[raw[place + nth]] for nth, test in enumerate(others, start=1)
            ):
                yield words.starts[place], words.ends[place + len(others)]


class _Verdicts(dict[str, bool]):
    """What one test says of each word; asked once for every word."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self._test = test

    def __missing__(self, raw: str) -> bool:
        verdict = self[raw] = self._test(fold(raw))
        return verdict


def by_stem(clause: Clause) -> bool:
    """Tell whether the clause is one word that is compared by its stem."""
    return len(clause.words) == 1 and not clause.exact and not clause.prefix


def _test(clause: Clause, place: int) -> _Verdicts:
    """Return the test for one word of a clause."""
    wanted = clause.words[place]
    if by_stem(clause):
        root = stem(wanted)
        return _Verdicts(lambda word: stem(word) == root)
    if clause.prefix and place == len(clause.words) - 1:
        return _Verdicts(lambda word: word.startswith(wanted))
    return _Verdicts(lambda word: wanted in forms(word))


_START = r"(?<![^\W_]{0})(?<![^\W_]'{0})"  # behind the letters, which are looked for first
_END = r"(?![^\W_])(?!'[^\W_])"
_OWNED = f"(?:'s)?{_END}"
_REST = r"[^\W_]*(?:'[^\W_]+)*"
_BETWEEN = r"[\W_]++"
_NOWHERE = "(?!)"


def _expression(clause: Clause) -> str:
    """Return what finds a clause in the plain form of a text; its group stands at the end.

    It takes up the first word alone, since hits of a phrase may overlap. Of a clause that is
    compared by its stem it finds all words that may have it.
    """
    if not all(map(is_plain, clause.words)):
        return _NOWHERE
    if by_stem(clause):
        return _starting(stem_start(stem(clause.words[0]))) + _REST + "()"
    first, *others = clause.words
    tails = [*([_OWNED] * len(others)), _REST if clause.prefix else _OWNED]
    further = (
        _BETWEEN + re.escape(word) + tail for word, tail in zip(others, tails[1:], strict=True)
    )
    return f"{_starting(first)}{tails[0]}(?={''.join(further)}())"


def _starting(letters: str) -> str:
    """Return what finds letters at the start of a word."""
    escaped = re.escape(letters)
    return escaped + _START.format(escaped)


def _joined(places: Iterable[Place]) -> tuple[Span, ...]:
    """Put places in order, and make one of those that overlap."""
    joined: list[Place] = []
    last = 0
    for start, end in sorted(places):
        if joined and start < last:
            joined[-1] = (joined[-1][0], max(last, end))
        else:
            joined.append((start, end))
        last = joined[-1][1]
    return tuple(Span(start, end) for start, end in joined)
