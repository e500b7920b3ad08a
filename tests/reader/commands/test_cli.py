"""The commands: their answers, their rows, and how they end."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from two_articles import BRIDGE, TARIFF

from reader.commands import COMMANDS
from reader.commands.status import DONE, FAULT, NO_LIBRARY, NOT_DONE, NOTHING, PARTLY, USAGE


@pytest.fixture
def indexed(quoth, news):
    assert quoth("index", news)[0] == DONE
    return quoth


def test_index_says_what_it_did_and_does_nothing_twice(quoth, news):
    status, out, err = quoth("index", news)
    assert (status, err) == (DONE, "")
    assert "2 files: 2 read, 0 unchanged" in out
    assert "2 articles" in out
    assert "0 read, 2 unchanged" in quoth("index", news)[1]


def test_index_as_json_counts_the_same(quoth, news):
    (news / "photo.jpg").write_bytes(b"\xff\xd8")
    body = json.loads(quoth("index", news, "--json")[1])
    assert (body["schema"], body["read"], body["articles"], body["skipped"]) == (1, 2, 2, [])
    assert body["unread"] == {".jpg": 1}


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_indexed(quoth, news):
    (news / "empty.txt").write_text("", encoding="utf-8")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 8)
    status, out, err = quoth("index", news)
    assert status == PARTLY
    assert "2 articles" in out
    assert "empty.txt: " in err
    assert "binary.txt: " in err


def test_search_answers_with_articles_and_quotes(indexed):
    status, out, _ = indexed("search", "tariff")
    assert status == DONE
    assert "1 article" in out
    assert "Water tariff splits the bench" in out
    assert "Nobody asked us about the tariff" in out


def test_what_quotes_a_search_counts_is_said(indexed):
    assert indexed("search", "council tariff")[1].startswith("1 article, 2 quotes in it\n")
    out = indexed("search", "speaker:duarte")[1]
    assert out.startswith("1 article, 2 quotes match\n")
    assert "4 quotes in all" in out
    assert "2 quotes searched for" in out


def test_search_as_json_keeps_the_contract(indexed):
    body = json.loads(indexed("search", "bridge", "--json")[1])
    assert body.keys() >= {"schema", "query", "total", "took_ms", "articles", "facets"}
    (article,) = body["articles"]
    assert article["id"] == "council/2024-03-11 bridge"
    assert article["date"] == "2024-03-11"
    snippet = article["snippet"]
    words = {snippet["text"][start:end].lower() for start, end in snippet["highlights"]}
    assert words == {"bridge"}
    assert ["Ana Duarte", 2] in body["facets"]["speaker"]


def test_a_minus_in_front_of_a_word_reaches_the_query(indexed):
    assert indexed("search", "council", "-bridge", "--format", "jsonl")[1].count("\n") == 1


def test_nothing_found_is_status_1(indexed):
    assert indexed("search", "zeppelin")[0] == NOTHING
    assert indexed("quotes", "zeppelin")[0] == NOTHING
    assert indexed("speakers", "zeppelin")[0] == NOTHING


def test_a_broken_query_names_the_character_and_searches_the_rest(indexed):
    status, out, err = indexed("search", 'colour:red bridge "')
    assert status == DONE
    assert "query, character 1: " in err
    assert "Bridge to reopen" in out


def test_search_gives_the_best_first_or_the_newest(indexed):
    def scores(*options):
        body = json.loads(indexed("search", "council OR tariff", "--json", *options)[1])
        return [(article["id"], article["score"]) for article in body["articles"]]

    best, second = scores()
    assert best[1] > second[1] > 0
    assert [name for name, _ in scores("--sort", "newest")] == [
        "council/2024-03-11 bridge",
        "tariff",
    ]


def test_a_query_of_which_nothing_is_understood_is_wrong_usage(indexed):
    status, out, err = indexed("search", "colour:red")
    assert (status, out) == (USAGE, "")
    assert "query, character 1: " in err
    assert err.count("\n") == 1


def test_standard_input_stands_alone(quoth, news):
    for command in ((), ("extract",)):
        status, _, err = quoth(*command, "-", news)
        assert status == USAGE
        assert "stands alone" in err


def test_what_is_typed_wrong_reaches_the_terminal_clean(quoth):
    status, _, err = quoth("search", "x", "--format", "\x1b]0;owned\x07")
    assert status == USAGE
    assert "\x1b" not in err
    assert "See quoth search --help" in err


def test_quotes_have_a_row_each_with_the_words_at_their_offsets(indexed, news):
    body = json.loads(indexed("quotes", "--speaker", "duarte", "--json")[1])
    assert body["total"] == len(body["quotes"]) == 2
    for row in body["quotes"]:
        assert row.keys() >= {
            "id", "article", "title", "date", "kind", "mode", "start", "end", "text", "spans",
            "cue", "mention", "speaker_start", "speaker_end", "speaker", "speaker_id",
            "confidence", "citation",
        }  # fmt: skip
        assert BRIDGE[row["start"] : row["end"]] == row["text"]
        assert row["speaker"] == "Ana Duarte"


def test_quotes_are_narrowed_by_kind_article_and_words(indexed):
    def texts(*options):
        shown = indexed("quotes", *options, "--format", "jsonl")[1]
        return [json.loads(line)["text"] for line in shown.splitlines()]

    assert texts("--article", "tariff", "--kind", "direct", "postponements") == [
        "Three meetings, three postponements"
    ]
    assert all("tariff" in text for text in texts("tariff"))
    assert len(texts("--limit", "1")) == 1


def test_speakers_are_counted(indexed):
    body = json.loads(indexed("speakers", "du", "--json")[1])
    assert [(s["name"], s["quotes"], s["articles"]) for s in body["speakers"]] == [
        ("Ana Duarte", 2, 1)
    ]
    assert body["speakers"][0].keys() == {
        "id", "name", "aliases", "kind", "role", "organisation", "quotes", "articles", "first",
        "last",
    }  # fmt: skip


def test_show_marks_the_quotes_of_an_article(indexed):
    status, out, _ = indexed("show", "council/2024-03-11 bridge")
    assert status == DONE
    marked = [line for line in out.splitlines() if line.startswith("AD=")]
    assert any("The bridge is safe again" in line for line in marked)


def test_show_takes_offsets_and_quote_ids(indexed):
    row = json.loads(
        indexed("quotes", "--speaker", "duarte", "--format", "jsonl")[1].splitlines()[0]
    )
    by_offsets = json.loads(
        indexed("show", f"{row['article']}:{row['start']}-{row['end']}", "--json")[1]
    )
    by_id = json.loads(indexed("show", row["id"], "--json")[1])
    assert by_offsets["text"] == by_id["text"] == row["text"]


def test_a_closed_pipe_is_no_failure(indexed, news):
    shell = f"{sys.executable} -m reader quotes --limit 0 | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (DONE, "")


@pytest.mark.parametrize("ref", ["nothing", "tariff:5-2", "tariff:0-999999", "tariff#q99"])
def test_a_reference_to_nothing_is_wrong_usage(indexed, ref):
    status, out, err = indexed("show", ref)
    assert (status, out) == (USAGE, "")
    assert err.count("\n") == 1


def test_extract_needs_no_library(quoth, news, home):
    status, out, _ = quoth("extract", news / "tariff.txt", "--format", "jsonl")
    assert status == DONE
    document = json.loads(out)
    assert document["id"] == "tariff"
    for row in document["quotes"]:
        assert TARIFF[row["start"] : row["end"]] == row["text"]
        if row["mention"] is not None:
            assert TARIFF[row["speaker_start"] : row["speaker_end"]] == row["mention"]
    assert "Tom Reyes" in {row["speaker"] for row in document["quotes"]}
    assert not list(home.rglob("library.sqlite"))


def test_extract_reads_each_line_of_jsonl_and_names_a_broken_one(quoth, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        json.dumps({"id": "one", "text": BRIDGE})
        + "\n{broken\n"
        + json.dumps({"id": "two", "text": TARIFF})
        + "\n",
        encoding="utf-8",
    )
    status, out, err = quoth("extract", rows, "--format", "jsonl")
    assert status == PARTLY
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["one", "two"]
    assert "line 2" in err


def test_spans_of_a_discontinuous_quote_share_their_group(quoth, tmp_path):
    path = tmp_path / "split.txt"
    path.write_text('"The bridge," said Ms Orrin, "will open in May."\n', encoding="utf-8")
    document = json.loads(quoth("extract", path, "--format", "jsonl")[1])
    assert [(row["id"], row["group"], row["text"]) for row in document["quotes"]] == [
        ("q1", "q1", "The bridge"),
        ("q1.2", "q1", "will open in May"),
    ]


def test_nothing_is_left_where_there_was_nothing_to_index(quoth, tmp_path):
    (tmp_path / "bare").mkdir()
    assert quoth("index", tmp_path / "bare")[0] == NOTHING
    assert quoth("search", "x")[0] == NO_LIBRARY


def test_forget_takes_a_folder_out(indexed, news):
    assert indexed("forget", news / "council")[1] == "1 article taken out\n"
    assert indexed("search", "bridge")[0] == NOTHING
    assert indexed("forget", news / "council")[0] == NOTHING


def test_a_path_that_is_not_there_and_not_known_is_wrong_usage(indexed, news, tmp_path):
    assert indexed("forget", tmp_path / "nowhere")[0] == USAGE
    shutil.rmtree(news / "council")
    assert indexed("forget", news / "council")[1] == "1 article taken out\n"


@pytest.mark.parametrize("command", [("index",), ("extract",), ("forget",), ()])
def test_an_empty_word_is_not_this_folder(quoth, command):
    assert quoth(*command, "")[0] == USAGE


def test_a_limit_that_cuts_is_said(indexed):
    assert "1 of 6 quotes; --limit 0 for all" in indexed("quotes", "--limit", "1")[2]
    assert indexed("quotes", "--limit", "0")[2] == ""
    assert "no speaker found" in indexed("speakers", "zeppelin")[2]


def test_what_is_done_counts_where_the_list_of_libraries_cannot_be_written(quoth, news, home):
    (home / ".local").mkdir()
    (home / ".local" / "state").write_text("in the way", encoding="utf-8")
    status, out, err = quoth("index", news)
    assert status == DONE
    assert "2 articles" in out
    assert "libraries.json" in err


def test_libraries_lists_the_last_used_first(quoth, news, tmp_path):
    assert quoth("libraries")[0] == NOTHING
    for name in ("a", "b"):
        quoth("index", news, "--library", tmp_path / name)
    assert quoth("libraries")[1].split() == [str(tmp_path / "b"), str(tmp_path / "a")]


def test_what_names_no_library_takes_the_one_used_last_and_says_so(quoth, news, tmp_path):
    assert quoth("speakers")[0] == NO_LIBRARY
    away, here = tmp_path / "away", tmp_path / "here"
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("The dam will hold.", encoding="utf-8")
    for folder in (away, here):
        quoth("index", news, "--library", folder)
    assert quoth("speakers")[2] == f"library: {here}, used last\n"
    assert quoth("speakers", "--library", away)[2] == ""
    assert f"Library {here}, used last" in quoth()[2]
    assert quoth(away)[2].count("used last") == 0
    assert quoth("speakers")[2] == f"library: {away}, used last\n"
    assert quoth("index", tmp_path / "more")[0] == DONE  # always into the one in the data folder
    assert quoth("search", "dam")[::2] == (DONE, "")
    assert "Library ~/.local/share/quoth/library, used last" in quoth()[2]


def test_a_library_can_be_named_by_the_environment(quoth, news, tmp_path, monkeypatch):
    monkeypatch.setenv("QUOTH_LIBRARY", str(tmp_path / "named"))
    quoth("index", news)
    assert (tmp_path / "named" / "library.sqlite").is_file()
    assert quoth("search", "bridge")[0] == DONE


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["index", "missing"], USAGE),
        (["extract", "missing.txt"], USAGE),
        (["missing"], USAGE),
        (["search", "--format", "xml", "x"], USAGE),
        (["search", "x"], NO_LIBRARY),
        (["quotes", "--library", "nowhere"], NO_LIBRARY),
        (["index", "bare"], NOTHING),
        (["bare"], NOTHING),
    ],
)
def test_bad_input_ends_in_one_line_and_its_status(quoth, tmp_path, monkeypatch, arguments, status):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "photo.jpg").write_bytes(b"\xff")
    got, out, err = quoth(*arguments)
    assert (got, out) == (status, "")
    assert "Traceback" not in err
    assert err.strip()
    if "xml" not in arguments:
        assert err.count("\n") == 1


def test_what_is_indexed_survives_a_bad_call(indexed, news, tmp_path):
    indexed("index", tmp_path / "missing")
    (news / "bad.txt").write_bytes(bytes(range(256)) * 4)
    assert indexed("index", news)[0] == PARTLY
    assert json.loads(indexed("search", "bridge", "--json")[1])["total"] == 1


def test_a_folder_that_may_not_be_written_is_status_5(quoth, news, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    status, _, err = quoth("index", news, "--library", tmp_path / "file" / "library")
    assert status == NOT_DONE
    assert err.count("\n") == 1


def test_control_characters_of_a_text_never_reach_the_terminal(quoth, tmp_path):
    path = tmp_path / "evil.txt"
    path.write_text(
        '"Owned\x1b]0;title\x07 you\x9b2J," said Ana \x1b[31mDuarte.\n', encoding="utf-8"
    )
    for options in ((), ("--color", "always"), ("--json",)):
        out = quoth("extract", path, *options)[1].replace("\x1b[1m", "").replace("\x1b[0m", "")
        out = out.replace("\x1b[2m", "")
        assert not set(out) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}


def test_colour_is_for_terminals_unless_asked_for(indexed):
    assert "\x1b[" not in indexed("search", "bridge")[1]
    assert "\x1b[" in indexed("search", "bridge", "--color", "always")[1]
    assert "\x1b[" not in indexed("search", "bridge", "--color", "always", "--plain")[1]


def test_a_fault_is_one_line_with_the_place_of_the_log(quoth, monkeypatch, home):
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr("reader.outside.shelf.known", broken)
    status, out, err = quoth("libraries")
    assert (status, out) == (FAULT, "")
    assert err.startswith("quoth stopped: ZeroDivisionError. Log: ")
    (log,) = home.rglob("crash-*.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_without_a_terminal_the_reader_prints_text(quoth, news):
    status, out, err = quoth(news)
    assert status == DONE
    assert "Bridge to reopen in May" in out
    assert "quoth search" in err


def test_every_command_has_an_example_and_the_words_of_the_list(quoth):
    for name, (_, about) in COMMANDS.items():
        status, out, _ = quoth(name, "--help")
        assert status == DONE
        assert "Example:  quoth" in out
        assert about in out


def test_standard_input_is_read_where_a_dash_stands():
    done = subprocess.run(
        [sys.executable, "-m", "reader", "extract", "-", "--format", "jsonl"],
        input=BRIDGE, capture_output=True, text=True, cwd=Path(__file__).parents[3], check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["quotes"]
