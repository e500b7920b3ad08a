"""How well articles answer what is looked for: BM25 over the stems of its words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.matching import by_stem
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.library.engine.lexicon import Lexicon
    from index.library.engine.segment import Segment
    from index.query import Clause

# The usual ones, of Robertson and Zaragoza 2009; Whoosh has the same.
_K1, _B = 1.2, 0.75
_BEGINNINGS = 8  # the most frequent words of a beginning; all of them are found


def scores(
    segments: Sequence[Segment],
    articles: Sequence[int],
    lexicon: Lexicon,
    clauses: Iterable[Clause],
) -> list[dict[int, float]]:
    """Return the score of each article that has any of the words, for each segment.

    What is frequent is decided over all segments, so it does not matter which article is
    in which.

    Args:
        segments: all of a view.
        articles: of each, those to be scored.
        lexicon: of the view.
        clauses: what is looked for.
    """
    found: list[dict[int, float]] = [{} for _ in segments]
    all_articles = sum(segment.articles for segment in segments)
    mean = sum(segment.all_words for segment in segments) / max(1, all_articles)
    for root in sorted({root for clause in clauses for root in _stems(clause, lexicon)}):
        weights = [segment.weighted(segment.of_stem(root)) for segment in segments]
        having = sum(map(len, weights))
        rarity = math.log(1 + (all_articles - having + 0.5) / (having + 0.5))
        for segment, bitmap, scored, those in zip(segments, articles, found, weights, strict=True):
            _add(segment, bits.selectors(bitmap, segment.articles), scored, those, rarity, mean)
    return found


def _add(  # noqa: PLR0913, PLR0917  # the inner loop
    segment: Segment,
    chosen: bytes,
    scored: dict[int, float],
    weights: dict[int, float],
    rarity: float,
    mean: float,
) -> None:
    lengths = segment.lengths
    base, slope, most = _K1 * (1 - _B), _K1 * _B / mean, rarity * (_K1 + 1)
    for place, weight in weights.items():
        if chosen[place]:
            score = most * weight / (weight + base + slope * lengths[place])
            scored[place] = scored.get(place, 0.0) + score


def _stems(clause: Clause, lexicon: Lexicon) -> Iterable[str]:
    """Yield the stems that a clause is scored by."""
    *whole, last = clause.words
    yield from map(stem, whole)
    if clause.prefix and not by_stem(clause):
        yield from map(stem, lexicon.completions(last, _BEGINNINGS))
    else:
        yield stem(last)
