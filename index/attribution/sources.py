"""What a source is: a pronoun, a name, or a noun phrase with its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.attribution.lexicon import (
    is_determiner,
    is_function_word,
    is_known_origin,
    is_preposition,
    may_be_human,
)
from index.lexicon import word_group, words
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.attribution.names import Name
    from index.attribution.tokens import Words

RELATIVES = frozenset({"who", "which", "that", "whom"})
_OVERHANG = 4  # tokens by which a name may reach beyond its source


def pronoun_of(text: Words, inside: range) -> str | None:
    """Return the pronoun that the tokens of a source consist of, None for other sources."""
    if not inside:
        return None
    word = text.tokens.lower[inside.start]
    if text.is_us(inside.start):
        return None
    alone = len(inside) == 1 or text.tokens.lower[inside.start + 1] in {
        "all",
        "both",
        "himself",
        "herself",
    }
    known = word in word_group("pronouns") or word in RELATIVES or is_self(word)
    return word if alone and known else None


def is_self(word: str) -> bool:
    """Tell whether a lower-case word means who speaks or who listens."""
    return word in word_group("speaker and hearer")


def head_of(text: Words, inside: range, starts: Mapping[int, Name]) -> int | None:
    """Return the index of the word that says who speaks: "leader" in "the leader of the club".

    It is the last word before the first comma, preposition, relative or auxiliary; names of
    bodies that hold such words are passed over whole, and a word that is no known noun
    counts only where no name or noun stands before it. None for an empty source.
    """
    at_end = _named_at_end(text, inside, starts)
    if at_end is not None:
        return at_end
    index, head, known = inside.start, None, False
    named: set[int] = set()
    while index < inside.stop:
        word = text.tokens.lower[index]
        name = starts.get(index)
        if name is not None and name.last < inside.stop + _OVERHANG:
            head, known, index = name.last, True, _after(text, name)
            named.add(name.last)
            continue
        if text.is_us(index) and index + 1 < inside.stop:
            index += 1
            continue
        parted = not text.tokens.joined[index] and not text.tokens.possessive[index - 1]
        if head is not None and (parted or _closes(word) or _tells_how(text, index)):
            role = head != index - 1 or index - 1 not in named
            behind = _named_behind_roles(text, range(index, inside.stop), starts) if role else None
            return behind or head
        adjective = is_known_origin(word) and _goes_on(text, index + 1, inside)
        noun = text.tokens.noun[index] is not None and not adjective
        if noun or not (known or adjective or _closes(word)):
            head, known = index, noun
        index += 1
    return head if head is not None else (inside.start if inside else None)


def _named_at_end(text: Words, inside: range, starts: Mapping[int, Name]) -> int | None:
    """Return the end of the name in "Argo and Bravo producer Tom Reyes", None elsewhere.

    Not that in "the mother of teacher Tom Reyes", nor in "Ana Duarte and coach Tom Reyes".
    """
    named, human = None, False
    opened = bool(inside) and is_determiner(text.tokens.lower[inside.start])
    for index in inside:
        word = text.tokens.lower[index]
        name = starts.get(index)
        full = name is not None and (len(name.words) > 1 or name.title is not None)
        if name is not None and full and name.kind is not VoiceKind.ORGANISATION:
            before = text.tokens.noun[name.first - 1] if name.first > inside.start else None
            if may_be_human(before) and name.last == inside.stop - 1:
                named = name.last
            elif name.kind is VoiceKind.PERSON or may_be_human(before):
                return None
        more = index + 1 < len(text.tokens)
        owned = word == "and" and more and is_determiner(text.tokens.lower[index + 1])
        if (human or opened) and (owned or is_preposition(word)):
            return None
        human = human or may_be_human(text.tokens.noun[index])
    return named


def _named_behind_roles(text: Words, rest: range, starts: Mapping[int, Name]) -> int | None:
    """Return the end of the name in "chairman and chief executive Tom Reyes"."""
    if text.tokens.lower[rest.start] != "and":
        return None
    for index in rest[1:]:
        name = starts.get(index)
        if name is not None:
            return name.last if index > rest[1] and len(name.words) > 1 else None
        if text.tokens.capital[index] or is_function_word(text.tokens.lower[index]):
            return None
    return None


def _goes_on(text: Words, index: int, inside: range) -> bool:
    """Tell whether a noun follows an adjective in a source: "German exchange"."""
    if index not in inside or not text.tokens.joined[index]:
        return False
    return not is_function_word(text.tokens.lower[index])


def _after(text: Words, name: Name) -> int:
    """Return the index after a name and the letters that may follow it: "Tom Reyes QC"."""
    index = name.last + 1
    if name.kind is not VoiceKind.PERSON:
        return index
    letters = words("attribution_letters.txt")
    if index < len(text.tokens) and text.tokens.joined[index]:
        return index + (text.tokens.lower[index] in letters)
    return index


def _tells_how(text: Words, index: int) -> bool:
    """Tell whether a participle starts what only describes: "figures released by"."""
    after = index + 1
    return (
        text.tokens.lower[index].endswith("ed")
        and after < len(text.tokens)
        and is_preposition(text.tokens.lower[after])
    )


def _closes(word: str) -> bool:
    """Tell whether a word ends the part of a source that says who speaks."""
    if word in words("attribution_verbs.txt"):
        return True
    return is_function_word(word) and not is_determiner(word)
