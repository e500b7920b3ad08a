"""`correct`: from the command line into the two files, and back."""

import json
from pathlib import Path

import pytest

from reader.commands.status import DONE, NOTHING, PARTLY, USAGE

LIBRARY = ".local/share/quoth/default"


@pytest.fixture
def indexed(quoth, news):
    assert quoth("index", news)[0] == DONE
    return quoth


@pytest.fixture
def folder(home):
    (found,) = home.rglob("library.sqlite")
    return found.parent


def quotes(quoth, *more):
    return json.loads(quoth("quotes", "--json", *more)[1])["quotes"]


def one(quoth, words):
    (found,) = [row for row in quotes(quoth) if words in row["text"]]
    return found


def corrections(quoth):
    return json.loads(quoth("correct", "--list", "--json")[1])


def test_a_speaker_is_set_and_the_first_answer_stays_known(indexed):
    before = one(indexed, "Nobody asked")
    assert (before["status"], before["automatic"]["speaker"]) == ("auto", None)
    status, out, err = indexed("correct", before["id"], "--speaker", " Cleo Marsh ", "--note", "hm")
    assert (status, err) == (DONE, "Cleo Marsh is a new name here\n")
    assert "set_speaker" in out
    assert "-> Cleo Marsh" in out
    after = one(indexed, "Nobody asked")
    assert (after["speaker"], after["status"]) == ("Cleo Marsh", "edited")
    assert after["automatic"]["speaker"] == before["speaker"]
    assert "corrected by hand" in indexed("quotes")[1]
    assert indexed("correct", after["id"], "--speaker", "cleo marsh")[::2] == (DONE, "")
    assert indexed("correct", after["id"], "--unknown")[::2] == (DONE, "")
    assert one(indexed, "Nobody asked")["speaker"] is None


def test_a_quote_is_rejected_confirmed_and_undone(indexed):
    known = one(indexed, "bridge is safe")
    body = json.loads(indexed("correct", known["id"], "--reject", "--json")[1])
    assert body["corrections"][0]["op"] == "reject"
    assert known["id"] not in [row["id"] for row in quotes(indexed)]
    assert indexed("correct", known["id"], "--confirm")[0] == DONE
    assert one(indexed, "bridge is safe")["status"] == "confirmed"
    assert indexed("correct", "--undo")[0] == DONE
    assert known["id"] not in [row["id"] for row in quotes(indexed)]
    assert json.loads(indexed("correct", "--undo", "--format", "jsonl")[1])["op"] == "reject"
    assert one(indexed, "bridge is safe")["status"] == "auto"
    status, out, err = indexed("correct", "--undo")
    assert (status, out, err) == (NOTHING, "", "nothing to undo\n")


def test_a_missed_quote_is_added_with_its_speaker_in_one_step(indexed, news):
    text = (news / "tariff.txt").read_text(encoding="utf-8")
    start = text.index("Residents were angry")
    ref = f"tariff:{start}-{start + 20}"
    assert indexed("correct", ref, "--speaker", "Tom Reyes")[0] == DONE
    added = one(indexed, "Residents were angry")
    assert (added["speaker"], added["status"]) == ("Tom Reyes", "edited")
    content = f"{start}-{start + 9}"
    assert indexed("correct", added["id"], "--content", content)[0] == DONE
    assert one(indexed, "Residents")["text"] == "Residents"
    assert indexed("correct", "--undo")[0] == DONE
    assert json.loads(indexed("correct", "--undo", "--json")[1])["corrections"][1]["speaker"] == (
        "Tom Reyes"
    )
    assert "Residents were angry" not in str(quotes(indexed))


def test_a_missed_quote_is_added_where_a_thought_was_found(indexed, news):
    text = "Fares\n\nTom Reyes runs the ferry. He hoped that the fares would fall.\n"
    (news / "fares.txt").write_text(text, encoding="utf-8")
    assert indexed("index", news)[0] == DONE
    assert "fares would fall" in str(quotes(indexed, "--mode", "thought"))
    assert "fares would fall" not in str(quotes(indexed))
    start = text.index("fares would")
    ref = f"fares:{start}-{start + 16}"
    assert indexed("correct", ref, "--speaker", "Tom Reyes")[0] == DONE
    row = one(indexed, "fares would fall")
    assert (row["text"], row["speaker"], row["mode"]) == (
        "fares would fall",
        "Tom Reyes",
        "speech",
    )


def test_words_of_a_quote_name_it(indexed, news):
    text = (news / "tariff.txt").read_text(encoding="utf-8")
    start = text.index("Three meetings")
    assert indexed("correct", f"tariff:{start}-{start + 14}", "--unknown")[0] == DONE
    row = one(indexed, "Three meetings")
    assert (row["text"], row["speaker"]) == ("Three meetings, three postponements", None)


