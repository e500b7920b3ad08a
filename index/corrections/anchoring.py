"""Where a decision's words stand in a text that may have changed since.

First the exact words, told apart by what stands around them; then, in a text that has changed,
the place that is most like them, if it is like enough. Never a guess: what is not found is an
orphan.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.corrections.values import Selector
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Moves = tuple[tuple[Span, Span], ...]

CONTEXT = 100  # letters before and after: twenty words and more, by which a text is found again
_SURE = 20  # letters that hardly stand in a text by chance
_TOUCHING = 8  # letters of context that say that shorter ones stand where they stood
_LEAST_LIKE = 75.0  # of 100: as like as the words have to be
_LEAST_LIKE_AROUND = 70.0  # the same for words and context
_LEAST_LIKE_ALONE = 85.0  # for words without a context
_LONGEST = 10_000  # letters of words and context that are compared letter by letter
_OCCURRENCES = 1_000  # of the same words in one text; more are not told apart


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a decision's words are.

    Attributes:
        distance: how far the words differ from those of the decision, 0 for not at all, 1 for
            wholly.
        moves: pieces of the text of the decision, each with where it is now, in order; empty
            for a text that has not changed.
    """

    span: Span
    distance: float = 0.0
    moves: Moves = ()

    def moved(self, span: Span) -> Span:
        """Return where a span of the old text is now."""
        return _moved(self.moves, span) if self.moves else span


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text, in hex: of its UTF-8, lone surrogates as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def selector_at(text: str, span: Span, covering: Iterable[Span] = ()) -> Selector:
    """Return what names a place in a text.

    Args:
        text: of the article.
        span: the place.
        covering: what else the context has to take in, so that it is found again too.
    """
    spans = [span, *covering]
    before = max(0, min(one.start for one in spans) - CONTEXT)
    after = max(one.end for one in spans) + CONTEXT
    return Selector(
        span.of(text), text[before : span.start], text[span.end : after], start=span.start
    )


def anchor(text: str, selector: Selector, *, unchanged: bool) -> Anchored | None:
    """Find the place that is meant; None where it is not there.

    Args:
        text: of the article as it is.
        selector: of the decision.
        unchanged: the text is the one the decision was taken on.
    """
    start = _exactly(text, selector)
    if start is not None and (unchanged or _is_sure(text, selector, start)):
        span = Span(start, start + len(selector.exact))
        return Anchored(span, moves=() if unchanged else _shift(selector, span))
    return None if unchanged else _nearly(text, selector)


def _exactly(text: str, selector: Selector) -> int | None:
    """Return where the words stand whose surroundings are most like those of the decision."""
    found = list(_occurrences(text, selector.exact))
    if len(found) < 2:  # noqa: PLR2004 - nothing to choose from
        return found[0] if found else None
    origin = len(text) if selector.start is None else selector.start
    return max(found, key=lambda start: (_fit(text, selector, start), -abs(start - origin), -start))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    for _ in range(_OCCURRENCES):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)


def _fit(text: str, selector: Selector, start: int) -> int:
    """Return how many letters of context stand there too, next to the words."""
    end = start + len(selector.exact)
    before = text[max(0, start - len(selector.prefix)) : start]
    after = text[end : end + len(selector.suffix)]
    return _alike(before[::-1], selector.prefix[::-1]) + _alike(after, selector.suffix)


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_sure(text: str, selector: Selector, start: int) -> bool:
    """Tell whether words that stand in a text that has changed are those that were meant."""
    context = len(selector.prefix) + len(selector.suffix)
    needed = 0 if len(selector.exact) >= _SURE else min(_TOUCHING, context)
    return _fit(text, selector, start) >= needed


def _shift(selector: Selector, span: Span) -> tuple[tuple[Span, Span], ...]:
    start = span.start if selector.start is None else selector.start
    return ((Span(start, start + len(selector.exact)), span),)


# Words that have changed


def _nearly(text: str, selector: Selector) -> Anchored | None:
    """Find the place that is most like the words with what stands around them."""
    # Only a text that has changed needs it, and it takes 50 ms to load.
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio  # noqa: PLC0415

    whole = f"{selector.prefix}{selector.exact}{selector.suffix}"
    if not _SURE <= len(whole) <= min(_LONGEST, len(text) + 2 * CONTEXT):
        return None
    least = _LEAST_LIKE_ALONE if whole == selector.exact else _LEAST_LIKE_AROUND
    found = partial_ratio_alignment(whole, text, score_cutoff=least)
    if found is None:
        return None
    window = Span(max(0, found.dest_start - CONTEXT), found.dest_end + CONTEXT)
    start = selector.start or 0
    origin = start - len(selector.prefix)
    moves = tuple(
        (_at(origin, one.src_start, one.src_end), _at(window.start, one.dest_start, one.dest_end))
        for one in Levenshtein.opcodes(whole, window.of(text))
    )
    span = _moved(moves, Span(start, start + len(selector.exact)))
    span = _of_words(text, span)
    like = ratio(selector.exact, span.of(text))
    return Anchored(span, 1 - like / 100, moves) if like >= _LEAST_LIKE else None


def _at(origin: int, start: int, end: int) -> Span:
    return Span(origin + start, origin + end)


def _of_words(text: str, span: Span) -> Span:
    """Return a span that cuts no word in two: what has changed is taken in whole."""
    start, end = span.start, span.end
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _moved(moves: Moves, span: Span) -> Span:
    """Return where a span is after its text has moved in pieces.

    What was put in before its beginning or behind its end stays outside.
    """
    before = next((one for one in reversed(moves) if one[0].start <= span.start), moves[0])
    behind = next((one for one in moves if one[0].end >= span.end), moves[-1])
    start, end = _offset(before, span.start), _offset(behind, span.end)
    return Span(start, max(start, end))


def _offset(move: tuple[Span, Span], offset: int) -> int:
    """Return where an offset is after a piece has moved, in it or before or behind it."""
    old, new = move
    if offset > old.end:
        return new.end + offset - old.end
    return min(new.start + offset - old.start, new.end)
