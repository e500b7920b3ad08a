"""The score of speakers, on voices placed by hand, and the command on a made-up article."""

import json

import pytest

from benchmarks.accuracy import speakers
from benchmarks.accuracy.clustering import Placed, clustering
from benchmarks.accuracy.speakers import BEGIN, END, main, rows


def placed(truth, found, article="a", *, bare=False):
    return Placed(article, truth, truth, found, bare)


def test_what_is_right_scores_one_and_an_empty_set_nothing():
    right = [placed("ann", "1"), placed("ann", "1", "b"), placed("bo", "2")]
    score = clustering(right)
    assert (score.precision, score.recall, score.f1, score.merged, score.false) == (1, 1, 1, 1, 0)
    assert clustering([]).f1 == 0


def test_b_cubed_is_the_mean_over_the_voices():
    # ann a, ann b | bo c together; ann d alone
    voices = [placed("ann", "1", "a"), placed("ann", "1", "b"), placed("bo", "1", "c"),
              placed("ann", "2", "d")]  # fmt: skip
    score = clustering(voices)
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 + 1 / 3) / 4)
    assert (score.merged, score.false) == (3, 2)


def test_a_pair_within_one_article_is_not_counted_across():
    score = clustering([placed("ann", "1"), placed("bo", "1"), placed("bo", "1", "b")])
    assert (score.merged, score.false, score.across, score.false_across) == (3, 2, 2, 1)


def test_a_bare_voice_need_not_be_found_but_must_not_be_somebody_else():
    voices = [placed("ann", "1"), placed("ann", "2", "b", bare=True), placed("ann", "1", "c")]
    assert clustering(voices).recall == 1
    wrong = clustering([*voices, placed("bo", "1", "d", bare=True)])
    assert (wrong.recall, wrong.false) == (1, 2)


ARTICLE = 'Ana Duarte came. "The bridge is safe," said Ms Duarte. "No," said the mayor of Leeds.'
OTHER = '"The toll is low," said Ana Duarte. Tom Reyes slept.'
GOLD = """\
article\tstart\tend\tmention\tspeaker\tkind\tpart\tbare
x/1\t0\t10\tAna Duarte\tana-duarte\tperson\trandom\t0
x/2\t25\t35\tAna Duarte\tana-duarte-iii\tperson\trandom\t0
x/2\t37\t46\tTom Reyes\ttom-reyes\tperson\trandom\t0
"""


@pytest.fixture
def articles(tmp_path, monkeypatch):
    """Return a file of two articles, of which there is gold."""
    gold, path = tmp_path / "gold.tsv", tmp_path / "articles.jsonl"
    gold.write_text(GOLD, encoding="utf-8")
    monkeypatch.setattr(speakers, "GOLD", gold)
    texts = {"x/1": ARTICLE, "x/2": OTHER}
    lines = [{"id": one, "category": "x", "title": "T", "text": texts[one]} for one in texts]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_the_command_scores_the_voices_that_are_found(articles, capsys):
    main([str(articles)])
    line = capsys.readouterr().out.splitlines()[-1]
    assert line.startswith("| both | 2 | 3 | 2 | 50.0/100.0/66.7 |")
    assert line.endswith("| 1 | 1 (100.0 %) | 1 | 1 (100.0 %) |")


def test_the_command_lists_what_is_wrong(articles, capsys):
    main([str(articles), "--errors"])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("merged\tx/1 Ana Duarte = ana-duarte\tx/2 Ana Duarte = ana-duarte-iii")


def test_the_command_writes_its_table_between_two_lines(articles, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nearlier words\n{END}\nafter\n", encoding="utf-8")
    main([str(articles), "--write", str(page)])
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"before\n{BEGIN}\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "| random | 2 |" in text
    assert "earlier words" not in text


def test_the_gold_names_what_stands_where_it_says():
    found = rows(speakers.GOLD)
    assert len({row.speaker for row in found if row.kind == "person"}) >= 60
    assert all(row.mention.end - row.mention.start == len(row.printed) for row in found)
    assert len({row.article for row in found}) >= 200
