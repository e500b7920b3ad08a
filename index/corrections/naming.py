"""The voice that a person means by a name: one of the article, else one of that name alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.corrections.rules import fold
from index.lexicon import words
from index.model import Voice, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

SET = "set:"
"""How the ids of voices begin that a person has named, and nobody had found in the article."""

_UNNAMED = re.compile(r"(?P<body>.+?)\s*\(unnamed (?P<role>[^()]+)\)\s*")


def voice_named(name: str, voices: Sequence[Voice]) -> Voice:
    """Return the voice that is meant by a name.

    Args:
        name: as a person writes it.
        voices: of the article; one that has the name, or else the alias, is meant.
    """
    wanted = fold(name)
    for voice in voices:
        if fold(voice.name) == wanted:
            return voice
    for voice in voices:
        if wanted in map(fold, voice.aliases):
            return voice
    return _new(name)


def _new(name: str) -> Voice:
    unnamed = _UNNAMED.fullmatch(name)
    if unnamed:
        return Voice(
            SET + name,
            name,
            VoiceKind.UNNAMED,
            (),
            role=unnamed["role"].strip(),
            organisation=unnamed["body"],
        )
    return Voice(SET + name, name, _kind(name), ())


def _kind(name: str) -> VoiceKind:
    """Guess what a name is of; where the library knows it already, its kind counts for more."""
    first, last = (fold(name).split() or [""])[0], (fold(name).split() or [""])[-1]
    if last in words("attribution_body_words.txt") or (name.isupper() and " " not in name):
        return VoiceKind.ORGANISATION
    if first in words("determiners.txt"):
        return VoiceKind.UNNAMED
    return VoiceKind.PERSON
