"""Which descriptions of an article mean the same figure: "the spokesman", "the report"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.attribution.described import Opening
from index.attribution.lexicon import (
    NounClass,
    document_sort,
    is_human,
    is_origin,
    singular_person,
)
from index.lexicon import word_group, words

if TYPE_CHECKING:
    from index.attribution.described import Described
    from index.attribution.figures import Figure
    from index.attribution.namebook import NameBook
    from index.attribution.roles import Office
    from index.attribution.tokens import Words

_OF_STATE = frozenset({"secretary", "minister"})


class PhraseBook:
    """The figures of an article by the nouns that describe them."""

    def __init__(self, text: Words, names: NameBook) -> None:
        self._text, self._names = text, names
        self._headline = _headline_end(text)
        self._by_noun: dict[str, Figure] = {}
        self._by_body: dict[str, Figure] = {}
        self._documents: dict[str | None, Figure] = {}
        self._introduced: dict[str, Figure | None] = {}

    def expect(self, office: Office, noun: str, figure: Figure) -> None:
        """Know who will be called "administrators" before "the administrator" comes.

        Args:
            office: what a full name holds.
            noun: of the office.
            figure: whose name it is.
        """
        if is_human(office.noun_class):
            role = (office.role or "").casefold()
            if " " in role:  # "courts minister"; any other may be "the minister"
                self._introduce(role, figure)
        else:
            for one in {noun, singular_person(noun) or noun}:
                self._introduce(one, figure)

    def _introduce(self, noun: str, figure: Figure) -> None:
        only = self._introduced.setdefault(noun, figure)
        self._introduced[noun] = figure if only is figure else None

    def note_office(self, office: Office, title: str | None, figure: Figure) -> None:
        """Take in what a name is called by the words beside it."""
        for noun in (office.noun, title):
            if noun is not None:
                self._by_noun[noun] = figure
        if office.organisation and is_human(office.noun_class):
            self._by_body[office.organisation.casefold()] = figure

    def note_new(self, phrase: Described, figure: Figure) -> None:
        """Take in that nobody was described so before."""
        if document_sort(phrase.noun) is not None:
            self._documents[document_sort(phrase.noun)] = figure

    def note(self, phrase: Described, body: str | None, figure: Figure) -> None:
        """Take in that a phrase described a figure, if "the coach" may mean it later."""
        if self._introduces(phrase):
            self._by_noun[phrase.noun] = figure
            if body:
                self._by_noun[f"{phrase.noun} {body.casefold()}"] = figure

    def note_apposed(self, phrase: Described, figure: Figure) -> None:
        """Take in that a phrase described whom the name after it names."""
        self._by_noun[phrase.noun] = figure

    def known(self, phrase: Described, body: str | None) -> Figure | None:
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

    def _introduces(self, phrase: Described) -> bool:
        """Tell whether "the coach" may mean it later: not from a headline or a quotation."""
        if phrase.noun_class in {NounClass.GROUP, NounClass.DOCUMENT}:
            return True
        headline = phrase.opening is Opening.NONE and phrase.first < self._headline
        return not headline and not self._text.tokens.said[phrase.head]

    def _is_another(self, phrase: Described) -> bool:
        """Tell whether somebody new is told of: `another` `reader`."""
        near = self._text.tokens.lower[max(0, phrase.first - 2) : phrase.head]
        return not word_group("newcomers").isdisjoint(near)

    def _same_office(self, phrase: Described, known: Figure) -> bool:
        """Tell whether "the foreign secretary" can be who was called "shadow home secretary"."""
        tokens = self._text.tokens
        said = {tokens.lower[index] for index in range(phrase.first, phrase.head)}
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
        role = " ".join(self._text.tokens.lower[phrase.first + 1 : phrase.head + 1])
        return self._introduced.get(role if " " in role else phrase.noun)


def _headline_end(text: Words) -> int:
    """Return the index after the words of a first line that no stop ends."""
    line, _, rest = text.text.partition("\n")
    if not rest or line.rstrip()[-1:] in {"", *".!?"}:
        return 0
    return text.at(len(line))


def _other_form(noun: str) -> str:
    """Return the form of a noun that does not tell a gender, or tells one: "spokesperson"."""
    if noun.endswith("person"):
        return noun.removesuffix("person") + "man"
    return noun.removesuffix("woman").removesuffix("man") + "person"
