"""From the voices of many articles to the speakers of a library."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.speakers.context import base_of
from index.speakers.ruling import Ruling
from index.speakers.tally import Extent, Tally, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Heading, Speaker, Voice


@dataclass(frozen=True, slots=True)
class Appearance:
    """One voice of one article, and what it says there.

    Attributes:
        heading: of the article.
        groups: `Quoted.group` of each of its quotations; what is in two appearances
            counts once.
    """

    voice: Voice
    heading: Heading
    groups: tuple[str, ...] = ()


def gather(
    appearances: Iterable[Appearance],
    ids: Mapping[str, str] = MappingProxyType({}),
    ruling: Ruling | None = None,
) -> tuple[Speaker, ...]:
    """Make one speaker of all voices whose keys stand for it.

    The order of the appearances changes nothing.

    Args:
        appearances: who speaks where.
        ids: of the speakers that keys stand for, as `speaker_ids` finds them; a key that is
            missing stands for who has its name.
        ruling: what a person ruled.

    Returns:
        The speakers, most quoted first, then by name.
    """
    ruled = ruling or Ruling()
    by_id: defaultdict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        key = ruled.key(appearance.voice, appearance.heading)
        by_id[ids.get(key, base_of(key))].append(appearance)
    speakers = [ruled.finished(_speaker(one, members)) for one, members in by_id.items()]
    return tuple(sorted(speakers, key=lambda one: (-one.quotes, one.name.casefold(), one.id)))


def _speaker(speaker_id: str, members: Sequence[Appearance]) -> Speaker:
    tally = Tally()
    for member in members:
        tally.add(member.voice)
    dates = sorted(one.heading.date for one in members if one.heading.date is not None)
    extent = Extent(
        quotes=len({group for member in members for group in member.groups}),
        articles=len({member.heading.id for member in members}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )
    return speaker_of(speaker_id, tally, extent)
