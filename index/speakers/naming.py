"""What a speaker of a library is called by, and when two voices are one speaker."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.model import VoiceKind

if TYPE_CHECKING:
    from index.model import Voice

_WORD = re.compile(r"[^\W_]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60


def fold_name(name: str) -> str:
    """Return a name as it is compared: case, punctuation, leading "the" and titles dropped.

    What only parts words (hyphens, apostrophes, stops) counts as a space, so that a name
    in a text without punctuation folds as it does in print.
    """
    found = _WORD.findall(name.casefold())
    droppable = words("titles.tsv") | words("determiners.txt")
    while len(found) > 1 and found[0] in droppable:
        found.pop(0)
    return " ".join(found)


def speaker_key(voice: Voice, article_id: str) -> str:
    """Return the id in a library of the speaker that a voice of an article belongs to.

    Persons of two names or more and bodies with a name of their own are one speaker
    everywhere ("spk:laura-kent"). Whoever has no name, and a bare surname, may be somebody
    else in the next article, so the article's id is in the key ("spk:kent@council/014").
    Two folded names never share a key: what a slug cannot say follows as a hash.
    """
    folded = fold_name(voice.name)
    key = f"spk:{_slug(folded)}"
    return key if _is_shared(voice, folded) else f"{key}@{article_id}"


def _is_shared(voice: Voice, folded: str) -> bool:
    """Tell whether the name means the same speaker in every article."""
    if voice.kind is VoiceKind.PERSON:
        return " " in folded
    if voice.kind is VoiceKind.ORGANISATION:
        return not is_generic(voice.name)
    return False


def is_generic(name: str) -> bool:
    """Tell whether a body is only called by what it is: "the company", "a local club"."""
    folded = fold_name(name)
    head = folded.rpartition(" ")[2]
    if head not in words("attribution_bodies.txt"):
        return False
    opening = name.partition(" ")[0].casefold()
    described = opening in words("determiners.txt") and name[1:] == name[1:].lower()
    return folded == head or described


def _slug(folded: str) -> str:
    plain = _NOT_PLAIN.sub("-", folded).strip("-")
    short = plain[:_LONGEST_SLUG].rstrip("-")
    if short.replace("-", " ") == folded and folded:
        return short
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{short}~{digest}"
