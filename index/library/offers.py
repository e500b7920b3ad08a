"""Words of a library that somebody may mean: how one goes on, what is spelt nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.spelling import OFFERS, asked, last_word, tolerance
from index.model import Spelling
from index.query import Clause, Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.library.engine.view import View
    from index.query import Query


def completions(view: View, words: str, limit: int) -> tuple[str, ...]:
    """Return words that go on from the last word, those of most articles first."""
    beginning = last_word(words)
    if not beginning:
        return ()
    found = view.lexicon.completions(beginning, limit + 1)
    return tuple(word for word in found if word != beginning)[:limit]


def spellings(view: View, query: Query) -> tuple[Spelling, ...]:
    """Return what may have been meant for words of a query that stand nowhere."""
    return tuple(
        Spelling(word, near, view.lexicon.frequency(near))
        for word in asked(query)
        if not _is_known(view, word)
        for near in _nearest(view, word)
    )


def _is_known(view: View, word: str) -> bool:
    """Tell whether a word, or one of its stem, stands anywhere."""
    return bool(view.lexicon.frequency(word) or view.articles(Clause(Field.TEXT, (word,))))


def _nearest(view: View, word: str) -> list[str]:
    # Words that say whose something is stand beside those they come from.
    found = view.lexicon.near(word, tolerance(word), 2 * OFFERS + 2)
    return [near for near in found if not near.endswith("'s")][:OFFERS]
