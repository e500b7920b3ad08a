"""Which names of an article mean the same figure."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from index.attribution.figures import Figure
from index.attribution.lexicon import is_first_name, title_gender
from index.lexicon import word_group, words
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.attribution.lexicon import Gender
    from index.attribution.names import Name

_KNIGHTED = frozenset({"sir", "dame"})
_MOST_OF_A_SURNAME = 20  # so that a directory of one family takes linear time
_SHORTEST_CUT = 3  # letters of "Fed" for "Federal"
_FEWEST_LOST = 3  # letters; "Korea" and "Korean" are two
_SHORTEST_MISSPELT = 5  # letters of a surname that one letter may be missing from


class NameBook:
    """The figures of an article by the forms of their names."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._full: dict[tuple[str, ...], Figure] = {}
        self._by_last: dict[str, list[Figure]] = {}
        self._by_word: dict[str, Figure] = {}
        self._knights: dict[str, Figure] = {}
        self._by_first: dict[str, list[Figure]] = {}
        self._bodies: dict[str, list[Figure]] = {}
        self._surnames: list[str] = []
        self._titled: dict[str, set[Gender]] = {}
        for name in names:
            gender = title_gender(name.title) if name.title else None
            if gender is not None:
                self._titled.setdefault(name.words[-1], set()).add(gender)
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
            known = self._of_part(name, recent)
            self._by_word[word] = known
        known.call(word)
        return known

    def _of_part(self, name: Name, recent: Iterable[Figure]) -> Figure:
        """Find "Maria" and "Mr Obrect" among the people, "Fed" among the bodies; else add one."""
        if name.title:
            return self._of_misspelt(name.words[0]) or Figure()
        return self._of_first_name(name, recent) or self._of_cut(name) or Figure()

    def _of_first_name(self, name: Name, recent: Iterable[Figure]) -> Figure | None:
        """Find "Maria" where one Maria has a surname; of several the latest."""
        called = self._by_first.get(name.words[0], ())
        if not called[1:]:
            return called[0] if called else None
        return next((one for one in recent if one in called), None)

    def _of_misspelt(self, word: str) -> Figure | None:
        """Find "Mr Obrect" where only an Obrecht is named, and the other way about."""
        if word in self._by_last:
            return None
        for cut in (word, *_cuts(word)):
            surname = self._misspelt.get(cut, "")
            family = self._by_last.get(surname, ())
            if cut in {word, surname} and len(family) == 1 and family[0].human:
                return family[0]
        return None

    @cached_property
    def _misspelt(self) -> dict[str, str]:
        """Return the surnames by how they may be misspelt; few articles have any use for it."""
        return {cut: last for last in self._surnames for cut in (last, *_cuts(last))}

    def _of_cut(self, name: Name) -> Figure | None:
        """Find the Federal Reserve as "Fed", the Liberal Democrats as "Lib Dems"."""
        if name.kind is VoiceKind.PERSON:
            return None
        for body in self._bodies.get(name.words[0][:_SHORTEST_CUT], ()):
            alike = len(name.words) == len(body.words) and _are_cut(body.words, name.words)
            if alike or _are_cut(name.words, body.words):
                return body
        return None

    def _of_full_name(self, name: Name) -> Figure:
        known = self._full.get(name.words) or self._same_person(name) or self._of_cut(name)
        if known is None:
            known = Figure()
            if not _is_of_a_place(name):
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
        if is_first_name(first):
            self._by_first.setdefault(first, []).append(figure)
            del self._by_first[first][:-_MOST_OF_A_SURNAME]
        elif first not in words("attribution_body_words.txt"):
            self._by_word.setdefault(first, figure)
        if name.kind is not VoiceKind.ORGANISATION:
            self._surnames.append(name.words[-1])
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
        alike = self._bodies.setdefault(name.words[0][:_SHORTEST_CUT], [])
        alike.append(figure)
        del alike[:-_MOST_OF_A_SURNAME]
        for length in range(2, len(name.words)):
            self._full.setdefault(name.words[:length], figure)

    def _of_surname(self, name: Name, recent: Iterable[Figure]) -> Figure | None:
        """Find the person of a surname; of several, one of the title's gender, the latest."""
        if name.acronym:
            return None  # "EU" is not the "New EU" of a headline
        family = self._by_last.get(name.words[0], ())
        gender = title_gender(name.title) if name.title else None
        fitting = [one for one in family if gender is None or one.gender in {gender, None}]
        if not fitting and len(self._titled.get(name.words[0], ())) == 1:
            # A first name only suggests a gender.
            fitting = [one for one in family if one.told_gender in {gender, None}]
        if not fitting[1:]:
            return fitting[0] if fitting else None
        return next((one for one in recent if one in fitting), fitting[0])


def _is_of_a_place(name: Name) -> bool:
    """Tell whether a name ends with that of something else: the England of "Bank of England"."""
    body = name.kind is VoiceKind.ORGANISATION
    return body and not word_group("name prepositions").isdisjoint(name.words)


def _are_cut(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether words are those at the start of a name, one or more cut short."""
    whole = full[: len(short)]
    if len(whole) < len(short) or (len(short) == 1 and short == whole):
        return False
    if len(short) == 1 and short[0] in words("common_words.tsv"):
        return False
    return all(map(_is_cut, short, whole))


def _is_cut(short: str, word: str) -> bool:
    """Tell whether a word is the start of another: "fed" of "federal", "dems" of "democrats"."""
    stem = short.removesuffix("s")
    lost = len(word) - len(stem)
    cut = len(stem) >= _SHORTEST_CUT and lost >= _FEWEST_LOST and word.startswith(stem)
    return short == word or cut


def _cuts(word: str) -> Iterator[str]:
    """Yield a surname as a slip of the pen leaves it: with one letter missing."""
    if len(word) >= _SHORTEST_MISSPELT:
        for place in range(1, len(word)):
            yield word[:place] + word[place + 1 :]
