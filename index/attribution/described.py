"""Noun phrases that may speak without a name: "a spokesman for the trust", "analysts"."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.lexicon import (
    NounClass,
    is_function_word,
    is_origin,
    looks_like_verb,
)
from index.lexicon import word_group, words
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.attribution.names import Name
    from index.attribution.tokens import Words

_POSSESSIVE_ENDINGS = frozenset({"'s", "\u2019s", "'", "\u2019"})
_LONGEST_BEFORE = 6
_ORDINALS = frozenset({"first", "second", "third"})  # "the first minister"
AFTER_OFFICE = frozenset({"general", "elect"})  # "secretary general"
_LONGEST_MODIFIER = 2
_LONGEST_NAME = 20  # so that a long line of capitals takes linear time
_LONGEST_AFTER = 14


class Opening(StrEnum):
    """What opens a noun phrase."""

    DEFINITE = "the"
    INDEFINITE = "a"
    OWNED = "his"
    NONE = ""


class Described(NamedTuple):
    """One place where somebody is called by what they are.

    Attributes:
        first, last: indices of its first and last token, "for the trust" included.
        head: index of its noun.
        noun: the noun in lower case.
        noun_class: what the noun means; None where the lexicon does not know it.
        opening: what opens the phrase.
        body: the tokens that name the body it speaks for; empty where none is named.
    """

    first: int
    last: int
    head: int
    noun: str
    noun_class: NounClass | None
    opening: Opening
    body: range

    def span(self, text: Words) -> Span:
        """Return its place."""
        return Span(text.tokens.start[self.first], text.tokens.end[self.last])


def find_described(
    text: Words, names: Sequence[Name], cues: Sequence[int]
) -> tuple[Described, ...]:
    """Return the noun phrases that may speak, in text order, with known nouns only.

    Args:
        text: the article.
        names: its names; a noun inside one opens no phrase.
        cues: where the cues of its quotations start, ascending.
    """
    return tuple(_phrases(text, names, cues))


def _phrases(text: Words, names: Sequence[Name], cues: Sequence[int]) -> Iterator[Described]:
    starts = {name.first: name for name in names}
    inside = {index for name in names for index in range(name.lead, name.last + 1)}
    for index, noun in [one for one in enumerate(text.tokens.noun) if one[1] is not None]:
        word = text.tokens.lower[index]
        if index - 1 in inside and word in words("attribution_letters.txt"):
            continue  # "Tom Reyes MP"
        if index in inside or _goes_on(text, index, starts):
            continue
        if is_function_word(word):
            continue
        phrase = describe(text, index, starts, cues)
        alone = phrase.opening is Opening.NONE and noun is not NounClass.GROUP
        if (not alone or phrase.body) and not _is_predicate(text, phrase.first):
            yield phrase


def _goes_on(text: Words, index: int, starts: dict[int, Name]) -> bool:
    """Tell whether the noun belongs to a longer phrase: "spokesman Tom Reyes", "police chief"."""
    after = index + 1
    if after >= len(text.tokens) or not text.tokens.joined[after]:
        return False
    name = starts.get(after)
    if name is not None and name.lead == after:
        return True
    return text.tokens.noun[after] is not None and not text.tokens.capital[after]


def _is_predicate(text: Words, first: int) -> bool:
    """Tell whether a phrase says what somebody is: "was a player", "as captain"."""
    joined = first > 0 and text.tokens.joined[first]
    return joined and text.tokens.lower[first - 1] in word_group("copulas")


def describe(
    text: Words, head: int, starts: dict[int, Name], cues: Sequence[int], earliest: int = 0
) -> Described:
    """Return the whole phrase around a noun.

    Args:
        text: the article.
        head: index of the noun.
        starts: the names of the text by their first token.
        cues: where cues start; without capitals the name of a body ends at a cue.
        earliest: no token before this one belongs to it.
    """
    tokens = text.tokens
    first, opening = _opening(text, head, max(earliest, _cue_before(text, head, cues)))
    body = _body_after(text, head, starts, cues)
    last = body.stop - 1 if body else head
    if not body:
        body = _body_before(text, first, head, starts)
    return Described(first, last, head, tokens.lower[head], tokens.noun[head], opening, body)


def _cue_before(text: Words, head: int, cues: Sequence[int]) -> int:
    """Return the index after the last cue before a noun: no phrase reaches over one."""
    place = bisect_left(cues, text.tokens.start[head])
    return text.at(cues[place - 1]) + 1 if place else 0


def _opening(text: Words, head: int, earliest: int) -> tuple[int, Opening]:
    """Return where the phrase starts and what opens it."""
    tokens = text.tokens
    first = head
    while first > max(earliest, head - _LONGEST_BEFORE) and _reaches(text, first):
        word = tokens.lower[first - 1]
        if word in words("determiners.txt") or word == "an":
            return first - 1, _opening_of(word)
        if (is_function_word(word) and word not in _ORDINALS) or _starts_clause(text, first - 1):
            break
        first -= 1
    if first > earliest and tokens.possessive[first - 1] and _is_apostrophe(text, first):
        return _owner(text, first - 1, earliest), Opening.DEFINITE
    return _name_before(text, head, earliest), Opening.NONE


def _starts_clause(text: Words, index: int) -> bool:
    """Tell whether a word is the verb of a noun before it: "the trust urged drivers"."""
    if index == 0 or not text.tokens.joined[index]:
        return False
    after_noun = text.tokens.noun[index - 1] is not None
    return after_noun and looks_like_verb(text.tokens.lower[index])


def _is_apostrophe(text: Words, after: int) -> bool:
    return text.between(after - 1, after).strip() in _POSSESSIVE_ENDINGS


def _owner(text: Words, last: int, earliest: int) -> int:
    """Return where "the prime minister" starts in "the prime minister's spokesman"."""
    tokens = text.tokens
    first = last
    while first > max(earliest, last - _LONGEST_BEFORE) and _reaches(text, first):
        word = tokens.lower[first - 1]
        if word in word_group("pointing") | word_group("owning") | {"a", "an"}:
            return first - 1
        if is_function_word(word) or (tokens.capital[last] and not tokens.capital[first - 1]):
            break
        first -= 1
    return first if tokens.capital[last] else last


def _reaches(text: Words, index: int) -> bool:
    return text.tokens.joined[index] and not text.tokens.opens[index]


def _name_before(text: Words, head: int, earliest: int) -> int:
    """Return where the name starts in "Harrowby Council housing spokesman", else the head."""
    tokens = text.tokens
    first = head
    while first > earliest and head - first < _LONGEST_MODIFIER and _reaches(text, first):
        before = tokens.lower[first - 1]
        if tokens.capital[first - 1] or is_function_word(before) or looks_like_verb(before):
            break
        first -= 1
    start = first
    earliest = max(earliest, first - _LONGEST_NAME)
    while start > earliest and _reaches(text, start) and tokens.capital[start - 1]:
        start -= 1
    while start < first and is_function_word(tokens.lower[start]):
        start += 1
    return start if start < first else head


def _opening_of(word: str) -> Opening:
    if word in word_group("pointing"):
        return Opening.DEFINITE
    return Opening.OWNED if word in word_group("owning") else Opening.INDEFINITE


def _body_after(text: Words, head: int, starts: dict[int, Name], cues: Sequence[int]) -> range:
    """Return the tokens of "the trust" in "spokesman for the trust"."""
    tokens = text.tokens
    at = head + 1
    at += at < len(tokens) and tokens.lower[at] in AFTER_OFFICE
    if at + 1 >= len(tokens) or not tokens.joined[at]:
        return range(0)
    if tokens.lower[at] not in word_group("body prepositions"):
        return range(0)
    at += 1
    if tokens.lower[at] in {"the", "a", "an"} and at + 1 < len(tokens):
        at += 1
    if text.cased:
        return _named_body(at, starts)
    return _plain_body(text, at, cues)


def _named_body(at: int, starts: dict[int, Name]) -> range:
    name = starts.get(at)
    return range(at, name.last + 1) if name else range(0)


def _plain_body(text: Words, at: int, cues: Sequence[int]) -> range:
    """Return the tokens up to the next cue, or up to a word that no name holds."""
    tokens = text.tokens
    limit = min(len(tokens), at + _LONGEST_AFTER)
    cue = bisect_left(cues, tokens.start[at])
    if cue < len(cues) and text.at(cues[cue]) <= limit:
        return _without_tail(text, _before_verb(text, range(at, text.at(cues[cue]))))
    stop = at
    while stop < limit and tokens.joined[stop]:
        word = tokens.lower[stop]
        closed = is_function_word(word) or word in words("attribution_verbs.txt")
        if closed and word not in word_group("inside bodies"):
            break
        stop += 1
    body = _without_tail(text, range(at, stop))
    return body if len(body) <= _LONGEST_BEFORE else range(0)


def _before_verb(text: Words, body: range) -> range:
    """Return a body up to the first word that is surely a verb."""
    verbs = words("attribution_verbs.txt")
    stop = next((index for index in body if text.tokens.lower[index] in verbs), body.stop)
    return range(body.start, stop)


def _without_tail(text: Words, body: range) -> range:
    """Return a body without the closed words at its end: "the trust has"."""
    stop = body.stop
    while stop > body.start and is_function_word(text.tokens.lower[stop - 1]):
        stop -= 1
    return range(body.start, stop)


def _body_before(text: Words, first: int, head: int, starts: dict[int, Name]) -> range:
    """Return the tokens of "Harrowby Council" in "a Harrowby Council spokesman"."""
    name = next((starts[index] for index in range(first, head) if index in starts), None)
    if name is None or name.last >= head:
        return range(0)
    if len(name.words) == 1 and (is_origin(name.words[0]) or _only_opens(text, name)):
        return range(0)
    return range(name.first, name.last + 1)


def _only_opens(text: Words, name: Name) -> bool:
    """Tell whether a word has its capital from opening a sentence: "Legal experts"."""
    word = name.words[0]
    common = word in words("common_words.tsv") and word not in text.capital_seen
    return common and text.tokens.opens[name.first]
