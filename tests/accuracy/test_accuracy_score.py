"""The scorer on small documents written for it: perfect is 1, empty 0, wrong speakers 0."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.accuracy import score as command
from benchmarks.accuracy.documents import (
    NOWHERE,
    GoldDocument,
    GoldQuote,
    Predicted,
    read_gold,
    read_predictions,
)
from benchmarks.accuracy.score import score, tallied
from benchmarks.accuracy.stripping import strip_document
from benchmarks.accuracy.tally import Rules

SEEDS = Path(__file__).parent.parent / "gold" / "seeds.gold.jsonl"
TEXT = (
    'Police said on Tuesday that the bridge was closed. "It is not safe," said Ann Lee, the '
    'mayor. "We will \'fix\' it by May." She called the delay "a disgrace". It was reported '
    "that rents rose."
)


def quote(words, kind, speaker, cue):
    start = TEXT.index(words)
    at = NOWHERE if speaker is None else (TEXT.index(speaker), TEXT.index(speaker) + len(speaker))
    end = start + len(words)
    return GoldQuote(start, end, kind, speaker, speaker_at=at, cue=cue, speech=True)


GOLD = GoldDocument(
    "t",
    TEXT,
    (
        quote("that the bridge was closed", "indirect", "Police", "said"),
        quote("It is not safe", "direct", "Ann Lee, the mayor", "said"),
        quote("We will 'fix' it by May.", "direct", "Ann Lee, the mayor", "said"),
        quote('the delay "a disgrace', "mixed", "She", "called"),
        quote("that rents rose", "indirect", None, "was reported"),
    ),
)


def right(document):
    """Return what a perfect extractor would find."""
    return tuple(
        Predicted(q.start, q.end, q.kind, q.speaker, q.speaker_at) for q in document.quotes
    )


def scored(found, gold=GOLD, **rules):
    return score([gold], {gold.id: found}, Rules(**rules))


def without_speaker(row):
    return replace(row, speaker=None, speaker_at=NOWHERE)


def strangers(row):
    return replace(row, speaker="Zyx Qwortle", speaker_at=NOWHERE)


@pytest.mark.parametrize("stripped", [False, True])
@pytest.mark.parametrize("gold", [GOLD, *read_gold(SEEDS)], ids=lambda gold: gold.id)
def test_perfect_is_one_and_nothing_is_nought(gold, stripped):
    shown = strip_document(gold) if stripped else gold
    perfect = scored(right(shown), shown, stripped=stripped)
    nothing = scored((), shown, stripped=stripped)
    for part in ("exact", "tokens", "detected", "end_to_end"):
        assert getattr(perfect, part).f1 == 1
        assert getattr(nothing, part).f1 == 0
    assert perfect.attribution.right == 1


def test_a_wrong_speaker_and_none_are_told_apart():
    wrong = scored(tuple(map(strangers, right(GOLD))))
    assert wrong.exact.f1 == 1
    assert (wrong.attribution.right, wrong.attribution.resolved) == (0, 0.25)  # She: a name
    none = scored(tuple(map(without_speaker, right(GOLD))))
    assert none.attribution.empty == 1
    assert none.no_speaker_gold.right == 1


def test_punctuated_gold_is_projected():
    found = scored(right(strip_document(GOLD)), stripped=True)
    assert found.end_to_end.f1 == 1


def test_two_letters_at_an_end_do_not_matter_and_four_do():
    rows = right(GOLD)
    assert scored(tuple(replace(row, start=row.start + 2) for row in rows)).exact.f1 == 1
    assert scored(tuple(replace(row, end=row.end - 4) for row in rows)).exact.f1 == 0


def test_a_leading_that_does_not_matter():
    rows = tuple(
        replace(row, start=row.start + 5 * TEXT.startswith("that ", row.start))
        for row in right(GOLD)
    )
    assert rows != right(GOLD)
    assert scored(rows).exact.f1 == 1


def test_pairs_are_one_to_one():
    twice = scored((*right(GOLD), *right(GOLD)))
    assert (twice.exact.r, twice.exact.p) == (1, 0.5)
    assert scored((Predicted(0, len(TEXT), speaker="Ann Lee"),)).detected.r == 0


def test_a_name_for_a_pronoun_is_counted_apart():
    *others, she, nobody = right(GOLD)
    resolved = replace(she, speaker="Ann Lee", speaker_at=NOWHERE)
    found = scored((*others, resolved, nobody))
    assert (found.attribution.right, found.attribution.resolved_known) == (0.75, 0.25)
    assert found.end_to_end.f1 < 1
    assert found.end_to_end_with_resolved.f1 == 1
    printed = replace(resolved, mention="She")
    assert scored((*others, printed, nobody)).attribution.right == 1


def test_only_the_printed_words_of_a_resolved_speaker_are_not_right():
    *others, she, nobody = GOLD.quotes
    resolved = replace(she, speaker="Ann Lee", mention="She", speaker_at=NOWHERE)
    gold = replace(GOLD, quotes=(*others, resolved, nobody))
    assert scored(right(GOLD), gold).attribution.unresolved == 0.25


def test_thoughts_are_neither_required_nor_wrong_when_speech_is_asked_for():
    rows = right(GOLD)
    quotes = tuple(replace(q, speech=q.kind != "mixed") for q in GOLD.quotes)
    gold = replace(GOLD, quotes=quotes)
    fewer = (*rows[:3], rows[4])
    assert scored(rows, gold, speech_only=True).exact.f1 == 1
    assert scored(fewer, gold, speech_only=True).exact.f1 == 1
    assert scored(fewer, gold).exact.f1 < 1


def test_nor_is_a_prediction_that_lies_in_an_ignored_thought():
    quotes = tuple(replace(q, speech=q.kind != "mixed") for q in GOLD.quotes)
    part = replace(right(GOLD)[3], start=TEXT.index("a disgrace"), end=TEXT.index('grace"'))
    rows = (*right(GOLD)[:3], part, right(GOLD)[4])
    assert scored(rows, replace(GOLD, quotes=quotes), speech_only=True).detected.p == 1


def test_nor_are_the_words_of_a_thought_in_a_longer_prediction():
    quotes = tuple(replace(q, speech=q.kind != "mixed") for q in GOLD.quotes)
    start, end = TEXT.index("We will"), TEXT.index("disgrace") + len("disgrace")
    found = scored((Predicted(start, end),), replace(GOLD, quotes=quotes), speech_only=True)
    assert found.tokens.p == 6 / 8  # "She called" is beside it, "the delay a disgrace" is not


def test_short_reported_speech_can_be_left_out():
    rows = right(GOLD)
    assert scored(rows[:4], min_words=4).exact.f1 == 1
    assert scored(rows, min_words=4).exact.f1 == 1
    assert scored(rows[:4]).exact.f1 < 1


def test_the_precision_of_what_stands_between_marks():
    start = TEXT.index("It is")
    rows = tuple(
        Predicted(TEXT.index(words), TEXT.index(words) + len(words), speaker="Lee")
        for words in (TEXT[start : start + 14], "a disgrace")
    )
    found = scored(rows).direct_precision
    assert (found.pred, found.exact) == (2, 0.5)


def test_a_very_long_source_proves_nothing():
    text = "a " * 70 + '"No," said Bo.'
    gold = GoldDocument("long", text, (GoldQuote(141, 143, "direct", "Bo", speaker_at=(151, 153)),))
    row = Predicted(141, 143, "direct", "Ana", (20, 153))
    assert scored((row,), gold).attribution.wrong == 1
    assert scored((replace(row, speaker_at=(40, 153)),), gold).attribution.right == 1


def test_a_record_holds_the_words():
    tally = tallied([GOLD], {"t": (*right(GOLD)[1:], Predicted(0, 6))}, Rules())
    missed = [record for record in tally.records if record.predicted is None]
    false = [record for record in tally.records if record.gold is None]
    assert [record.words for record in missed] == ["that the bridge was closed"]
    assert [(record.words, record.kind) for record in false] == [("Police", "indirect")]


def test_predictions_for_nothing_are_an_error():
    with pytest.raises(ValueError, match="unknown documents"):
        score([GOLD], {"u": ()})
    with pytest.raises(ValueError, match="bad span"):
        scored((Predicted(0, len(TEXT) + 1),))


def test_files_are_scored_as_text_and_as_json(tmp_path, capsys):
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    said = {"start": 52, "end": 66, "kind": "direct", "speaker": "Ann Lee", "cue": "said"}
    gold.write_text(json.dumps({"id": "t", "text": TEXT, "quotes": [said]}) + "\n\n", "utf-8")
    predicted.write_text(json.dumps({"id": "t", "quotes": [said]}) + "\n", "utf-8")
    command.main([str(gold), str(predicted)])
    assert "(d) end to end                     P 100.00  R 100.00" in capsys.readouterr().out
    command.main([str(gold), str(predicted), "--json", "--speech-only"])
    assert json.loads(capsys.readouterr().out)["kinds"]["direct"]["end_to_end_recall"] == 1


def test_a_document_that_is_predicted_twice_is_an_error(tmp_path):
    path = tmp_path / "predicted.jsonl"
    path.write_text('{"id": "t", "quotes": []}\n' * 2, "utf-8")
    with pytest.raises(ValueError, match="repeats t"):
        read_predictions(path)
