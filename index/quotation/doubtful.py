"""What looks like a report and is none: `is reported to`, `showed some good touches`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import word_group, words
from index.quotation.clauses import QUOTE
from index.quotation.lexicon import cue_modes, document_nouns, speech_verbs
from index.quotation.phrases import phrase_to
from index.quotation.sources import group

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence

_BEFORE_PARTICIPLE = frozenset({"conj", "adv", "ly", ","})
_NEGATED = 3  # words before and behind a cue among which "not" negates it
_BARE = frozenset({"low", "ed", "ing"})
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
    if _is_not_told(sentence, cue, parts) or _nobody_says(sentence, cue, parts):
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


def _nobody_says(sentence: Sentence, cue: int, parts: tuple[int, int]) -> bool:
    """Tell whether the subject of a cue is nobody, or asked for: `it is not clear who said …`.

    What stands between marks has been said by somebody all the same.
    """
    if any(item.kind == QUOTE for item in sentence[slice(*parts)]):
        return False
    subject = group(sentence, cue, 0).source
    nobody = subject is not None and _is_nobody(sentence, *subject)
    return nobody or _asks_who(sentence, cue)


def _is_nobody(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a subject is `nobody`, `no one`, `no official` or `none of them`."""
    if start > 1 and sentence[start - 1].lower == "of":
        start -= 2
    first, *rest = [item.lower for item in sentence[start:end]]
    then = rest[0] if rest else ""
    if first == "no":
        return then == "one" or then in words("attribution_nouns.tsv")
    return first in word_group("nobody")


def _asks_who(sentence: Sentence, cue: int) -> bool:
    """Tell whether the subject of a cue is a "who" that stands for nobody named before."""
    at = cue - 1
    while at >= 0 and sentence[at].kind in _ADVERBS | {"aux"}:
        at -= 1
    if at < 0 or sentence[at].lower != "who":
        return False
    if at == 0 or sentence[at - 1].kind in {"aux", "prep"}:
        return True
    return sentence[at - 1].kind in _BARE and not _is_noun(sentence, at - 1)


def _is_noun(sentence: Sentence, last: int) -> bool:
    """Tell whether a word that may be a verb or an adjective, as "clear", ends a noun phrase."""
    first, end = phrase_to(sentence, last, 0) or (last, last)
    if any(item.kind in {"det", "cap", "title", "num"} for item in sentence[first:end]):
        return True
    word = sentence[last].lower
    if word in cue_modes() or word in speech_verbs():
        return False  # "nobody knows who"
    return word.endswith("s") or word in words("attribution_nouns.tsv")


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
