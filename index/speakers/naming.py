"""What a voice goes by in a library: the key of its name, and of its context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.corrections.naming import SET
from index.model import VoiceKind
from index.speakers.context import context_of, with_context
from index.speakers.folding import full_name, is_generic, slug

if TYPE_CHECKING:
    from index.model import Heading, Voice

_NAMED = frozenset((VoiceKind.PERSON, VoiceKind.ORGANISATION))


NOBODY = "spk:@"
"""The key of voices that are no speaker: a person said so."""


def name_key(name: str) -> str:
    """Return the key of a name alone."""
    return f"spk:{slug(full_name(name))}"


def speaker_key(voice: Voice, heading: Heading) -> str:
    """Return the key by which a voice of an article goes.

    Bodies with a name of their own are one speaker everywhere ("spk:lake-trust"). Persons of
    two names or more go by their name and what the article says around it: which of these
    are one speaker is found by `linked`. Whoever has no name, and a bare surname, may be
    somebody else in the next article, so the article's id is in the key
    ("spk:kent@council/014"). Two folded names never share a key, but for accents.

    Who is named by a person, and not by the article, is whoever goes by that name most.
    """
    key = name_key(voice.name)
    if voice.id.startswith(SET) and voice.kind in _NAMED:
        return key
    if voice.kind is VoiceKind.PERSON and " " in full_name(voice.name):
        return with_context(key, context_of(voice, heading))
    if voice.kind is VoiceKind.ORGANISATION and not is_generic(voice.name):
        return key
    return f"{key}@{heading.id}"
