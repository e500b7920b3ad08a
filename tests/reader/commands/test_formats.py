"""The same answers as CSV and as Markdown."""

import csv
import io
import json

import pytest
from two_articles import BRIDGE, TARIFF

from reader.commands.status import DONE, NOTHING, USAGE

TEXTS = {"council/2024-03-11 bridge": BRIDGE, "tariff": TARIFF}


@pytest.fixture
def indexed(quoth, news):
    assert quoth("index", news)[0] == DONE
    return quoth


def table(out):
    return list(csv.DictReader(io.StringIO(out, newline="")))


def columns(row):
    """Return the columns of a row of JSON: one for each part of what has parts."""
    return {
        f"{name}_{part}" if part else name
        for name, value in row.items()
        for part in (value if isinstance(value, dict) else [""])
    }


@pytest.mark.parametrize("limit", ["0", "100"])
def test_quotes_as_csv_have_the_columns_of_json_and_a_row_each(indexed, limit):
    rows = table(indexed("quotes", "--format", "csv", "--limit", limit)[1])
    body = json.loads(indexed("quotes", "--json", "--limit", limit)[1])
    assert body["total"] == len(rows) == len(body["quotes"]) > 4
    for row, quote in zip(rows, body["quotes"], strict=True):
        assert row.keys() == columns(quote)
        assert row["text"] == TEXTS[row["article"]][int(row["start"]) : int(row["end"])]
        assert (row["id"], row["speaker"]) == (quote["id"], quote["speaker"])


def test_a_table_without_rows_has_its_header(indexed):
    status, out, _ = indexed("quotes", "zeppelin", "--format", "csv", "--limit", "0")
    assert (status, out.count("\n")) == (NOTHING, 1)
    assert out.startswith("id,article,")
    assert indexed("search", "zeppelin", "--format", "csv")[1].startswith("id,title,")
    assert indexed("speakers", "zeppelin", "--format", "csv")[1].startswith("id,name,")


def test_all_quotes_are_listed_in_the_order_of_a_page(indexed):
    def listed(*options):
        return indexed("quotes", "council OR tariff OR said:the", "--format", "jsonl", *options)[1]

    assert listed("--limit", "0") == listed("--limit", "50")


def test_articles_and_speakers_have_a_row_each(indexed):
    (hit,) = table(indexed("search", "tariff", "--format", "csv")[1])
    assert (hit["id"], hit["quotes"]) == ("tariff", "2")
    assert "Nobody asked us" in hit["snippet_text"]
    speakers = table(indexed("speakers", "--format", "csv")[1])
    assert ("Ana Duarte", "2") in [(one["name"], one["quotes"]) for one in speakers]


def test_the_quotes_of_files_have_their_document(quoth, news):
    rows = table(quoth("extract", news / "tariff.txt", "--format", "csv")[1])
    assert {row["document"] for row in rows} == {"tariff"}
    assert rows[0]["text"] == TARIFF[int(rows[0]["start"]) : int(rows[0]["end"])]
    empty = news / "none.txt"
    empty.write_text("Nobody speaks here.", encoding="utf-8")
    assert quoth("extract", empty, "--format", "csv")[1].startswith("document,id,group,")


def test_the_quotes_of_an_article_are_a_table(indexed):
    rows = table(indexed("show", "tariff", "--format", "csv")[1])
    assert [row["id"] for row in rows] == ["tariff#q1", "tariff#q2"]


def test_quotes_as_markdown_are_cited(indexed):
    out = indexed("quotes", "--speaker", "duarte", "--format", "md")[1]
    assert out.startswith('> "The bridge is safe again"\n>\n> — **Ana Duarte**, quoted in ')
    assert out.count("\n\n") == 2


def test_the_other_answers_are_markdown_too(indexed, news):
    assert (
        "- **Water tariff splits the bench** — " in indexed("search", "tariff", "--format", "md")[1]
    )
    assert "**tariff**" in indexed("search", "tariff", "--format", "md")[1]
    assert "| Ana Duarte |  | 2 | 1 |" in indexed("speakers", "--format", "md")[1]
    shown = indexed("show", "tariff", "--format", "md")[1]
    assert shown.startswith("# Water tariff splits the bench\n")
    assert 'postponements[^q2]," Mr Reyes told' in shown
    assert "[^q2]: **Tom Reyes**, named 0." in shown
    part = indexed("show", "tariff#q1", "--format", "md")[1]
    assert "Nobody asked us about the tariff[^q1]" in part
    assert "postponements" not in part
    assert (
        "— **Tom Reyes** (direct, " in indexed("extract", news / "tariff.txt", "--format", "md")[1]
    )


def test_what_has_no_rows_is_no_table(indexed, news):
    assert indexed("index", news, "--format", "csv")[0] == USAGE


def test_a_name_that_is_a_formula_is_none_in_a_table(quoth, tmp_path):
    draft = tmp_path / "=cmd.txt"
    draft.write_text('"We pay twice," said Ana Duarte.', encoding="utf-8")
    (row,) = table(quoth("extract", draft, "--format", "csv")[1])
    assert row["document"] == "'=cmd"


def test_text_lists_once_who_has_no_name_and_other_formats_each(quoth, tmp_path):
    for number in range(3):
        text = f'Title {number}\n\n"We will act {number}," said a spokesman for the Home Office.\n'
        (tmp_path / f"{number}.txt").write_text(text)
    assert quoth("index", tmp_path)[0] == DONE
    status, out, said = quoth("speakers", "home", "--limit", "1")
    assert (status, said) == (DONE, "")
    line = "     3      3  Home Office: unnamed spokesperson (3, each of one article)"
    assert out.splitlines() == [line]
    assert json.loads(quoth("speakers", "home", "--json")[1])["total"] == 3
    assert quoth("speakers", "nobody")[0] == NOTHING
