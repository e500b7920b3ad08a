"""The figures of an article: which names and noun phrases mean the same speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.apposed import named_after, whole_phrase
from index.attribution.described import Described, Opening, describe, find_described
from index.attribution.figures import Figure
from index.attribution.lexicon import (
    NounClass,
    document_sort,
    is_function_word,
    is_human,
    is_known_origin,
    is_origin,
    looks_like_verb,
    pronoun_gender,
    singular_person,
)
from index.attribution.namebook import NameBook
from index.attribution.names import Name, find_names
from index.attribution.plain import names_of_sources
from index.attribution.roles import Office, office_of
from index.attribution.sources import head_of
from index.lexicon import word_group, words
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.attribution.lexicon import Gender
    from index.attribution.tokens import Words

_HINT_WINDOW = 25
_LOOK_BACK = 40
_FIRST = attrgetter("first")
_OF_STATE = frozenset({"secretary", "minister"})


class Sighting(NamedTuple):
    """A figure at one place of the text.

    Attributes:
        first, last: indices of the tokens that mention it.
        figure: who is mentioned.
    """

    first: int
    last: int
    figure: Figure


class Cast:
    """All figures of one article, found by place, by name and by description.

    Attributes:
        sightings: where its names and known nouns mention them, in text order.
    """

    def __init__(self, text: Words, sources: Iterable[Span], cues: Sequence[int]) -> None:
        self.text = text
        self._cues = cues
        self._headline = _headline_end(text)
        names = find_names(text)
        if not text.cased:
            names = names_of_sources(text, names, sources)
        self._starts = {name.first: name for name in names}
        led = [name for name in names if name.lead < name.first]
        self._leads = frozenset(i for name in led for i in range(name.lead, name.first))
        self._names = NameBook(names)
        self._by_noun: dict[str, Figure] = {}
        self._by_body: dict[str, Figure] = {}
        self._documents: dict[str | None, Figure] = {}
        self._offices: dict[int, Office] = {}
        self._introduced: dict[str, Figure | None] = {}
        self.sightings: list[Sighting] = []
        # What sources and pronouns add: put among the others, each would shift all that follow.
        self._added: list[Sighting] = []
        self._seeing = self.sightings
        self._at: dict[int, Figure] = {}
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
        self._hint_genders()
        self._seeing = self._added

    def _register_offices(self, names: Sequence[Name]) -> None:
        """Know who will be called "administrators" before "the administrator" comes."""
        for name in names:
            office = self._offices[name.first]
            if office.noun is None or len(name.words) == 1:
                continue
            figure = self._names.figure_of(name)
            if is_human(office.noun_class):
                role = (office.role or "").casefold()
                if " " in role:  # "courts minister"; any other may be "the minister"
                    self._introduce(role, figure)
            else:
                for noun in {office.noun, singular_person(office.noun) or office.noun}:
                    self._introduce(noun, figure)

    def _introduce(self, noun: str, figure: Figure) -> None:
        only = self._introduced.setdefault(noun, figure)
        self._introduced[noun] = figure if only is figure else None

    def _read_name(self, name: Name) -> None:
        recent = (sighting.figure for sighting in reversed(self.sightings[-_LOOK_BACK:]))
        figure = self._names.figure_of(name, recent)
        office = self._offices[name.first]
        figure.add_name(self.text, name, office)
        for noun in (office.noun, name.title):
            if noun is not None:
                self._by_noun[noun] = figure
        if office.organisation and is_human(office.noun_class):
            self._by_body[office.organisation.casefold()] = figure
        places = word_group("place prepositions") | word_group("parts of places")
        if self._word_before(name) in places:
            figure.places += 1
        self._see(figure, name.lead, name.last)

    def _word_before(self, name: Name) -> str:
        """Return the lower-case word before a name, "the" passed over; "" where none is."""
        tokens, place = self.text.tokens, name.lead - 1
        place -= place > 0 and tokens[place].lower == "the"
        return tokens[place].lower if place >= 0 else ""

    def _read_phrase(self, phrase: Described, span: Span) -> Figure:
        body = self._words_of(phrase.body)
        apposed = named_after(self.text, whole_phrase(self.text, phrase), self._starts)
        figure = self._names.figure_of(apposed) if apposed else self._known(phrase, body)
        if figure is None:
            figure = Figure()
            if document_sort(phrase.noun) is not None:
                self._documents[document_sort(phrase.noun)] = figure
        figure.add_phrase(self.text, phrase, span, body)
        if self._introduces(phrase):
            self._by_noun[phrase.noun] = figure
            if body:
                self._by_noun[f"{phrase.noun} {body.casefold()}"] = figure
        self._see(figure, phrase.first, phrase.last)
        return figure

    def _introduces(self, phrase: Described) -> bool:
        """Tell whether "the coach" may mean it later: not from a headline or a quotation."""
        if phrase.noun_class in {NounClass.GROUP, NounClass.DOCUMENT}:
            return True
        headline = phrase.opening is Opening.NONE and phrase.first < self._headline
        return not headline and not self.text.tokens[phrase.head].said

    def _words_of(self, body: range) -> str | None:
        if not body:
            return None
        tokens = self.text.tokens
        return self.text.printed[tokens[body.start].start : tokens[body.stop - 1].end]

    def _known(self, phrase: Described, body: str | None) -> Figure | None:
        """Find who was described so before: "the spokesman" after "a spokesman for the trust"."""
        if body is not None:
            same = self._by_noun.get(f"{phrase.noun} {body.casefold()}") or self._by_noun.get(
                f"{_other_form(phrase.noun)} {body.casefold()}"
            )
            if (
                same is None
                and phrase.noun_class is NounClass.BODY
                and phrase.body.stop <= phrase.head
            ):
                return self._names.of_word(body.casefold())
            if same is None and phrase.opening is Opening.DEFINITE and is_human(phrase.noun_class):
                return self._by_body.get(body.casefold())
            return same
        known = self._by_noun.get(phrase.noun) or self._by_noun.get(_other_form(phrase.noun))
        if phrase.opening is Opening.DEFINITE:
            if known is not None and self._same_office(phrase, known):
                return known
            return self._known_otherwise(phrase)
        bare = phrase.opening is Opening.NONE and not self._is_another(phrase)
        return known if bare and known is not None and not known.organisation else None

    def _is_another(self, phrase: Described) -> bool:
        """Tell whether somebody new is told of: `another` `reader`."""
        near = self.text.tokens[max(0, phrase.first - 2) : phrase.head]
        return any(token.lower in word_group("newcomers") for token in near)

    def _same_office(self, phrase: Described, known: Figure) -> bool:
        """Tell whether "the foreign secretary" can be who was called "shadow home secretary"."""
        tokens = self.text.tokens
        said = {tokens[index].lower for index in range(phrase.first, phrase.head)}
        said -= words("determiners.txt")
        if phrase.noun_class is NounClass.BODY and any(map(is_origin, said)):
            return False
        role = set((known.role or "").casefold().split())
        if not said or not role:
            return "shadow" not in role
        ranks = word_group("ranks")
        if said & ranks != role & ranks:
            return False
        return phrase.noun not in _OF_STATE or bool(said & role)

    def _known_otherwise(self, phrase: Described) -> Figure | None:
        """Find "the study" after "a report", and "the coach" before he is introduced."""
        if phrase.noun_class is NounClass.DOCUMENT:
            return self._documents.get(document_sort(phrase.noun))
        tokens = self.text.tokens[phrase.first + 1 : phrase.head + 1]
        role = " ".join(token.lower for token in tokens)
        return self._introduced.get(role if " " in role else phrase.noun)

    def _see(self, figure: Figure, first: int, last: int) -> None:
        seen, sighting = self._seeing, Sighting(first, last, figure)
        if not seen or seen[-1].first <= first:  # so come nearly all
            seen.append(sighting)
        else:
            insort(seen, sighting, key=_FIRST)
        for index in range(first, last + 1):
            self._at[index] = figure

    def _hint_genders(self) -> None:
        """Let the first pronoun after a person, in the same sentence, tell the gender."""
        gendered = self.text.gendered
        following = [*(sighting.first for sighting in self.sightings[1:]), len(self.text.tokens)]
        for sighting, after in zip(self.sightings, following, strict=False):
            place = bisect_right(gendered, sighting.last)
            stop = min(sighting.last + _HINT_WINDOW, after)
            if place < len(gendered) and gendered[place] < stop:
                self._hint_gender(sighting, gendered[place])

    def _hint_gender(self, sighting: Sighting, pronoun: int) -> None:
        between = self.text.tokens[sighting.last + 1 : pronoun + 1]
        if any(token.opens for token in between):
            return
        if sighting.figure.named or all(token.lower != "who" for token in between):
            # Not "an artist who claimed he".
            sighting.figure.hint(pronoun_gender(between[-1].lower))

    # ---- asking

    def before(self, place: int) -> Sequence[Sighting]:
        """Return the last sightings before a token, in text order."""
        added = _last_before(self._added, place)
        if not added:
            return _last_before(self.sightings, place)
        return sorted([*_last_before(self.sightings, place), *added], key=_FIRST)[-_LOOK_BACK:]

    def add_pronoun(self, place: int, figure: Figure, gender: Gender | None) -> None:
        """Take in that the pronoun at a token means a figure."""
        token = self.text.tokens[place]
        figure.add_pronoun(Span(token.start, token.end), gender)
        figure.refer(token.lower)
        self._see(figure, place, place)

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
        known = self._at.get(head)
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
        if self._at.get(head) is not None:
            return None
        if self.text.tokens[head].lower not in words("attribution_sayings.txt"):
            return None
        rest = range(head + 1, inside.stop)
        if not rest or self.text.tokens[rest.start].lower not in {"from", "by"}:
            return None
        found = (self._at[index] for index in rest if index in self._at)
        return next((one for one in found if one.named), None)

    def _aged(self, inside: range) -> Figure | None:
        """Find Ana Duarte in "Ana Duarte, 41, said", where the source is but the number."""
        token = self.text.tokens[inside.start]
        closed = self.text.text[token.end : token.end + 1] == ","
        if len(inside) > 1 or not token.lower.isdigit() or not closed:
            return None
        known = self._at.get(inside.start - 1)
        return known if known is not None and known.named else None

    def _is_nobody(self, inside: range, head: int) -> bool:
        """Tell whether a source names nobody: "this", "Greek"."""
        tokens = self.text.tokens
        bare = head == inside.start or tokens[inside.start].lower not in words("determiners.txt")
        if bare and _says_nothing(tokens[head].lower):
            return True
        return len(inside) == 1 and is_known_origin(tokens[head].lower)

    def _described_at(self, source: Span, head: int, known: Figure | None) -> Figure:
        """Take in that a source describes somebody without a name."""
        tokens, inside = self.text.tokens, self.text.within(source)
        earliest = inside.start if known is None else 0
        phrase = describe(self.text, head, self._starts, self._cues, earliest=earliest)
        start = min(source.start, tokens[phrase.first].start)
        if inside.start and tokens[inside.start - 1].end > source.start:
            start = min(start, tokens[inside.start - 1].start)
        span = Span(start, max(source.end, tokens[phrase.last].end))
        if known is None:
            return self._read_phrase(phrase, span)
        known.add_phrase(self.text, phrase, span, self._words_of(phrase.body))
        return known

    def _apposed_to(self, source: Span, head: int, name: Name) -> Figure:
        """Take in that a source describes whom the name after it names."""
        figure = self._at.get(name.last) or self._names.figure_of(name)
        phrase = describe(self.text, head, self._starts, self._cues)
        if is_human(phrase.noun_class):
            figure.add_phrase(self.text, phrase, source, self._words_of(phrase.body))
            self._by_noun[phrase.noun] = figure
        else:
            figure.add_pronoun(source, None)
        return figure


def _headline_end(text: Words) -> int:
    """Return the index after the words of a first line that no stop ends."""
    line, _, rest = text.text.partition("\n")
    if not rest or line.rstrip()[-1:] in {"", *".!?"}:
        return 0
    return text.at(len(line))


def _last_before(sightings: Sequence[Sighting], place: int) -> Sequence[Sighting]:
    stop = bisect_left(sightings, place, key=_FIRST)
    return sightings[max(0, stop - _LOOK_BACK) : stop]


def _is_exchange_label(source: str) -> bool:
    """Tell whether a source is the label of an interview that names nobody: "Q", "Answer"."""
    word = source.casefold()
    return word in word_group("labels of questions") or word in word_group("labels of answers")


def _says_nothing(word: str) -> bool:
    """Tell whether a source that consists of a word names nobody: "this"."""
    closed = is_function_word(word) and word not in word_group("quantities")
    return closed or looks_like_verb(word)


def _other_form(noun: str) -> str:
    """Return the form of a noun that does not tell a gender, or tells one: "spokesperson"."""
    if noun.endswith("person"):
        return noun.removesuffix("person") + "man"
    return noun.removesuffix("woman").removesuffix("man") + "person"
