"""What a library on disk reads to answer: as much of a large one as of a small one."""

from contextlib import closing, contextmanager

import pytest
from library_stories import Said, story

from index.library.keeping import KeptLibrary
from index.library.store import Store
from index.model import Place, Selection, Sort
from index.query import Query

FEW, MANY = 60, 600
_STEPS = 20  # instructions of SQLite's machine


class Unsearched(KeptLibrary):
    """A library whose full-text index is left alone."""

    @contextmanager
    def _written(self):
        with self._store.writing() as connection:
            yield connection


def stories(number):
    for n in range(number):
        said = [Said("Rain", f"Ann No{n // 4}ne"), Said("fell", "Bo Everywhere")]
        yield story(f"s{n:05}", "Rain fell.", *said, date=f"2001-{n % 12 + 1:02}-{n % 28 + 1:02}")


@pytest.fixture(scope="module")
def libraries(tmp_path_factory):
    """Return a small and a large library."""
    opened = []
    for number in (FEW, MANY):
        library = Unsearched(Store.create(tmp_path_factory.mktemp("lib")))
        library.write(stories(number))
        opened.append(library)
    yield opened
    for library in opened:
        library.close()


def steps(library, ask):
    """Return how much SQLite has to do for an answer."""
    count = 0

    def stepped():
        nonlocal count
        count += 1
        return 0

    ask(library)  # so that statements are prepared, and the schema is read
    with library._store.reading() as connection:
        connection.set_progress_handler(stepped, _STEPS)
    ask(library)
    with library._store.reading() as connection:
        connection.set_progress_handler(None, _STEPS)
    return count


ANN = "spk:ann-no3ne"


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.headings(sort=Sort.NEWEST, limit=10),
        lambda one: one.headings(sort=Sort.OLDEST, limit=10, cursor=20),
        lambda one: one.search(Query(), sort=Sort.NEWEST, limit=10),
        lambda one: one.speakers(limit=10),
        lambda one: one.speakers("no3ne"),
        lambda one: one.speakers_by_id([ANN]),
        lambda one: one.facet(Query(), limit=10),
        lambda one: one.stats(),
        lambda one: one.edition(),
        lambda one: one.article("s00003"),
        lambda one: one.reading("s00003"),
        lambda one: one.quotations(Selection(article_id="s00003")),
        lambda one: one.quotations(Selection(speaker_id=ANN)),
        lambda one: one.quotations(Selection(limit=10)),
        lambda one: one.quotations(Selection(limit=10, group_once=True, sort=Sort.NEWEST)),
        lambda one: one.next_quotation(ANN, None),
        lambda one: one.next_quotation(ANN, Place(one.article("s00013").heading, 2), back=True),
        lambda one: one.files([]),
    ],
)
def test_ten_times_as_many_articles_are_no_more_to_read(libraries, ask):
    few, many = (steps(library, ask) for library in libraries)
    assert many <= 1.2 * few + 2


def test_what_counts_what_lies_before_grows_with_it_only(libraries):
    few, many = (steps(library, lambda one: one.rank("s00003")) for library in libraries)
    assert many <= MANY
    assert few <= FEW


def test_an_article_more_is_no_more_work_in_a_large_library(tmp_path_factory):
    done = []
    for number in (FEW, MANY):
        with closing(Unsearched(Store.create(tmp_path_factory.mktemp("lib")))) as library:
            library.write(stories(number))
            (more,) = stories(1)
            done.append(steps(library, lambda one, more=more: one.write([more])))
    assert done[1] <= 1.2 * done[0] + 2


def test_what_changed_is_asked_of_an_index_also_in_libraries_made_without_it(tmp_path):
    store = Store.create(tmp_path / "lib")
    with closing(Unsearched(store)) as library:
        with store.writing() as connection:
            connection.execute("DROP INDEX article_revision")
            connection.execute("UPDATE state SET spoken = spoken")  # so that it is kept
        library.write(stories(1))
        with store.reading() as connection:
            (plan,) = connection.execute("EXPLAIN QUERY PLAN SELECT key, revision FROM article")
    assert "COVERING INDEX" in plan[3]
