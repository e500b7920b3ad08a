"""Which cues are of speech: the head's lemma stands on a list."""

from __future__ import annotations

import re

from benchmarks.accuracy.words import WORD, group, irregular

_CONTRACTED = re.compile(r"['\u2019](s|re|ve|ll|d)$")
_MUTE_E = re.compile(
    r"(at|iz|uc|iv|eas|ag|lin|nam|har|lac|ais|us|id|ov|ot|ik|ir|ut)$"
)  # endings of stems that have lost an e: "indicat-ed"
_NOT = ("n't", "n\u2019t")
_NO_ADVERBS = frozenset({"reply", "rely"})
_SHORTEST = 3  # letters


def is_speech(cue: str | None) -> bool | None:
    """Tell whether the cue's head is on the speech list; None when there is no cue."""
    head = cue_head(cue)
    return None if head is None else head in group("speech cues")


def cue_head(cue: str | None) -> str | None:
    """Return the lemma of the cue's first word that is no auxiliary, particle or adverb."""
    words = [_CONTRACTED.sub("", match[0].lower()) for match in WORD.finditer(cue or "")]
    words = [w for w in words if w and w not in group("auxiliaries") and not w.endswith(_NOT)]
    if not words:
        return None
    return lemma(next((w for w in words if not w.endswith("ly") or w in _NO_ADVERBS), words[0]))


def lemma(form: str) -> str:
    """Return the verb of a form, by a short list and its ending."""
    word = form.lower()
    if word in irregular():
        return irregular()[word]
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST + 1:
        return word[:-3] + "y"
    for suffix in ("ing", "ed"):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            return _verb(word[: -len(suffix)])
    if word.endswith("es") and (word[:-2] in group("speech cues") or word[-3:-2] in "sxzh"):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST:
        return word[:-1]
    return word


def _verb(stem: str) -> str:
    """Return the verb of a stem that has lost "-ing" or "-ed"."""
    speech = group("speech cues")
    if stem in speech:
        return stem
    if stem + "e" in speech or stem + "e" in group("verbs in e"):
        return stem + "e"
    if len(stem) >= _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    if len(stem) >= _SHORTEST and _MUTE_E.search(stem):
        return stem + "e"
    return stem
