"""Who else may be a speaker: suggested to the reader, never linked by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import VoiceKind
from index.speakers.likeness import likeness
from index.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.model import Speaker

_MOST = 12


def suggestions(
    speaker: Speaker,
    others: Iterable[Speaker],
    may_be_same: Callable[[str, str], bool] = lambda *_: True,
) -> tuple[tuple[Speaker, str], ...]:
    """Return who may be the same person, likeliest first, each with the reason.

    Args:
        speaker: whose namesakes are looked for.
        others: those who have a word of its name in theirs are enough.
        may_be_same: tells whether nobody said that two names are never one speaker.
    """
    if speaker.kind is not VoiceKind.PERSON:
        return ()
    own = frozenset(folded_words(speaker.name))
    found = [
        (like, other)
        for other in others
        if other.kind is VoiceKind.PERSON and other.id != speaker.id
        if may_be_same(speaker.name, other.name)
        if not own.isdisjoint(folded_words(other.name))
        if (like := likeness(speaker.name, other.name)) is not None
    ]
    found.sort(key=lambda pair: (pair[0].rank, -pair[1].quotes, pair[1].id))
    return tuple((other, like.reason) for like, other in found[:_MOST])
