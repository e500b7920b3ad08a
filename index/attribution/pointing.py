"""Descriptions that point back at somebody with a name: "the company", "the singer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.attribution.lexicon import is_human, is_preposition
from index.attribution.pronouns import ANYBODY
from index.lexicon import word_group, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.attribution.figures import Figure
    from index.attribution.sightings import Sighting
    from index.attribution.tokens import Words
    from index.model import Span

_AGED = re.compile(r"\d+-year-old\Z")
_LONGEST_CLAUSE = 60  # words
_MOST_LEFT_OUT = 3  # words before a source: "the first" minister
_OF_PLACE = frozenset({"mp", "msp", "mep", "senator", "congressman", "congresswoman"})


def pronoun_like(text: Words, figure: Figure, source: Span) -> str | None:
    """Return the pronoun that a phrase without a name is as good as, None for other phrases.

    "The company" is as good as "it", "the man" as "he"; "the singer" may be any person that
    has a name, unless the article has introduced a singer without one.
    """
    if not figure.pointing_with_body:
        return None
    if figure.pointing:
        if figure.noun in words("attribution_companies.txt"):
            return "it"
        known = {"man": "he", "woman": "she"}.get(figure.noun or "")
        if known is not None:
            return known
    return ANYBODY if _points_at_person(text, figure, source) else None


def _points_at_person(text: Words, figure: Figure, source: Span) -> bool:
    found = [text.tokens[index] for index in from_article(text, text.within(source))]
    if not found or found[0].lower != "the" or any(one.possessive for one in found):
        return False
    if figure.noun in words("attribution_bystanders.txt"):
        return False
    if any(is_preposition(one.lower) for one in found) and figure.noun not in _OF_PLACE:
        return False
    aged = any(_AGED.match(one.lower) for one in found)
    return aged or is_human(figure.noun_class)


def role_words(text: Words, source: Span) -> str:
    """Return what the words of a source say that somebody is, in lower case."""
    inside = from_article(text, text.within(source))
    return " ".join(text.tokens.lower[index] for index in inside[1:])


def from_article(text: Words, inside: range) -> range:
    """Return a source with the words before it up to "the": "[the first] minister"."""
    start = inside.start
    while start > max(0, inside.start - _MOST_LEFT_OUT) and text.tokens.joined[start]:
        if text.tokens.lower[start] == "the":
            return range(start, inside.stop)
        start -= 1
    return range(start, inside.stop) if text.tokens.lower[start] == "the" else inside


def may_be(figure: Figure, described: Figure) -> bool:
    """Tell whether who has a name may be who is described, by office, gender and body."""
    if not figure.surely_person:
        return False
    if described.gender is not None and figure.gender not in {described.gender, None}:
        return False
    offices = words("attribution_offices.txt")
    held = (figure.role or "").casefold().split()
    other = [word for word in held if word in offices]
    if other and described.noun in offices and "former" not in held:
        return False
    if described.noun in _OF_PLACE:  # "the MP for Leeds" speaks for no body
        return True
    mine, theirs = _body(figure), _body(described)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def is_other(figure: Figure, described: Figure) -> bool:
    """Tell whether an office is likely another's, as the text gives who is asked about a role."""
    if described.noun not in words("attribution_offices.txt") or figure.role is None:
        return False
    return described.noun not in figure.role.casefold().split()


def _body(figure: Figure) -> set[str]:
    return set((figure.organisation or "").casefold().split()) - word_group("inside names")


def before_clause(text: Words, sightings: Sequence[Sighting], place: int) -> list[Sighting]:
    """Return the sightings before the clause of a token: "Speaking of Ann, the singer said"."""
    start, earliest = place, max(0, place - _LONGEST_CLAUSE)
    while start > earliest and not text.tokens.opens[start] and not text.tokens.said[start - 1]:
        start -= 1
    return [one for one in sightings if one.last < start]
