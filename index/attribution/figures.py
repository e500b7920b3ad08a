"""A figure: a voice in the making, with all that the article says of it."""

from __future__ import annotations

import heapq
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.described import Opening
from index.attribution.lexicon import (
    Gender,
    NounClass,
    first_name_gender,
    is_first_name,
    is_human,
    is_surname,
    noun_class,
    noun_gender,
    pronoun_form,
    title_gender,
)
from index.lexicon import word_group, words
from index.model import Span, Voice, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.attribution.described import Described
    from index.attribution.names import Name
    from index.attribution.roles import Office
    from index.attribution.tokens import Words

_TITLE_WEIGHT, _NOUN_WEIGHT, _FIRST_NAME_WEIGHT = 10.0, 5.0, 1.5

_PLACE = attrgetter("start", "end")  # as spans compare, but faster as tuples
_LONGEST_INITIALS = 2
_SHORT_TITLE = 4  # letters of "Prof"
_HOLDS_OFFICE = frozenset({VoiceKind.PERSON, VoiceKind.UNNAMED, VoiceKind.COLLECTIVE})

_KIND_OF_NOUN = {
    NounClass.PERSON: VoiceKind.UNNAMED,
    NounClass.MAN: VoiceKind.UNNAMED,
    NounClass.WOMAN: VoiceKind.UNNAMED,
    NounClass.GROUP: VoiceKind.COLLECTIVE,
    NounClass.DOCUMENT: VoiceKind.DOCUMENT,
    NounClass.BODY: VoiceKind.ORGANISATION,
    NounClass.EITHER: VoiceKind.UNNAMED,
}


class _Phrase(NamedTuple):
    """Words that describe somebody; the smaller of two says more."""

    bodiless: bool
    pointing: bool
    start: int
    words: str


