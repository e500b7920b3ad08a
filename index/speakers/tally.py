"""What voices are called, counted: all that is said of a speaker follows from the counts.

Counts can be added and taken away, so that a speaker of ten thousand articles is not
gathered anew for each article that comes or goes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.model import Speaker, VoiceKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from index.model import Voice


@dataclass(slots=True)
class Tally:
    """How often voices of one speaker are called what.

    Attributes:
        names, aliases: as printed; the name of a voice is among its aliases, each once a voice.
        kinds, roles, organisations: of the voices that have them.
    """

    names: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)

    def counters(self) -> tuple[dict[str, int], ...]:
        """Return all counts, in the order in which they are declared."""
        return self.names, self.kinds, self.aliases, self.roles, self.organisations

    def add(self, voice: Voice, times: int = 1) -> None:
        """Count a voice; take it away with a number below 0."""
        _count(self.names, voice.name, times)
        _count(self.kinds, voice.kind, times)
        for alias in {voice.name, *voice.aliases}:
            _count(self.aliases, alias, times)
        if voice.role:
            _count(self.roles, voice.role, times)
        if voice.organisation:
            _count(self.organisations, voice.organisation, times)

    def add_all(self, other: Tally) -> None:
        """Count all that another one has counted."""
        for mine, others in zip(self.counters(), other.counters(), strict=True):
            for called, count in others.items():
                mine[called] = mine.get(called, 0) + count


def _count(counts: dict[str, int], key: str, times: int) -> None:
    left = counts.get(key, 0) + times
    if left:
        counts[key] = left
    else:
        del counts[key]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a speaker says, and when.

    Attributes:
        quotes: how many quotations; one that stands in two renderings counts once.
        articles: how many it speaks in.
        first, last: dates of the earliest and the latest dated article.
    """

    quotes: int
    articles: int
    first: dt.date | None
    last: dt.date | None


def speaker_of(key: str, tally: Tally, extent: Extent) -> Speaker:
    """Return the speaker that voices are; one voice at least must have been counted."""
    name = display_name(tally.names)
    return Speaker(
        id=key,
        name=name,
        kind=VoiceKind(min(tally.kinds, key=lambda kind: (-tally.kinds[kind], kind))),
        aliases=_aliases(tally.aliases, name),
        role=_favourite(tally.roles),
        organisation=_favourite(tally.organisations),
        quotes=extent.quotes,
        articles=extent.articles,
        first=extent.first,
        last=extent.last,
    )


def display_name(counts: Mapping[str, int]) -> str:
    """Choose the form to show: one with capitals, then the most frequent, then the fullest.

    Args:
        counts: how often each form is printed; at least one.
    """
    if len(counts) == 1:
        return next(iter(counts))
    return min(counts, key=lambda name: (name.islower(), -counts[name], -len(name), name))


def _favourite(counts: Mapping[str, int]) -> str | None:
    """Return the most frequent value, whatever its case, in its best form; None for none."""
    return next((display_name(forms) for forms in forms_by_frequency(counts)), None)


def _aliases(counts: Mapping[str, int], name: str) -> tuple[str, ...]:
    """Return the other forms, most frequent first, one for each that differs beyond case."""
    if len(counts) == 1 and name in counts:
        return ()
    folded = name.casefold()
    others = {form: count for form, count in counts.items() if form.casefold() != folded}
    return tuple(display_name(forms) for forms in forms_by_frequency(others))


def forms_by_frequency(counts: Mapping[str, int]) -> Iterable[Mapping[str, int]]:
    """Return forms that are the same but for case together, the most frequent first."""
    forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for form, count in counts.items():
        forms[form.casefold()][form] = count
    order = sorted(forms, key=lambda folded: (-sum(forms[folded].values()), folded))
    return (forms[folded] for folded in order)
