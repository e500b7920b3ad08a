"""The command on a small folder of gold written for it."""

import io
import json
import random

import pytest

from benchmarks.accuracy import footprint
from benchmarks.accuracy.conditions import Condition, conditioned, lowered
from benchmarks.accuracy.documents import GoldDocument, GoldQuote
from benchmarks.accuracy.errors import Error, errors
from benchmarks.accuracy.evaluate import main
from benchmarks.accuracy.inserting import insert
from benchmarks.accuracy.measuring import measured
from benchmarks.accuracy.reading import predictions, trusted_predictions
from benchmarks.accuracy.reliability import bands, reliability
from benchmarks.accuracy.score import score
from benchmarks.accuracy.sets import GoldSet, gold_sets
from benchmarks.accuracy.stripping import strip_document
from benchmarks.accuracy.tables import peers
from benchmarks.accuracy.tally import Rules

TEXT = (
    'Ana Duarte, the mayor, opened the bridge. "The bridge is safe," said Ana Duarte. "It will '
    'open in May." Tom Reyes said that the toll was low. The "old road" is closed.'
)


def quote(words, kind, speaker):
    start = TEXT.index(words)
    return {
        "start": start, "end": start + len(words), "kind": kind, "speaker": speaker,
        "cue": "said", "speech": True,
    }  # fmt: skip


QUOTES = [
    quote("The bridge is safe", "direct", "Ana Duarte"),
    quote("It will open in May", "direct", "Tom Reyes"),  # wrong on purpose
    quote("that the toll was low", "indirect", "Tom Reyes"),
    quote("is closed", "indirect", "Ana Duarte"),  # nobody can find this
]


