"""What a person ruled about speakers, as far as naming, linking and profiles follow it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from index.corrections.rules import Rules, fold
from index.periods import Period, parse_period
from index.speakers.naming import NOBODY, name_key, speaker_key
from index.speakers.profile import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from index.corrections.values import Fact
    from index.model import Heading, Speaker, Voice

Treatment = tuple[object, ...]


@dataclass(frozen=True)
class Ruling:
    """The rules of a library, made ready for speakers."""

    rules: Rules = field(default_factory=Rules)

    def key(self, voice: Voice, heading: Heading) -> str:
        """Return the key by which a voice of an article goes: `speaker_key`, or what rules say.

        Who is named by a rule goes by that name in all articles; who is never a speaker, by
        `NOBODY`.
        """
        if not self.rules:
            return speaker_key(voice, heading)
        name = self.rules.known_as(voice.name, heading.id)
        if self.rules.is_ignored(voice.name) or self.rules.is_ignored(name):
            return NOBODY
        if fold(name) != fold(voice.name):
            return name_key(name)
        return speaker_key(voice, heading)

    def is_one(self, base: str) -> bool:
        """Tell whether all that bear a name are one, since a person merged others into it."""
        return base in self._names

    def finished(self, speaker: Speaker) -> Speaker:
        """Return a speaker with the name, role and organisation that a person gave it."""
        if not self.rules:
            return speaker
        speaker = _renamed(speaker, self._names.get(speaker.id, speaker.name))
        for fact in self._facts_of(speaker):
            role, organisation = fact.role or speaker.role, fact.organisation
            speaker = replace(speaker, role=role, organisation=organisation or speaker.organisation)
        return speaker

    def roles(self, speaker: Speaker) -> tuple[Role, ...]:
        """Return the roles that a person gave a speaker; no article has to say so."""
        return tuple(
            Role(fact.role, fact.organisation, _day(fact.start, 0), _day(fact.end, 1), 0)
            for fact in self._facts_of(speaker)
        )

    def may_be_same(self, one: str, other: str) -> bool:
        """Tell whether nobody said that two names are never one speaker."""
        return self.rules.may_be_same(one, other)

    def treatment(self, name: str) -> Treatment:
        """Return all that the rules say of a folded name: two that are alike say the same."""
        rules = self.rules
        merged = rules.merged(name)
        return (
            tuple((one.where, *self._end(one.name)) for one in rules.parts(name)),
            merged,
            rules.is_ignored(name) or rules.is_ignored(merged),
            self.is_one(name_key(name)),
            self._names.get(name_key(name)),
            self._facts.get(name),
        )

    def keys_of(self, name: str) -> frozenset[str]:
        """Return the keys by which voices of a folded name may go, contexts and articles apart."""
        parts = (self.rules.merged(one.name) for one in self.rules.parts(name))
        names = {name_key(one) for one in (name, self.rules.merged(name), *parts)}
        return frozenset({*names, NOBODY})

    def _end(self, part: str) -> tuple[str, bool]:
        """Return the name that a part of a split name goes by, and whether it is ignored."""
        merged = self.rules.merged(part)
        return merged, self.rules.is_ignored(merged)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Return the names that rules give speakers, by the ids that they have."""
        given = [one.into for one in self.rules.merges]
        given += [part.name for one in self.rules.splits for part in one.parts]
        ends = (self.rules.merged(name) for name in given)
        return {name_key(name): name for name in ends}

    @cached_property
    def _facts(self) -> Mapping[str, tuple[Fact, ...]]:
        """Return the facts by the folded name they are of, the latest last."""
        found: dict[str, tuple[Fact, ...]] = {}
        for fact in sorted(self.rules.facts, key=lambda one: one.start or ""):
            name = fold(self.rules.merged(fact.name))
            found[name] = (*found.get(name, ()), fact)
        return found

    def _facts_of(self, speaker: Speaker) -> Iterator[Fact]:
        if self._facts:
            yield from self._facts.get(fold(speaker.name), ())


def _renamed(speaker: Speaker, name: str) -> Speaker:
    if name == speaker.name:
        return speaker
    others = (speaker.name, *speaker.aliases)
    aliases = tuple(one for one in others if one.casefold() != name.casefold())
    return replace(speaker, name=name, aliases=aliases)


def _day(period: str | None, end: int) -> dt.date | None:
    """Return the first day of a period, or the last one; None where it is no period."""
    found = parse_period(period or "")
    return found[end] if isinstance(found, Period) else None
