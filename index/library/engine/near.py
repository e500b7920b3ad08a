"""Words that are a few edits away from a word, in a sorted list of words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.library.engine.strings import Strings

_SHORTEST_PIECE = 2  # letters; one letter is in nearly every word


def near(words: Strings, wanted: str, edits: int) -> dict[str, int]:
    """Return the words within so many edits, and how many it takes.

    An edit puts in, takes out or replaces a letter, or swaps two neighbours.

    Of one piece more than there are edits, one is as it was; so only words with one of the
    pieces are compared. A swap may change two pieces, but not two in every way to cut.
    """
    if len(wanted) < _SHORTEST_PIECE * (edits + 1) + edits:
        return dict(_walk(words, wanted, edits))
    pieces = {piece for shift in range(edits + 1) for piece in _cut(wanted, edits + 1, shift)}
    numbers = {number for piece in pieces for number in words.holding(piece)}
    return dict(_compared((words[number] for number in numbers), wanted, edits))


def _cut(wanted: str, count: int, shift: int) -> Iterator[str]:
    """Yield so many pieces, about as long as each other; shifted, the first is longer."""
    size = (len(wanted) - shift) // count
    starts = [0, *(size * number + shift for number in range(1, count)), len(wanted)]
    for start, end in pairwise(starts):
        yield wanted[start:end]


def _compared(words: Iterable[str], wanted: str, edits: int) -> Iterator[tuple[str, int]]:
    for word in words:
        if abs(len(word) - len(wanted)) <= edits:
            rows = [list(range(len(wanted) + 1))]
            for end in range(len(word)):
                rows.append(_row(rows, word, end, wanted))
                if min(rows[-1]) > edits and min(rows[-2]) > edits:
                    break
            else:
                if rows[-1][-1] <= edits:
                    yield word, rows[-1][-1]


def _walk(words: Strings, wanted: str, edits: int) -> Iterator[tuple[str, int]]:
    """Compare words that begin alike together; pass over those that begin too far off."""
    rows = [list(range(len(wanted) + 1))]  # of edits, one for each letter of the word before
    before = ""
    number = 0
    while number < len(words):
        word = words[number]
        shared = _shared(before, word)
        del rows[shared + 1 :]
        before = word
        for end in range(shared, len(word)):
            rows.append(_row(rows, word, end, wanted))
            if min(rows[-1]) > edits and min(rows[-2]) > edits:
                before = word[: end + 1]
                break
        else:
            if rows[-1][-1] <= edits:
                yield word, rows[-1][-1]
            number += 1
            continue
        number = words.starting(before).stop


def _row(rows: list[list[int]], word: str, end: int, wanted: str) -> list[int]:
    """Return how many edits it takes from `word[: end + 1]` to each beginning of `wanted`."""
    above = rows[end]
    row = [end + 1]
    letter = word[end]
    for place, other in enumerate(wanted):
        cost = min(above[place + 1] + 1, row[place] + 1, above[place] + (letter != other))
        if end and place and letter == wanted[place - 1] and word[end - 1] == other:
            cost = min(cost, rows[end - 1][place - 1] + 1)
        row.append(cost)
    return row


def _shared(before: str, word: str) -> int:
    shared = 0
    while shared < min(len(before), len(word)) and before[shared] == word[shared]:
        shared += 1
    return shared
