"""Articles made up of the two seeds, for who has no corpus: deterministic, and news-like.

Each takes pieces of the seeds, as long as a paragraph, in a new order. A part of their rarer
words is replaced by words made of syllables, the same throughout an article, so that the
vocabulary and the speakers grow with the collection as they do in news.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.scale.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FIRST_DAY = dt.date(2000, 1, 1)
_DAYS = 9000
_PARAGRAPHS = range(5, 15)
_WORDS = 45  # of a paragraph
_REPLACED = 0.3  # of the rare words of an article
_RARE = 2  # times in the seeds
_WORD = re.compile(r"[A-Za-z]{4,}")
_ONSETS = (*"bcdfghjklmnprstvw", "br", "cl", "dr", "gr", "pl", "st", "tr")
_VOWELS = (*"aeiou", "ai", "ea", "ou")


def made_up(path: Path, articles: int, seed: int = 1) -> Path:
    """Write so many articles to a file."""
    rng = random.Random(seed)  # noqa: S311 - no secret depends on it
    paragraphs = [part for text in _seeds() for part in _parts(text)]
    times = Counter(_WORD.findall(" ".join(paragraphs)))
    rare = sorted(word for word, count in times.items() if count <= _RARE)
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps(_row(number, paragraphs, rare, rng)) + "\n")
    return path


def _seeds() -> Iterator[str]:
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def _parts(text: str) -> Iterator[str]:
    """Cut a text into pieces as long as a paragraph of news; one of the seeds has none."""
    words = text.split()
    for start in range(0, len(words), _WORDS):
        yield " ".join(words[start : start + _WORDS])


def _row(
    number: int, paragraphs: Sequence[str], rare: Sequence[str], rng: random.Random
) -> dict[str, object]:
    replaced = {word: _coined(word, rng) for word in rare if rng.random() < _REPLACED}
    chosen = [rng.choice(paragraphs) for _ in range(rng.choice(_PARAGRAPHS))]
    title, *body = [
        _WORD.sub(lambda found: replaced.get(found[0], found[0]), part) for part in chosen
    ]
    title = " ".join(title.split()[:8])
    return {
        "id": number,
        "title": title,
        "date": str(_FIRST_DAY + dt.timedelta(days=rng.randrange(_DAYS))),
        "text": "\n\n".join((title, *body)),
    }


def _coined(word: str, rng: random.Random) -> str:
    """Return a word that may exist, with a capital where the other has one."""
    # The smaller of two numbers: some words are coined often, most are not.
    place = min(rng.random(), rng.random()) ** 2
    coiner = random.Random(int(place * 100_000))  # noqa: S311 - no secret depends on it
    made = "".join(coiner.choice(_ONSETS) + coiner.choice(_VOWELS) for _ in range(3))
    return made.capitalize() if word[0].isupper() else made
