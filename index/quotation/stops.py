"""Where sentences and clauses end in text that has neither stops nor capitals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from index.quotation.clauses import Item, Whole
from index.quotation.kinds import kind_without_case
from index.quotation.lexicon import break_weights, common_words, inverting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.tokens import Token

STOP, BREAK = 0.3, 0.4  # probabilities from which a stop, or a comma, is supposed
_STOP_SUM, _BREAK_SUM = (math.log(share / (1 - share)) for share in (STOP, BREAK))
_START, _END = "^", "$"  # what stands for the word before the first, and behind the last
_NAME = "~"  # any word that is not a common one
_LONGEST = 90  # words in a sentence


def supposed_sentences(tokens: Sequence[Token]) -> Iterator[Sentence]:
    """Cut words into sentences, with an empty comma where a clause seems to end.

    The commas and stops are supposed: items without width, never shown.
    """
    known = common_words()
    words = [known.get(token.lower, _NAME) for token in tokens]
    sentence: list[Item] = []
    for at, token in enumerate(tokens):
        sentence.append(Item(token.start, token.end, token.lower, kind_without_case(token.text)))
        if at + 1 == len(tokens):
            break
        stop, clause = _breaks(words, at)
        if (stop >= _STOP_SUM and not _inverts(sentence)) or len(sentence) >= _LONGEST:
            yield Whole([*sentence, Item(token.end, token.end, ".", ".")])
            sentence = []
        elif clause >= _BREAK_SUM and not _inverts(sentence):
            sentence.append(Item(token.end, token.end, ",", ","))
    if sentence:
        yield Whole([*sentence, Item(tokens[-1].end, tokens[-1].end, ".", ".")])


def _inverts(sentence: Sequence[Item]) -> bool:
    """Tell whether the last word is the "said" of `…, said Smith`, whose subject must follow."""
    return len(sentence) > 1 and sentence[-2].kind == "," and sentence[-1].lower in inverting()


def likeliest_stop(sentence: Sentence, begin: int, end: int) -> int | None:
    """Return the item between two places behind which a sentence most likely ends."""
    known = common_words()
    places = [n for n in range(len(sentence)) if sentence[n].is_word]
    words = [known.get(sentence[n].lower, _NAME) for n in places]
    chances = [(_breaks(words, at)[0], n) for at, n in enumerate(places[:-1]) if begin <= n < end]
    return max(chances)[1] if chances else None


def _breaks(words: Sequence[str], at: int) -> tuple[float, float]:
    """Return what speaks for the end of a sentence, and of a sentence or clause, behind a word."""
    last, first = words[at], words[at + 1]
    before = words[at - 1] if at else _START
    then = words[at + 2] if at + 2 < len(words) else _END
    table, stop, clause = break_weights(), 0.0, 0.0
    for weights in (
        table.bias,
        table.last.get(last),
        table.first.get(first),
        table.between.get((last, first)),
        table.before.get((before, last)),
        table.behind.get((first, then)),
        table.second_last.get(before),
        table.second.get(then),
    ):
        if weights is not None:
            stop += weights[0]
            clause += weights[1]
    return stop, clause


def gap_features(words: Sequence[str], at: int) -> tuple[str, ...]:
    """Name what speaks for and against a stop behind a word: the two words on each side."""
    last = words[at]
    before = words[at - 1] if at else _START
    first = words[at + 1]
    then = words[at + 2] if at + 2 < len(words) else _END
    return (
        "bias",
        f"{last} |",
        f"| {first}",
        f"{last} | {first}",
        f"{before} {last} |",
        f"| {first} {then}",
        f"{before} _ |",
        f"| _ {then}",
    )
