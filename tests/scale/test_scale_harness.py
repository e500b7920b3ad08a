"""The measuring itself: what is asked, in which order, and what is made of the times."""

import random
import re
from itertools import pairwise

import pytest

from benchmarks.scale.__main__ import BEGIN, END, main
from benchmarks.scale.asking import Sources, Task
from benchmarks.scale.bars import bars
from benchmarks.scale.building import extracted
from benchmarks.scale.drawing import questions
from benchmarks.scale.engines import PREFIXED, QUOTH, TANTIVY, engine
from benchmarks.scale.interleaving import interleaved, quantile, single, spread
from benchmarks.scale.kept import kept
from benchmarks.scale.making import made_up
from benchmarks.scale.results import load, result, save
from benchmarks.scale.serving import Timed
from benchmarks.scale.stories import stories
from benchmarks.scale.stories import texts as texts_of
from benchmarks.scale.tables import page
from index import Reading, read_articles

ARTICLES = 12


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    corpus, readings = made_up(folder / "made-up.jsonl", ARTICLES), folder / "readings.jsonl"
    list(extracted(corpus, readings))
    return Sources(corpus, readings)


class Slow:
    """An engine that says how long it took, and notes when it was asked."""

    tasks = frozenset((Task.TERM,))

    def __init__(self, name, times, asked):
        self.name, self.times, self.asked = name, iter(times), asked

    def ask(self, task, question):
        self.asked.append(self.name)
        return Timed(next(self.times), 3, 1)


def test_readings_come_back_as_they_were(sources):
    read = [one for one in read_articles([sources.corpus]) if isinstance(one, Reading)]
    assert list(kept(sources.readings)) == read


def test_made_up_articles_are_the_same_for_a_seed(tmp_path):
    one, same, other = (
        made_up(tmp_path / str(number), 20, seed).read_bytes()
        for number, seed in enumerate((1, 1, 2))
    )
    assert one == same != other


def test_stories_come_newest_first_with_who_is_quoted(sources):
    told = list(stories(sources))
    assert len(told) == ARTICLES
    assert [one.day for one in told] == sorted((one.day for one in told), reverse=True)
    assert any("Andrew Hogg" in one.speakers or one.speakers for one in told)


def test_questions_are_drawn_by_their_seed_from_words_of_the_corpus(sources):
    asked = questions(sources, 1)
    assert asked == questions(sources, 1) != questions(sources, 2)
    text = sources.corpus.read_text(encoding="utf-8").lower()
    assert all(word in text for question in asked[Task.BOTH] for word in question.words)
    assert set(asked) == set(Task)


def test_what_is_typed_grows_by_a_letter(sources):
    strokes = [" ".join(one.words) for one in questions(sources, 1)[Task.TYPED]]
    for before, after in pairwise(strokes):
        assert len(after) == 1 or after[:-1].rstrip() == before


@pytest.mark.parametrize(("part", "value"), [(0.5, 5), (0.95, 10), (0.9, 9), (1, 10)])
def test_a_quantile_is_a_value_that_was_measured(part, value):
    assert quantile(random.sample(range(1, 11), 10), part) == value


def test_engines_are_asked_in_turn_and_their_medians_taken(sources):
    asked = []
    one = Slow("one", [1, 10, 2, 20, 9, 90], asked)
    two = Slow("two", [5] * 6, asked)
    pair = questions(sources, 1)[Task.TERM][:2]
    figures = interleaved([one, two], {Task.TERM: pair}, 3)
    assert asked[:8] == ["one", "two", "two", "one", "two", "one", "one", "two"]
    first = next(figure for figure in figures if figure.engine == "one")
    assert (first.p50, first.p95, first.found) == (2, 20, 6)


def test_fts5_finds_what_stands_in_the_texts(sources, tmp_path):
    engine(PREFIXED).build(tmp_path, sources)
    tasks = engine(PREFIXED).opened(tmp_path).tasks
    texts = [" ".join(re.findall(r"\w+", text.lower())) for text in texts_of(sources.corpus)]
    for question in questions(sources, 1)[Task.PHRASE]:
        phrase = f" {' '.join(question.words)} "
        standing = sum(phrase in f" {text} " for text in texts)
        assert tasks[Task.PHRASE](question).total == standing > 0


def a_result(articles, p95):
    figures = [
        spread(Task.TYPED, QUOTH, "ms", [1, p95]),
        spread(Task.TYPED, TANTIVY, "ms", [2, 4]),
        single("size on disk", QUOTH, "MB", 7),
    ]
    return result(articles, 1.5, 1, 5, figures)


def test_a_bar_is_missed_where_a_peer_is_faster():
    (met,), (missed,) = bars(a_result(10, 3.9)), bars(a_result(10, 4.1))
    assert met.is_met
    assert not missed.is_met


def test_the_tables_show_ratios_and_growth():
    tables = page([a_result(10_000, 9), a_result(1000, 3)])
    assert tables.index("### 1,000 articles") < tables.index("### 10,000 articles")
    assert "| as you type | 1.00 / 3.00 | 0.5 / 0.75 |" in tables
    assert "| as you type, ms | 3 | 9 | x 3 |" in tables


def test_a_later_run_keeps_what_it_has_not_measured(tmp_path):
    save(a_result(10, 3), tmp_path / "result.json")
    save(result(10, 1.5, 1, 5, [single("size on disk", QUOTH, "MB", 8)]), tmp_path / "result.json")
    again = load(tmp_path / "result.json")
    assert again.of("size on disk", QUOTH).p50 == 8
    assert again.of(Task.TYPED, QUOTH).p95 == 3


def test_tables_are_put_between_the_lines_of_a_file(sources, tmp_path):
    written = tmp_path / "page.md"
    written.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", encoding="utf-8")
    keep = tmp_path / "keep"
    main(
        [str(sources.corpus), "--keep", str(keep), "--only", "extraction", "--write", str(written)]
    )
    text = written.read_text(encoding="utf-8")
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert f"### {ARTICLES} articles" in text
    assert "extraction, processor" in text
    assert "old" not in text.split()
