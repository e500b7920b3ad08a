"""Words of a library that somebody may mean: how one goes on, what is spelt nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.spelling import OFFERS, asked, edits, last_word, tolerance
from index.model import Spelling
from index.query import Clause, Field

if TYPE_CHECKING:
    from index.library.engine.view import View
    from index.query import Query

_LOOKED_AT = 16  # words that are near, of which the lexicon knows only about how frequent they are


def completions(view: View, words: str, limit: int) -> tuple[str, ...]:
    """Return words that go on from the last word, those of most articles first."""
    beginning = last_word(words)
    if not beginning:
        return ()
    # The lexicon counts "duarte" and "duarte's" apart, and an article may have both.
    found = view.lexicon.completions(beginning, 2 * limit + 1)
    counts = {word: _articles(view, word) for word in found if word != beginning}
    return tuple(sorted(counts, key=lambda word: (-counts[word], word))[:limit])


def spellings(view: View, query: Query) -> tuple[Spelling, ...]:
    """Return what may have been meant for words of a query that stand nowhere."""
    unknown = [word for word in asked(query) if not _is_known(view, word)]
    return tuple(near for word in unknown for near in _nearest(view, word)[:OFFERS])


def _is_known(view: View, word: str) -> bool:
    """Tell whether a word, or one of its stem, stands anywhere."""
    return bool(_articles(view, word) or view.articles(Clause(Field.TEXT, (word,))))


def _nearest(view: View, word: str) -> list[Spelling]:
    found = view.lexicon.near(word, tolerance(word), _LOOKED_AT)
    # Words that say whose something is stand beside those they come from.
    words = [near for near in found if not near.endswith("'s")]
    offers = [Spelling(word, near, _articles(view, near)) for near in words]
    return sorted(offers, key=lambda one: (edits(word, one.instead), -one.articles, one.instead))


def _articles(view: View, word: str) -> int:
    """Count the articles in which a word stands, or what belongs to whom it names."""
    return view.articles(Clause(Field.TEXT, (word,), exact=True)).bit_count()
