"""What the model is told of a word by itself: its form, its class, whether it can be a cue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.kept import kept
from index.lexicon import rows, words
from index.quotation.cues import View
from index.quotation.kinds import cased_kind, uncased_kind
from index.quotation.lexicon import cue_modes, speech_verbs
from index.quotation.tokens import lowered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENDING = 3  # letters


class Known(NamedTuple):
    """What is known of a word, as features for the word itself and for its neighbours.

    Attributes:
        kind: its closed class or shape, as in `index.quotation.kinds`.
        mode: what it does as a cue, in a letter; "" for other words.
        noun: what it means as a speaker; "" for other words.
        own: features of the word itself.
        next, second_next: those it gives to the word before, and to the one before that.
        last, second_last: those it gives to the words behind it, likewise.
    """

    kind: str
    lower: str
    mode: str
    noun: str
    own: tuple[bytes, ...]
    next: tuple[bytes, ...]
    second_next: tuple[bytes, ...]
    last: tuple[bytes, ...]
    second_last: tuple[bytes, ...]


def known_in(view: View) -> Callable[[str], Known]:
    """Return what tells what is known of a word, as printed, in text of a view."""
    return _with_case if view is View.MARKED else _without_case


@kept
def _with_case(text: str) -> Known:
    lower = lowered(text)
    return _known(lower, cased_kind(text, lower))


@kept
def _without_case(text: str) -> Known:
    lower = lowered(text)
    return _known(lower, uncased_kind(text, lower))


def _known(lower: str, kind: str) -> Known:
    mode = "speech" if lower in speech_verbs() else cue_modes().get(lower)
    noun = _nouns().get(lower)
    if noun is None and kind == "cap" and lower in words("attribution_first_names.tsv"):
        noun = "first"
    sort = f"k{kind}{mode[0] if mode else ''}{noun or ''}"
    base = (f"w{lower}", sort)
    return Known(
        kind,
        lower,
        mode[0] if mode else "",
        noun or "",
        _coded(*base, f"s{lower[-_ENDING:]}", "b"),
        _coded(*(f">{name}" for name in base)),
        _coded(f">>{sort}"),
        _coded(*(f"<{name}" for name in base)),
        _coded(f"<<{sort}"),
    )


def _coded(*names: str) -> tuple[bytes, ...]:
    """Return features as the model takes them, so that they are not coded anew each time."""
    return tuple(name.encode() for name in names)


@cache
def _nouns() -> Mapping[str, str]:
    """Return the nouns that may speak, and titles, with their class."""
    nouns = dict.fromkeys(words("titles.tsv"), "title")
    nouns |= dict.fromkeys(words("attribution_bodies.txt"), "body")
    nouns |= {row[0]: row[1] for row in rows("attribution_nouns.tsv")}
    return nouns | {f"{noun}s": "group" for noun in nouns if f"{noun}s" not in nouns}
