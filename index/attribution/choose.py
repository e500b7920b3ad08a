"""From quotations to attributions: source -> figure, carried on -> who spoke before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from index.attribution.choices import (
    Choice,
    attribution_of,
    carried,
    confidence_of,
    margin,
    nearest,
    said_by,
)
from index.attribution.lexicon import pronoun_gender
from index.attribution.pointing import before_clause, is_other, may_be, pronoun_like, role_words
from index.attribution.pronouns import ANYBODY, Candidate, Past, others_of, rank
from index.attribution.sources import RELATIVES, is_self, pronoun_of
from index.attribution.tokens import Words
from index.attribution.turns import Turns, stands_alone, stay_open
from index.attribution.voices import Figures
from index.lexicon import word_group, words
from index.model import Attribution, Kind, Quotation, Span, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.attribution.figures import Figure
    from index.model import Article

_CARRIED, _TURN, _TOLD_OF = 0.93, 0.7, 0.7
_FARTHEST_SCORE = -1.5  # of a person that "the singer" may mean
_FEW_PARAGRAPHS = 3
_AT_ONCE, _FEW_WORDS = 2.0, 2
_BEING = frozenset({"is", "was", "been", "being"})


def attribute(
    article: Article, quotations: Sequence[Quotation], *, printed: str | None = None
) -> tuple[Attribution, ...]:
    """Link each quotation to the voice of its article that most likely said it.

    Args:
        article: with the text as it was read for quotations.
        quotations: of that text.
        printed: the same text with its own capitals, from which names, roles and
            organisations are taken; None where they are those of the article.

    Returns:
        One attribution per quotation, in their order. Its voice is None where the text names
        no source, or only a pronoun that cannot be resolved.
    """
    if not quotations:
        return ()
    return _Chooser(article.text, quotations, printed).attributions()


class _Chooser:
    """Goes through the quotations in order and remembers who spoke."""

    def __init__(self, text: str, quotations: Sequence[Quotation], printed: str | None) -> None:
        contents = [span for quotation in quotations for span in quotation.contents]
        sources = [quotation.source for quotation in quotations if quotation.source is not None]
        cues = sorted(quotation.cue.start for quotation in quotations if quotation.cue is not None)
        self._quotations = quotations
        self._text = Words(text, contents, printed)
        self._figures = Figures(self._text, sources, cues)
        self._turns = Turns(self._text, self._figures)
        self._narrated = _narrated_pronouns(self._text, sources)
        self._next_narrated = 0
        self._choices: dict[str, Choice] = {}
        self._last: Choice | None = None
        self._speakers: set[int] = set()
        self._meant: dict[str, Figure] = {}

    def attributions(self) -> tuple[Attribution, ...]:
        choices = self._carried_back([self._choose(quotation) for quotation in self._quotations])
        numbered: dict[int, int] = {}
        for choice in choices:
            if choice.figure is not None:
                numbered.setdefault(id(choice.figure), len(numbered) + 1)
        voices: dict[int, Voice] = {}
        for choice in choices:
            if choice.figure is not None:
                key = id(choice.figure)
                voices[key] = voices.get(key) or choice.figure.voice(numbered[key])
        return tuple(attribution_of(choice, voices) for choice in choices)

    def _carried_back(self, choices: list[Choice]) -> list[Choice]:
        """Give marks that stay open the speaker of the words that follow."""
        outer = [at for at, one in enumerate(choices) if one.quotation.parent is None]
        for place, following in reversed(tuple(pairwise(outer))):
            first, then = choices[place], choices[following]
            told_by_none = first.quotation.source is None and (
                first.figure is None or first.guessed
            )
            open_marks = stay_open(self._text.text, first.quotation, then.quotation)
            if told_by_none and then.figure is not None and open_marks:
                how = "goes on in the next quote"
                choices[place] = carried(first.quotation, then, how, _CARRIED)
        return choices

    def _choose(self, quotation: Quotation) -> Choice:
        choice = self._from_source(quotation) if quotation.source else self._from_before(quotation)
        self._choices[quotation.id] = choice
        told_again = quotation.parent is not None
        if choice.figure is not None and not choice.guessed and not told_again:
            self._speakers.add(id(choice.figure))
            self._last = choice
        return choice

    # ---- no source of its own

    def _from_before(self, quotation: Quotation) -> Choice:
        before = self._choices.get(quotation.continues or "")
        if before is not None and (before.figure is not None or before.mention is not None):
            return carried(quotation, before, "carries on the quote before", _CARRIED)
        last = self._last
        if (
            last is not None
            and last.figure is not None
            and self._turns.goes_on(quotation, last.quotation, last.figure)
        ):
            return carried(quotation, last, "no source; goes on after the quote before", _TURN)
        if stands_alone(self._text.text, quotation):
            return self._from_narration(quotation)
        return Choice(quotation, why=("no source",))

    def _from_narration(self, quotation: Quotation) -> Choice:
        """Give whole sentences between marks to whom the words before them tell of."""
        place = self._text.at(quotation.start)
        self._follow_narration(place)
        past = Past(self._last.figure if self._last else None, self._speakers)
        ranked = [
            one
            for one in rank(self._text, self._figures.before(place), ANYBODY, place, past)
            if one.score > _FARTHEST_SCORE and one.figure.surely_person
        ]
        if not ranked:
            return self._from_last(quotation)
        best = ranked[0].figure
        return Choice(
            quotation,
            best,
            confidence=round(margin(ranked) * _TOLD_OF, 3),
            why=("no source", f"told of before: {best.name}"),
            others=others_of(ranked),
            guessed=True,
        )

    def _from_last(self, quotation: Quotation) -> Choice:
        """Give whole sentences between marks to who spoke last, where nobody else is told of."""
        last = self._last
        if last is None or last.figure is None or not last.figure.surely_person:
            return Choice(quotation, why=("no source",))
        far = self._text.paragraph_ends(Span(last.quotation.end, quotation.start))
        if far > _FEW_PARAGRAPHS:
            return Choice(quotation, why=("no source",))
        choice = carried(quotation, last, "no source; nobody else is told of", _TOLD_OF)
        choice.guessed = True
        return choice

    # ---- from the source

    def _from_source(self, quotation: Quotation) -> Choice:
        source = quotation.source
        assert source is not None  # noqa: S101 - told apart by the caller
        inside = self._text.within(source)
        step = said_by(self._text.printed, quotation)
        pronoun = pronoun_of(self._text, inside)
        if pronoun is None:
            return self._from_words(quotation, source, step)
        if is_self(pronoun):
            return Choice(quotation, mention=source, why=(step,))
        return self._from_pronoun(quotation, source, pronoun, step)

    def _from_words(self, quotation: Quotation, source: Span, step: str) -> Choice:
        figure = self._figures.at_source(source)
        if figure is None:
            return Choice(quotation, mention=source, why=(step,))
        label = _is_label(self._text.text, source)
        pronoun = None if label else pronoun_like(self._text, figure, source)
        if pronoun == ANYBODY:
            person = self._from_person(quotation, source, figure)
            if person is not None:
                return person
        elif pronoun is not None:
            return self._from_pointing(quotation, source, figure, pronoun)
        printed = source.of(self._text.printed)
        why = (step,) if printed == figure.name else (step, f"{printed} = {figure.name}")
        confidence = confidence_of(figure, printed)
        return Choice(quotation, figure, source, named=True, confidence=confidence, why=why)

    def _from_pointing(
        self, quotation: Quotation, source: Span, figure: Figure, pronoun: str
    ) -> Choice:
        """Resolve "the company" to a named body, "the woman" to one who has no name yet."""
        step = said_by(self._text.printed, quotation)
        body = pronoun == "it"
        ranked = self._ranked(pronoun, self._text.at(source.start))
        fitting = tuple(
            one for one in ranked if one.figure.named == body and one.figure is not figure
        )
        if not fitting:
            return Choice(quotation, figure, source, named=True, confidence=0.7, why=(step,))
        return self._pointed(quotation, source, fitting, nearest(pronoun))

    def _from_person(self, quotation: Quotation, source: Span, figure: Figure) -> Choice | None:
        """Resolve "the singer" to a person with a name, who is not far before."""
        place = self._text.at(source.start)
        self._follow_narration(place)
        sightings = before_clause(self._text, self._figures.before(place), place)
        past = Past(None, self._speakers)
        role = role_words(self._text, source)
        meant = self._meant.get(role)
        fitting = [
            one
            for one in self._but_parent(
                quotation, rank(self._text, sightings, ANYBODY, place, past)
            )
            if one.score > _FARTHEST_SCORE
            and may_be(one.figure, figure)
            and not is_other(one.figure, figure)
        ]
        if meant is not None:
            fitting = [Candidate(meant, 0.0)]
        elif not fitting:
            return None
        best = self._meant[role] = fitting[0].figure
        best.called(role, figure.noun)
        return self._pointed(quotation, source, fitting, "nearest person before that it fits")

    def _pointed(
        self, quotation: Quotation, source: Span, fitting: Sequence[Candidate], how: str
    ) -> Choice:
        best = fitting[0].figure
        best.add_pronoun(source, None)
        text = self._text.printed
        why = (said_by(text, quotation), f"{source.of(text)} = {best.name} ({how})")
        return Choice(
            quotation, best, source, confidence=margin(fitting), why=why, others=others_of(fitting)
        )

    def _from_pronoun(self, quotation: Quotation, source: Span, pronoun: str, step: str) -> Choice:
        place = self._text.at(source.start)
        self._follow_narration(place)
        if pronoun == "it" and self._is_passive(quotation, source):
            return Choice(quotation, why=(f"{step}; it = nobody",))
        if pronoun in RELATIVES:
            ranked = tuple(Candidate(s.figure, 0.0) for s in self._figures.before(place)[-1:])
        else:
            ranked = self._ranked(pronoun, place, self._going_on(quotation))
            ranked = self._but_parent(quotation, ranked)
        if not ranked:
            return Choice(quotation, mention=source, why=(step, f"{pronoun} = nobody found"))
        best = ranked[0].figure
        self._figures.add_pronoun(place, best, pronoun_gender(pronoun))
        how = "who spoke last" if self._last and best is self._last.figure else nearest(pronoun)
        return Choice(
            quotation,
            best,
            source,
            confidence=margin(ranked),
            why=(step, f"{source.of(self._text.printed)} = {best.name} ({how})"),
            others=others_of(ranked),
        )

    def _but_parent(
        self, quotation: Quotation, ranked: tuple[Candidate, ...]
    ) -> tuple[Candidate, ...]:
        """Leave out who says "he said …": of himself he would say "I"."""
        parent = self._choices.get(quotation.parent or "")
        if parent is None or parent.figure is None:
            return ranked
        return tuple(one for one in ranked if one.figure is not parent.figure)

    def _is_passive(self, quotation: Quotation, source: Span) -> bool:
        """Tell whether it says "it was announced that", by nobody in particular."""
        cue = quotation.cue
        if cue is None or cue.start < source.end:
            return False
        text = self._text.text
        between, word = text[source.end : cue.start].lower().split(), cue.of(text).lower()
        passive = not word.endswith("ing") and word not in word_group("feeling")
        return passive and bool(between) and between[-1] in _BEING

    def _going_on(self, quotation: Quotation) -> float:
        """Return how much tells that who spoke last goes on: nothing is told between."""
        last = self._last
        if last is None or last.figure is None:
            return 0.0
        said = last.quotation.kind is Kind.DIRECT and last.figure.named
        if not (said or last.figure.sure_to_speak or last.figure.surely_person):
            return 0.0
        spans = [*last.quotation.contents, last.quotation.source, last.quotation.cue]
        end = max(span.end for span in spans if span is not None)
        between = self._text.told(self._text.within(Span(end, max(end, quotation.start))))
        return _AT_ONCE if len(between) <= _FEW_WORDS else 0.0

    def _ranked(self, pronoun: str, place: int, goes_on: float = 0.0) -> tuple[Candidate, ...]:
        last = self._last.figure if self._last else None
        past = Past(last, self._speakers, goes_on)
        return rank(self._text, self._figures.before(place), pronoun, place, past)

    def _follow_narration(self, place: int) -> None:
        """Resolve each "he" and "she" of the narration up to a token, as a reader does."""
        while self._next_narrated < len(self._narrated):
            index = self._narrated[self._next_narrated]
            if index >= place:
                return
            self._next_narrated += 1
            pronoun = self._text.tokens.lower[index]
            ranked = rank(self._text, self._figures.before(index), pronoun, index)
            if ranked:
                self._figures.add_pronoun(index, ranked[0].figure, pronoun_gender(pronoun))


def _narrated_pronouns(text: Words, sources: Sequence[Span]) -> tuple[int, ...]:
    """Return the tokens "he" and "she" that are neither sources nor inside quotations."""
    taken, tokens = {source.start for source in sources}, text.tokens
    return tuple(
        index
        for index in text.gendered
        if tokens.lower[index] in {"he", "she"}
        and not tokens.said[index]
        and tokens.start[index] not in taken
    )


def _is_label(text: str, source: Span) -> bool:
    """Tell whether a source is the label of a turn, as `CLERK:`, which points at nobody before."""
    first = source.of(text).partition(" ")[0].casefold()
    return text[source.end : source.end + 1] == ":" and first not in words("determiners.txt")
