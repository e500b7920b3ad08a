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
    from collections.abc import Callable, Iterator

# Accents that stand alone, the soft hyphen and joiners may be inside a word.
_LETTERS = "[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200c\u200d])*"
WORD = re.compile(f"{_LETTERS}(?:['\u2019]{_LETTERS})*")
_PLAIN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Takes in whatever may be part of a word and is not folded by making it small: all that is not
# ASCII but for common marks, which a text of a newspaper has many of.
_ODD = re.compile("[^\x00-\x7f\xa3\u2010-\u2027\u20ac]")

_ACCENTS = re.compile("[\u0300-\u036f]+")
LONG = 100
"""Letters of a word that is longer than any of a language: it is not stemmed, nor remembered."""

# The words of 2,000 articles of news: what is rarer is folded anew. Finding a stem takes a hundred
# times as long. Four times as many took 60 MB while the index of 100,000 articles was made.
_WORDS_REMEMBERED, _STEMS_REMEMBERED = 1 << 15, 1 << 16


def fold(word: str) -> str:
    """Return a word as it is compared: no case, no accents, a plain apostrophe."""
    return _fold(word) if len(word) > LONG else _remembered_fold(word)


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    # Accents are put in order in a time that is the square of their number.
    letters = unicodedata.normalize("NFKD", _ACCENTS.sub("", word.casefold()))
    kept = "".join(one for one in letters if unicodedata.category(one) not in ("Mn", "Cf"))
    return kept.replace("\u2019", "'").casefold() or word


_remembered_fold = lru_cache(maxsize=_WORDS_REMEMBERED)(_fold)


def folded_words(text: str) -> list[str]:
    """Return the words of a text in order, folded."""
    return [fold(word) for word in WORD.findall(text)]


def plain(text: str) -> str | None:
    """Return a text of the same length with the same words in the same places, all folded.

    In it a word is a run of letters and digits, with plain apostrophes between such runs.
    None where a word has another length when it is folded.
    """
    if text.isascii():
        return text.lower()
    small = text.replace("\u2019", "'").encode("ascii", "replace").lower().decode("ascii")
    pieces: list[str] = []
    done = 0
    for odd in _odd_words(text):
        folded = fold(odd[0])
        if len(folded) != len(odd[0]) or not is_plain(folded):
            return None
        pieces += (small[done : odd.start()], folded)
        done = odd.end()
    return "".join((*pieces, small[done:])) if pieces else small


def is_plain(word: str) -> bool:
    """Tell whether a folded word may stand in a plain text."""
    return _PLAIN.fullmatch(word) is not None


def _odd_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words with a letter that is not folded by making it small."""
    done = 0
    for odd in _ODD.finditer(text):
        place = odd.start()
        if place < done or not any(map(str.isalnum, text[max(place - 1, 0) : place + 1])):
            continue  # of a word that was seen, or of none
        # No word goes on over a space, nor over the end of a word.
        start = max(done, text.rfind(" ", done, place) + 1)
        done = place + 1
        for word in WORD.finditer(text, start):
            if word.end() > place:
                break
        else:
            return
        if word.start() <= place:
            yield word
            done = word.end()


def folded_path(name: str) -> str:
    """Return the name of a collection or a folder as it is compared; `/` parts its folders."""
    folders = (" ".join(folder.split()) for folder in fold(name).split("/"))
    return "/".join(filter(None, folders))


def forms(word: str) -> tuple[str, ...]:
    """Return what a folded word may be looked up by: itself, and what owns in "duarte's"."""
    return _forms(word) if len(word) > LONG else _remembered_forms(word)


def _forms(word: str) -> tuple[str, ...]:
    owner = word.removesuffix("'s")
    return (word,) if owner == word else (word, owner)


_remembered_forms = lru_cache(maxsize=_WORDS_REMEMBERED)(_forms)


def stem(word: str) -> str:
    """Return the stem of a folded word, by the English rules: "tariffs" is "tariff".

    A word of more than 100 letters is its own: the rules take a time that is the square of
    its length, and a file may hold one of megabytes.
    """
    return word if len(word) > LONG else _remembered_stem(word)


@lru_cache(maxsize=_STEMS_REMEMBERED)
def _remembered_stem(word: str) -> str:
    with _STEMMING:
        return _stemmer()(word)


def stem_start(root: str) -> str:
    """Return what all words of a stem start with.

    The rules cut a word off, and then at most put "e" after it or change its last letter:
    "hoping" is "hope", "cry" is "cri", "skies" is "sky", "possibility" is "possibl"; but
    "dying" is "die".
    """
    if len(root) == 3 and root.endswith("ie"):  # noqa: PLR2004  one letter and "ie"
        return root[0]
    return (root[:-1] if root.endswith(("e", "i", "y", "bl")) else root) or root


# The stemmer keeps the word it works on in itself, so one thread at a time.
_STEMMING = threading.Lock()


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[str], str]:
    # It loads the rules of thirty languages, which `quoth --help` should not wait for.
    import snowballstemmer  # noqa: PLC0415

    stem_word: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem_word