def test_rules_about_speakers_are_kept_and_listed(indexed, folder):
    for arguments in (
        ["--merge", "Ana Duarte", "A. Duarte", "--note", "same post"],
        ["--split", "Tom Reyes", "Tom Reyes (chair)=tariff", "Tom Reyes (works)=council/*"],
        ["--not-same", "Ana Duarte", "Tom Reyes (chair)"],
        ["--fact", "Ana Duarte", "--role", "chair", "--organisation", "Works", "--from", "2004"],
        ["--ignore", "Echo"],
    ):
        said = ["kept" in line for line in indexed("correct", *arguments)[2].splitlines()]
        assert said == [True] * ("A. Duarte" in arguments or "Echo" in arguments), arguments
    listed = corrections(indexed)
    assert [row["op"] for row in listed["corrections"]] == [
        "merge",
        "split",
        "not_same",
        "set",
        "ignore",
    ]
    assert listed["conflicts"] == []
    assert listed["corrections"][0]["problem"] == "nobody is called A. Duarte now"
    assert listed["corrections"][3]["org"] == "Works"
    assert 'where = ["council/*"]' in (folder / "speakers.toml").read_text()
    status, out, _ = indexed("correct", "--list")
    assert status == DONE
    assert "A. Duarte -> Ana Duarte" in out
    assert "Tom Reyes -> Tom Reyes (chair) in tariff; Tom Reyes (works) in council/*" in out
    assert "Ana Duarte: chair, Works from 2004" in out
    assert "not followed: nobody is called A. Duarte now" in out
    rows = indexed("correct", "--list", "--format", "jsonl")[1].splitlines()
    assert len(rows) == 5


def test_what_cannot_be_followed_is_listed_and_never_dropped(indexed, news, folder):
    known = one(indexed, "bridge is safe")
    assert indexed("correct", known["id"], "--confirm")[0] == DONE
    (news / "council" / "2024-03-11 bridge.txt").write_text("Nothing.\n", encoding="utf-8")
    assert indexed("index", news)[0] == DONE
    with (folder / "edits.jsonl").open("a") as file:
        file.write("{broken\n")
    status, out, err = indexed("correct", "--list")
    assert status == DONE
    assert "not followed: its words are not in the article" in out or "not in the library" in out
    assert "edits.jsonl, line 2: it is not JSON" in err
    out = indexed("doctor")[1]
    assert "edits.jsonl, line 1: confirm council/2024-03-11 bridge" in out
    assert "edits.jsonl, line 2: it is not JSON" in out
    assert "correct it anew" in out
    findings = json.loads(indexed("doctor", "--json")[1])["findings"]
    assert [one["health"] for one in findings if one["part"] == "corrections"] == [
        "well",
        "unfinished",
        "unfinished",
    ]


def test_a_decision_that_comes_to_nothing_is_kept_and_said(indexed, news):
    text = (news / "tariff.txt").read_text(encoding="utf-8")
    start = text.index("splits")
    status, _, err = indexed("correct", f"tariff:{start}-{start + 6}", "--confirm")
    assert status == PARTLY
    assert "kept, but not followed: no quote is found there now" in err


@pytest.mark.parametrize(
    ("arguments", "problems"),
    [
        (["--merge", "Zed", "Zoe", "Ana Duarte"], ["nobody is called Zoe now"]),
        (["--not-same", "Ana Duarte", "Zoe"], ["nobody is called Zoe now"]),
        (["--fact", "Zoe", "--role", "chair"], ["nobody is called Zoe now"]),
        (["--ignore", "Zoe"], ["nobody is called Zoe now"]),
        (["--split", "Zoe", "Zoe (b)=tariff"], ["nobody is called Zoe now"]),
        (
            ["--split", "Tom Reyes", "Tom (a)=tariff", "Tom (b)=t*", "Tom (c)=nowhere/*"],
            [
                "speakers.toml, split Tom Reyes: Tom (c): no article is named nowhere/*",
                "speakers.toml, split Tom Reyes: tariff: claimed by Tom (a) and Tom (b);"
                " it is Tom (a)'s",
            ],
        ),
    ],
)
def test_a_rule_that_applies_to_nothing_yet_is_kept_and_said(indexed, arguments, problems):
    for _ in range(2):
        status, _, err = indexed("correct", *arguments)
        assert status == PARTLY
        assert err.splitlines()[: len(problems)] == [
            f"kept, but not followed: {one}" for one in problems
        ]


