"""The sequence model: how likely each word of a passage is content, cue or source."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from operator import add
from typing import TYPE_CHECKING, NamedTuple

import pycrfsuite

from index.quotation.tagging.features import features

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.quotation.cues import View
    from index.quotation.tagging.passages import Passage

OUTSIDE = "O"
CONTENT, CUE, SOURCE = "C", "Q", "S"
_NAMES = tuple(f"{edge}-{name}" for name in (CONTENT, CUE, SOURCE) for edge in "BI")
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
    open_places = [at for at in range(len(labels)) if tagger.marginal(OUTSIDE, at) < _SETTLED]
    known = frozenset(tagger.labels())
    shares = {
        name: _shares(tagger, name, len(labels), open_places if name in known else ())
        for name in _NAMES
    }
    return Tagged(
        labels,
        begins=shares["B-C"],
        goes_on=shares["I-C"],
        cue=list(map(add, shares["B-Q"], shares["I-Q"])),
        source=list(map(add, shares["B-S"], shares["I-S"])),
    )


def _shares(tagger: pycrfsuite.Tagger, name: str, count: int, places: Iterable[int]) -> list[float]:
    """Return how likely each token has a label; 0 outside some places."""
    marginal = tagger.marginal
    found = [0.0] * count
    for at in places:
        found[at] = marginal(name, at)
    return found
