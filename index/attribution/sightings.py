"""Where the figures of an article are mentioned, and who was mentioned before a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.lexicon import pronoun_gender

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.attribution.figures import Figure
    from index.attribution.tokens import Words

_HINT_WINDOW = 25
_LOOK_BACK = 40
_FIRST = attrgetter("first")


class Sighting(NamedTuple):
    """A figure at one place of the text.

    Attributes:
        first, last: indices of the tokens that mention it.
        figure: who is mentioned.
    """

    first: int
    last: int
    figure: Figure


class Sightings:
    """The mentions of figures, by token and in text order."""

    def __init__(self, text: Words) -> None:
        self._text = text
        self._read: list[Sighting] = []
        # What sources and pronouns add: put among the others, each would shift all that follow.
        self._added: list[Sighting] = []
        self._seeing = self._read
        self._at: dict[int, Figure] = {}

    def at(self, token: int) -> Figure | None:
        """Return who is mentioned at a token."""
        return self._at.get(token)

    def see(self, figure: Figure, first: int, last: int) -> None:
        """Take in that the tokens from first to last mention a figure."""
        seen, sighting = self._seeing, Sighting(first, last, figure)
        if not seen or seen[-1].first <= first:  # so come nearly all
            seen.append(sighting)
        else:
            insort(seen, sighting, key=_FIRST)
        for index in range(first, last + 1):
            self._at[index] = figure

    def recent(self) -> Iterator[Figure]:
        """Return who was mentioned by names and known nouns so far, the last one first."""
        return (sighting.figure for sighting in reversed(self._read[-_LOOK_BACK:]))

    def end_reading(self) -> None:
        """Know that all names and known nouns have been seen, and that others are added now."""
        self._hint_genders()
        self._seeing = self._added

    def before(self, place: int) -> Sequence[Sighting]:
        """Return the last sightings before a token, in text order."""
        added = _last_before(self._added, place)
        if not added:
            return _last_before(self._read, place)
        return sorted([*_last_before(self._read, place), *added], key=_FIRST)[-_LOOK_BACK:]

    def _hint_genders(self) -> None:
        """Let the first pronoun after a person, in the same sentence, tell the gender."""
        gendered = self._text.gendered
        following = [*(sighting.first for sighting in self._read[1:]), len(self._text.tokens)]
        for sighting, after in zip(self._read, following, strict=False):
            place = bisect_right(gendered, sighting.last)
            stop = min(sighting.last + _HINT_WINDOW, after)
            if place < len(gendered) and gendered[place] < stop:
                self._hint_gender(sighting, gendered[place])

    def _hint_gender(self, sighting: Sighting, pronoun: int) -> None:
        first, stop = sighting.last + 1, pronoun + 1
        between = self._text.tokens.lower[first:stop]
        if True in self._text.tokens.opens[first:stop]:
            return
        if sighting.figure.named or "who" not in between:
            # Not "an artist who claimed he".
            sighting.figure.hint(pronoun_gender(between[-1]))


def _last_before(sightings: Sequence[Sighting], place: int) -> Sequence[Sighting]:
    stop = bisect_left(sightings, place, key=_FIRST)
    return sightings[max(0, stop - _LOOK_BACK) : stop]
