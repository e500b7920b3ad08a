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
    start, word = text.tokens.start[index], text.tokens.lower[index]
    place = bisect_left(cues, start)
    cue = place < len(cues) and cues[place] == start
    return cue or word in words("attribution_verbs.txt") or word[0].isdigit()


def _before(text: Words, name: Name, cues: Sequence[int]) -> Office:
    """Read "Harrowby Council leader" before "Tom Reyes"."""
    tokens = text.tokens
    if name.lead < name.first:
        return _lead(text, name)
    head = name.first - 1
    if head < 0 or not tokens.joined[name.first] or tokens.opens[name.first]:
        return _NOTHING
    kind = tokens.noun[head]
    if (
        kind is None
        or kind is NounClass.DOCUMENT
        or (tokens.capital[head] and not tokens.opens[head])
    ):
        return _NOTHING
    first = head
    while first > 0 and head - first < _LONGEST_BEFORE and tokens.joined[first]:
        left, word = first - 1, tokens.lower[first - 1]
        named = tokens.capital[left] and (not tokens.opens[left] or word in text.capital_seen)
        if is_function_word(word) or tokens.possessive[left] or named:
            break
        if _is_verb(text, first - 1, cues):
            break
        first -= 1
    return Office(
        noun=tokens.lower[head],
        noun_class=kind,
        role=text.printed[tokens.start[first] : tokens.end[head]],
        organisation=_capitals_before(text, first),
    )


def _lead(text: Words, name: Name) -> Office:
    tokens = text.tokens
    head = name.first - 1
    while head > name.lead and tokens.noun[head] is None:
        head -= 1
    noun = tokens.lower[head]
    role = text.printed[tokens.start[name.lead] : tokens.end[name.first - 1]]
    return Office(noun, noun_class(noun), role, _capitals_before(text, name.lead))


def _capitals_before(text: Words, stop: int) -> str | None:
    """Return the run of capitalised words that ends right before a token."""
    tokens = text.tokens
    if stop == 0 or not (tokens.joined[stop] or tokens.possessive[stop - 1]):
        return None
    first = stop
    while first > max(0, stop - _LONGEST_BODY) and tokens.capital[first - 1]:
        if is_function_word(tokens.lower[first - 1]):
            break
        first -= 1
        if not tokens.joined[first] or tokens.opens[first]:
            break
        if _is_of_body(text, first):
            first -= 1
    while first < stop and only_leads(tokens.lower[first]):
        first += 1
    if stop - first == 1 and is_origin(tokens.lower[first]):
        return None
    return text.printed[tokens.start[first] : tokens.end[stop - 1]] if first < stop else None


def _is_of_body(text: Words, index: int) -> bool:
    """Tell whether "Bank of" stands before a capitalised word."""
    tokens = text.tokens
    if index <= 1 or tokens.lower[index - 1] != "of" or not tokens.joined[index - 1]:
        return False
    return tokens.capital[index - 2] and (
        tokens.lower[index - 2] in words("attribution_body_words.txt")
    )


def _after(text: Words, name: Name, starts: dict[int, Name], cues: Sequence[int]) -> Office:
    """Read ", leader of the council," or "of the council" after "Tom Reyes"."""
    tokens = text.tokens
    at = name.last + 1
    if at >= len(tokens) or tokens.opens[at]:
        return _NOTHING
    if tokens.joined[at] and tokens.lower[at] in _OF:
        body = describe(text, name.last, starts, cues).body
        return Office(organisation=_words(text, body)) if body.start > name.last else _NOTHING
    comma = text.between(name.last, at).strip() == ","
    if comma or (not text.cased and tokens.joined[at]):
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
    first = next((i for i in range(at, head) if tokens.lower[i] not in _ARTICLES), head)
    named = [i for i in range(first, head) if tokens.capital[i] or tokens.possessive[i]]
    start = named[-1] + 1 if named else first
    role = text.printed[tokens.start[start] : tokens.end[head]]
    noun = tokens.lower[head]
    return Office(noun, noun_class(noun), role, _words(text, phrase.body))


def _is_subject(text: Words, last: int) -> bool:
    """Tell whether a verb follows without a comma: "In the Herald, the minister said"."""
    after = last + 1
    while after < len(text.tokens) and text.tokens.lower[after] in AFTER_OFFICE:
        after += 1
    if after >= len(text.tokens) or not text.tokens.joined[after]:
        return False
    return not is_preposition(text.tokens.lower[after])


def _appositive_head(text: Words, at: int, cues: Sequence[int]) -> int | None:
    """Return the last noun for a human in the words after a comma, before an "of"."""
    tokens = text.tokens
    reach = _LONGEST_APPOSITIVE if text.cased else 2
    head = None
    for index in range(at, min(at + reach, len(tokens))):
        word = tokens.lower[index]
        parted = index > at and not (tokens.joined[index] or tokens.possessive[index - 1])
        if (
            parted
            or tokens.opens[index]
            or _is_verb(text, index, cues)
            or (is_function_word(word) and word not in _ARTICLES)
        ):
            break
        if is_human(tokens.noun[index]):
            head = None if tokens.possessive[index] else index  # "the guitarist's oldest friend"
    return head


def _words(text: Words, tokens: range) -> str | None:
    if not tokens:
        return None
    return text.printed[text.tokens.start[tokens.start] : text.tokens.end[tokens.stop - 1]]
