"""The words of all articles: completions, near words, and how frequent they are."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING

from index.library.engine.faults import sound
from index.library.engine.fields import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.library.engine.segment import Segment

_OWNED = "'s"


class Lexicon:
    """The words of the articles of a view; they are folded, as `index.words` says."""

    def __init__(self, folder: Path, segments: Sequence[Segment]) -> None:
        """Take the folder of an index, and its open segments."""
        self.folder, self._segments = folder, segments

    @sound
    def frequency(self, word: str) -> int:
        """Return how many articles have the word, as it is."""
        found = 0
        for segment in self._segments:
            number = segment.words.find(word)
            if number is not None:
                found += segment.frequencies[TEXT][number]
        return found

    @sound
    def completions(self, prefix: str, count: int) -> list[str]:
        """Return words that start so, in the most articles first.

        A word that says whose something is ("duarte's") counts for the owner.
        """
        frequencies = Counter[str]()
        for segment in self._segments:
            numbers = segment.words.starting(prefix)
            those = segment.frequencies[TEXT]
            # Twice as many, for some of them are one.
            for number in heapq.nlargest(2 * count, numbers, key=those.__getitem__):
                frequencies[segment.words[number].removesuffix(_OWNED)] += those[number]
        words = [word for word in frequencies if word.startswith(prefix)]
        return heapq.nsmallest(count, words, key=lambda word: (-frequencies[word], word))

    @sound
    def near(self, word: str, edits: int, count: int) -> list[str]:
        """Return words within so many edits, the nearest and then most frequent first.

        An edit puts in, takes out or replaces a letter, or swaps two neighbours.
        """
        distances: dict[str, int] = {}
        for segment in self._segments:
            distances.update(segment.spellings.near(word, edits))
        return heapq.nsmallest(
            count, distances, key=lambda one: (distances[one], -self.frequency(one), one)
        )
