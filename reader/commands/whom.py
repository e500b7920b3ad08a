"""Which speaker a name on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Library, Speaker


_ARTICLES = frozenset(("a", "an", "the"))


def whom(library: Library, name: str) -> Sequence[Speaker]:
    """Return the speakers that a name may mean, most quoted first; one where it is clear.

    It may be an id. Who is called exactly so goes before those with these words in a name,
    and they before those with a word that only begins so.
    """
    by_id = library.speakers_by_id((name,))
    if by_id:
        return tuple(by_id.values())
    found = library.speakers(name).speakers if folded_words(name) else ()
    wanted = _words(name)
    called = [one for one in found if wanted in map(_words, (one.name, *one.aliases))]
    named = [one for one in called if _words(one.name) == wanted]
    if len(named) == 1 and len(wanted) > 1:
        return named
    whole = [one for one in found if _has(one, wanted)]
    return called or whole or found


def _has(speaker: Speaker, wanted: Sequence[str]) -> bool:
    return any(set(wanted) <= set(_words(name)) for name in (speaker.name, *speaker.aliases))


def _words(name: str) -> tuple[str, ...]:
    """Return the words that names are compared by; an article in front does not count."""
    found = folded_words(name)
    return tuple(found[1:] if len(found) > 1 and found[0] in _ARTICLES else found)
