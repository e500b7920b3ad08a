"""What the model is told of a word by itself: its form, its class, whether it can be a cue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import rows, words
from index.quotation.cues import View
from index.quotation.kinds import cased_kind, uncased_kind
from index.quotation.lexicon import cue_modes, speech_verbs

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@lru_cache(maxsize=1 << 14)
def known(text: str, lower: str, view: View) -> Known:
    """Return what is known of a word.

    Args:
        text: the word as printed.
        lower: in lower case.
        view: of the text it stands in.
    """
    kind = cased_kind(text, lower) if view is View.MARKED else uncased_kind(text, lower)
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


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, str]:
    """Return the nouns that may speak, and titles, with their class."""
    nouns = dict.fromkeys(words("titles.tsv"), "title")
    nouns |= dict.fromkeys(words("attribution_bodies.txt"), "body")
    nouns |= {row[0]: row[1] for row in rows("attribution_nouns.tsv")}
    return nouns | {f"{noun}s": "group" for noun in nouns if f"{noun}s" not in nouns}
