"""When two wordings of a speaker mean the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.accuracy.documents import NOWHERE
from benchmarks.accuracy.marks import DOUBLE, SINGLE
from benchmarks.accuracy.words import WORD, group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.accuracy.documents import Place

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_ROUND_BRACKETS = re.compile(r"\([^)]*\)")
_POSSESSIVE = re.compile(r"['\u2019]s$")
_JUNIOR = re.compile(r",?\s+(Jr|Sr)\b\.?")
_SEGMENTS = re.compile(r"[,;:\u2014\u2013]|--|\band\b|&")
_APPOSITIONS = re.compile(r"[,;:\u2014\u2013]|--")
_COORDINATES = re.compile(r"\band\b|&")
_LONGEST = 15  # words of a prediction that is compared by its heads
_PRINCIPAL = 2  # segments of a prediction that are looked at
_OFFICE = 4  # words from "of" on, from which "Secretary of State Carla Novak" ends in a name


class Part(NamedTuple):
    """A head of a mention: the last word before the first preposition, relative or auxiliary.

    Attributes:
        others: the other content words of its segment.
        before: the word before the head, unless that is a title.
    """

    head: str
    others: frozenset[str]
    before: str


def norm_name(name: str | None) -> list[str]:
    """Return the words in lower case without possessives, determiners, titles and suffixes."""
    words = _words(_BRACKETS.sub(" ", name or "").lower())
    core = [word for word in words if word not in group("suffixes")]
    while len(core) > 1 and (core[0] in group("determiners") or core[0] in group("titles")):
        core = core[1:]
    return core


def mention_parts(speaker: str | None, limit: int | None = None) -> list[Part]:
    """Return the heads of a mention, best first, each once.

    The mention is cut into segments at commas, "and", brackets, dashes and colons. "Laura
    Finch of Feed the World" has the head finch, "Campaign spokeswoman Lena Fox" fox; a role,
    "of" and at least three words without determiner also offer the last word ("Secretary of
    State Carla Novak": secretary, novak).
    """
    plain = _JUNIOR.sub("", _BRACKETS.sub(" ", speaker or ""))
    segments = [segment for segment in _SEGMENTS.split(plain) if WORD.search(segment)]
    parts: dict[str, Part] = {}
    for segment in segments[: limit or None]:
        for part in _parts(segment):
            parts.setdefault(part.head, part)
    return list(parts.values())


def mention_heads(speaker: str | None, limit: int | None = None) -> list[str]:
    """Return the head words of a mention."""
    return [part.head for part in mention_parts(speaker, limit)]


def _parts(segment: str) -> Iterator[Part]:
    heads, upto = _segment_heads(segment)
    words = _words(segment.lower())
    before = [word.lower() for word in upto]
    dull = (
        group("determiners")
        | group("titles")
        | group("ends of a head")
        | group("pronouns")
        | group("suffixes")
    )
    for head in (found.lower() for found in heads):
        previous = before[-2] if len(before) > 1 and before[-1] == head else ""
        yield Part(
            head,
            frozenset(word for word in words if word != head) - dull,
            "" if previous in group("titles") else previous,
        )


def _segment_heads(segment: str) -> tuple[list[str], list[str]]:
    """Return the heads of a segment, and its words up to the first of them."""
    ends, determiners = group("ends of a head"), group("determiners")
    words = [word for word in _words(segment) if word.lower() not in group("suffixes")]
    while len(words) > 1 and words[0].lower() in determiners | ends:
        if words[0].lower() in group("pronouns") and words[1].lower() in ends:
            break  # "those who …", "some of …"
        words = words[1:]
    if not words:
        return [], []
    cut = next((n for n, word in enumerate(words) if n and word.lower() in ends), len(words))
    heads = [words[cut - 1]]
    rest = [word.lower() for word in words[cut:]]
    if _is_office(heads[0].lower(), rest):
        heads.append(words[-1])
    return heads, words[:cut]


def _is_office(head: str, rest: Sequence[str]) -> bool:
    return (
        rest[:1] == ["of"]
        and len(rest) >= _OFFICE
        and head in group("roles")
        and not set(rest[1:]) & (group("determiners") | group("ends of a head"))
    )


def name_run(speaker: str | None) -> list[str]:
    """Return the capitalised words up to the first segment's head, in lower case, no titles."""
    segment = _SEGMENTS.split(_BRACKETS.sub(" ", speaker or ""))[0]
    words = _segment_heads(segment)[1]
    start = len(words)
    while start and words[start - 1][:1].isupper():
        start -= 1
    run = [word.lower() for word in words[start:]]
    while run and run[0] in group("titles"):
        run = run[1:]
    return run


def speaker_type(speaker: str | None, text: str | None = None, start: int | None = None) -> str:
    """Return "none", "pronoun", "named" (the head is capitalised) or "nominal".

    A one-word mention that opens a sentence counts as nominal when the same word also
    occurs in lower case in the text.
    """
    words = [match[0] for match in WORD.finditer(speaker or "")]
    if not words or speaker is None:
        return "none"
    if _is_pronoun([word.lower() for word in words]):
        return "pronoun"
    for segment in _APPOSITIONS.split(_ROUND_BRACKETS.sub(" ", speaker)):
        for coordinate in _COORDINATES.split(segment):
            heads, upto = _segment_heads(coordinate)
            alone = text if len(upto) == 1 else None
            if any(head[:1].isupper() and not _opens(head, alone, start) for head in heads):
                return "named"
    return "nominal"


def _is_pronoun(words: Sequence[str]) -> bool:
    pronouns = group("pronouns")
    if len(words) <= 2 and pronouns.issuperset(words):  # noqa: PLR2004 - "she herself"
        return True
    return (
        len(words) > 1
        and words[0] in pronouns - group("determiners")
        and words[1] in group("ends of a head")
    )


def _opens(head: str, text: str | None, start: int | None) -> bool:
    """Tell whether a word owes its capital to the sentence that it opens."""
    if text is None or start is None:
        return False
    before = text[:start].rstrip(" \t" + DOUBLE + SINGLE)[-1:]
    if before not in {"", "\n", "\r", ".", "!", "?", ":"}:
        return False
    return re.search(rf"(?<!\w){re.escape(head.lower())}(?!\w)", text) is not None


def speaker_match(
    gold: str | None, predicted: str | None, gold_at: Place = NOWHERE, at: Place = NOWHERE
) -> bool:
    """Tell whether two wordings of a speaker are leniently equal, by any of these.

    1. Their places overlap, when both have one.
    2. They are equal after `norm_name`.
    3. They share a head (any segment of gold, the first two of the prediction), unless both
       segments have other content words, share none of them and the words before the head
       start with different letters: "Edgar Bell" is not "Martha Bell", "a spokesman for A"
       not "a spokesman for B"; "Joe Marsh" is "Joseph Marsh", "Mrs. Bell" is "Bell".
    4. Gold's full name (two words or more) is inside the prediction.

    Pronouns match only by 1 and 2, and so does a prediction of over 15 words.
    """
    if not gold or not predicted:
        return (not gold) and (not predicted)
    ours, theirs = norm_name(gold), norm_name(predicted)
    if _overlap(gold_at, at) or (ours and ours == theirs):
        return True
    if _lone_pronoun(ours) or _lone_pronoun(theirs) or len(theirs) > _LONGEST:
        return False
    return _share_a_head(gold, predicted) or _holds(theirs, name_run(gold))


def _overlap(first: Place, second: Place) -> bool:
    (start, end), (other_start, other_end) = first, second
    if start is None or end is None or other_start is None or other_end is None:
        return False
    return max(start, other_start) < min(end, other_end)


def _lone_pronoun(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0] in group("pronouns")


def _share_a_head(gold: str, predicted: str) -> bool:
    theirs = mention_parts(predicted, limit=_PRINCIPAL)
    return any(
        ours.head == other.head and not _differ(ours, other)
        for ours in mention_parts(gold)
        if ours.head not in group("pronouns")
        for other in theirs
    )


def _differ(gold: Part, predicted: Part) -> bool:
    if not gold.others or not predicted.others or gold.others & predicted.others:
        return False
    return not gold.before or gold.before[:1] != predicted.before[:1]


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    if size < 2:  # noqa: PLR2004 - a full name
        return False
    return any(list(words[n : n + size]) == list(run) for n in range(len(words) - size + 1))


def _words(text: str) -> list[str]:
    """Return the words without the possessive of each."""
    return [_POSSESSIVE.sub("", match[0]) for match in WORD.finditer(text)]
