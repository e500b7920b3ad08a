"""Step "cues": which words are cues, by their neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.quotation import lexicon
from index.quotation.clauses import sentences
from index.quotation.cues import features
from index.quotation.marks import regions
from index.quotation.stops import supposed_sentences
from index.quotation.tokens import Token, paragraphs
from index.training.heads import headed
from index.training.lexicons import polnear, write
from index.training.modes import cue_modes
from index.training.regression import fitted, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from index.quotation.clauses import Sentence
    from index.training.gold import Gold
    from index.training.heads import Headed

FEATURE_SEEN = 3
SMALLEST = 0.2

_LETTERS = re.compile(r"[A-Za-z]+")


def learn(data: Gold, out: Path) -> None:
    """Write `cue_weights.tsv`."""
    forms = set(cue_modes(data.train)) | lexicon.speech_verbs()
    texts = [headed(article) for article in data.train]
    views = {
        "marked": cue_weights(marked_sentences(texts), forms),
        "unmarked": cue_weights(stripped_sentences(texts), forms),
    }
    write(
        out / "cue_weights.tsv",
        "Weights of logistic regressions, for text with and without marks: view, feature (a word\n"
        f"and its neighbours, by class), weight. Learnt from {polnear(data)};\n"
        f"features seen less than {FEATURE_SEEN} times left out. Made by index/training/cues.py.",
        (
            [view, name, f"{weight:.2f}"]
            for view, weights in views.items()
            for name, weight in sorted(weights.items())
            if abs(weight) >= SMALLEST or name == "bias"
        ),
    )
    lexicon.cue_weights.cache_clear()


def cue_weights(
    marked: Iterable[tuple[Sentence, AbstractSet[int]]], forms: AbstractSet[str]
) -> dict[str, float]:
    """Return the weights of what speaks for and against a word of these forms being a cue.

    Args:
        marked: sentences, each with where the heads of cues start in its text.
        forms: the words that come into question.
    """
    examples = [
        (features(sentence, at), int(item.start in heads))
        for sentence, heads in marked
        for at, item in enumerate(sentence)
        if item.lower in forms
    ]
    counts = seen(examples)
    return fitted(
        (
            (tuple(name for name in names if counts[name] >= FEATURE_SEEN), label)
            for names, label in examples
        ),
        epochs=6,
        rate=0.3,
    )


def marked_sentences(texts: Iterable[Headed]) -> Iterator[tuple[Sentence, AbstractSet[int]]]:
    """Cut the texts as they are."""
    for text in texts:
        for paragraph in paragraphs(text.text):
            found = regions(text.text, paragraph)
            for sentence in sentences(text.text, paragraph, found):
                yield sentence, text.heads.keys()


def stripped_sentences(texts: Iterable[Headed]) -> Iterator[tuple[Sentence, AbstractSet[int]]]:
    """Cut the texts without case, digits and stops, as `index.quotation` would."""
    for text in texts:
        words: list[Token] = []
        heads: set[int] = set()
        for match in _LETTERS.finditer(text.text):
            start = words[-1].end + 1 if words else 0
            lower = match[0].lower()
            if match.start() in text.heads:
                heads.add(start)
            words.append(Token(start, start + len(lower), lower, lower))
        for sentence in supposed_sentences(words):
            yield sentence, heads
