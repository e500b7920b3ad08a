"""`quoth speaker`: whom a name means, and what is said of that speaker."""

import csv
import datetime as dt
import io
import json

import pytest
from small_library import Said, reading, readings

from index import Kind, create_library, open_library
from reader.commands.status import DONE, NOTHING, USAGE


@pytest.fixture
def kept(quoth, tmp_path):
    """Run a command on a library that holds the small readings."""
    folder = tmp_path / "kept"
    library = create_library(folder)
    library.write(readings())
    library.close()
    return lambda *arguments: quoth(*arguments, "--library", folder)


@pytest.mark.parametrize(
    "name", ["Tom Reyes", "reyes", "TOM", "rey", "spk:tom-reyes", "tom  reyes"]
)
def test_a_name_a_word_of_it_or_an_id_means_its_speaker(kept, name):
    status, out, err = kept("speaker", *name.split())
    assert (status, err) == (DONE, "")
    assert out.startswith("Tom Reyes  spk:tom-reyes\n")


def test_several_are_listed_with_their_ids_and_none_is_chosen(kept, tmp_path):
    library = open_library(tmp_path / "kept")
    names = [f"Tom Kent{letter}" for letter in "abcdefghijklmnopqrst"]
    text = " ".join(f'"Word {name}," said {name}.' for name in names)
    said = [Said(f"Word {name}", name, "said", name) for name in names]
    library.write([reading("many", text, *said)])
    library.close()
    status, out, err = kept("speaker", "tom")
    assert (status, out) == (USAGE, "")
    lines = err.splitlines()
    assert lines[0] == "tom may be 21 speakers; say which by name or id:"
    assert lines[1] == "  spk:tom-reyes  Tom Reyes (person), 6 quotes"
    assert lines[2] == "  spk:tom-kenta  Tom Kenta (person), 1 quote"
    assert lines[21:] == ["  and 1 more; quoth speakers lists them"]


def test_nobody_of_that_name(kept):
    for name in ("zeppelin", "!!!"):
        status, out, err = kept("speaker", name)
        assert (status, out, err) == (NOTHING, "", "no speaker found\n")


def test_text_says_who_how_often_when_and_everything_that_was_said(kept):
    out = kept("speaker", "reyes")[1]
    for line in (
        "is      person",
        "quotes  6 in 3 articles; 11 Mar 2024 - 12 Mar 2024; 6 direct",
        "when    11 Mar 2024 41 12 Mar 2024  no date 1",
    ):
        assert line in out.splitlines()
    said = [line[4:] for line in out.splitlines() if line.startswith("  > ")]
    assert said == [
        "“Three meetings, three postponements”",
        "“At some point that is a decision”",
        "“We did ask”",
        "“Twice”",
        "“The tariff is not finished”",
        "“It will carry trams”",
    ]
    assert "Her deputy Tom Reyes was less patient." in out
    assert "he told reporters." in out
    assert "Her deputy" not in kept("speaker", "reyes", "--no-context")[1]


def test_json_has_the_speaker_and_the_quotes_with_what_stands_around(kept):
    body = json.loads(kept("speaker", "reyes", "--json", "--limit", "2")[1])
    assert body.keys() == {"schema", "speaker", "total", "quotes"}
    assert (body["schema"], body["total"], len(body["quotes"])) == (1, 6, 2)
    whole = body["speaker"]
    assert (whole["name"], whole["quotes"], whole["articles"]) == ("Tom Reyes", 6, 3)
    assert (whole["kinds"], whole["periods"], whole["undated"]) == (
        {"direct": 6},
        [["2024-03", 5]],
        1,
    )
    assert (whole["names"], whole["pronouns"]) == ([["Tom Reyes", 3]], {"not stated": 3})
    assert whole["roles"] == whole["suggestions"] == whole["voices"] == []
    assert len(whole["evidence"]) == 1
    first = body["quotes"][0]
    assert first["before"] == 'Her deputy Tom Reyes was less patient.\n\n"'
    assert first["text"] == "Three meetings, three postponements"
    assert first["after"].startswith('," he told reporters.')
    bare = json.loads(kept("speaker", "reyes", "--json", "--no-context")[1])["quotes"]
    assert {(row["before"], row["after"]) for row in bare} == {(None, None)}


def test_jsonl_has_the_quotes_alone(kept):
    lines = kept("speaker", "duarte", "--format", "jsonl")[1].splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(row["article"], row["kind"]) for row in rows] == [
        ("tariff", Kind.DIRECT),
        ("bridge", Kind.INDIRECT),
    ]
    assert rows[0]["date"] == dt.date(2024, 3, 11).isoformat()


def test_a_limit_is_said(kept):
    status, out, err = kept("speaker", "reyes", "--limit", "1")
    assert status == DONE
    assert out.count("\n  > ") == 1
    assert err == "1 of 6 quotes; --limit 0 for all\n"


def test_csv_has_the_same_columns_and_markdown_the_facts_and_citations(kept):
    out = kept("speaker", "reyes", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["text"] for row in rows][-1] == "It will carry trams"
    assert rows[0]["before"].startswith("Her deputy Tom Reyes was less patient.")
    out = kept("speaker", "reyes", "--format", "md", "--limit", "0")[1]
    assert out.startswith("# Tom Reyes\n\n- is: person\n")
    assert out.count("> — **Tom Reyes**, ") == 6


def test_no_limit_gives_the_same_quotes(kept):
    everything = json.loads(kept("speaker", "reyes", "--json", "--limit", "0")[1])
    assert everything == json.loads(kept("speaker", "reyes", "--json")[1])
    assert len(everything["quotes"]) == 6
