"""How well voices are put together, scored against who they are: B-cubed, and false merges."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Placed:
    """A voice that people annotated and the program found.

    Attributes:
        article: its id.
        mention: as printed.
        truth: who it is.
        found: the speaker that the program takes it for.
        bare: whether the words alone do not say who it is: it need not be found to be anybody.
    """

    article: str
    mention: str
    truth: str
    found: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Clustering:
    """What was put together well.

    Attributes:
        voices, speakers: how many there are, and who they are.
        precision, recall: B-cubed, the bare ones left out.
        merged: pairs of voices that the program takes for one speaker.
        false: those of them that are two.
        across: pairs of those in two articles.
        false_across: those of them that are two.
    """

    voices: int
    speakers: int
    precision: float
    recall: float
    merged: int
    false: int
    across: int
    false_across: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clustering(voices: Sequence[Placed]) -> Clustering:
    """Score voices; source of B-cubed: Bagga and Baldwin 1998."""
    named = [one for one in voices if not one.bare]
    truth = Counter(one.truth for one in named)
    found = Counter(one.found for one in named)
    both = Counter((one.truth, one.found) for one in named)
    right = [(both[one.truth, one.found], one) for one in named]
    merged = list(merges(voices))
    across = [pair for pair in merged if pair[0].article != pair[1].article]
    return Clustering(
        len(named),
        len(truth),
        _mean([count / found[one.found] for count, one in right]),
        _mean([count / truth[one.truth] for count, one in right]),
        len(merged),
        sum(map(_is_false, merged)),
        len(across),
        sum(map(_is_false, across)),
    )


def merges(voices: Iterable[Placed]) -> Iterable[tuple[Placed, Placed]]:
    """Return the pairs of voices that are taken for one speaker."""
    return [pair for pair in combinations(voices, 2) if pair[0].found == pair[1].found]


def splits(voices: Iterable[Placed]) -> Iterable[tuple[Placed, Placed]]:
    """Return the pairs of voices of one speaker that are taken for two, the bare ones left out."""
    named = [one for one in voices if not one.bare]
    return [
        (one, other)
        for one, other in combinations(named, 2)
        if one.truth == other.truth and one.found != other.found
    ]


def _is_false(pair: tuple[Placed, Placed]) -> bool:
    return pair[0].truth != pair[1].truth


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
