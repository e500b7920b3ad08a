"""Names in a text without capitals: what speaks and is no common noun."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from index.attribution.lexicon import (
    is_first_name,
    is_function_word,
    is_human,
    is_only_first_name,
    is_title,
    looks_like_verb,
    noun_class,
)
from index.attribution.names import Name
from index.lexicon import words
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.attribution.tokens import Words
    from index.model import Span

_LONGEST = 4
_PAIR = 2
_SHORTEST = 2


def names_of_sources(
    text: Words, titled: Sequence[Name], sources: Iterable[Span]
) -> tuple[Name, ...]:
    """Return the titled names and those of the sources, wherever they stand, in text order."""
    found: dict[int, Name] = {}
    for source in sources:
        name = _name_in(text, text.within(source))
        if name is not None:
            found[name.first] = name
    for name in [*titled, *_first_and_last_names(text), *_rare_pairs(text)]:
        found.setdefault(name.first, name)
    for name in _again(text, found.values()):
        found.setdefault(name.first, name)
    return tuple(found[first] for first in sorted(found))


def _again(text: Words, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the other places where full names stand."""
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    taken: set[int] = set()
    for name in names:
        taken.update(range(name.first, name.last + 1))
        if len(name.words) > 1:
            known[name.words[0], name.words[1]] = name.words
    tokens = text.tokens
    for index in range(len(tokens) - 1):
        words_of = known.get((tokens.lower[index], tokens.lower[index + 1]), ())
        last = index + len(words_of) - 1
        if not words_of or not taken.isdisjoint((index, last)):
            continue
        if tuple(tokens.lower[index : last + 1]) == words_of:
            yield Name(index, last, words_of, None, index, VoiceKind.PERSON)


def _first_and_last_names(text: Words) -> Iterator[Name]:
    """Yield "tom reyes": a first name that is no other word, and a word that may be a name."""
    tokens = text.tokens
    for index, pair in enumerate(pairwise(tokens.lower)):
        first, last = pair
        if is_only_first_name(first) and tokens.joined[index + 1] and _may_be_surname(last):
            yield Name(index, index + 1, pair, None, index, VoiceKind.PERSON)


def _rare_pairs(text: Words) -> Iterator[Name]:
    """Yield two words side by side that are hardly ever written in lower case."""
    tokens, start = text.tokens, 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and _is_rare(tokens.lower[index]):
            if not tokens.joined[index]:
                start = index
            continue
        parts = tuple(tokens.lower[start:index])
        if len(parts) == _PAIR and parts[-1] not in words("attribution_thing_words.txt"):
            yield Name(start, index - 1, parts, None, start, _kind_of(parts))
        start = index + 1


def _is_rare(word: str) -> bool:
    """Tell whether a word is likely part of a name."""
    common = word in words("common_words.tsv") or is_title(word)
    return len(word) > _SHORTEST and not common and _may_be_surname(word)


def _kind_of(parts: tuple[str, ...]) -> VoiceKind | None:
    if parts[-1] in words("attribution_body_words.txt"):
        return VoiceKind.ORGANISATION
    return VoiceKind.PERSON if is_first_name(parts[0]) else None


def _may_be_surname(word: str) -> bool:
    return not is_function_word(word) and noun_class(word) is None and not looks_like_verb(word)


def _name_in(text: Words, inside: range) -> Name | None:
    """Read a source as a name: "tom reyes", "council leader tom reyes", "mr reyes of leeds"."""
    tokens = text.tokens
    if not inside or tokens.lower[inside.start] in words("determiners.txt"):
        start = _after_role(text, inside)
        if start is None:
            return None
    else:
        start = _after_role(text, inside) or inside.start
    stop = start
    while (
        stop < inside.stop and stop - start < _LONGEST and not is_function_word(tokens.lower[stop])
    ):
        stop += 1
    parts = [tokens.lower[index] for index in range(start, stop)]
    if not parts or noun_class(parts[-1]) is not None or looks_like_verb(parts[-1]):
        return None
    title = parts[0] if len(parts) > 1 and is_title(parts[0]) else None
    own = tuple(parts[1:] if title else parts)
    return Name(start, stop - 1, own, title, start, VoiceKind.PERSON)


def _after_role(text: Words, inside: range) -> int | None:
    """Return the index after the last noun of a role before a name."""
    after = None
    for index in inside:
        if is_function_word(text.tokens.lower[index]) and index > inside.start:
            break
        more = index + 1 < inside.stop and not is_function_word(text.tokens.lower[index + 1])
        if more and is_human(noun_class(text.tokens.lower[index])):
            after = index + 1
    return after
