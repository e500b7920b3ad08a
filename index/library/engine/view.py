"""What a question is put to: all segments of an index as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterable, Iterator

    from index.library.engine.lexicon import Lexicon
    from index.library.store import Generation
    from index.model import Sort
    from index.query import Clause


class View:
    """The articles and quotations of one generation; it belongs to one thread.

    Attributes:
        generation: of the library that it was made of.
        live: all articles.
        spoken: all quotations that count.
        lexicon: the words of all articles.
    """

    generation: Generation
    live: int
    spoken: int
    lexicon: Lexicon

    def articles(self, clause: Clause) -> int:
        """Return the articles whose text or title has the words of a clause."""
        raise NotImplementedError

    def titles(self, clause: Clause) -> int:
        """Return the articles whose title has the words of a clause."""
        raise NotImplementedError

    def said(self, clause: Clause) -> int:
        """Return the quotations that have the words of a clause."""
        raise NotImplementedError

    def spoken_by(self, rows: Collection[int]) -> int:
        """Return the quotations of speakers, by their rows; whether or not they count."""
        raise NotImplementedError

    def of_kind(self, kind: str) -> int:
        """Return the quotations of a kind; whether or not they count."""
        raise NotImplementedError

    def between(self, first: int | None, last: int | None) -> int:
        """Return the articles dated from a day to a day, both included, as ordinals.

        None is no limit; the undated are never among them.
        """
        raise NotImplementedError

    def among(self, keys: Collection[int]) -> int:
        """Return the articles of these keys; unknown ones are passed over."""
        raise NotImplementedError

    def quotations(self, keys: Collection[int]) -> int:
        """Return the quotations of these keys; unknown ones are passed over."""
        raise NotImplementedError

    def inside(self, articles: int) -> int:
        """Return all quotations that stand in articles; whether or not they count."""
        raise NotImplementedError

    def around(self, quotations: int) -> int:
        """Return the articles in which any of the quotations stands."""
        raise NotImplementedError

    def ordered(self, articles: int, sort: Sort) -> Iterator[int]:
        """Yield the keys of articles in order, newest first for relevance."""
        raise NotImplementedError

    def page(self, articles: int, sort: Sort, start: int, count: int | None) -> list[int]:
        """Return the keys of some articles in order.

        Args:
            articles: of which.
            sort: the order; newest first for relevance, see `best`.
            start: how many to pass over.
            count: at most so many; None for all.
        """
        raise NotImplementedError

    def keys(self, articles: int) -> list[int]:
        """Return the keys of articles, in no order that is promised."""
        raise NotImplementedError

    def quotation_keys(self, quotations: int) -> list[int]:
        """Return the keys of quotations, in no order that is promised."""
        raise NotImplementedError

    def counted(self, articles: int) -> int:
        """Return how many quotations that count stand in articles, lent ones too."""
        raise NotImplementedError

    def facet(self, quotations: int) -> Counter[int]:
        """Return how many of the quotations each speaker has, by row."""
        raise NotImplementedError

    def best(
        self, clauses: Iterable[Clause], articles: int, count: int | None
    ) -> list[tuple[int, float]]:
        """Return keys of articles with their scores: best first, then newest first.

        Args:
            clauses: what is looked for, by the stems of their words (BM25).
            articles: of which; those without a score come last, with 0.
            count: at most so many; None for all.
        """
        raise NotImplementedError
