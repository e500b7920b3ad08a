"""What is read is soon kept: after so many articles, so many letters, or so long a time."""

from itertools import pairwise

import pytest

from index.build.report import Progress
from index.build.run import Run
from index.build.steps import Begun, Finished, Read
from index.corpus import Document
from index.extraction import read
from index.library.memory import open_memory
from index.model import Article, Heading, SourceFile, Span

SHORT = "The bridge is shut."


class Clock:
    now_s = 0.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library():
    return open_memory((), name="batches")


def file_of(name, texts):
    """Yield the steps of one file, with an article for each text."""
    file = SourceFile(path=f"/{name}", size=10, mtime_ns=1, sha256="", articles=())
    yield Begun(file, None)
    for number, text in enumerate(texts):
        article = Article(Heading(f"{name}{number}", name), text)
        yield Read(Document(article, Span(0, len(text)), end=number + 1), read(article))
    yield Finished(10, (), ())


def kept(library, clock, files, *, pace_s=0.0):
    """Return after which steps how many articles are in the library, where that changes."""
    known, run = [0], Run(library, lambda _: None, Progress(0, 1, ""), clock=clock)

    def steps():
        for step in (step for file in files for step in file):
            known.append(library.stats().articles)
            clock.now_s += pace_s
            yield step

    run.take(steps())
    return sorted({*known, library.stats().articles})


def test_short_and_quick_articles_are_written_at_once(library, clock):
    files = [file_of(name, [SHORT]) for name in "abcdef"]
    assert kept(library, clock, files) == [0, 6]


def test_after_some_seconds_what_is_read_is_kept(library, clock):
    files = [file_of(name, [SHORT]) for name in "abcdef"]
    assert kept(library, clock, files, pace_s=1.0) == [0, 2, 4, 6]


def test_the_longer_it_takes_the_more_is_kept_at_once_but_never_very_much(library, clock):
    files = [file_of(f"{name:03}", [SHORT]) for name in range(200)]
    steps = kept(library, clock, files, pace_s=1.0)
    sizes = [after - before for before, after in pairwise(steps)]
    assert sizes[:20] == [2] * 20  # five seconds
    assert sizes == sorted(sizes[:-1]) + sizes[-1:]
    assert max(sizes) == 5  # fifteen


def test_after_many_letters_what_is_read_is_kept(library, clock, monkeypatch):
    monkeypatch.setattr("index.build.run._BATCH_LETTERS", 2 * len(SHORT))
    files = [file_of(name, [SHORT]) for name in "abcdef"]
    assert kept(library, clock, files) == [0, 2, 4, 6]


def test_a_file_of_many_rows_is_kept_row_by_row(library, clock):
    assert kept(library, clock, [file_of("a", [SHORT] * 6)], pace_s=2.5) == [0, 2, 4, 6]


def test_a_slow_article_is_written_once_with_its_file(library, clock):
    files = [file_of(name, [SHORT]) for name in "ab"]
    writes, write = [], library.write
    library.write = lambda readings, files=(): (
        writes.append(len(readings)),
        write(readings, files),
    )
    assert kept(library, clock, files, pace_s=9.0) == [0, 1, 2]
    assert [count for count in writes if count] == [1, 1]
