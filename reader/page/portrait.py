"""One speaker in words: who that is, how often quoted, when, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index import Days, Kind, VoiceKind
from reader.page.timeline import buckets, digits, extent, scale
from reader.page.wording import counted, day, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Speaker

_KINDS = {
    VoiceKind.PERSON: "person",
    VoiceKind.UNNAMED: "unnamed",
    VoiceKind.ORGANISATION: "body",
    VoiceKind.COLLECTIVE: "collective",
    VoiceKind.DOCUMENT: "document",
}


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of one speaker, the quotations themselves apart.

    Attributes:
        kinds: how many quotations there are of each kind that there is any of.
        days: when they were printed.
    """

    speaker: Speaker
    kinds: tuple[tuple[Kind, int], ...] = ()
    days: Days = field(default_factory=Days)


def who(speaker: Speaker) -> str:
    """Return in a few words who a speaker is: "person, councillor, Harbour Council"."""
    words = (_KINDS[speaker.kind], speaker.role, speaker.organisation)
    return ", ".join(word for word in words if word)


def facts(portrait: Portrait) -> Iterator[tuple[str, str]]:
    """Yield what is known, each with what it is: "quotes", "12 in 4 articles, ..."."""
    yield "is", who(portrait.speaker)
    yield "names", ", ".join((portrait.speaker.name, *portrait.speaker.aliases))
    yield "quotes", _quotes(portrait)
    if portrait.days.counts or portrait.days.undated:
        yield "when", when(portrait.days)


def when(days: Days) -> str:
    """Return a row of digits between its first and last day, and how much has no date."""
    ends = extent(days)
    parts = []
    if ends:
        first, last = (day(one) for one in ends)
        row = buckets(days)
        drawn = f"{first} {digits(row)}" + (f" {last}" if first != last else "")
        parts += [drawn, scale(row)]
    if days.undated:
        parts.append(f"no date {days.undated:,}")
    return "  ".join(filter(None, parts))


def _quotes(portrait: Portrait) -> str:
    speaker = portrait.speaker
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in portrait.kinds)
    where = f"{speaker.quotes:,} in {counted(speaker.articles, 'article')}"
    dated = stretch(speaker.first, speaker.last)
    return "; ".join(filter(None, (where, dated, kinds)))
