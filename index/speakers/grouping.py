"""Speakers without a name of their own, put together where several articles call them alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import VoiceKind
from index.speakers.context import is_shared
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.model import Heading, Speaker

Call = tuple[VoiceKind, str]
"""A kind of speakers without a name, and what they are called as that is compared."""

NAMELESS = frozenset({VoiceKind.UNNAMED, VoiceKind.COLLECTIVE, VoiceKind.DOCUMENT})
_ARTICLES = frozenset({"a", "an", "the", "some"})
_SOMEBODY = "spokesperson"
_SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", _SOMEBODY})


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """One speaker; or several of an article each, who are called alike and may be anybody.

    Attributes:
        label: what to call it.
        first: the most quoted of them; of all but who has no name there is but one.
        speakers: how many they are.
        quotes: how many quotations they have together.
        articles: in how many articles they speak, each counted for itself.
    """

    label: str
    first: Speaker
    speakers: int
    quotes: int
    articles: int

    @classmethod
    def of_one(cls, speaker: Speaker, quotes: int | None = None) -> SpeakerGroup:
        """Return the group of one speaker, who has so many of the quotations that count."""
        counted = speaker.quotes if quotes is None else quotes
        return cls(label(speaker), speaker, 1, counted, speaker.articles)

    @classmethod
    def of_several(cls, first: Speaker, extents: Collection[tuple[int, int]]) -> SpeakerGroup:
        """Return the group of several who are called as `first` is, the most quoted in all.

        Args:
            first: of all who are called so, whether or not it is one of these.
            extents: with how many quotations, in how many articles, each of these speaks.
        """
        quotes, articles = map(sum, zip(*extents, strict=True))
        return cls(shared_label(first), first, len(extents), quotes, articles)


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups that were asked for, most quoted first.

    Attributes:
        total: how many groups there are beyond the limit.
        speakers: how many speakers are in all of them.
    """

    groups: tuple[SpeakerGroup, ...]
    total: int
    speakers: int


@dataclass(frozen=True, slots=True)
class GroupMember:
    """One of a group.

    Attributes:
        heading: of the newest article that quotes it.
        quotes: how many of its quotations count.
    """

    speaker: Speaker
    heading: Heading
    quotes: int


def label(speaker: Speaker) -> str:
    """Return what to call a speaker: "Home Office: unnamed spokesman" for who has no name."""
    if is_shared(speaker.id):
        return speaker.name
    role = speaker.role or _SOMEBODY
    return _label(speaker.kind, speaker.name, role, speaker.organisation)


def shared_label(speaker: Speaker) -> str:
    """Return what to call several who are called alike: "Home Office: unnamed spokesperson"."""
    role = _role(speaker.role)
    return _label(speaker.kind, speaker.name, role, speaker.organisation)


def alike(speaker: Speaker) -> Call | None:
    """Return what a speaker is compared by with others without a name; None for who has one."""
    if is_shared(speaker.id):
        return None
    return call(speaker.kind, speaker.name, speaker.role, speaker.organisation)


def call(kind: VoiceKind, name: str, role: str | None, organisation: str | None) -> Call | None:
    """Return what a speaker of one article is compared by; None for who has a name."""
    if kind not in NAMELESS:
        return None
    called = fold(_label(kind, name, _role(role), organisation))
    first, _, rest = called.partition(" ")
    return kind, rest if rest and first in _ARTICLES else called


def grouped(speakers: Iterable[Speaker]) -> tuple[tuple[Speaker, ...], ...]:
    """Put speakers without a name together that are called alike; all others stay one each.

    Returns:
        Those of each group in the order they came; the groups as their first ones did.
    """
    groups: dict[object, list[Speaker]] = {}
    for speaker in speakers:
        groups.setdefault(alike(speaker) or speaker.id, []).append(speaker)
    return tuple(map(tuple, groups.values()))


def _label(kind: VoiceKind, name: str, role: str, organisation: str | None) -> str:
    if kind is VoiceKind.UNNAMED and organisation:
        return f"{organisation}: unnamed {role}"
    return name


def _role(role: str | None) -> str:
    return _SOMEBODY if not role or fold(role) in _SPEAKS_FOR else role
