"""Speakers without a name of their own, put together where several articles call them alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import VoiceKind
from index.speakers.context import is_shared
from index.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.model import Speaker

_NAMELESS = frozenset({VoiceKind.UNNAMED, VoiceKind.COLLECTIVE, VoiceKind.DOCUMENT})
_ARTICLES = frozenset({"a", "an", "the", "some"})
_SOMEBODY = "spokesperson"


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """One speaker; or several of an article each, who are called alike and may be anybody.

    Attributes:
        label: what to call it.
        speakers: most quoted first; of all but who has no name there is one.
    """

    label: str
    speakers: tuple[Speaker, ...]

    @property
    def quotes(self) -> int:
        """Return how many quotations they have together."""
        return sum(one.quotes for one in self.speakers)

    @property
    def articles(self) -> int:
        """Return in how many articles they speak."""
        return sum(one.articles for one in self.speakers)


def label(speaker: Speaker) -> str:
    """Return what to call a speaker: "Home Office: unnamed spokesman" for who has no name."""
    if speaker.kind is VoiceKind.UNNAMED and speaker.organisation and not is_shared(speaker.id):
        return f"{speaker.organisation}: unnamed {speaker.role or _SOMEBODY}"
    return speaker.name


def grouped(speakers: Iterable[Speaker]) -> tuple[SpeakerGroup, ...]:
    """Put speakers without a name together that are called alike; all others stay one each.

    Returns:
        Groups, most quoted first, then as their first speakers came.
    """
    groups: dict[tuple[str, str], list[Speaker]] = {}
    for speaker in speakers:
        nameless = speaker.kind in _NAMELESS and not is_shared(speaker.id)
        called = _called(speaker) if nameless else speaker.id
        groups.setdefault((speaker.kind if nameless else "", called), []).append(speaker)
    found = [SpeakerGroup(label(those[0]), tuple(those)) for those in groups.values()]
    return tuple(sorted(found, key=lambda group: -group.quotes))


def _called(speaker: Speaker) -> str:
    """Return a label as it is compared: no case, no article in front."""
    first, _, rest = fold(label(speaker)).partition(" ")
    return rest if rest and first in _ARTICLES else fold(label(speaker))
