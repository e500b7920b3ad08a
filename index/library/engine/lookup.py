"""The places of a segment that have words: one, a beginning, a stem, or several in a row."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.building import ARTICLES, QUOTATIONS
from index.library.engine.columns import Columns, column, strings
from index.library.engine.fields import FIELDS, SAID, TEXT, TITLE
from index.library.engine.frequent import Frequent
from index.library.engine.phrases import Phrases
from index.library.engine.spelling import Spellings
from index.matching import by_stem
from index.words import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from index.library.engine.container import Parts
    from index.library.engine.postings import PostingLists
    from index.library.engine.remembered import Remembered
    from index.query import Clause

_FIELDS = {ARTICLES: (TEXT, TITLE), QUOTATIONS: (SAID,)}
_OWNED = "'s"


class Lookup(Columns):
    """A segment, as far as it is asked for words.

    Attributes:
        words: of the articles.
        frequencies: of each field, in how many places each word is.
    """

    words, _stems = strings("words"), strings("stems")
    _stems_first, _stems_words = column("stems.first", "I"), column("stems.words", "I")

    def __init__(self, folder: Path, remembered: Remembered) -> None:
        super().__init__(folder, remembered)
        self._lists: dict[str, PostingLists] = {}
        self.frequencies = {name: self.parts.column(f"{name}.frequencies", "I") for name in FIELDS}
        self._frequent = {name: Frequent(self.parts, name) for name in FIELDS}
        self._phrases: dict[str, Phrases] = {}

    def close(self) -> None:
        """Let go of the files; what is mapped goes when nothing refers to it."""
        for lists in self._lists.values():
            lists.close()
        self._lists.clear()

    @cached_property
    def spellings(self) -> Spellings:
        """Return the words made ready to be asked for those that are spelt nearly like one."""
        return Spellings(self.words)

    def find(self, name: str, clause: Clause) -> int:
        """Return the places of a field that have what a clause names."""
        if len(clause.words) == 1:
            return self._place(name, clause, 0)
        which = (self.name, name, clause.words, clause.prefix)
        return self._remembered.get(which, lambda: self._phrase(name, clause))

    def _phrase(self, name: str, clause: Clause) -> int:
        having_all = self._place(name, clause, 0)
        for place in range(1, len(clause.words)):
            having_all &= self._place(name, clause, place)
        if not having_all:
            return 0
        if name not in self._phrases:
            self._phrases[name] = Phrases(self.parts, name, self._size(name))
        words = [self._numbers(name, clause, place) for place in range(len(clause.words))]
        return self._phrases[name].find(words, partial(self._word, name), having_all)

    def _numbers(self, name: str, clause: Clause, place: int) -> Collection[int]:
        """Return the numbers of what will do for a word of a phrase."""
        word, frequencies = clause.words[place], self.frequencies[name]
        is_beginning = clause.prefix and place == len(clause.words) - 1
        numbers = self.words.starting(word) if is_beginning else self._forms(word)
        return [number for number in numbers if frequencies[number]]

    def _place(self, name: str, clause: Clause, place: int) -> int:
        word = clause.words[place]
        if clause.prefix and place == len(clause.words) - 1:
            return self._beginning(name, word)
        numbers = self.of_stem(stem(word)) if by_stem(clause) else self._forms(word)
        found = 0
        for number in numbers:
            found |= self._word(name, number)
        return found

    def of_stem(self, root: str) -> Collection[int]:
        """Return the numbers of all words with a stem."""
        number = self._stems.find(root)
        if number is None:
            return ()
        return self._stems_words[self._stems_first[number] : self._stems_first[number + 1]]

    def _forms(self, word: str) -> Iterator[int]:
        """Yield the numbers of the words that have a word as one of their forms."""
        for form in (word, word + _OWNED):
            number = self.words.find(form)
            if number is not None:
                yield number

    def _beginning(self, name: str, prefix: str) -> int:
        def made() -> int:
            found = self._frequent[name].beginning(prefix)
            if found is None:
                found = 0
                for number in self.words.starting(prefix):
                    found |= self._word(name, number)
            return found

        return self._remembered.get((self.name, name, prefix), made)

    def _word(self, name: str, number: int) -> int:
        """Return the places of a field that have the word of a number."""
        if not self.frequencies[name][number]:
            return 0
        return self._remembered.get((self.name, name, number), lambda: self._read(name, number))

    def _read(self, name: str, number: int) -> int:
        found = self._frequent[name].word(number)
        if found is not None:
            return found
        return bits.of_places(
            self._postings(name).numbers(name, self.words[number]), self._size(name)
        )

    def _size(self, name: str) -> int:
        return self.quotations if name == SAID else self.articles

    def _postings(self, name: str) -> PostingLists:
        """Return the posting lists of a field; many questions are answered without any."""
        # Whoosh takes a third of the time in which the reader should be on the screen.
        from index.library.engine.postings import PostingLists  # noqa: PLC0415

        folder = QUOTATIONS if name == SAID else ARTICLES
        if folder not in self._lists:
            sums = partial(_sums, self.parts, folder)
            self._lists[folder] = PostingLists(self._folder / folder, _FIELDS[folder], sums)
        return self._lists[folder]

    def weighted(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return how often each article has any of the words of these numbers."""
        weights: dict[int, float] = {}
        for number in numbers:
            if not self.frequencies[TEXT][number]:
                continue
            more = self._postings(TEXT).weighted(TEXT, self.words[number])
            if weights:
                for place, weight in more.items():
                    weights[place] = weights.get(place, 0.0) + weight
            else:
                weights = more
        return weights


def _sums(parts: Parts, folder: str, file: str) -> memoryview[int]:
    """Return the check sums of a file of posting lists."""
    return parts.column(f"{folder}.{file}.sums", "I")
