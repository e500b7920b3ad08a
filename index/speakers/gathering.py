"""From the voices of many articles to the speakers of a library."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.speakers.naming import speaker_key
from index.speakers.tally import Extent, Tally, speaker_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Speaker, Voice


@dataclass(frozen=True, slots=True)
class Appearance:
    """One voice of one article, and what it says there.

    Attributes:
        groups: `Quoted.group` of each of its quotations; what is in two appearances
            counts once.
        date: of the article.
    """

    voice: Voice
    article_id: str
    groups: tuple[str, ...] = ()
    date: dt.date | None = None


def gather(
    appearances: Iterable[Appearance], ties: Mapping[str, str] = MappingProxyType({})
) -> tuple[Speaker, ...]:
    """Make one speaker of all voices with the same `speaker_key`.

    The order of the appearances changes nothing.

    Args:
        appearances: who speaks where.
        ties: keys that go by another one, as `index.speakers.tied` finds them.

    Returns:
        The speakers, most quoted first, then by name.
    """
    by_key: defaultdict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        key = speaker_key(appearance.voice, appearance.article_id)
        by_key[ties.get(key, key)].append(appearance)
    speakers = [_speaker(key, members) for key, members in by_key.items()]
    return tuple(sorted(speakers, key=lambda one: (-one.quotes, one.name.casefold(), one.id)))


def _speaker(key: str, members: Sequence[Appearance]) -> Speaker:
    tally = Tally()
    for member in members:
        tally.add(member.voice)
    dates = sorted(member.date for member in members if member.date is not None)
    extent = Extent(
        quotes=len({group for member in members for group in member.groups}),
        articles=len({member.article_id for member in members}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )
    return speaker_of(key, tally, extent)
