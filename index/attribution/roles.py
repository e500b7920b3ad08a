"""What the words around a name say somebody is: role and organisation."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.described import AFTER_OFFICE, describe
from index.attribution.lexicon import (
    NounClass,
    is_function_word,
    is_human,
    is_origin,
    is_preposition,
    noun_class,
)
from index.attribution.runs import only_leads
from index.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.attribution.names import Name
    from index.attribution.tokens import Words

_LONGEST_BEFORE = 4
_LONGEST_APPOSITIVE = 9
_LONGEST_BODY = 10
_ARTICLES = frozenset({"a", "an", "the", "its"})
_OF = frozenset({"of", "from", "at"})


class Office(NamedTuple):
    """What a name's neighbours say.

    Attributes:
        noun: the lower-case noun of the role ("spokesman"); None where there is none.
        noun_class: what that noun means.
        role: the words of the role, as printed.
        organisation: the words of the body, as printed.
    """

    noun: str | None = None
    noun_class: NounClass | None = None
    role: str | None = None
    organisation: str | None = None


_NOTHING = Office()


def office_of(text: Words, name: Name, starts: dict[int, Name], cues: Sequence[int]) -> Office:
    """Return the role and the body that stand before or after a name.

    Args:
        text: the article.
        name: one of its names.
        starts: all its names by their first token.
        cues: where the cues of its quotations start.
    """
    before = _before(text, name, cues)
    if before.noun is not None:
        return before
    return _after(text, name, starts, cues)


def _is_verb(text: Words, index: int, cues: Sequence[int]) -> bool:
    """Tell whether a word before a role is no part of it: "said", "10,"."""
    token = text.tokens[index]
    place = bisect_left(cues, token.start)
    cue = place < len(cues) and cues[place] == token.start
    return cue or token.lower in words("attribution_verbs.txt") or token.lower[0].isdigit()


def _before(text: Words, name: Name, cues: Sequence[int]) -> Office:
    """Read "Harrowby Council leader" before "Tom Reyes"."""
    tokens = text.tokens
    if name.lead < name.first:
        return _lead(text, name)
    head = name.first - 1
    if head < 0 or not tokens[name.first].joined or tokens[name.first].opens:
        return _NOTHING
    kind = tokens[head].noun
    if (
        kind is None
        or kind is NounClass.DOCUMENT
        or (tokens[head].capital and not tokens[head].opens)
    ):
        return _NOTHING
    first = head
    while first > 0 and head - first < _LONGEST_BEFORE and tokens[first].joined:
        left = tokens[first - 1]
        named = left.capital and (not left.opens or left.lower in text.capital_seen)
        if is_function_word(left.lower) or left.possessive or named:
            break
        if _is_verb(text, first - 1, cues):
            break
        first -= 1
    return Office(
        noun=tokens[head].lower,
        noun_class=kind,
        role=text.printed[tokens[first].start : tokens[head].end],
        organisation=_capitals_before(text, first),
    )


def _lead(text: Words, name: Name) -> Office:
    tokens = text.tokens
    head = name.first - 1
    while head > name.lead and tokens[head].noun is None:
        head -= 1
    noun = tokens[head].lower
    role = text.printed[tokens[name.lead].start : tokens[name.first - 1].end]
    return Office(noun, noun_class(noun), role, _capitals_before(text, name.lead))


def _capitals_before(text: Words, stop: int) -> str | None:
    """Return the run of capitalised words that ends right before a token."""
    tokens = text.tokens
    if stop == 0 or not (tokens[stop].joined or tokens[stop - 1].possessive):
        return None
    first = stop
    while first > max(0, stop - _LONGEST_BODY) and tokens[first - 1].capital:
        if is_function_word(tokens[first - 1].lower):
            break
        first -= 1
        if not tokens[first].joined or tokens[first].opens:
            break
        if _is_of_body(text, first):
            first -= 1
    while first < stop and only_leads(tokens[first].lower):
        first += 1
    if stop - first == 1 and is_origin(tokens[first].lower):
        return None
    return text.printed[tokens[first].start : tokens[stop - 1].end] if first < stop else None


def _is_of_body(text: Words, index: int) -> bool:
    """Tell whether "Bank of" stands before a capitalised word."""
    tokens = text.tokens
    if index <= 1 or tokens[index - 1].lower != "of" or not tokens[index - 1].joined:
        return False
    return tokens[index - 2].capital and (
        tokens[index - 2].lower in words("attribution_body_words.txt")
    )


def _after(text: Words, name: Name, starts: dict[int, Name], cues: Sequence[int]) -> Office:
    """Read ", leader of the council," or "of the council" after "Tom Reyes"."""
    tokens = text.tokens
    at = name.last + 1
    if at >= len(tokens) or tokens[at].opens:
        return _NOTHING
    if tokens[at].joined and tokens[at].lower in _OF:
        body = describe(text, name.last, starts, cues).body
        return Office(organisation=_words(text, body)) if body.start > name.last else _NOTHING
    comma = text.between(name.last, at).strip() == ","
    if comma or (not text.cased and tokens[at].joined):
        return _appositive(text, at, starts, cues)
    return _NOTHING


def _appositive(text: Words, at: int, starts: dict[int, Name], cues: Sequence[int]) -> Office:
    head = _appositive_head(text, at, cues)
    if head is None:
        return _NOTHING
    tokens = text.tokens
    phrase = describe(text, head, starts, cues, earliest=at)
    if text.cased and _is_subject(text, phrase.last):
        return _NOTHING
    first = next((i for i in range(at, head) if tokens[i].lower not in _ARTICLES), head)
    named = [i for i in range(first, head) if tokens[i].capital or tokens[i].possessive]
    start = named[-1] + 1 if named else first
    role = text.printed[tokens[start].start : tokens[head].end]
    noun = tokens[head].lower
    return Office(noun, noun_class(noun), role, _words(text, phrase.body))


def _is_subject(text: Words, last: int) -> bool:
    """Tell whether a verb follows without a comma: "In the Herald, the minister said"."""
    after = last + 1
    while after < len(text.tokens) and text.tokens[after].lower in AFTER_OFFICE:
        after += 1
    if after >= len(text.tokens) or not text.tokens[after].joined:
        return False
    return not is_preposition(text.tokens[after].lower)


def _appositive_head(text: Words, at: int, cues: Sequence[int]) -> int | None:
    """Return the last noun for a human in the words after a comma, before an "of"."""
    tokens = text.tokens
    reach = _LONGEST_APPOSITIVE if text.cased else 2
    head = None
    for index in range(at, min(at + reach, len(tokens))):
        token = tokens[index]
        parted = index > at and not (token.joined or tokens[index - 1].possessive)
        if (
            parted
            or token.opens
            or _is_verb(text, index, cues)
            or (is_function_word(token.lower) and token.lower not in _ARTICLES)
        ):
            break
        if is_human(token.noun):
            head = None if token.possessive else index  # "the guitarist's oldest friend"
    return head


def _words(text: Words, tokens: range) -> str | None:
    if not tokens:
        return None
    return text.printed[text.tokens[tokens.start].start : text.tokens[tokens.stop - 1].end]