def test_a_rule_against_another_one_is_said(indexed):
    assert indexed("correct", "--merge", "Ana Duarte", "Tom Reyes")[0] == DONE
    status, _, err = indexed("correct", "--not-same", "Tom Reyes", "Ana Duarte")
    assert status == PARTLY
    assert "speakers.toml: not_same Tom Reyes, Ana Duarte: they are merged" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "say one thing"),
        (["tariff#q1"], "say one thing"),
        (["tariff#q1", "--reject", "--ignore", "A"], "say one thing"),
        (["tariff#q1", "--reject", "--confirm"], "stand alone"),
        (["tariff#q1", "--reject", "--speaker", "A"], "stand alone"),
        (["tariff#q1", "--unknown", "--speaker", "A"], "not both"),
        (["--reject"], "name one quote"),
        (["tariff", "--reject"], "no such quote"),
        (["tariff#q99", "--reject"], "no such quote"),
        (["tariff:9990-9999", "--reject"], "no such place"),
        (["tariff#q1", "--content", "9-3"], "not START-END"),
        (["tariff#q1", "--content", "3-9", "--content", "5-12"], "two places overlap"),
        (["tariff#q1", "--content", "9990-9999"], "no such place"),
        (["tariff#q1", "--speaker", "A\x1b[31m"], "a name has signs that cannot be shown"),
        (["--ignore", "A\udcff"], "a name has signs that cannot be shown"),
        (["--split", "A", "B\x00=x/*"], "a name has signs that cannot be shown"),
        (["tariff#q1", "--speaker", " "], "a name is empty"),
        (["--merge", "A"], "takes the names"),
        (["--split", "A"], "PART=GLOB"),
        (["--split", "A", "B"], 'not "PART=GLOB"'),
        (["--not-same", "A"], "two names"),
        (["--fact", "A"], "--role or --organisation"),
        (["--fact", "A", "--role", "b", "--from", "May"], "is no date"),
        (["--fact", "A", "--role", "b", "--from", "2004-02-30"], "is no date"),
        (["--fact", "A", "--role", "b", "--to", "2004-13"], "is no date"),
        (
            ["--fact", "A", "--role", "b", "--from", "2005", "--to", "2004-12"],
            "--fact: it ends before it begins",
        ),
        (["--fact", "A", "B", "--role", "b"], "takes one name"),
        (["--fact", "A", "--role", " "], "--role or --organisation"),
        (["--ignore", "A", "B"], "takes one name"),
        (["--merge", "A", "a"], "--merge: A is one already"),
        (["--merge", "Ana Duarte", "Zoe", "Ana Duarte"], "Ana Duarte is one already"),
        (["--merge", "Ana Duarte", "Ana Duarte"], "Ana Duarte is one already"),
        (["--merge", "A", "B", "--role", "b"], "need --fact"),
        (["--not-same", "A", "B", "a"], "--not-same: a is named twice"),
        (["--split", "A", "B=x/*", "C=x/*"], "--split: x/* is given twice"),
        (["--split", "A", "a=x/*"], "no part has another name than A"),
        (["--undo", "--reject", "tariff#q1"], "stand alone"),
        (["--undo", "--list"], "stand alone"),
        (["nowhere#q1", "--reject"], "no such article"),
        (["tariff:9-9", "--confirm"], "no words stand there"),
        (["tariff:9-9", "--reject"], "no words stand there"),
        (["tariff:{blank}", "--speaker", "A"], "no words stand there"),
        (["tariff#q1", "--content", "{blank}"], "no words stand there"),
    ],
)
def test_wrong_usage_is_one_line_and_changes_nothing(indexed, folder, news, arguments, words):
    start = (news / "tariff.txt").read_text(encoding="utf-8").index("\n\n")
    given = [one.format(blank=f"{start}-{start + 2}") for one in arguments]
    status, out, err = indexed("correct", *given)
    assert status == USAGE
    assert words in err
    assert out == ""
    assert not (folder / "edits.jsonl").exists()


def test_without_corrections_there_is_nothing_to_list(indexed):
    assert indexed("correct", "--list")[0] == NOTHING
    assert corrections(indexed) == {"schema": 1, "corrections": [], "conflicts": []}


def test_unsure_quotes_are_a_queue(indexed, news):
    (news / "2025-01-01 rumour.txt").write_text(
        'Rumour\n\n"It is over at last," he said. "Nobody won."\n', encoding="utf-8"
    )
    assert indexed("index", news)[0] == DONE
    unsure = quotes(indexed, "--unsure")
    assert unsure
    assert all(row["speaker"] is None or row["confidence"]["speaker"] < 0.7 for row in unsure)
    assert len(unsure) < len(quotes(indexed))
    assert indexed("correct", unsure[0]["id"], "--confirm")[0] == DONE
    assert [row["id"] for row in quotes(indexed, "--unsure")] == [row["id"] for row in unsure[1:]]


def test_a_broken_file_of_speakers_is_named_and_left_alone(indexed, folder):
    path = folder / "speakers.toml"
    path.write_text("[[ignore\n")
    status, _, err = indexed("correct", "--ignore", "Echo")
    assert status == 5
    assert "speakers.toml: it is not TOML" in err
    assert Path(path).read_text() == "[[ignore\n"
    assert "Corrections: speakers.toml, line 1: it is not TOML" in indexed("speakers")[2]


def test_csv_has_the_status_beside(indexed):
    known = one(indexed, "bridge is safe")
    indexed("correct", known["id"], "--speaker", "Cleo Marsh")
    head, *rows = indexed("quotes", "--format", "csv")[1].splitlines()
    assert "status,automatic_speaker,automatic_spans" in head
    assert any("edited,Ana Duarte" in row for row in rows)
