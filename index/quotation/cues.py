"""Words that signal saying, found by weights learnt from annotated news."""

from __future__ import annotations

import math
from enum import Enum
from functools import cache, lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from index.kept import kept
from index.model import Mode
from index.quotation.clauses import QUOTE
from index.quotation.lexicon import cue_modes, cue_weights, speech_verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from index.quotation.clauses import Sentence

_BY_WORD = frozenset({"prep", "sub", "to", "wh", "pron", "aux"})
_TURNING = frozenset({"up", "off", "down"})  # what makes another verb of one
_NOTHING = repeat(0.0)  # the weight of what was not learnt
_EDGE = "edge"
_NEAR, _JUST = 15, 6  # items in which a region behind, or before, a cue counts

_Group: TypeAlias = tuple[str, str, str]
"""What features that depend on the same two words are named by: which they are, and those."""


class Cue(NamedTuple):
    """A word that signals saying.

    Attributes:
        at: its place among the items of its sentence.
        score: how likely it is a cue, 0 to 1.
    """

    at: int
    form: str
    mode: Mode
    score: float


class View(Enum):
    """A kind of text, with its weights and the score from which a word is a cue.

    The scores were chosen on the development part of PolNeAR and BBC articles.
    """

    MARKED = ("marked", 0.55)
    UNMARKED = ("unmarked", 0.55)

    __hash__ = object.__hash__  # caches ask for it; that of Enum takes four times as long

    def __init__(self, of_weights: str, threshold: float) -> None:
        self.of_weights, self.threshold = of_weights, threshold

    @property
    def weights(self) -> Mapping[str, float]:
        """Return the weights of the features of a cue."""
        return cue_weights(self.of_weights)


def cues(sentence: Sentence, view: View) -> list[Cue]:
    """Find the cues of a sentence, in order."""
    threshold = view.threshold
    return [cue for cue in scored(sentence, view) if cue.score >= threshold]


@lru_cache(maxsize=64)
def scored(sentence: Sentence, view: View) -> tuple[Cue, ...]:
    """Return the words of a sentence that may be cues, in order, however unlikely.

    Whatever reads a sentence asks for them, so the last ones are kept.
    """
    modes, sum_of = _modes(), _sums(view)
    found: list[Cue] = []
    for at in [at for at, item in enumerate(sentence) if item.lower in modes]:
        if not _part_of_another(sentence, at):
            total = sum(map(sum_of, _groups(sentence, at)))
            form = sentence[at].lower
            found.append(Cue(at, form, modes[form], 1 / (1 + math.exp(-total))))
    return tuple(found)


@cache
def _sums(view: View) -> Callable[[_Group], float]:
    """Return what adds up the weights of a group of features, and keeps what it added up."""
    weigh = view.weights.get
    return kept(lambda group: sum(map(weigh, _named(group), _NOTHING)))


def _part_of_another(sentence: Sentence, at: int) -> bool:
    """Tell whether the word is part of a name ("Grand Slams") or of "called up"."""
    following = sentence[at + 1].lower if at + 1 < len(sentence) else ""
    return (at > 0 and sentence[at].kind == "cap" and sentence[at - 1].kind == "cap") or (
        following in _TURNING
    )


@cache
def _modes() -> Mapping[str, Mode]:
    """Return the words that may be cues, rare ones too."""
    return {**dict.fromkeys(speech_verbs(), Mode.SPEECH), **cue_modes()}


def features(sentence: Sentence, at: int) -> tuple[str, ...]:
    """Name what speaks for and against a cue: the word and its neighbours."""
    return tuple(chain.from_iterable(map(_named, _groups(sentence, at))))


def _groups(sentence: Sentence, at: int) -> tuple[_Group, ...]:
    """Return what the features of a cue are made of; few of these are new in a text."""
    form = sentence[at].lower
    left, right = _key(sentence, at - 1), _key(sentence, at + 1)
    return (
        ("form", form, _marks_near(sentence, at)),
        ("left", form, left),
        ("right", form, right),
        ("beside", left, right),
        ("far", _key(sentence, at - 2), _key(sentence, at + 2)),
    )


def _named(group: _Group) -> tuple[str, ...]:
    """Return the features of a group."""
    sort, one, other = group
    if sort == "beside":
        return (f"<{one}", f">{other}", f"{one}_{other}")
    if sort == "far":
        return (f"<<{one}", f">>{other}")
    saying = "saying" if one in speech_verbs() else "other"
    if sort == "form":
        return ("bias", one, saying, f"{saying}{other}")
    side = "<" if sort == "left" else ">"
    return (f"{saying}{side}{other}", f"{one}{side}{other}")


def _marks_near(sentence: Sentence, at: int) -> str:
    """Return whether a region follows within the clause, or stands just before."""
    kinds = [item.kind for item in sentence[max(0, at - _JUST) : at + _NEAR]]
    if QUOTE not in kinds:
        return "-quote"
    behind = min(at, _JUST) + 1
    for place, kind in enumerate(kinds[behind:]):
        if kind == QUOTE:
            return ">>quote"
        if place and kind in {",", "."}:
            break
    return "<<quote" if QUOTE in kinds[:behind] else "-quote"


def _key(sentence: Sentence, at: int) -> str:
    if not 0 <= at < len(sentence):
        return _EDGE
    item = sentence[at]
    return item.lower if item.kind in _BY_WORD else item.kind
