"""The words of all articles: completions, near words, and how frequent they are."""

from __future__ import annotations


class Lexicon:
    """The words of the articles of a view; they are folded, as `index.words` says."""

    def frequency(self, word: str) -> int:
        """Return how many articles have the word, as it is."""
        raise NotImplementedError

    def completions(self, prefix: str, count: int) -> list[str]:
        """Return words that start so, in the most articles first."""
        raise NotImplementedError

    def near(self, word: str, edits: int, count: int) -> list[str]:
        """Return words within so many edits, the nearest and then most frequent first.

        An edit puts in, takes out or replaces a letter, or swaps two neighbours.
        """
        raise NotImplementedError
