"""The two seed articles against their gold: what has to be found of them."""

from pathlib import Path

import pytest

from benchmarks.accuracy.documents import read_gold
from benchmarks.accuracy.reading import predictions
from benchmarks.accuracy.score import score
from benchmarks.accuracy.tally import Rules

GOLD = {gold.id: gold for gold in read_gold(Path(__file__).parent / "gold" / "seeds.gold.jsonl")}
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def result():
    def of(seed_id, *, stripped):
        number = seed_id.removeprefix("seed/")
        (path,) = SEEDS.glob(f"{number}_*.txt")
        found = predictions(path.read_text(encoding="utf-8"))
        return score([GOLD[seed_id]], {seed_id: found}, Rules(stripped=stripped))

    return of


def test_the_marked_seed_is_read_whole(result):
    found = result("seed/001", stripped=False)
    direct, mixed = found.kinds["direct"], found.kinds["mixed"]
    assert direct.gold == 6
    assert direct.end_to_end_recall == 1
    assert mixed.end_to_end_recall == 1
    assert found.detected.p >= 0.85


def test_the_unmarked_seed_is_read_from_cues_alone(result):
    found = result("seed/000", stripped=True)
    direct = found.kinds["direct"]
    assert direct.gold == 8
    assert direct.detected_recall >= 5 / 8
    assert direct.end_to_end_recall >= 4 / 8
    assert found.detected.p >= 0.6


def test_each_kind_of_the_marked_seed_is_exact(result):
    found = result("seed/001", stripped=False)
    assert found.kinds["direct"].exact_recall == 1
    assert found.tokens.f1 >= 0.9
