"""A person's decisions about speakers as the corrections that a library keeps."""

from __future__ import annotations

import glob
from typing import TYPE_CHECKING

from index import Fact, Merge, Part, Split, flaw_of, folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index import Heading, Rules, Speaker


class WrongFactError(ValueError):
    """What was typed is no fact; the message says why."""


def names_to_stay(one: Speaker, other: Speaker) -> tuple[Speaker, Speaker]:
    """Return two speakers who are one, first the one whose name should stay.

    The name of more words, else the more quoted one's: "Ana Duarte", not "A Duarte".
    """
    first, second = sorted((one, other), key=_weight, reverse=True)
    return first, second


def _weight(speaker: Speaker) -> tuple[int, int]:
    words = [word for word in folded_words(speaker.name) if len(word) > 1]
    return len(words), speaker.quotes


def merging(into: str, name: str) -> Merge:
    """Return the decision that two names are one speaker's."""
    return Merge(into, (name,))


def splitting(name: str, other: str, articles: Iterable[Heading], rules: Rules) -> Split:
    """Return the decision that a name means somebody else in some articles.

    Args:
        name: that two people have.
        other: what the other one is called from now on.
        articles: in which it means the other one.
        rules: of the library; who was parted before stays so.
    """
    part = Part(other, tuple(glob.escape(one.id) for one in articles))
    wanted = folded_words(name)
    before = [one.parts for one in rules.splits if folded_words(one.name) == wanted]
    kept = [one for parts in before[-1:] for one in parts]
    return Split(name, (part, *kept))


def fact(name: str, words: Sequence[str]) -> Fact:
    """Return what is known of a speaker.

    Args:
        name: whose.
        words: role, organisation, from when and until when; empty where it is not known.

    Raises:
        WrongFactError: there is neither role nor organisation, or a day is none.
    """
    role, organisation, start, end = words
    if not role and not organisation:
        message = "Give a role or an organisation."
        raise WrongFactError(message)
    found = Fact(name, role or None, organisation or None, start or None, end or None)
    flaw = flaw_of(found)
    if flaw is not None:
        message = f"{flaw[0].upper()}{flaw[1:]}."
        raise WrongFactError(message)
    return found
