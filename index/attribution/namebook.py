"""Which names of an article mean the same figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.attribution.figures import Figure
from index.attribution.lexicon import is_first_name, title_gender
from index.lexicon import word_group, words
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.attribution.names import Name

_KNIGHTED = frozenset({"sir", "dame"})
_MOST_OF_A_SURNAME = 20  # so that a directory of one family takes linear time


class NameBook:
    """The figures of an article by the forms of their names."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._full: dict[tuple[str, ...], Figure] = {}
        self._by_last: dict[str, list[Figure]] = {}
        self._by_word: dict[str, Figure] = {}
        self._knights: dict[str, Figure] = {}
        # The full names first: a headline may begin with the short one.
        for name in names:
            if len(name.words) > 1:
                self._of_full_name(name)

    def of_word(self, word: str) -> Figure | None:
        """Return the figure that a single word names: an acronym, the first word of a body."""
        return self._by_word.get(word)

    def figure_of(self, name: Name, recent: Iterable[Figure] = ()) -> Figure:
        """Return whom a name means, a new figure if nobody had it before.

        Args:
            name: in the article.
            recent: who was mentioned before it, the last one first.
        """
        if len(name.words) > 1:
            return self._of_full_name(name)
        word = name.words[0]
        known = self._knights.get(word) if name.title in _KNIGHTED else None
        known = known or self._of_surname(name, recent) or self._by_word.get(word)
        if known is None or (name.title is not None and known.kind is VoiceKind.ORGANISATION):
            known = Figure()
            self._by_word[word] = known
        known.call(word)
        return known

    def _of_full_name(self, name: Name) -> Figure:
        known = self._full.get(name.words) or self._same_person(name)
        if known is None:
            known = Figure()
            family = self._by_last.setdefault(name.words[-1], [])
            family.append(known)
            del family[:-_MOST_OF_A_SURNAME]
            self._register_short_forms(name, known)
        self._full[name.words] = known
        if name.title in _KNIGHTED:
            self._knights[name.words[0]] = known
        if len(name.words) > len(known.words):
            known.words = name.words
        return known

    def _same_person(self, name: Name) -> Figure | None:
        """Find "John F Reyes" and "J Reyes" among the figures called Reyes."""
        if name.kind is VoiceKind.ORGANISATION:
            return None
        for known in self._by_last.get(name.words[-1], ()):
            mine, other = name.words[0], known.words[0]
            initials = min(len(mine), len(other)) == 1 and mine[0] == other[0]
            if (mine == other or initials) and known.kind is not VoiceKind.ORGANISATION:
                return known
        return None

    def _register_short_forms(self, name: Name, figure: Figure) -> None:
        first = name.words[0]
        if first not in words("attribution_body_words.txt") and not is_first_name(first):
            self._by_word.setdefault(first, figure)
        for start in range(1, len(name.words) - 1):
            if name.words[start] in words("attribution_particles.txt"):
                self._full.setdefault(name.words[start:], figure)  # "Le Bon"
        if name.kind is not VoiceKind.PERSON:
            self._register_body(name, figure)

    def _register_body(self, name: Name, figure: Figure) -> None:
        """Let a body be found by its acronym, and by how its name begins."""
        for skipped in (word_group("inside names"), frozenset[str]()):
            initials = "".join(word[0] for word in name.words if word not in skipped)
            if len(initials) > 1:
                self._by_word.setdefault(initials, figure)
        for length in range(2, len(name.words)):
            self._full.setdefault(name.words[:length], figure)

    def _of_surname(self, name: Name, recent: Iterable[Figure]) -> Figure | None:
        """Find the person of a surname; of several, one of the title's gender, the latest."""
        family = self._by_last.get(name.words[0], ())
        gender = title_gender(name.title) if name.title else None
        fitting = [one for one in family if gender is None or one.gender in {gender, None}]
        if not fitting[1:]:
            return fitting[0] if fitting else None
        return next((one for one in recent if one in fitting), fitting[0])
