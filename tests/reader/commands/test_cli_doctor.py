"""The commands on a library: whether it is well, how much of it is said, what is near."""

import json
import shutil
import sqlite3
import sys

import pytest

from reader.commands.status import DONE, NO_LIBRARY, NOT_DONE, NOTHING, PARTLY

# The doctor


@pytest.fixture
def kept(quoth, news, tmp_path):
    """Return the folder of a library with two articles."""
    folder = tmp_path / "lib"
    assert quoth("index", news, "--library", folder)[0] == DONE
    return folder


def test_the_doctor_says_what_runs_where_and_that_the_library_is_well(quoth, kept):
    status, out, err = quoth("doctor")
    assert (status, err) == (DONE, "")
    for words in ("Versions", "whoosh          2.7.4", "Terminal", "Places", str(kept)):
        assert words in out
    parts = [line.split("  ")[1] for line in out.partition("Library")[2].splitlines()[1:]]
    assert parts == ["library file", "speakers", "search index", "files"]


def test_the_doctor_answers_programs(quoth, kept):
    body = json.loads(quoth("doctor", "--library", kept, "--json")[1])
    assert body["library"] == str(kept)
    assert body["versions"]["Python"] in sys.version
    assert {one["health"] for one in body["findings"]} == {"well"}
    rows = quoth("doctor", "--library", kept, "--format", "jsonl")[1].splitlines()
    assert json.loads(rows[0])["part"] == "library file"


def test_the_doctor_mends_an_index_that_is_gone(quoth, kept, home):
    quoth("search", "bridge", "--library", kept)
    shutil.rmtree(home / ".cache")
    status, out, _ = quoth("doctor", "--library", kept)
    assert status == DONE
    assert "mended      there was none; made again: 2 articles" in out


def test_the_doctor_names_what_cannot_be_mended(quoth, kept):
    (path,) = [one for one in kept.iterdir() if one.read_bytes()[:6] == b"SQLite"]
    raw = bytearray(path.read_bytes())
    raw[4096:12288] = b"\xff" * 8192
    path.write_bytes(raw)
    status, out, err = quoth("doctor", "--library", kept)
    assert status == PARTLY
    assert "broken" in out
    assert "-> keep a copy" in out
    assert "Traceback" not in out + err


def test_a_library_that_may_not_be_read_needs_permission_and_no_copy(quoth, kept, monkeypatch):
    # Whoever runs the tests may be allowed everything.
    def refused(*_, **__):
        raise sqlite3.OperationalError

    monkeypatch.setattr("index.library.store.sqlite3.connect", refused)
    monkeypatch.setattr("index.library.checking.os.access", lambda *_: False)
    status, out, _ = quoth("doctor", "--library", kept)
    assert status == NOT_DONE
    assert "library.sqlite: no permission" in out
    assert "-> give yourself permission" in out
    assert "index the files again" not in out


def test_the_doctor_comes_without_a_library(quoth, tmp_path):
    status, out, _ = quoth("doctor")
    assert status == DONE
    assert "none yet; quoth index FOLDER makes one" in out
    status, _, err = quoth("doctor", "--library", tmp_path)
    assert status == NO_LIBRARY
    assert "no library there" in err


def test_the_doctor_gives_a_terminal_back(quoth):
    assert quoth("doctor", "--reset-terminal")[0] == DONE


# Many hits and none


def test_speakers_are_counted_in_all_hits_and_listed_up_to_the_limit(quoth, kept):
    def facet(*options):
        out = quoth("search", "the", "--library", kept, "--json", *options)[1]
        return json.loads(out)["facets"]["speaker"]

    everybody = facet("--limit", "0")
    assert len(everybody) > 1
    assert facet("--limit", "1") == everybody[:1]
    assert facet() == everybody


def test_speakers_are_listed_up_to_the_limit_with_their_number(quoth, kept):
    whole = json.loads(quoth("speakers", "--library", kept, "--json")[1])
    status, out, err = quoth("speakers", "--library", kept, "--json", "--limit", "1")
    assert status == DONE
    assert json.loads(out) == {**whole, "speakers": whole["speakers"][:1]}
    assert err == f"1 of {whole['total']} speakers; --limit 0 for all\n"


@pytest.mark.parametrize("command", ["search", "quotes"])
def test_where_nothing_is_found_another_spelling_is_offered(quoth, kept, command):
    status, out, err = quoth(command, "brigde", "--library", kept, "--format", "jsonl")
    assert (status, out) == (NOTHING, "")
    assert err.startswith("did you mean bridge?\n")


def test_of_many_problems_the_first_three_are_said(quoth, kept):
    status, _, err = quoth("search", '"' * 9999, "--library", kept)
    assert status != DONE
    assert err.count("query, character") == 3
    assert "; and 4,998 more" in err
    assert len(err) < 300


def test_many_problems_beside_words_are_cut_too(quoth, kept):
    lines = quoth("search", "bridge " + '"' * 20, "--library", kept)[2].splitlines()
    assert lines[3] == "and 7 more"
    assert len(lines) == 4


def test_no_spelling_is_offered_where_none_is_near(quoth, kept):
    assert "did you mean" not in quoth("search", "zzzzzzz", "--library", kept)[2]


def test_results_come_in_the_order_that_is_asked_for(quoth, kept):
    def ids(sort):
        found = quoth("search", "the", "--library", kept, "--json", "--sort", sort)
        return [one["id"] for one in json.loads(found[1])["articles"]]

    assert sorted(ids("relevance")) == sorted(ids("newest")) == sorted(ids("oldest"))
    assert ids("newest")[0].endswith("bridge")  # the one with a date
