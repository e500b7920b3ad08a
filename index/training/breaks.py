"""Step "breaks": where sentences and clauses end in text that has no stops.

Learnt from texts that have them: each gap between two words is an example.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.quotation import lexicon
from index.quotation.stops import gap_features
from index.training.common import common_words
from index.training.lexicons import everything, write
from index.training.regression import fitted, seen

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from index.training.gold import Gold

WORD_SEEN, PAIR_SEEN = 8, 20
SMALLEST, SMALLEST_EFFECT = 0.25, 8.0
GOES_ON, PAUSE, STOP = 0, 1, 2

_LETTERS = re.compile(r"[A-Za-z]+")
_ENDS = re.compile("[.?!][\"\u201d\u2019')\\]]*\\s")
_PAUSE = re.compile('[,;:\u2014\u2013"\u201c\u201d()]| - |--')
_TWO_MARKS = re.compile(r"[\"”]\s+[\"“]")

Gap = tuple[tuple[str, ...], int]
"""The features of a gap between two words, and what stands in it."""


def learn(data: Gold, out: Path) -> None:
    """Write `break_weights.tsv`."""
    write(
        out / "break_weights.tsv",
        "Weights for where a sentence, and where a sentence or clause, ends in text without\n"
        "stops: the words before | behind (~ a name or unknown word, ~ed a rare word in -ed),\n"
        "weight for a sentence, weight for either. Logistic regression learnt from\n"
        f"{everything(data)}. Made by index/training/breaks.py.",
        (
            [name, f"{stop:.2f}", f"{clause:.2f}"]
            for name, (stop, clause) in break_weights(data).items()
        ),
    )
    lexicon.break_weights.cache_clear()


def break_weights(data: Gold) -> dict[str, tuple[float, float]]:
    """Return by feature the weight for the end of a sentence, and of a sentence or clause."""
    gaps = _all_gaps(data)
    counts = seen(gaps)
    kept = {name for name, count in counts.items() if count >= _least(name)}
    stop = _fitted(gaps, kept, {STOP})
    clause = _fitted(gaps, kept, {PAUSE, STOP})
    both = {name: (stop.get(name, 0.0), clause.get(name, 0.0)) for name in sorted(kept)}
    return {name: pair for name, pair in both.items() if _matters(name, pair, counts)}


def _all_gaps(data: Gold) -> list[Gap]:
    shown = {
        word: word if frequent else lexicon.rare_class(word)
        for word, frequent in common_words(data).items()
    }
    found: list[Gap] = []
    for text in (*(article.text for article in data.train), *data.texts):
        words, labels = labelled_gaps(text)
        classes = [shown.get(word, "~") for word in words]
        found.extend((gap_features(classes, at), label) for at, label in enumerate(labels))
    return found


def labelled_gaps(text: str) -> tuple[list[str], list[int]]:
    """Return the words, and what stands behind each but the last: STOP, PAUSE or GOES_ON."""
    found = list(_LETTERS.finditer(text))
    words = [match[0].lower() for match in found]
    labels = [
        _label(word, text[last.end() : following.start() + 1])
        for word, (last, following) in zip(words, pairwise(found), strict=False)
    ]
    return words, labels


def _label(word: str, gap: str) -> int:
    abbreviated = gap.startswith(".") and (word in lexicon.abbreviations() or len(word) == 1)
    if "\n" in gap or _TWO_MARKS.search(gap):
        return STOP
    if _ENDS.search(gap) and gap[-1].isupper() and not abbreviated:
        return STOP
    return PAUSE if _PAUSE.search(gap) else GOES_ON


def _least(name: str) -> int:
    """Return how often a feature has to be seen: one of two words more often."""
    return PAIR_SEEN if name.count(" ") > 1 else WORD_SEEN


def _fitted(gaps: list[Gap], kept: set[str], ends: set[int]) -> dict[str, float]:
    examples = [
        (tuple(name for name in names if name in kept), int(label in ends)) for names, label in gaps
    ]
    return fitted(examples, epochs=4, rate=0.2)


def _matters(name: str, pair: tuple[float, float], counts: Counter[str]) -> bool:
    largest = max(map(abs, pair))
    effect = largest * math.sqrt(counts[name])
    return name == "bias" or (largest >= SMALLEST and effect >= SMALLEST_EFFECT)
