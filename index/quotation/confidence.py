"""How often a quotation found in a certain way is one, measured on the development part of PolNeAR.

The figures are shares of what was found so, rounded; where a cue has a score of its own,
the share grows with it.
"""

from __future__ import annotations

from index.model import Kind, Mode

LONG = 8  # words from which a region without cue is hardly ever a term

_BETWEEN_MARKS = {Kind.DIRECT: 0.98, Kind.MIXED: 0.93}
_CARRIED, _SHORT_CARRIED = 0.97, 0.6
_ALONE, _SHORT_ALONE = 0.92, 0.76
_NAMED = 0.9
_UNMARKED_ALONE, _UNMARKED_CARRIED = 0.45, 0.55


def with_cue(kind: Kind, mode: Mode, score: float) -> float:
    """Return the confidence of contents that a cue of this score governs."""
    if kind in _BETWEEN_MARKS:
        return _BETWEEN_MARKS[kind]
    share = 0.35 + 0.6 * score - (0.15 if mode is Mode.THOUGHT else 0.0)
    return round(share * (0.85 if kind is Kind.UNMARKED else 1.0), 2)


def carried(words: int) -> float:
    """Return the confidence of a region that goes on with the quotation before."""
    return _CARRIED if words >= LONG else _SHORT_CARRIED


def alone(words: int) -> float:
    """Return the confidence of a region that nothing governs."""
    return _ALONE if words >= LONG else _SHORT_ALONE


def named() -> float:
    """Return the confidence of a region with no more than a name beside it."""
    return _NAMED


def unmarked(*, speaking: bool) -> float:
    """Return the confidence of a sentence that says I or we, after a quotation or not."""
    return _UNMARKED_CARRIED if speaking else _UNMARKED_ALONE
