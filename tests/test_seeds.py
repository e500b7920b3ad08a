"""The two seed articles against their gold: what the first version has to find."""

import importlib
import sys
from pathlib import Path

import pytest

from index.extraction import read
from index.model import Article, Heading

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def scorer():
    sys.path.insert(0, str(GOLD))
    try:
        yield importlib.import_module("score"), importlib.import_module("common")
    finally:
        sys.path.remove(str(GOLD))


@pytest.fixture(scope="module")
def result(scorer):
    score, common = scorer
    golds = {gold["id"]: gold for gold in common.read_jsonl(GOLD / "seeds.gold.jsonl")}

    def of(seed_id, *, stripped):
        number = seed_id.removeprefix("seed/")
        (path,) = SEEDS.glob(f"{number}_*.txt")
        text = path.read_text(encoding="utf-8")
        return score.score([golds[seed_id]], {seed_id: rows(text)}, stripped=stripped)

    return of


def rows(text):
    """Return what `quoth extract` prints, as far as the scorer looks."""
    reading = read(Article(Heading("seed", "Seed"), text))
    return [
        {
            "start": span.start,
            "end": span.end,
            "kind": quotation.kind.value,
            "speaker": attribution.voice.name if attribution.voice else None,
            "mention": attribution.mention.of(text) if attribution.mention else None,
            "speaker_start": attribution.mention.start if attribution.mention else None,
            "speaker_end": attribution.mention.end if attribution.mention else None,
        }
        for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True)
        for span in quotation.contents
    ]


def test_the_marked_seed_is_read_whole(result):
    found = result("seed/001", stripped=False)
    direct, mixed = found["kinds"]["direct"], found["kinds"]["mixed"]
    assert direct["gold"] == 6
    assert direct["end_to_end_recall"] == 1
    assert mixed["end_to_end_recall"] == 1
    assert found["detected"]["p"] >= 0.85


def test_the_unmarked_seed_is_read_from_cues_alone(result):
    found = result("seed/000", stripped=True)
    direct = found["kinds"]["direct"]
    assert direct["gold"] == 8
    assert direct["detected_recall"] >= 5 / 8
    assert direct["end_to_end_recall"] >= 4 / 8
    assert found["detected"]["p"] >= 0.6


def test_each_kind_of_the_marked_seed_is_exact(result):
    found = result("seed/001", stripped=False)
    assert found["kinds"]["direct"]["exact_recall"] == 1
    assert found["tokens"]["f1"] >= 0.9
