"""What the word lists and learnt weights of `index/data` say of quotations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import columns, rows, weights, words
from index.model import Mode

if TYPE_CHECKING:
    from collections.abc import Mapping


def elisions() -> frozenset[str]:
    """Return the words that begin with an apostrophe of their own ("em", "til")."""
    return words("elisions.txt")


def abbreviations() -> frozenset[str]:
    """Return the words whose full stop ends no sentence."""
    return words("abbreviations.txt")


@cache
def word_classes() -> Mapping[str, str]:
    """Return the closed word classes: "det", "pron", "prep", … by word."""
    return {row[0]: row[1] for row in rows("word_classes.tsv")}


@cache
def cue_modes() -> Mapping[str, Mode]:
    """Return the forms that can head a cue, with what their source does with the words."""
    return {row[0]: Mode(row[1]) for row in rows("cue_modes.tsv")}


@cache
def cue_weights(view: str) -> Mapping[str, float]:
    """Return the weights of the features of a cue, learnt for "marked" or "unmarked" text."""
    return weights("cue_weights.tsv", view)


def inverting() -> frozenset[str]:
    """Return the cues whose subject may stand behind them ("said Smith")."""
    return words("inverting_cues.txt")


def speech_verbs() -> frozenset[str]:
    """Return the forms of verbs of saying, rare ones too."""
    return words("speech_verbs.txt")


@cache
def common_words() -> Mapping[str, str]:
    """Return the words written in lower case as a rule, with what stands for them in weights.

    That is the word itself, or the class of a rare one ("~ed"). A name is not among them.
    """
    return {row[0]: row[0] if row[1:] else rare_class(row[0]) for row in rows("common_words.tsv")}


def rare_class(word: str) -> str:
    """Return what stands for a rare common word: "~" and its ending."""
    for suffix in ("ly", "ing", "ed", "s"):
        if word.endswith(suffix):
            return f"~{suffix}"
    return "~low"


Pair = tuple[float, float]
"""Weights for the end of a sentence, and of a sentence or clause."""


class BreakWeights(NamedTuple):
    """What the words on both sides of a gap weigh, by the words and not by their names in the file.

    So no gap of a text has its features named, only to look them up.
    """

    bias: Pair
    last: dict[str, Pair]
    first: dict[str, Pair]
    between: dict[tuple[str, str], Pair]
    before: dict[tuple[str, str], Pair]
    behind: dict[tuple[str, str], Pair]
    second_last: dict[str, Pair]
    second: dict[str, Pair]


@cache
def break_weights() -> BreakWeights:
    """Return the weights for the end of a sentence, and of a sentence or clause."""
    names, *both = columns("break_weights.tsv", 3)
    found = BreakWeights((0.0, 0.0), {}, {}, {}, {}, {}, {}, {})
    bias = found.bias
    for name, stop, clause in zip(names, *(map(float, column) for column in both), strict=True):
        weights = stop, clause
        before, _, behind = name.partition("|")
        if before and behind:
            found.between[before[:-1], behind[1:]] = weights
        elif before == "bias":
            bias = weights
        elif before:
            word, _, last = before[:-1].partition(" ")
            if last == "_":
                found.second_last[word] = weights
            elif last:
                found.before[word, last] = weights
            else:
                found.last[word] = weights
        else:
            word, _, then = behind[1:].partition(" ")
            if word == "_" and then:
                found.second[then] = weights
            elif then:
                found.behind[word, then] = weights
            else:
                found.first[word] = weights
    return found._replace(bias=bias)


@cache
def document_nouns() -> frozenset[str]:
    """Return the nouns of things that say what is written in them, plurals too."""
    singular = [row[0] for row in rows("attribution_nouns.tsv") if row[1] == "document"]
    return frozenset([*singular, *(f"{noun}s" for noun in singular)])
