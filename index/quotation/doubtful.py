"""What looks like a report and is none: `is reported to`, `showed some good touches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import word_group
from index.quotation.clauses import QUOTE
from index.quotation.lexicon import document_nouns, speech_verbs
from index.quotation.sources import group

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence

_BEFORE_PARTICIPLE = frozenset({"conj", "adv", "ly", ","})
_NEGATED = 3  # words before and behind a cue among which "not" negates it
_ADVERBS = frozenset({"adv", "ly"})


def says_nothing(
    sentence: Sentence, cue: int, source: tuple[int, int] | None, parts: tuple[int, int]
) -> bool:
    """Tell whether a cue with its content is no saying.

    Args:
        sentence: that holds them.
        cue: the item of the cue.
        source: the items of its subject.
        parts: the items of the content.
    """
    form = sentence[cue].lower
    if [item.lower for item in sentence[parts[0] : parts[0] + 2]] == ["to", "comment"]:
        return True  # "refused to comment"
    if _is_not_told(sentence, cue, parts):
        return True
    if form in word_group("reported of the subject"):
        to = parts[0] > cue and sentence[cue + 1].kind == "to"
        return to and _passive(sentence, cue)
    if form in word_group("calling") and parts[0] > cue:  # "he was called a fool"
        return _passive(sentence, cue) and sentence[cue - 1].kind != ","
    return form in word_group("showing") and _shows_a_thing(sentence, cue, source, parts)


def _is_not_told(sentence: Sentence, cue: int, parts: tuple[int, int]) -> bool:
    """Tell whether it is only told what was not said: `did not say whether …`."""
    opening = parts[0]
    while sentence[opening].kind == "to" or sentence[opening].lower in speech_verbs():
        opening += 1  # "declined to say when"
        if opening == parts[1]:
            return False
    asked = 0 < opening - cue <= _NEGATED and sentence[opening].lower in word_group("questions")
    near = [item.lower for item in sentence[max(0, cue - _NEGATED) : opening]] if asked else []
    return any(word in word_group("negations") or word.endswith("n't") for word in near)


def introduces(sentence: Sentence, cue: int) -> bool:
    """Tell whether the cue is the participle of `Pressed on the toll, she said …`."""
    item = sentence[cue]
    if cue and sentence[cue - 1].lower == "having":
        return True
    participle = item.kind in {"ing", "ed"}
    opens = participle and all(before.kind in _BEFORE_PARTICIPLE for before in sentence[:cue])
    return opens and not group(sentence, cue, 0).inverted


def said_of_subject(sentence: Sentence, cue: int) -> bool:
    """Tell whether the subject only hears what is said: `has been blamed for`, `was asked if`."""
    form = sentence[cue].lower
    at = cue - 1
    while at >= 0 and sentence[at].kind in _ADVERBS:
        at -= 1
    return at >= 0 and sentence[at].lower in word_group("being") and form.endswith(("ed", "told"))


def _passive(sentence: Sentence, cue: int) -> bool:
    """Tell whether the cue follows "is", or a comma as in `X, widely reported to be`."""
    at = cue - 1
    while at >= 0 and sentence[at].kind in _ADVERBS:
        at -= 1
    return at >= 0 and (sentence[at].lower in word_group("being") or sentence[at].kind == ",")


def _shows_a_thing(
    sentence: Sentence, cue: int, source: tuple[int, int] | None, parts: tuple[int, int]
) -> bool:
    """Tell whether a phrase is shown, by what is no survey: no clause, no marks."""
    if parts[0] < cue or sentence[parts[0] - 1].lower == "that":
        return False
    content = sentence[parts[0] : parts[1]]
    if any(item.kind in {"aux", QUOTE} for item in content):
        return False
    subject = sentence[slice(*source)] if source else ()
    return not any(item.lower in document_nouns() for item in subject)
