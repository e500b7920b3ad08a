"""The figures of an article: which names and noun phrases mean the same speaker."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from index.attribution.apposed import named_after, whole_phrase
from index.attribution.described import Described, describe, find_described
from index.attribution.figures import Figure
from index.attribution.lexicon import (
    is_function_word,
    is_human,
    is_known_origin,
    looks_like_verb,
)
from index.attribution.namebook import NameBook
from index.attribution.names import Name, find_names
from index.attribution.phrasebook import PhraseBook
from index.attribution.plain import names_of_sources
from index.attribution.roles import Office, office_of
from index.attribution.sightings import Sightings
from index.attribution.sources import head_of
from index.lexicon import word_group, words
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.attribution.lexicon import Gender
    from index.attribution.sightings import Sighting
    from index.attribution.tokens import Words

_FIRST = attrgetter("first")


class Figures:
    """All figures of one article, found by place, by name and by description."""

    def __init__(self, text: Words, sources: Iterable[Span], cues: Sequence[int]) -> None:
        self.text = text
        self._cues = cues
        names = find_names(text)
        if not text.cased:
            names = names_of_sources(text, names, sources)
        self._starts = {name.first: name for name in names}
        led = [name for name in names if name.lead < name.first]
        self._leads = frozenset(i for name in led for i in range(name.lead, name.first))
        self._names = NameBook(names)
        self._phrases = PhraseBook(text, self._names)
        self._offices: dict[int, Office] = {}
        self._sightings = Sightings(text)
        self._read(names, find_described(text, names, cues))

    # ---- gathering

    def _read(self, names: Sequence[Name], phrases: Sequence[Described]) -> None:
        self._offices = {
            name.first: office_of(self.text, name, self._starts, self._cues) for name in names
        }
        self._register_offices(names)
        mentions: list[Name | Described] = sorted([*names, *phrases], key=_FIRST)
        for mention in mentions:
            if isinstance(mention, Name):
                self._read_name(mention)
            else:
                self._read_phrase(mention, mention.span(self.text))
        self._sightings.end_reading()

    def _register_offices(self, names: Sequence[Name]) -> None:
        """Know who will be called "administrators" before "the administrator" comes."""
        for name in names:
            office = self._offices[name.first]
            if office.noun is not None and len(name.words) > 1:
                self._phrases.expect(office, office.noun, self._names.figure_of(name))

    def _read_name(self, name: Name) -> None:
        figure = self._names.figure_of(name, self._sightings.recent())
        office = self._offices[name.first]
        figure.add_name(self.text, name, office)
        self._phrases.note_office(office, name.title, figure)
        places = word_group("place prepositions") | word_group("parts of places")
        if self._word_before(name) in places:
            figure.places += 1
        self._sightings.see(figure, name.lead, name.last)

    def _word_before(self, name: Name) -> str:
        """Return the lower-case word before a name, "the" passed over; "" where none is."""
        tokens, place = self.text.tokens, name.lead - 1
        place -= place > 0 and tokens.lower[place] == "the"
        return tokens.lower[place] if place >= 0 else ""

    def _read_phrase(self, phrase: Described, span: Span) -> Figure:
        body = self._words_of(phrase.body)
        apposed = named_after(self.text, whole_phrase(self.text, phrase), self._starts)
        figure = self._names.figure_of(apposed) if apposed else self._phrases.known(phrase, body)
        if figure is None:
            figure = Figure()
            self._phrases.note_new(phrase, figure)
        figure.add_phrase(self.text, phrase, span, body)
        self._phrases.note(phrase, body, figure)
        self._sightings.see(figure, phrase.first, phrase.last)
        return figure

    def _words_of(self, body: range) -> str | None:
        if not body:
            return None
        tokens = self.text.tokens
        return self.text.printed[tokens.start[body.start] : tokens.end[body.stop - 1]]

    # ---- asking

    def before(self, place: int) -> Sequence[Sighting]:
        """Return the last sightings before a token, in text order."""
        return self._sightings.before(place)

    def add_pronoun(self, place: int, figure: Figure, gender: Gender | None) -> None:
        """Take in that the pronoun at a token means a figure."""
        token = self.text.tokens[place]
        figure.add_pronoun(Span(token.start, token.end), gender)
        figure.refer(token.lower)
        self._sightings.see(figure, place, place)

    def at_source(self, source: Span) -> Figure | None:
        """Return who is mentioned by a source that is no pronoun; new ones are taken in.

        None where the span holds no word, or only one like "this".
        """
        inside = self.text.within(source)
        head = head_of(self.text, inside, self._starts)
        if head is None or _is_exchange_label(source.of(self.text.text)):
            return None
        beside = self._beside(source, inside, head)
        if beside is not None:
            return beside
        known = self._sightings.at(head)
        if known is None and self._is_nobody(inside, head):
            return None
        if known is None or not known.named:
            return self._described_at(source, head, known)
        if head in self._leads:
            known.add_pronoun(source, None)
        return known

    def _beside(self, source: Span, inside: range, head: int) -> Figure | None:
        """Find whom a source means by the name before it, after it, or behind its noun."""
        apposed = named_after(self.text, inside, self._starts)
        if apposed is not None:
            return self._apposed_to(source, head, apposed)
        found = self._aged(inside) or self._behind(inside, head)
        if found is not None:
            found.add_pronoun(source, None)
        return found

    def _behind(self, inside: range, head: int) -> Figure | None:
        """Find the trust in "a fresh warning from the Lake Trust": no warning speaks."""
        if self._sightings.at(head) is not None:
            return None
        if self.text.tokens.lower[head] not in words("attribution_sayings.txt"):
            return None
        rest = range(head + 1, inside.stop)
        if not rest or self.text.tokens.lower[rest.start] not in {"from", "by"}:
            return None
        found = map(self._sightings.at, rest)
        return next((one for one in found if one is not None and one.named), None)

    def _aged(self, inside: range) -> Figure | None:
        """Find Ana Duarte in "Ana Duarte, 41, said", where the source is but the number."""
        token = self.text.tokens[inside.start]
        closed = self.text.text[token.end : token.end + 1] == ","
        if len(inside) > 1 or not token.lower.isdigit() or not closed:
            return None
        known = self._sightings.at(inside.start - 1)
        return known if known is not None and known.named else None

    def _is_nobody(self, inside: range, head: int) -> bool:
        """Tell whether a source names nobody: "this", "Greek"."""
        tokens = self.text.tokens
        bare = head == inside.start or tokens.lower[inside.start] not in words("determiners.txt")
        if bare and _says_nothing(tokens.lower[head]):
            return True
        return len(inside) == 1 and is_known_origin(tokens.lower[head])

    def _described_at(self, source: Span, head: int, known: Figure | None) -> Figure:
        """Take in that a source describes somebody without a name."""
        tokens, inside = self.text.tokens, self.text.within(source)
        earliest = inside.start if known is None else 0
        phrase = describe(self.text, head, self._starts, self._cues, earliest=earliest)
        start = min(source.start, tokens.start[phrase.first])
        if inside.start and tokens.end[inside.start - 1] > source.start:
            start = min(start, tokens.start[inside.start - 1])
        span = Span(start, max(source.end, tokens.end[phrase.last]))
        if known is None:
            return self._read_phrase(phrase, span)
        known.add_phrase(self.text, phrase, span, self._words_of(phrase.body))
        return known

    def _apposed_to(self, source: Span, head: int, name: Name) -> Figure:
        """Take in that a source describes whom the name after it names."""
        figure = self._sightings.at(name.last) or self._names.figure_of(name)
        phrase = describe(self.text, head, self._starts, self._cues)
        if is_human(phrase.noun_class):
            figure.add_phrase(self.text, phrase, source, self._words_of(phrase.body))
            self._phrases.note_apposed(phrase, figure)
        else:
            figure.add_pronoun(source, None)
        return figure


def _is_exchange_label(source: str) -> bool:
    """Tell whether a source is the label of an interview that names nobody: "Q", "Answer"."""
    word = source.casefold()
    return word in word_group("labels of questions") or word in word_group("labels of answers")


def _says_nothing(word: str) -> bool:
    """Tell whether a source that consists of a word names nobody: "this"."""
    closed = is_function_word(word) and word not in word_group("quantities")
    return closed or looks_like_verb(word)
