"""Which labels of a text name its speakers, by the look of the whole text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from index.quotation.labels import Label, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Span

SPOKEN = re.compile(
    r"[?!\u061f\uff1f\uff01]|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Uu]s|I'm|[Yy]es|[Nn]o|[Tt]hanks?"
    r"|[Ii]ch|[Ww]ir|[Ss]ie|[Jj]e|[Nn]ous|[Vv]ous|[Yy]o|[Nn]osotros|[Uu]sted)\b"
)
_FINAL = frozenset(".?!\u2026\"'\u201d\u2019\u00bb)")
_STOPS = frozenset(".?!")
_CHOICE = re.compile(r"^[ \t]{0,8}B[.:)][ \t]", re.MULTILINE)
_LOOK = 400  # characters of a turn that are looked at
_FEWEST, _PAIR = 3, 2
_DENSE = 6  # paragraphs to a label, at most
_SPOKEN_SHARE, _CHAT_SHARE = 2, 4  # one turn in so many sounds like speech


def speaking(text: str, found: Sequence[Label], paragraphs: Sequence[Span]) -> list[Label]:
    """Return the labels that name who speaks, in order; empty where the text is no dialogue."""
    named = [label for label in found if label.key]
    if len(named) < _PAIR:
        return []
    chosen: list[Label] = []
    for styles in ({Style.NAME, Style.EXCHANGE}, {Style.CHAT}, {Style.PART, Style.EXCHANGE}):
        of_style = [label for label in named if label.style in styles]
        accepted = _accepted(text, of_style)
        if len(accepted) > len(chosen) and _dense(accepted, paragraphs):
            chosen = accepted
    return chosen


def _accepted(text: str, found: Sequence[Label]) -> list[Label]:
    counts = Counter(label.key for label in found)
    repeated = {key for key, count in counts.items() if count > 1}
    exchange = {label.key for label in found if label.style is Style.EXCHANGE}
    if exchange and not _is_exchange(text, found, exchange):
        found = [label for label in found if label.style is not Style.EXCHANGE]
        repeated -= exchange
        exchange = set()
    returning = repeated | exchange
    kept = [
        label
        for label in found
        if label.key in returning or (label.sure and not _is_headline(text, label))
    ]
    distinct = {label.key for label in kept}
    if len(distinct) < _PAIR:
        return []
    if exchange == {"q", "a"}:
        return kept
    return kept if _is_dialogue(text, kept, repeated, distinct) else []


def _is_headline(text: str, label: Label) -> bool:
    """Tell whether a first line is no turn but a headline: `Ana Duarte: No more promises`."""
    return label.line == 0 and text.split("\n", 1)[0].rstrip()[-1:] not in _STOPS


def _is_dialogue(text: str, kept: Sequence[Label], repeated: set[str], distinct: set[str]) -> bool:
    """Tell whether labels return, or name people, and what follows them sounds like speech."""
    turns = [_turn(text, kept, at) for at in range(len(kept))]
    spoken = sum(SPOKEN.search(turn) is not None for turn in turns)
    share = _CHAT_SHARE if kept[0].style is Style.CHAT else _SPOKEN_SHARE
    if len(repeated & distinct) >= _PAIR:
        ended = sum(turn.rstrip()[-1:] in _FINAL for turn in turns)
        sounds = spoken * share >= len(turns)
        prose = spoken * (_CHAT_SHARE + 1) >= len(turns) and ended * 2 > len(turns)
        return sounds or (prose and any(label.sure for label in kept))
    return len(kept) >= _FEWEST and spoken * _SPOKEN_SHARE >= len(turns)


def _turn(text: str, kept: Sequence[Label], at: int) -> str:
    """Return the start of what follows a label, up to the next one."""
    stop = kept[at + 1].line if at + 1 < len(kept) else len(text)
    begin = kept[at].words
    return text[begin : min(stop, begin + _LOOK)].strip().split("\n\n", 1)[0]


def _is_exchange(text: str, found: Sequence[Label], keys: set[str]) -> bool:
    """Tell whether questions are asked, and the labels are no letters of a list."""
    asked = [label for label in found if label.key == "q"]
    questions = sum("?" in text[label.words : label.words + _LOOK] for label in asked)
    return "q" in keys and questions * 2 >= len(asked) and not _CHOICE.search(text)


def _dense(accepted: Sequence[Label], paragraphs: Sequence[Span]) -> bool:
    """Tell whether labels are close enough that what lies between belongs to them."""
    starts = [paragraph.start for paragraph in paragraphs]
    first = bisect_right(starts, accepted[0].line)
    last = bisect_right(starts, accepted[-1].line)
    return last - first <= _DENSE * len(accepted)
