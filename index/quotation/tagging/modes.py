"""Speech, writing or thought: by the cue where it is plain, else as the model takes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import word_group
from index.model import Kind, Mode
from index.quotation.lexicon import cue_modes, document_nouns, speech_verbs

if TYPE_CHECKING:
    from index.model import Span

_HALF = 0.5
_PLAIN = 3  # words of a cue that is no more than a verb: "has denied"
_SENTENCE = 4  # words from which something between marks is more than a phrase
_WORD = re.compile(r"\w+")


def mode_of(
    text: str, content: Span, kind: Kind, said: tuple[Span | None, Span | None], speech: float
) -> Mode:
    """Return what the source does with the words.

    Args:
        text: that holds them.
        content: the first words of what was said.
        kind: how much of them stands between marks.
        said: the cue and the source.
        speech: how likely the model takes it for speech or writing rather than thought.
    """
    cue, source = said
    words = cue.of(text).lower().split() if cue else []
    modes = {_of_word(word) for word in words}
    if Mode.WRITING in modes:
        if _is_document(text, source):
            return Mode.WRITING
        shows = not word_group("findings").isdisjoint(words)
        likely = Mode.SPEECH if shows else Mode.WRITING
        return likely if speech >= _HALF else Mode.THOUGHT
    if speech >= _HALF or (Mode.SPEECH in modes and len(words) <= _PLAIN):
        return Mode.SPEECH
    if kind is Kind.DIRECT and Mode.THOUGHT not in modes and _is_sentence(content.of(text)):
        return Mode.SPEECH
    return Mode.THOUGHT


def _of_word(word: str) -> Mode | None:
    mode = cue_modes().get(word)
    return Mode.SPEECH if mode is not Mode.WRITING and word in speech_verbs() else mode


def _is_document(text: str, source: Span | None) -> bool:
    """Tell whether a source is something written: `the survey`."""
    named = source.of(text).lower() if source else ""
    return not document_nouns().isdisjoint(_WORD.findall(named))


def _is_sentence(words: str) -> bool:
    """Tell whether words between marks are somebody's own, not a phrase that is only quoted."""
    return not words[0].islower() and len(words.split(maxsplit=_SENTENCE)) >= _SENTENCE
