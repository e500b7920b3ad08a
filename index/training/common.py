"""Step "common": the words that are written in lower case as a rule."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.quotation import lexicon
from index.training.lexicons import everything, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.training.gold import Gold

SEEN, SHARE, FREQUENT_SEEN = 3, 0.75, 25

_LETTERS = re.compile(r"[A-Za-z]+")


def learn(data: Gold, out: Path) -> None:
    """Write `common_words.tsv`."""
    write(
        out / "common_words.tsv",
        f"Words in lower case at least {SEEN} times, and three times in four, in "
        f"{everything(data)}.\n"
        f"+ marks those seen {FREQUENT_SEEN} times, which have weights of their own. "
        "Made by index/training/common.py.",
        ([word, "+"] if frequent else [word] for word, frequent in common_words(data).items()),
    )
    lexicon.common_words.cache_clear()


def common_words(data: Gold) -> dict[str, bool]:
    """Return the words in lower case as a rule, with whether they are frequent."""
    lower, upper = counted_case((*(article.text for article in data.train), *data.texts))
    closed = lexicon.word_classes()
    common = {
        word
        for word, count in lower.items()
        if count >= SEEN and count >= SHARE * (count + upper[word])
    }
    return {
        word: lower[word] >= FREQUENT_SEEN or word in closed
        for word in sorted(common | set(closed))
    }


def counted_case(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count words written in lower case, and otherwise."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for match in _LETTERS.finditer(text):
            (lower if match[0].islower() else upper)[match[0].lower()] += 1
    return lower, upper
