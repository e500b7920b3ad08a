import re
from pathlib import Path

import pytest

from index.lexicon import affixes, columns, rows, weights, word_group, words

INDEX = Path(__file__).parent.parent / "index"
LISTS = sorted((INDEX / "data").glob("*.t[sx][vt]"))


def test_rows_have_their_columns_and_no_comment():
    assert ("mr", "m") in rows("titles.tsv")
    assert not any(row[0].startswith("#") for row in rows("titles.tsv"))


@pytest.mark.parametrize("group", ["", "marked", "unmarked", "neither"])
def test_columns_are_those_of_the_rows(group):
    wanted = [row for row in rows("span_weights.tsv") if group in ("", row[0])]
    assert list(zip(*columns("span_weights.tsv", 5, group), strict=True)) == wanted


@pytest.mark.parametrize("name", ["cue_weights.tsv", "source_weights.tsv"])
def test_weights_are_those_of_the_rows_of_their_group(name):
    wanted = {row[1]: float(row[2]) for row in rows(name) if row[0] == "unmarked"}
    assert weights(name, "unmarked") == wanted


def test_words_are_the_first_column():
    assert {"mr", "dame"} <= words("titles.tsv")


def test_a_group_is_a_set_of_words():
    assert word_group("second person") == {"you", "your"}


def test_endings_are_taken_as_a_string_method_takes_them():
    assert "economists".endswith(affixes("people endings"))


def test_a_group_that_nobody_wrote_is_an_error():
    with pytest.raises(KeyError):
        word_group("third party")


def test_each_group_is_used_and_written_once():
    code = "".join(path.read_text(encoding="utf-8") for path in INDEX.rglob("*.py"))
    used = re.findall(r'(?:word_group|affixes)\(\s*"([^"]+)"\s*\)', code)
    written = [row[0] for row in rows("word_groups.tsv")]
    assert sorted(set(used)) == written


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_each_list_says_first_what_it_is_made_from(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    head = " ".join(line for line in lines[:6] if line.startswith("#"))
    assert lines[0].startswith("#")
    assert re.search("Origin|Written|Learnt|learnt|Made by|seen", head), head
