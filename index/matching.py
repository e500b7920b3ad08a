"""Where the words of a query stand in a text: for highlights, counts and the full scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Span
from index.query import Field
from index.words import WORD, fold, forms, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.query import Clause, Query


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
        found: list[Span] = []
        if everywhere:
            found.extend(_spans(everywhere, Words.of(text)))
        if inside:
            for spans in contents or ():
                found.extend(_spans(inside, Words.of(text, spans)))
        return _joined(found)


def _spans(finders: Iterable[Finder], words: Words) -> Iterator[Span]:
    for finder in finders:
        yield from finder.spans(words)


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


class Finder:
    """A clause made ready to be looked for in many texts.

    It remembers what it decided about every word it has seen, so that a text costs one
    look-up a word.
    """

    def __init__(self, clause: Clause) -> None:
        self._tests = tuple(_test(clause, place) for place in range(len(clause.words)))

    def spans(self, words: Words) -> Iterator[Span]:
        """Return where the clause hits, in order; the hits of a phrase may overlap."""
        length = len(self._tests)
        for first in self._places(words):
            yield Span(words.starts[first], words.ends[first + length - 1])

    def hits(self, words: Words) -> bool:
        """Tell whether the clause hits anywhere."""
        if len(self._tests) == 1:
            return any(map(self._tests[0].__getitem__, words.distinct))
        return next(self._places(words), None) is not None

    def _places(self, words: Words) -> Iterator[int]:
        """Yield the number of each word that a hit starts with."""
        first, *others = self._tests
        raw = words.raw
        last = max(0, len(raw) - len(others))
        for place, word in enumerate(raw[:last]):
            if first[word] and all(
                test[raw[place + nth]] for nth, test in enumerate(others, start=1)
            ):
                yield place


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


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Put spans in order, and make one of those that overlap."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
