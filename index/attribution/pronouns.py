"""Who a pronoun means: by gender, number and recency."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.lexicon import (
    is_function_word,
    is_preposition,
    may_be_human,
    pronoun_gender,
)
from index.lexicon import words
from index.model import VoiceKind

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from index.attribution.figures import Figure
    from index.attribution.lexicon import Gender
    from index.attribution.sightings import Sighting
    from index.attribution.tokens import Words

_SCORE = attrgetter("score")
ANYBODY = "anybody"  # no pronoun: whoever has a name
_LONGEST_ROLE = 5  # words before a name
_LEAST_OF_UNSURE = 0.0
_PLURAL = frozenset({"they", "them", "themselves"})
_FARTHEST_WORDS = 400
_LEAST_SHARE, _MOST_OTHERS = 0.05, 3
_PER_SENTENCE, _PER_WORD = 1.0, 0.012
_SUBJECT, _FIRST_OF_SENTENCE = 0.8, 0.7
_SPOKE_LAST, _SPOKE = 0.6, 0.3
_PER_MENTION, _PLACE = 0.15, -1.5
_GENDER_KNOWN, _UNSURE = 0.8, -0.8
_PERHAPS_SAID, _NEVER_NAMED = -0.8, -0.5
_SAID, _POSSESSIVE, _AFTER_PREPOSITION, _ADDRESSED = -2.5, -0.5, -0.5, -1.5


class Candidate(NamedTuple):
    """A figure that a pronoun may mean, with its score."""

    figure: Figure
    score: float


class Past(NamedTuple):
    """Who has spoken before a pronoun.

    Attributes:
        last: who spoke last.
        speakers: `id` of everybody who spoke.
        goes_on: how much the words around tell that the same one goes on.
    """

    last: Figure | None = None
    speakers: Set[int] = frozenset()
    goes_on: float = 0.0


NOBODY_SPOKE = Past()


def rank(
    text: Words, sightings: Sequence[Sighting], pronoun: str, place: int, past: Past = NOBODY_SPOKE
) -> tuple[Candidate, ...]:
    """Return the figures that a pronoun may mean, best first.

    Args:
        text: the article.
        sightings: the mentions before the pronoun, in text order.
        pronoun: in lower case.
        place: index of its token.
        past: who has spoken before it.
    """
    best: dict[int, Candidate] = {}
    standings: dict[int, _Standing | None] = {}  # most figures are mentioned again and again
    gender = pronoun_gender(pronoun)
    for sighting in reversed(sightings):
        figure = sighting.figure
        key = id(figure)
        if key not in standings:
            standings[key] = _standing(figure, pronoun, gender, past)
        standing = standings[key]
        if standing is None:
            continue
        score = _score(text, sighting, place, standing)
        known = best.get(key)
        if known is None or known.score < score:
            best[key] = Candidate(figure, score)
    ranked = sorted(best.values(), key=_SCORE, reverse=True)
    if gender and ranked and _is_a_stretch(ranked[0]):
        return ()
    return tuple(ranked)


def _is_a_stretch(best: Candidate) -> bool:
    """Tell whether "he" can only mean what nothing says is a human, and not even near."""
    alone = len(best.figure.words) == 1 and not best.figure.sure
    return alone and best.score < _LEAST_OF_UNSURE


def others_of(ranked: Sequence[Candidate]) -> tuple[tuple[str, float], ...]:
    """Return names and shares of who else comes into question, best first.

    The shares are those of all candidates, and with that of the first make 1 at most. Left
    out are places, phrases for nobody in particular, and what is hardly likely.
    """
    weights = [math.exp(min(one.score - ranked[0].score, 0.0)) for one in ranked]
    total = sum(weights)
    shares = [(one.figure, round(w / total, 2)) for one, w in zip(ranked, weights, strict=True)]
    likely = [
        (figure.name, share)
        for figure, share in shares[1:]
        if share >= _LEAST_SHARE and figure.named and figure.sure and not figure.place
    ]
    return tuple(likely[:_MOST_OTHERS])


class _Standing(NamedTuple):
    """What a figure scores for a pronoun, wherever it is mentioned.

    Attributes:
        agreement: for the gender that the pronoun tells, or for what else agrees with it.
        sure: where the text does not tell what it is.
        last: for having spoken last.
        spoke: for having spoken at all.
    """

    agreement: float
    sure: float
    last: float
    spoke: float


def _standing(figure: Figure, pronoun: str, gender: Gender | None, past: Past) -> _Standing | None:
    """Return what a figure scores for a pronoun, None where the pronoun cannot mean it."""
    if not _can_mean(figure, pronoun, gender):
        return None
    sure = 0.0
    if gender is not None or pronoun == ANYBODY:
        agreement = _GENDER_KNOWN if gender is not None and figure.gender is gender else 0.0
        sure = 0.0 if figure.sure else _UNSURE / len(figure.words)
    else:
        agreement = _PER_MENTION * min(figure.mentions, 5) + (_PLACE if figure.place else 0.0)
    last = _SPOKE_LAST + past.goes_on if figure is past.last else 0.0
    silent = 0.0 if figure.named else _NEVER_NAMED
    return _Standing(agreement, sure, last, _SPOKE if id(figure) in past.speakers else silent)


def _can_mean(figure: Figure, pronoun: str, gender: Gender | None) -> bool:
    """Tell whether a pronoun can mean a figure, by gender, number and kind."""
    if pronoun == ANYBODY:
        return figure.named and figure.kind is VoiceKind.PERSON
    if gender is not None:
        return figure.human and figure.gender in {gender, None}
    body = figure.kind in {VoiceKind.ORGANISATION, VoiceKind.COLLECTIVE} or not figure.sure
    if pronoun in _PLURAL:
        return body
    document = figure.kind is VoiceKind.DOCUMENT
    return (body and figure.kind is not VoiceKind.COLLECTIVE) or document


def _score(text: Words, sighting: Sighting, place: int, standing: _Standing) -> float:
    sentence, told, first = text.tokens.sentence, text.tokens.told, sighting.first
    score = -_PER_SENTENCE * min(sentence[place] - sentence[first], 8)
    score -= _PER_WORD * min(told[place] - told[first], _FARTHEST_WORDS)
    score = score + _place_in_sentence(text, sighting) + standing.agreement + standing.sure
    if text.tokens.said[first]:
        # Without marks it is a guess where a quotation starts: its source may be caught inside.
        score += _SAID if text.cased else _PERHAPS_SAID
    return score + standing.last + standing.spoke


def _place_in_sentence(text: Words, sighting: Sighting) -> float:
    """Favour subjects: what opens a sentence or stands before a verb."""
    tokens = text.tokens
    first, last, _ = sighting
    score = _FIRST_OF_SENTENCE if tokens.opens[first] or _after_role(text, first) else 0.0
    if tokens.possessive[last]:
        return score + _POSSESSIVE
    before = tokens.lower[first - 1] if first and tokens.joined[first] else ""
    if before in {"the", "a", "an"}:
        before = tokens.lower[first - 2] if first > 1 else ""
    if before in words("attribution_addressing.txt"):
        return score + _ADDRESSED
    if is_preposition(before):
        return score + _AFTER_PREPOSITION
    after = tokens.lower[last + 1] if last + 1 < len(tokens) else ""
    acts = after in words("attribution_verbs.txt") or (
        after.endswith(("ed", "s", "ly")) and not is_function_word(after)
    )
    return score + (_SUBJECT if acts or before in {"said", "says"} else 0.0)


def _after_role(text: Words, index: int) -> bool:
    """Tell whether only a role stands before in the sentence: "Former minister Ana Duarte"."""
    if index == 0 or not may_be_human(text.tokens.noun[index - 1]):
        return False
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_ROLE), -1):
        parted = not text.tokens.joined[before + 1]
        if parted or is_preposition(text.tokens.lower[before]):
            return False
        if text.tokens.opens[before]:
            return True
    return False
