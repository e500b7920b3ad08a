"""Words: how a text is cut into them, and what counts as the same word.

The full scan, the full-text index, the query and the highlights all ask here, so that what
is found is what is marked. A word is a run of letters and digits of any script; an
apostrophe inside it, straight or curly, belongs to it ("it's"), a hyphen parts two words.
Words are compared without case and without accents ("Café" is "cafe"): writers and
keyboards differ.

Not here: scripts that put no space between words; a run of theirs is one word.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Accents that stand alone, the soft hyphen and joiners may be inside a word.
_LETTERS = "[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200c\u200d])*"
WORD = re.compile(f"{_LETTERS}(?:['\u2019]{_LETTERS})*")

_WORDS_REMEMBERED = 1 << 17


@lru_cache(maxsize=_WORDS_REMEMBERED)
def fold(word: str) -> str:
    """Return a word as it is compared: no case, no accents, a plain apostrophe."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(one for one in letters if unicodedata.category(one) not in ("Mn", "Cf"))
    return kept.replace("\u2019", "'").casefold() or word


def folded_words(text: str) -> list[str]:
    """Return the words of a text in order, folded."""
    return [fold(word) for word in WORD.findall(text)]


def folded_path(name: str) -> str:
    """Return the name of a collection or a folder as it is compared; `/` parts its folders."""
    folders = (" ".join(folder.split()) for folder in fold(name).split("/"))
    return "/".join(filter(None, folders))


@lru_cache(maxsize=_WORDS_REMEMBERED)
def forms(word: str) -> tuple[str, ...]:
    """Return what a folded word may be looked up by: itself, and what owns in "duarte's"."""
    owner = word.removesuffix("'s")
    return (word,) if owner == word else (word, owner)


@lru_cache(maxsize=_WORDS_REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of a folded word, by the English rules: "tariffs" is "tariff"."""
    with _STEMMING:
        return _stemmer()(word)


# The stemmer keeps the word it works on in itself, so one thread at a time.
_STEMMING = threading.Lock()


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    # It loads the rules of thirty languages, which `quoth --help` should not wait for.
    import snowballstemmer  # noqa: PLC0415

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word
