"""The words of a library by how many articles have them: what goes on, what is spelt nearly so.

This counts words that it is given; what a library on disk keeps sorted beside its index must
come to the same completions.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.matching import by_stem
from index.model import Spelling
from index.query import reworded
from index.words import WORD, fold, forms, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.query import Clause, Query

_SHORT, _LONG = 3, 6  # letters of a word from which on one, and two, may be wrong
OFFERS = 3  # for one word


def word_counts(articles: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """Return in how many articles each word stands, folded; "duarte's" counts as "duarte"."""
    counts: Counter[str] = Counter()
    for words in articles:
        counts.update({forms(fold(word))[-1] for word in words})
    return counts


def last_word(words: str) -> str:
    """Return the word that somebody is in the middle of, folded; "" where there is none."""
    *_, last = (None, *WORD.finditer(words))
    return fold(last[0]) if last is not None and last.end() == len(words) else ""


def completions(counts: Mapping[str, int], beginning: str, *, limit: int) -> tuple[str, ...]:
    """Return the words that go on from a beginning, those of most articles first."""
    if not beginning:
        return ()
    found = [word for word in counts if word.startswith(beginning) and word != beginning]
    return tuple(sorted(found, key=lambda word: (-counts[word], word))[:limit])


def spellings(counts: Mapping[str, int], query: Query) -> tuple[Spelling, ...]:
    """Return what may have been meant for words of a query that stand nowhere."""
    stems = {stem(word) for word in counts}
    unknown = [word for word in asked(query) if word not in counts and stem(word) not in stems]
    return tuple(
        Spelling(word, near, counts[near])
        for word in unknown
        for near in nearest(counts, word)[:OFFERS]
    )


def nearest(counts: Mapping[str, int], word: str) -> list[str]:
    """Return the words that are spelt nearly so, the nearest first, then the most frequent."""
    most = tolerance(word)
    apart = {
        other: away
        for other in counts
        if abs(len(other) - len(word)) <= most and (away := edits(word, other)) <= most
    }
    return sorted(apart, key=lambda other: (apart[other], -counts[other], other))


def tolerance(word: str) -> int:
    """Return how many letters of a word may be wrong."""
    return 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2


def edits(one: str, other: str) -> int:
    """Return how many letters have to be put in, left out, changed or swapped with the next.

    Source: the optimal string alignment distance, a restricted Damerau-Levenshtein.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
    return row[-1]


def asked(query: Query) -> Iterator[str]:
    """Yield each word once that must stand somewhere as it was typed."""
    clauses = [one for group in query.groups for one in group if _spelt_out(one)]
    yield from dict.fromkeys(word for clause in clauses for word in _whole_words(clause))


def _spelt_out(clause: Clause) -> bool:
    return clause.field.of_words and not clause.negated


def _whole_words(clause: Clause) -> tuple[str, ...]:
    """Return the words of a clause without a beginning at its end."""
    return clause.words[:-1] if clause.prefix and not by_stem(clause) else clause.words


def ways_to_spell(spellings: Iterable[Spelling]) -> tuple[tuple[Spelling, ...], ...]:
    """Return what to put in the place of all words that stand nowhere, one way after the other.

    First the likeliest of each word, then another of one word with the likeliest of the rest.
    """
    spellings = tuple(spellings)
    likeliest = {one.word: one for one in reversed(spellings)}
    ways = [likeliest, *({**likeliest, one.word: one} for one in spellings)] if spellings else []
    order = dict.fromkeys(one.word for one in spellings)
    return tuple(dict.fromkeys(tuple(way[word] for word in order) for way in ways))


def respelt(text: str, spellings: Iterable[Spelling]) -> str:
    """Return what was typed with words in their other spelling, wherever they are looked for."""
    for one in spellings:
        text = reworded(text, one.word, one.instead)
    return text