class Figure:
    """Somebody or something that an article mentions, gathered mention by mention.

    It changes while the article is read and is turned into a `Voice`, which does not.

    Attributes:
        words: the fullest name in lower case; empty for who has no name.
        noun: the noun it is described by, or that of its role.
        role: what it is, as printed.
        organisation: whom it speaks for, as printed.
        places: how often it is named as somewhere to be: "in Leeds".
    """

    def __init__(self) -> None:
        self.words: tuple[str, ...] = ()
        self.noun: str | None = None
        self.role: str | None = None
        self.organisation: str | None = None
        self.places = 0
        self._spans: set[Span] = set()
        self._forms: dict[str, float] = {}
        self._fullness: dict[str, float] = {}
        self._shouted: set[str] = set()  # forms of lines in capitals, the last to be shown
        self._phrases: dict[int, _Phrase] = {}
        self._introducing: set[int] = set()  # where the phrases begin that do not point
        self._introductions: list[_Phrase] = []  # a heap; what a longer phrase replaced too
        self._name: str | None = None
        self._pronouns: dict[str, int] = {}
        self._genders: dict[Gender, float] = {}
        self._kinds: dict[VoiceKind, float] = {}
        self._called: dict[VoiceKind, float] = {}
        self._noun_class: NounClass | None = None

    # ---- what the article says of it

    def add_name(self, text: Words, name: Name, office: Office) -> None:
        """Take in a place where its name stands."""
        span = name.span(text)
        self._spans.add(span)
        form = span.of(text.printed)
        self._forms[form] = self._forms.get(form, 0) + 1
        self._fullness[form] = _fullness(name.words, name.title)
        if form != span.of(text.text):
            self._shouted.add(form)
        self._name = None
        if len(name.words) > len(self.words):
            self.words = name.words
        if name.kind is not None:
            weight = 1 if name.title is None else 10
            self._kinds[name.kind] = max(self._kinds.get(name.kind, 0), weight)
        if name.title is not None:
            self._lean(title_gender(name.title), _TITLE_WEIGHT)
        self._add_office(office)
        if name.title is not None and _is_role(name.title):
            self.role = self.role or form.split()[0]

    def call(self, word: str) -> None:
        """Take in which word of its name stands for it: of people it is the last."""
        if len(self.words) > 1:
            last = word == self.words[-1]
            kind = VoiceKind.PERSON if last else VoiceKind.ORGANISATION
            self._called[kind] = self._called.get(kind, 0) + 1

    def _add_office(self, office: Office) -> None:
        if office.noun is not None:
            human = is_human(office.noun_class)
            if office.noun_class not in {NounClass.EITHER, None}:
                self._lean_to(VoiceKind.PERSON if human else VoiceKind.ORGANISATION, 5)
            self._lean(noun_gender(office.noun_class), _NOUN_WEIGHT)
            self.noun = self.noun or office.noun
            if human:
                self.role = self.role or office.role
        self.organisation = self.organisation or office.organisation

    def add_phrase(self, text: Words, phrase: Described, span: Span, body: str | None) -> None:
        """Take in a place where it is described."""
        self._spans.add(span)
        known = self._phrases.get(span.start)
        words = span.of(text.printed)
        if known is None or len(known.words) < len(words):
            pointing = phrase.opening is Opening.DEFINITE
            said = _Phrase(body is None, pointing, span.start, words)
            self._phrases[span.start] = said
            (self._introducing.discard if pointing else self._introducing.add)(span.start)
            heapq.heappush(self._introductions, said)
        self._lean(noun_gender(phrase.noun_class), _NOUN_WEIGHT)
        if is_human(phrase.noun_class):
            self._lean_to(VoiceKind.PERSON, 1)
        self._noun_class = self._noun_class or phrase.noun_class
        self.noun = self.noun or phrase.noun
        self.organisation = self.organisation or body
        if is_human(phrase.noun_class):
            self.role = self.role or phrase.noun

    def called(self, role: str, noun: str | None) -> None:
        """Take in that a description means it, and so tells its role."""
        office = noun in words("attribution_offices.txt")
        self.role = self.role or (role if office else noun)

    def add_pronoun(self, span: Span, gender: Gender | None) -> None:
        """Take in a pronoun that was resolved to it."""
        self._spans.add(span)
        self.hint(gender)

    def refer(self, word: str) -> None:
        """Count a pronoun that means it, by the form that a sentence begins with."""
        pronoun = pronoun_form(word)
        if pronoun is not None:
            self._pronouns[pronoun] = self._pronouns.get(pronoun, 0) + 1

    def hint(self, gender: Gender | None) -> None:
        """Take in that a pronoun near it tells a gender."""
        self._lean(gender, 1.0)

    def _lean(self, gender: Gender | None, weight: float) -> None:
        if gender is not None:
            self._genders[gender] = self._genders.get(gender, 0) + weight

    def _lean_to(self, kind: VoiceKind, weight: float) -> None:
        self._kinds[kind] = self._kinds.get(kind, 0) + weight

    # ---- what follows from it

    @property
    def pointing(self) -> bool:
        """Tell whether it was only ever pointed at: "the company", never "a company"."""
        best = self._introduction()
        return not self.named and (best is None or (best.bodiless and best.pointing))

    @property
    def pointing_with_body(self) -> bool:
        """Tell whether it was only ever pointed at, "the Leeds coach" included."""
        return not self.named and not self._introducing

    @property
    def noun_class(self) -> NounClass | None:
        """Return what the noun means that describes it, where it has no name."""
        return self._noun_class

    @property
    def named(self) -> bool:
        """Tell whether the article gives it a name."""
        return bool(self.words)

    @property
    def kind(self) -> VoiceKind:
        """Return what sort of speaker it is."""
        if not self.named:
            return self._kind_of_phrase()
        if self.place and self._kinds.get(VoiceKind.PERSON, 0) <= 1:
            return VoiceKind.ORGANISATION
        if self._kinds:
            most = max(self._kinds.values())
            return min([kind for kind, votes in self._kinds.items() if votes == most])
        called = self._called
        if called.get(VoiceKind.ORGANISATION, 0) > called.get(VoiceKind.PERSON, 0):
            return VoiceKind.ORGANISATION
        return VoiceKind.PERSON if len(self.words) > 1 else VoiceKind.ORGANISATION

    def _kind_of_phrase(self) -> VoiceKind:
        if self._noun_class is not None:
            return _KIND_OF_NOUN[self._noun_class]
        noun = self.noun or ""
        plural = (
            noun in word_group("several")
            or noun[:1].isdigit()
            or (noun.endswith("s") and not noun.endswith("ss"))
        )
        return VoiceKind.COLLECTIVE if plural else VoiceKind.UNNAMED

    @property
    def mentions(self) -> int:
        """Return how often it is mentioned."""
        return len(self._spans)

    @property
    def place(self) -> bool:
        """Tell whether it is mostly named as somewhere to be."""
        return self.places * 2 > len(self._spans)

    @property
    def sure(self) -> bool:
        """Tell whether the text itself says what sort of speaker it is."""
        return bool(self._kinds) or self.organisation is not None or not self.named

    @property
    def surely_person(self) -> bool:
        """Tell whether the text, or a first name, says that it is a person with a name."""
        if not self.named or self.kind is not VoiceKind.PERSON:
            return False
        if len(self.words) == 1:  # "Hull" may be a town too
            return self._kinds.get(VoiceKind.PERSON, 0) > 1
        if VoiceKind.PERSON in self._kinds or is_first_name(self.words[0]):
            return True
        common = words("common_words.tsv")
        surname = is_surname(self.words[-1]) and len(self.words[0]) > _LONGEST_INITIALS
        known = VoiceKind.PERSON in self._called or surname
        by_surname = known and not self.place
        return by_surname and common.isdisjoint((self.words[0], self.words[-1]))

    @property
    def sure_to_speak(self) -> bool:
        """Tell whether the text says that it is a human, people or a body."""
        return self._noun_class is not None or (self.named and self.sure and not self.place)

    @property
    def human(self) -> bool:
        """Tell whether it may be one human being."""
        return self.kind in {VoiceKind.PERSON, VoiceKind.UNNAMED} or not self.sure

    @property
    def gender(self) -> Gender | None:
        """Return its gender as far as the text, then its first name, tells it."""
        guess = first_name_gender(self.words[0]) if len(self.words) > 1 else None
        return _majority(self._genders, guess)

    @property
    def told_gender(self) -> Gender | None:
        """Return the gender that the text itself tells."""
        return _majority(self._genders)

    @property
    def name(self) -> str:
        """Return the fullest form of its name, or the fullest words that describe it."""
        if not self.named:
            best = self._introduction()
            return best.words if best else ""
        if self._name is None:
            forms = self._forms
            fullest = max(self._fullness.values())
            alike = [form for form in forms if self._fullness[form] == fullest]
            self._name = min(
                alike,
                key=lambda form: (
                    _is_cut_short(form, alike),
                    form in self._shouted,
                    -forms[form],
                    form,
                ),
            )
        return self._name

    def _introduction(self) -> _Phrase | None:
        """Return the words that say most: with a body, else those that introduce it."""
        best = self._introductions
        while best and self._phrases[best[0].start] is not best[0]:
            heapq.heappop(best)
        return best[0] if best else None

    def voice(self, number: int) -> Voice:
        """Return it as a voice of its article."""
        name = self.name
        forms = dict.fromkeys([*self._forms, *(said.words for said in self._phrases.values())])
        return Voice(
            id=f"v{number}",
            name=name,
            kind=self.kind,
            mentions=tuple(sorted(self._spans, key=_PLACE)),
            aliases=tuple(form for form in forms if form != name),
            role=self.role if self.kind in _HOLDS_OFFICE else None,
            organisation=self.organisation if self._has_organisation() else None,
            pronouns=tuple(sorted(self._pronouns.items())),
        )

    def _has_organisation(self) -> bool:
        """Tell whether a body is known that is not called as it is itself."""
        own = {*self.words, *self.name.casefold().split()} if self.named else set[str]()
        body = (self.organisation or "").casefold().split()
        return self.kind in _HOLDS_OFFICE and not own.issuperset(body)


