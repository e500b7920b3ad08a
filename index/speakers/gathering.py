"""From the voices of many articles to the speakers of a library."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.model import Speaker
from index.speakers.naming import speaker_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Voice, VoiceKind


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
    voices = [member.voice for member in members]
    name = display_name(voice.name for voice in voices)
    dates = sorted(member.date for member in members if member.date is not None)
    return Speaker(
        id=key,
        name=name,
        kind=_kind(voices),
        aliases=_aliases(voices, name),
        role=_favourite(voice.role for voice in voices),
        organisation=_favourite(voice.organisation for voice in voices),
        quotes=len({group for member in members for group in member.groups}),
        articles=len({member.article_id for member in members}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )


def display_name(names: Iterable[str]) -> str:
    """Choose the form to show: one with capitals, then the most frequent, then the fullest.

    Args:
        names: at least one.
    """
    counts = Counter(names)
    return min(counts, key=lambda name: (name.islower(), -counts[name], -len(name), name))


def _kind(voices: Sequence[Voice]) -> VoiceKind:
    counts = Counter(voice.kind for voice in voices)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _favourite(values: Iterable[str | None]) -> str | None:
    """Return the most frequent value, whatever its case, in its best form; None for none."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for value in values:
        if value:
            forms[value.casefold()].append(value)
    if not forms:
        return None
    best = min(forms, key=lambda folded: (-len(forms[folded]), folded))
    return display_name(forms[best])


def _aliases(voices: Sequence[Voice], name: str) -> tuple[str, ...]:
    """Return the other forms, most frequent first, one for each that differs beyond case."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for voice in voices:
        for alias in {voice.name, *voice.aliases}:
            forms[alias.casefold()].append(alias)
    forms.pop(name.casefold(), None)
    order = sorted(forms, key=lambda folded: (-len(forms[folded]), folded))
    return tuple(display_name(forms[folded]) for folded in order)
