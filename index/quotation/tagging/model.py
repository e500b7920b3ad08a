"""The sequence model: how likely each word of a passage is content, cue or source."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pycrfsuite

from index.quotation.tagging.features import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotation.cues import View
    from index.quotation.tagging.passages import Passage

OUTSIDE = "O"
CONTENT, CUE, SOURCE = "C", "Q", "S"
_BEGINS, _GOES_ON = f"B-{CONTENT}", f"I-{CONTENT}"
_CUES = f"B-{CUE}", f"I-{CUE}"
_SETTLED = 0.95  # probability from which a word is left outside without asking further
_LEAST = 0.0999  # probability of a cue or source that something is told of


class Tagged(NamedTuple):
    """What the model says of the tokens of a passage; one entry for each.

    Attributes:
        labels: the likeliest sequence: "O", or "B-" and "I-" with "C", "Q" or "S".
        begins, goes_on: how likely it begins a content, or goes on with one.
        cue, source: how likely it is part of one; 0 for less than a tenth.
    """

    labels: Sequence[str]
    begins: Sequence[float]
    goes_on: Sequence[float]
    cue: Sequence[float]
    source: Sequence[float]


Tagger: TypeAlias = pycrfsuite.Tagger
"""A model that is open: it labels the words of passages."""


def model_name(view: View) -> str:
    """Return the name of the file in `index/data` with the weights for a view."""
    return f"tagger_{view.of_weights}.crfsuite"


@cache
def model(view: View) -> Tagger:
    """Open the model for a view, once."""
    with as_file(files("index.data").joinpath(model_name(view))) as path:
        return opened(str(path))


def opened(path: str) -> Tagger:
    """Open a model's file."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def tagged(passage: Passage, tagger: Tagger) -> Tagged:
    """Ask the model about a passage that has tokens."""
    labels = tagger.tag(features(passage))
    count, marginal, known = len(labels), tagger.marginal, _labels_of(tagger)
    rest = [1 - share for share in map(marginal, repeat(OUTSIDE), range(count))]
    # Each question takes a sixth of a microsecond: only what may matter is asked.
    places = [at for at, share in enumerate(rest) if share > 1 - _SETTLED]
    begins, goes_on, cue, source = ([0.0] * count for _ in range(4))
    for name, shares in ((_BEGINS, begins), (_GOES_ON, goes_on)):
        if name in known:
            for at, share in zip(places, map(marginal, repeat(name), places), strict=True):
                shares[at] = share
                rest[at] -= share
    places = [at for at in places if rest[at] >= _LEAST]
    for name in _CUES:
        if name in known:
            for at, share in zip(places, map(marginal, repeat(name), places), strict=True):
                cue[at] += share
    for at in places:  # what is nothing else is part of a source
        source[at] = max(0.0, rest[at] - cue[at])
    return Tagged(labels, begins, goes_on, cue, source)


@lru_cache(maxsize=2)
def _labels_of(tagger: Tagger) -> frozenset[str]:
    """Return the labels that a model has learnt: of few articles not all."""
    return frozenset(tagger.labels())
