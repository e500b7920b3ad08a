"""The sequence model: how likely each word of a passage is content, cue or source."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

import pycrfsuite

from index.quotation.tagging.features import features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.quotation.cues import View
    from index.quotation.tagging.passages import Passage

OUTSIDE = "O"
CONTENT, CUE, SOURCE = "C", "Q", "S"
_SETTLED = 0.985  # probability from which a word is left outside without asking further


class Tagged(NamedTuple):
    """What the model says of the tokens of a passage; one entry for each.

    Attributes:
        labels: the likeliest sequence: "O", or "B-" and "I-" with "C", "Q" or "S".
        begins, goes_on: how likely it begins a content, or goes on with one.
        cue, source: how likely it is part of one.
    """

    labels: Sequence[str]
    begins: Sequence[float]
    goes_on: Sequence[float]
    cue: Sequence[float]
    source: Sequence[float]


def model_name(view: View) -> str:
    """Return the name of the file in `index/data` with the weights for a view."""
    return f"tagger_{view.value[0]}.crfsuite"


@cache
def model(view: View) -> pycrfsuite.Tagger:
    """Open the model for a view, once."""
    with as_file(files("index.data").joinpath(model_name(view))) as path:
        return opened(str(path))


def opened(path: str) -> pycrfsuite.Tagger:
    """Open a model's file."""
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def tagged(passage: Passage, tagger: pycrfsuite.Tagger) -> Tagged:
    """Ask the model about a passage that has tokens."""
    labels = tagger.tag(features(passage))
    marginal = tagger.marginal
    begins: list[float] = []
    goes_on: list[float] = []
    cue: list[float] = []
    source: list[float] = []
    for at in range(len(labels)):
        if marginal(OUTSIDE, at) >= _SETTLED:
            begins.append(0.0)
            goes_on.append(0.0)
            cue.append(0.0)
            source.append(0.0)
        else:
            begins.append(marginal("B-C", at))
            goes_on.append(marginal("I-C", at))
            cue.append(marginal("B-Q", at) + marginal("I-Q", at))
            source.append(marginal("B-S", at) + marginal("I-S", at))
    return Tagged(labels, begins, goes_on, cue, source)
