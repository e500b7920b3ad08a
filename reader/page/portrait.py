"""One speaker in words: who that is, how often quoted, when, and how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index import Days, VoiceKind
from reader.page.timeline import buckets, digits, extent, scale
from reader.page.wording import counted, day, stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Heading, Profile, Role, Speaker

_REASONS = 2  # that are said of why all voices are one speaker
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
        profile: what the library says.
        days: when the quotations were printed.
        voices: where the unnamed voices of a body speak, and what its people are.
    """

    profile: Profile
    days: Days = field(default_factory=Days)
    voices: tuple[VoiceOfBody, ...] = ()

    @property
    def speaker(self) -> Speaker:
        """Return whose it is."""
        return self.profile.speaker


@dataclass(frozen=True, slots=True)
class VoiceOfBody:
    """Somebody who speaks for a body.

    Attributes:
        heading: of the article that an unnamed voice speaks in.
        roles: what articles say that somebody with a name is, for that body.
    """

    speaker: Speaker
    heading: Heading | None = None
    roles: tuple[Role, ...] = ()


def who(speaker: Speaker) -> str:
    """Return in a few words who a speaker is: "person, councillor, Harbour Council"."""
    words = (_KINDS[speaker.kind], speaker.role, speaker.organisation)
    return ", ".join(word for word in words if word)


def facts(portrait: Portrait) -> Iterator[tuple[str, str]]:
    """Yield what is known, each with what it is: "quotes", "12 in 4 articles, ..."."""
    profile = portrait.profile
    yield "is", who(portrait.speaker)
    yield "quotes", _quotes(profile)
    if portrait.days.counts or portrait.days.undated:
        yield "when", when(portrait.days)
    for other, reason in profile.suggestions:
        yield "maybe", f"{other.name} ({who(other)}), {counted(other.quotes, 'quote')}: {reason}"
    if len(profile.names) > 1:
        yield "names", ", ".join(f"{name} {number:,}" for name, number in profile.names)
    for role in profile.roles:
        yield "role", role_words(role)
    for voice in portrait.voices:
        yield "voice", voice_words(voice)
    for reason in profile.evidence[1 : 1 + _REASONS]:  # the first says but the name
        yield "linked", reason.partition(": ")[2]
    if portrait.speaker.kind is VoiceKind.PERSON:
        yield "called", ", ".join(f"{word} {number:,}" for word, number in profile.pronouns)


def role_words(role: Role) -> str:
    """Return a role with its dates: "mayor, Harbour Council  3 Mar 2004 - 5 May 2005"."""
    called = ", ".join(word for word in (role.role, role.organisation) if word)
    dated = stretch(role.first, role.last) or "no date"
    said = counted(role.articles, "article") if role.articles else "set by hand"
    return f"{called}  {dated}, {said}"


def voice_words(voice: VoiceOfBody) -> str:
    """Return who speaks for a body, and where or as what."""
    start = f"{voice.speaker.name}, {counted(voice.speaker.quotes, 'quote')}"
    if voice.heading is not None:
        dated = f", {day(voice.heading.date)}" if voice.heading.date else ""
        return f"{start}, in {voice.heading.title}{dated}"
    return "; ".join((start, *map(role_words, voice.roles)))


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


def _quotes(profile: Profile) -> str:
    speaker = profile.speaker
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in profile.kinds)
    where = f"{speaker.quotes:,} in {counted(speaker.articles, 'article')}"
    dated = stretch(speaker.first, speaker.last)
    return "; ".join(filter(None, (where, dated, kinds)))