def _is_cut_short(form: str, forms: Iterable[str]) -> bool:
    """Tell whether a form is another with its words cut: "Lib Dems" of "Liberal Democrats"."""
    parts = form.casefold().split()
    return any(
        len(form) < len(other)
        and len(parts) == len(full := other.casefold().split())
        and all(
            word.startswith(part.removesuffix("s")) for part, word in zip(parts, full, strict=True)
        )
        for other in forms
    )


def _majority(votes: Mapping[Gender, float], guess: Gender | None = None) -> Gender | None:
    if not votes:
        return guess
    men = votes.get(Gender.MAN, 0) + (_FIRST_NAME_WEIGHT if guess is Gender.MAN else 0)
    women = votes.get(Gender.WOMAN, 0) + (_FIRST_NAME_WEIGHT if guess is Gender.WOMAN else 0)
    if men == women:
        return None
    return Gender.MAN if men > women else Gender.WOMAN


def _is_role(title: str) -> bool:
    """Tell whether a title says what somebody does: "President", but not "Lady" or "Gen"."""
    return len(title) > _SHORT_TITLE and noun_class(title) is NounClass.PERSON


@lru_cache(maxsize=1 << 12)
def _fullness(parts: tuple[str, ...], title: str | None) -> float:
    """Count the words of a name, an initial for little, no "Inc"; "Mr" helps a surname."""
    suffixes = words("attribution_suffixes.txt") if len(parts) > 1 else frozenset[str]()
    own = sum(0.25 if len(word) == 1 else 1.0 for word in parts if word not in suffixes)
    if title is None:
        return own
    return own + (0.1 if own <= 1 or title not in word_group("courtesy titles") else -0.1)
