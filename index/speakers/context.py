"""The context in which an article uses a full name: what tells namesakes apart.

A context is part of the key by which a voice goes (`index.speakers.naming`), so it holds
only what can be compared letter by letter, and few contexts come of one name.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import rows
from index.speakers.bodies import body_key
from index.speakers.folding import fold_name, slug
from index.words import folded_path, folded_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.model import Heading, Voice

_PARTS, _OF_ARTICLE = "+", "@"
_LONGEST_ROLE = 3
_ENDS = frozenset({"and", "of", "for", "who", "in", "at", "with", "from"})
_PASSING = frozenset({"the", "a", "former", "ex", "acting", "then", "new", "current", "outgoing"})
_HE, _SHE = "he", "she"


class Context(NamedTuple):
    """What an article says around a name, each "" where it says nothing.

    Attributes:
        desk: where the article belongs.
        year: of its date.
        pronoun: "he" or "she".
        body: the organisation that the voice speaks for.
        role: what it is.
    """

    desk: str = ""
    year: str = ""
    pronoun: str = ""
    body: str = ""
    role: str = ""

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing is said of the person."""
        return not (self.pronoun or self.body or self.role)


def context_of(voice: Voice, heading: Heading) -> Context:
    """Return the context of a voice of an article."""
    return Context(
        _slug(_desk(heading.collection, heading.id)),
        f"{heading.date.year}" if heading.date else "",
        _pronoun(voice),
        _slug(body_key(voice.organisation or "")),
        _slug(_role(voice.role or "")),
    )


def _slug(words: str) -> str:
    return slug(words) if words else ""


def with_context(key: str, context: Context) -> str:
    """Return the key of a name in a context."""
    return _PARTS.join((key, *context))


def is_shared(key: str) -> bool:
    """Tell whether a key may be that of voices of several articles."""
    return _OF_ARTICLE not in key


def base_of(key: str) -> str:
    """Return the key of the name alone."""
    return key.partition(_PARTS)[0] if is_shared(key) else key


@lru_cache(maxsize=1 << 14)
def parted(key: str) -> Context | None:
    """Return the context in a key; None for one without."""
    if not is_shared(key):
        return None
    _, *parts = key.split(_PARTS)
    return Context(*parts) if parts else None


@lru_cache(maxsize=1 << 10)
def _folder(article_id: str) -> str:
    return article_id.rpartition("/")[0]


def _desk(collection: str | None, article_id: str) -> str:
    """Return the desk, without the folders that are but numbers: days, years, volumes."""
    place = folded_path(collection or _folder(article_id))
    return "/".join(part for part in place.split("/") if not part.replace("-", "").isdigit())


def _pronoun(voice: Voice) -> str:
    """Return what the text calls it: by its titles, or else by most of its pronouns.

    A pronoun is not believed against a first name that tells as much: it was misread.
    """
    firsts = [
        name.partition(" ")[0].casefold().rstrip(".") for name in (voice.name, *voice.aliases)
    ]
    titled = {_told(first, "titles.tsv") for first in firsts} - {""}
    if len(titled) == 1:
        return titled.pop()
    if _told(fold_name(voice.name).partition(" ")[0], "attribution_first_names.tsv"):
        return ""
    counts = dict(voice.pronouns)
    men, women = counts.get(_HE, 0), counts.get(_SHE, 0)
    return "" if men == women else _HE if men > women else _SHE


def _told(word: str, table: str) -> str:
    """Return the pronoun that a title or a first name tells; "" where it tells none."""
    return {"m": _HE, "f": _SHE}.get(_genders(table).get(word, ""), "")


@cache
def _genders(table: str) -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows(table)}


def _role(role: str) -> str:
    """Return what a role comes down to: "Former UK Foreign Secretary and …" is its last words."""
    found: list[str] = []
    for word in folded_words(role):
        if word in _ENDS:
            break
        if word not in _PASSING:
            found.append(word)
    return " ".join(found[-_LONGEST_ROLE:])
