"""Names in a text without capitals: what speaks and is no common noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.attribution.lexicon import is_function_word, is_human, is_title, noun_class, words
from index.attribution.names import Name
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.attribution.tokens import Words
    from index.model import Span

_LONGEST = 4


def names_of_sources(
    text: Words, titled: Sequence[Name], sources: Iterable[Span]
) -> tuple[Name, ...]:
    """Return the titled names and those of the sources, wherever they stand, in text order."""
    found: dict[int, Name] = {}
    known: dict[str, list[tuple[str, ...]]] = {}
    for source in sources:
        name = _name_in(text, text.within(source))
        if name is not None:
            found[name.first] = name
            known.setdefault(name.words[0], []).append(name.words)
    for name in titled:
        found.setdefault(name.first, name)
    taken = {index for name in found.values() for index in range(name.first, name.last + 1)}
    for index, token in enumerate(text.tokens):
        for name_words in known.get(token.lower, ()):
            last = index + len(name_words) - 1
            if index in taken or last in taken or len(name_words) == 1:
                continue
            if tuple(t.lower for t in text.tokens[index : last + 1]) == name_words:
                found[index] = Name(index, last, name_words, None, index, VoiceKind.PERSON)
                break
    return tuple(found[first] for first in sorted(found))


def _name_in(text: Words, inside: range) -> Name | None:
    """Read a source as a name: "tom reyes", "council leader tom reyes", "mr reyes of leeds"."""
    tokens = text.tokens
    if not inside or tokens[inside.start].lower in words("determiners.txt"):
        start = _after_role(text, inside)
        if start is None:
            return None
    else:
        start = _after_role(text, inside) or inside.start
    stop = start
    while (
        stop < inside.stop and stop - start < _LONGEST and not is_function_word(tokens[stop].lower)
    ):
        stop += 1
    parts = [tokens[index].lower for index in range(start, stop)]
    if not parts or noun_class(parts[-1]) is not None:
        return None
    title = parts[0] if len(parts) > 1 and is_title(parts[0]) else None
    own = tuple(parts[1:] if title else parts)
    return Name(start, stop - 1, own, title, start, VoiceKind.PERSON)


def _after_role(text: Words, inside: range) -> int | None:
    """Return the index after the last noun of a role before a name."""
    after = None
    for index in inside:
        if is_function_word(text.tokens[index].lower) and index > inside.start:
            break
        more = index + 1 < inside.stop and not is_function_word(text.tokens[index + 1].lower)
        if more and is_human(noun_class(text.tokens[index].lower)):
            after = index + 1
    return after
