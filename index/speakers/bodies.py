"""Bodies and who speaks for them: what counts as the same organisation."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.model import VoiceKind
from index.speakers.folding import fold_name, is_generic
from index.speakers.profile import BodyVoices
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.model import Speaker

_SHORT = 4


@lru_cache(maxsize=1 << 14)
def body_key(name: str) -> str:
    """Return an organisation as it is compared: "Liberal Democrat" is "the Liberal Democrats"."""
    found = [fold(word) for word in fold_name(name).split()]
    while len(found) > 1 and found[-1] in words("attribution_suffixes.txt"):
        found.pop()
    last = found[-1] if found else ""
    if len(last) > _SHORT and last.endswith("s") and not last.endswith("ss"):
        found[-1] = last[:-1]
    return " ".join(found)


def keys_of_body(speaker: Speaker) -> frozenset[str]:
    """Return what a voice's organisation may be called that speaks for this body."""
    if speaker.kind is not VoiceKind.ORGANISATION:
        return frozenset()
    names = (speaker.name, *speaker.aliases)
    return frozenset(body_key(name) for name in names if not is_generic(name)) - {""}


def voices_of_body(body: Speaker, speakers: Iterable[Speaker]) -> BodyVoices:
    """Return who of some speakers speaks for a body; nobody does for what is none."""
    keys = keys_of_body(body)
    those = sorted(
        (one for one in speakers if one.organisation and body_key(one.organisation) in keys),
        key=lambda one: (-one.quotes, one.name.casefold(), one.id),
    )
    return BodyVoices(
        tuple(one for one in those if one.kind is VoiceKind.UNNAMED),
        tuple(one for one in those if one.kind is VoiceKind.PERSON),
    )
