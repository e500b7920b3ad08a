"""Names right after what somebody is: "the mayor of Leeds, Ana Duarte, said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.attribution.lexicon import (
    is_function_word,
    is_preposition,
    looks_like_verb,
    may_be_human,
)
from index.lexicon import word_group, words
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.attribution.described import Described
    from index.attribution.names import Name
    from index.attribution.tokens import Words

_COMMA = re.compile(r"\s*,\s*\Z")
_CLOSES = re.compile(r"\s*(?:[,.;:\u2013\u2014]|-\s|\n|\Z)")
_LONGEST_ROLE = 5  # words between the comma and the name
_LONGEST_TAIL = 10  # words of "of the lower school"
_REACH_BACK = 4  # words between the role and "to the Treasury"


def named_after(text: Words, inside: range, starts: Mapping[int, Name]) -> Name | None:
    """Return the name of whom the tokens of a source describe, where it follows them.

    Args:
        text: the article.
        inside: the tokens of the source, "the mayor of Leeds".
        starts: the names of the text by their first token.
    """
    at = inside.stop
    if not inside or at >= len(text.tokens):
        return None
    if text.tokens.lower[at] == "and" and text.tokens.joined[at]:
        return _name_at(text, at + 1, starts) if _is_role(text, inside) else None
    if text.tokens.joined[at] or not _COMMA.match(text.between(at - 1, at)):
        return None
    name = _name_at(text, at, starts) if _is_role(text, inside) else None
    return name if name is not None and _is_closed(text, name) else None


def whole_phrase(text: Words, phrase: Described) -> range:
    """Return the tokens of a phrase with all that hangs on it: "the head of the lower school"."""
    stop = phrase.last + 1
    end = min(stop + _LONGEST_TAIL, len(text.tokens))
    if stop < end and text.tokens.lower[stop] in word_group("body prepositions"):
        while stop < end and text.tokens.joined[stop] and not _is_verb(text.tokens.lower[stop]):
            stop += 1
    return range(phrase.first, stop)


def _is_verb(word: str) -> bool:
    return looks_like_verb(word) or word in word_group("copulas")


def _is_role(text: Words, inside: range) -> bool:
    """Tell whether a source says what one human is, or ends what does: "[aide to] the mayor"."""
    if any(may_be_human(text.tokens.noun[index]) for index in inside):
        return True
    before = inside.start - 1
    if before < 1 or not is_preposition(text.tokens.lower[before]):
        return False
    return any(
        may_be_human(text.tokens.noun[index])
        for index in range(max(0, before - _REACH_BACK), before)
        if text.tokens.joined[index + 1]
    )


def _name_at(text: Words, at: int, starts: Mapping[int, Name]) -> Name | None:
    """Return the full name that starts at a token, or after words like "the Rt Rev"."""
    for index in range(at, min(at + _LONGEST_ROLE + 1, len(text.tokens))):
        if index > at and not text.tokens.joined[index]:
            return None
        name = starts.get(index)
        if name is not None:
            return name if _is_full(text, name) else None
        word = text.tokens.lower[index]
        if is_function_word(word) and not (index == at and word in {"the", "a"}):
            return None
    return None


def _is_full(text: Words, name: Name) -> bool:
    person = name.kind is not VoiceKind.ORGANISATION and not text.tokens.possessive[name.last]
    return person and (len(name.words) > 1 or name.title is not None)


def _is_closed(text: Words, name: Name) -> bool:
    """Tell whether the name ends what is put in, so that no new sentence begins with it."""
    last = name.last
    after = last + 1
    if after < len(text.tokens) and text.tokens.joined[after]:
        last += text.tokens.lower[after] in words("attribution_letters.txt")
    return _CLOSES.match(text.text, text.tokens.end[last]) is not None