@pytest.fixture
def folder(tmp_path):
    lines = [
        json.dumps({"id": f"polnear/{part}/a", "text": TEXT, "quotes": QUOTES})
        for part in ("train", "dev")
    ]
    (tmp_path / "polnear.open.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "bbc_gold.jsonl").write_text(lines[1].replace("polnear/dev", "bbc"), "utf-8")
    return tmp_path


@pytest.fixture
def gold(folder):
    return gold_sets(folder, ["polnear"])[0]


def test_what_is_learnt_from_is_a_set_of_its_own(folder):
    assert [gold.name for gold in gold_sets(folder)] == ["polnear", "bbc", "seeds"]
    (dev,) = gold_sets(folder, ["polnear"])
    (train,) = gold_sets(folder, ["polnear-train"])
    assert [document.id for document in (*dev.documents, *train.documents)] == [
        "polnear/dev/a",
        "polnear/train/a",
    ]


def test_another_file_can_stand_for_a_set(folder):
    other = folder / "held.jsonl"
    other.write_text('{"id": "held", "text": "", "quotes": []}\n', encoding="utf-8")
    (found,) = gold_sets(folder, ["bbc"], other)
    assert [document.id for document in found.documents] == ["held"]


def test_rows_are_those_of_the_extractor():
    rows = predictions(TEXT)
    assert [TEXT[row.start : row.end] for row in rows][:2] == [
        "The bridge is safe",
        "It will open in May",
    ]
    assert rows[0].speaker == "Ana Duarte"
    assert TEXT[slice(*rows[0].speaker_at)] == rows[0].mention == "Ana Duarte"
    assert all(0 < row.contents <= 1 for row in trusted_predictions(TEXT))


def test_conditions_leave_offsets_as_they_are_but_when_stripped():
    texts = [TEXT * 20, "\u0130 said \u201cNo\u201d"]
    for condition in (Condition.AS_IS, Condition.LOWER, Condition.FEWER_MARKS):
        assert list(map(len, conditioned(texts, condition))) == list(map(len, texts))
    assert conditioned(["Go, Bo!"], Condition.STRIPPED) == ["go bo"]
    assert lowered("\u0130A") == "\u0130a"


def test_a_fifth_of_the_marks_goes_always_the_same():
    marks = '"' * 2000
    (once,) = conditioned([marks], Condition.FEWER_MARKS)
    assert once == conditioned([marks], Condition.FEWER_MARKS)[0]
    assert 340 < once.count(" ") < 460
    chance = random.Random(1)
    assert [c == " " for c in once] == [chance.random() < 0.2 for _ in once]


def test_a_set_is_measured_in_a_condition(gold):
    found = measured(gold, Condition.AS_IS)
    assert found.all.kinds["direct"].detected_recall == 1
    assert found.all.kinds["direct"].end_to_end_recall == 0.5
    assert found.all.kinds["indirect"].detected_recall == 0.5


def test_a_stripped_set_is_compared_with_stripped_gold(gold):
    stripped = tuple(map(strip_document, gold.documents))
    rows = {document.id: predictions(document.text) for document in stripped}
    expected = score(stripped, rows, Rules(stripped=True))
    assert expected.detected.r >= 0.25
    assert measured(gold, Condition.STRIPPED).all == expected


def test_bands_hold_what_was_given_their_confidence():
    found = bands([(0.3, True), (0.35, False), (0.97, True), (1.0, True)])
    assert [band.count for band in found] == [0, 0, 0, 2, 0, 0, 0, 0, 0, 2]
    assert (found[3].mean, found[3].right) == (pytest.approx(0.325), 0.5)
    assert found[0].right is None


def test_reliability_counts_each_find_once(gold):
    found = reliability(gold)
    count = len(predictions(TEXT))
    assert sum(band.count for band in found.contents) == count
    right = sum(band.count * (band.right or 0) for band in found.contents)
    assert right == pytest.approx(3)
    assert sum(band.count * (band.right or 0) for band in found.both) == pytest.approx(2)
    sure = sum(band.count * (band.mean or 0) for band in found.both)
    rows = trusted_predictions(TEXT)
    assert sure == pytest.approx(sum(one.contents * one.speaker for one in rows))


def listed(gold, kind):
    return list(errors(gold, Condition.AS_IS, kind))


def test_errors_are_shown_in_place(gold):
    (missed,) = listed(gold, Error.MISSED)
    assert '"old road" [is closed].' in missed
    assert "gold: 'Ana Duarte'" in missed
    (speaker,) = listed(gold, Error.SPEAKER)
    assert "[{It will open in May}]" in speaker
    assert "found: 'Ana Duarte'" in speaker


def test_a_false_alarm_is_a_find_without_gold(gold):
    (document,) = gold.documents
    bare = GoldSet("bare", (GoldDocument(document.id, document.text, ()),))
    assert len(listed(bare, Error.FALSE)) == len(predictions(TEXT))
    assert listed(bare, Error.ENDS) == []


def test_what_stands_in_a_text_does_not_act_on_the_terminal():
    text = "Tom Reyes said that the \x1b[31mtoll\nwas low."
    quotes = (GoldQuote(0, 3, "indirect", "Bo"),)
    gold = GoldSet("a", (GoldDocument("a", text, quotes),))
    (missed,) = errors(gold, Condition.AS_IS, Error.MISSED)
    assert "\x1b" not in missed
    assert "toll was" in missed


def test_the_command_writes_its_tables_between_the_markers(folder, capsys):
    page = folder / "page.md"
    page.write_text(
        "above\n<!-- evaluate: begin -->\nthe last table\n<!-- evaluate: end -->\nbelow\n", "utf-8"
    )
    main([str(folder), "--set", "polnear", "--set", "bbc", "--write", str(page)])
    written = page.read_text(encoding="utf-8")
    assert written.startswith("above\n<!-- evaluate: begin -->\n\nExtraction `")
    assert written.endswith("\n\n<!-- evaluate: end -->\nbelow\n")
    assert "the last table" not in written
    assert "| **Quoth**, the open articles |" in written
    assert "| Gender Gap Tracker | 47.4 |" in written
    assert "| bbc | 1 | 4 |" in written
    assert "| 0.9 - 1.0 |" in written
    assert "words a second" in written
    assert capsys.readouterr().out == ""


def test_the_command_gives_the_same_as_json(folder, capsys):
    main([str(folder), "--set", "bbc", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["sets"][0]["conditions"]["as it is"]["all"]["gold"] == 4
    assert 0 < found["costs"]["peak_mb"] < 500
    assert 0 < found["costs"]["installed_mb"] < 500


def test_the_costs_of_loading_are_those_of_the_process(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(TEXT) + "\n"))
    footprint.main()
    found = json.loads(capsys.readouterr().out)
    assert found["peak_mb"] > 10
    assert found["installed_mb"] > 1  # the lexicons alone
    assert found["loading_ms"] > 0


def test_the_command_lists_errors(folder, capsys):
    main([str(folder), "--errors", "missed"])
    assert "[is closed]" in capsys.readouterr().out


def test_a_folder_without_gold_is_an_error(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--set", "bbc"])
    assert "has none of these sets: bbc" in capsys.readouterr().err


def test_a_file_without_markers_is_left_alone(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no lines"):
        insert(page, "<!-- begin -->", "<!-- end -->", "text")
    assert page.read_text(encoding="utf-8") == "nothing\n"


def test_each_peer_has_a_cell_for_each_column():
    assert {len(row) for row in peers()} == {12}
