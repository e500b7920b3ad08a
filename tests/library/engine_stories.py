"""Articles to index, a library of them in memory, and what a search of it should find."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from index.library.engine import Indexed, Said
from index.library.generations import Generation
from index.matching import Finder, Words


def article(key, text="", *, title="", day=None, said=()):
    """Return an article to index; its quotations are `(text, speaker)` or a text."""
    pairs = [one if isinstance(one, tuple) else (one, None) for one in said]
    return Indexed(
        key,
        f"a{key}",
        day,
        title,
        text,
        tuple(
            Said(
                key * 100 + number,
                words,
                speaker,
                "indirect" if number % 2 else "direct",
                number % 3 != 2,
            )
            for number, (words, speaker) in enumerate(pairs)
        ),
    )


def in_order(articles):
    return sorted(articles, key=lambda one: (one.day is None, -(one.day or 0), one.id))


@dataclass
class Shelf:
    """A library in memory: the source of a search index."""

    articles: dict[int, Indexed] = field(default_factory=dict)
    revisions: dict[int, int] = field(default_factory=dict)
    number: int = 0
    stamp: str = "here"
    asked: list[frozenset[int] | None] = field(default_factory=list)
    compared: list[int] = field(default_factory=list)

    @property
    def generation(self):
        return Generation(self.number, self.stamp)

    def follows(self, earlier):
        return earlier.stamp == self.stamp and earlier.number <= self.number

    def keys(self, since=-1):
        self.compared.append(since)
        return {key for key in self.articles if self.revisions[key] > since}

    def write(self, *articles, delete=()):
        """Change the library; return the generation before."""
        before = self.generation
        for key in delete:
            self.articles.pop(key, None)
        self.number += 1
        self.articles |= {one.key: one for one in articles}
        self.revisions |= dict.fromkeys((one.key for one in articles), self.number)
        return before

    def wanted(self, keys):
        self.asked.append(None if keys is None else frozenset(keys))
        chosen = self.articles if keys is None else keys
        return iter(in_order([self.articles[key] for key in chosen]))

    @contextmanager
    def open(self):
        yield _Snapshot(self)


@dataclass
class _Snapshot:
    shelf: Shelf

    @property
    def generation(self):
        return self.shelf.generation

    def follows(self, earlier):
        return self.shelf.follows(earlier)

    @property
    def count(self):
        return len(self.shelf.articles)

    def keys(self, since=-1):
        return self.shelf.keys(since)

    def articles(self, keys):
        return self.shelf.wanted(keys)


def has(clause, *texts):
    """Tell by the words of texts whether one of them has what a clause names."""
    finder = Finder(clause)
    return any(finder.hits(Words.of(text)) for text in texts)
