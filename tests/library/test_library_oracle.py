"""The library on disk finds what the full scan finds, whatever is in it and asked of it."""

import os
import random
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_stories import Said, loan, story

from index.library.memory import MemoryLibrary
from index.library.opening import create_library
from index.model import Kind, Mode, Selection, Sort
from index.query import parse_query

WORDS = ["rain", "rains", "rained", "the", "river's", "river", "o'dea", "caf\u00e9", "2004", "no"]
NAMES = ["Ann Rain", "ann rain", "Bo River", "A river's friend", "Cy"]


@st.composite
def sayings(draw, words):
    """Some quotations of a text that is given as its words."""
    said = []
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, len(words) - 1))
        said.append(
            Said(
                " ".join(words[first : last + 1]),
                draw(st.none() | st.sampled_from(NAMES)),
                draw(st.sampled_from(Kind)),
                draw(st.sampled_from(Mode)),
            )
        )
    return said


@st.composite
def stories(draw, article_id):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    return story(
        article_id,
        " ".join(words),
        *draw(sayings(words)),
        title=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
        date=draw(st.none() | st.sampled_from(["2001-01-01", "2002-02-02"])),
    )


@st.composite
def collections(draw):
    ids = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5, unique=True))
    readings = [draw(stories(article_id)) for article_id in ids]
    borrower, lender = draw(st.sampled_from(readings)), draw(st.sampled_from(readings))
    own = [one.id for one in borrower.quotations]
    lent = [
        loan(
            borrower,
            f"{lender.article.id}{draw(st.sampled_from(['#q1', '']))}",
            Said(borrower.article.text.split()[0], draw(st.sampled_from(NAMES))),
            9,
            tuple(draw(st.lists(st.sampled_from(own), unique=True)) if own else ()),
        )
    ]
    return readings, {borrower.article.id: draw(st.sampled_from([lent, []]))}


@st.composite
def clauses(draw):
    minus = draw(st.sampled_from(["", "", "-"]))
    field = draw(st.sampled_from(["", "", "said:", "speaker:", "kind:"]))
    if field == "kind:":
        return f"{minus}kind:{draw(st.sampled_from(Kind))}"
    words = draw(st.lists(st.sampled_from([*WORDS, "r", "ann"]), min_size=1, max_size=3))
    star = draw(st.sampled_from(["", "*"]))
    marked = len(words) > 1 or draw(st.booleans())
    return f"{minus}{field}" + (f'"{" ".join(words)}"{star}' if marked else f"{words[0]}{star}")


QUERIES = st.lists(st.lists(clauses(), min_size=1, max_size=2).map(" OR ".join), max_size=3).map(
    " ".join
)


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """Return one library for all examples: what it held before must leave no trace."""
    home = tmp_path_factory.mktemp("oracle")
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(home / "cache")
    with closing(create_library(home / "lib")) as library:
        yield library
    os.environ.pop("XDG_CACHE_HOME")
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


def answers(library, query, sort):
    page = library.search(query, sort=sort, limit=None)
    hits = [(hit.heading, hit.quotes, hit.matches, hit.snippet) for hit in page.hits]
    return hits, page.total, page.quotes, page.speakers, page.partial


def listed(library, query):
    selections = [
        Selection(),
        Selection(group_once=True, sort=Sort.NEWEST),
        Selection(modes=frozenset(Mode), speaker="rain"),
        Selection(kinds=frozenset([Kind.DIRECT]), article_id="a"),
    ]
    return [library.quotations(selection, query) for selection in selections]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(collections(), st.lists(QUERIES, min_size=4, max_size=4))
def test_both_libraries_answer_the_same(local, collection, queries):
    readings, loans = collection
    random.seed()  # Whoosh names its files by chance, and Hypothesis takes chance away
    local.delete([heading.id for heading in local.headings(sort=Sort.NEWEST)])
    memory = MemoryLibrary("memory")
    for library in (memory, local):
        library.write(readings)
        library.lend(loans)
    for query in map(parse_query, queries):
        assert answers(local, query, Sort.NEWEST) == answers(memory, query, Sort.NEWEST)
        assert answers(local, query, Sort.OLDEST) == answers(memory, query, Sort.OLDEST)
        assert listed(local, query) == listed(memory, query)
        ranked = [library.search(query, sort=Sort.RELEVANCE).hits for library in (memory, local)]
        assert len({frozenset(hit.heading.id for hit in hits) for hits in ranked}) == 1
    assert local.speakers() == memory.speakers()
    assert local.speakers("r") == memory.speakers("r")
    assert local.stats().quotations == memory.stats().quotations
    assert [local.reading(one.article.id) for one in readings] == readings
    assert local.notices == ()
