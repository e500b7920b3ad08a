"""The library on disk finds what the full scan finds, whatever is in it and asked of it."""

import datetime as dt
import os
import random
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_stories import Said, loan, story

from index.library.engine import neighbours
from index.library.memory import MemoryLibrary
from index.library.opening import create_library
from index.model import Heading, Kind, Mode, Place, Selection, Sort, VoiceKind
from index.query import Query, parse_query

WORDS = ["rain", "rains", "rained", "the", "river's", "river", "o'dea", "caf\u00e9", "2004", "no"]
NAMES = ["Ann Rain", "ann rain", "Bo River", "A river's friend", "Cy"]
WHO = [
    {},
    {"role": "Mayor", "organisation": "River Trust", "pronouns": (("she", 2),)},
    {"role": "mayor", "pronouns": (("they", 1), ("he", 1))},
    {"organisation": "the river trusts", "what": VoiceKind.UNNAMED},
    {"what": VoiceKind.ORGANISATION},
]


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
                **draw(st.sampled_from(WHO)),
            )
        )
    return said


@st.composite
def stories(draw, article_id):
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    reading = story(
        article_id,
        " ".join(words),
        *draw(sayings(words)),
        title=" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=3))),
        date=draw(st.none() | st.sampled_from(["2001-01-01", "2002-02-02"])),
    )
    heading = replace(
        reading.article.heading,
        collection=draw(st.none() | st.sampled_from(["News", "UK", "Caf\u00e9"])),
        path=draw(st.none() | st.sampled_from(["/x/news/caf\u00e9/a.txt", "/uk/a.txt"])),
    )
    return replace(reading, article=replace(reading.article, heading=heading))


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
    field = draw(st.sampled_from(["", "", "said:", "speaker:", "title:", "kind:", "in:", "date"]))
    if field == "in:":
        return f"{minus}in:{draw(st.sampled_from(['news', 'cafe', 'news/cafe', 'uk', 'x']))}"
    if field == "date":
        way = draw(st.sampled_from(["before", "after"]))
        return f"{minus}{way}:{draw(st.sampled_from(['2001', '2001-01', '2001-01-01', '2002-02']))}"
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
    counted_ones = list(library.each_found(query, sort=sort))
    assert len(counted_ones) == page.quotes
    hits.append(counted_ones)
    return hits, page.total, page.quotes, page.partial


def counted(library, query):
    return [
        library.facet(query),
        library.facet(query, prefix="r", limit=1, cursor=1),
        library.facet(query, limit=0),
    ]


def together(library, query):
    everybody = library.groups(query)
    assert sum(group.speakers for group in everybody.groups) == everybody.speakers
    assert everybody.speakers == library.facet(query).total
    pages = [library.groups(query, limit=2, cursor=at).groups for at in range(0, 20, 2)]
    assert tuple(one for page in pages for one in page) == everybody.groups
    members = [library.group_members(group.first.id, query) for group in everybody.groups]
    for group, those in zip(everybody.groups, members, strict=True):
        counts = len(those), sum(one.quotes for one in those)
        assert counts == (group.speakers, group.quotes)
        assert library.group_members(group.first.id, query, limit=1, cursor=1) == those[1:2]
    return everybody, members, library.groups(query, prefix="r")


def listed(library, query):
    selections = [
        Selection(),
        Selection(group_once=True, sort=Sort.NEWEST),
        Selection(modes=frozenset(Mode), speaker="rain"),
        Selection(kinds=frozenset([Kind.DIRECT]), article_id="a"),
        Selection(limit=2, cursor=1, group_once=True),
    ]
    listings = [library.quotations(selection, query) for selection in selections]
    for selection, listing in zip(selections, listings, strict=True):
        assert tuple(library.each_quotation(selection, query)) == listing.quotations
    return listings


def days_of(library, query):
    selections = [
        Selection(),
        Selection(modes=frozenset(Mode), speaker="rain", limit=1),
        Selection(kinds=frozenset([Kind.DIRECT]), article_id="a"),
    ]
    return [library.article_days(query)] + [
        library.quotation_days(selection, query) for selection in selections
    ]


def speakers_of(library):
    everybody = library.speakers()
    pages = [library.speakers(limit=2, cursor=at).speakers for at in range(0, 20, 2)]
    assert tuple(one for page in pages for one in page) == everybody.speakers
    ids = {
        one.speaker_id for one in library.quotations(Selection(modes=frozenset(Mode))).quotations
    }
    by_id = library.speakers_by_id({"nobody", *filter(None, ids)})
    profiles = {one: library.speaker_profile(one) for one in {"nobody", *filter(None, ids)}}
    assert profiles.pop("nobody") is None
    return everybody, profiles, library.speakers("r"), library.speakers("r", limit=1), by_id


def order_of(library):
    ordered = [library.headings(sort=sort) for sort in (Sort.NEWEST, Sort.OLDEST)]
    for number, heading in enumerate(ordered[0], 1):
        assert library.rank(heading.id) == number
        assert library.headings(sort=Sort.NEWEST, limit=1, cursor=number - 1) == (heading,)
    return ordered


def steps_of(library):
    """Every step of every speaker, from every quotation and every beginning of an article."""
    quotations = library.quotations(Selection()).quotations
    headings = library.headings(sort=Sort.NEWEST)
    places = [
        None,
        Place(Heading("gone", "", dt.date(2001, 1, 1)), 3),
        *(Place(heading, -1) for heading in headings),
        *(Place(one.heading, one.quotation.start) for one in quotations),
    ]
    return [
        library.next_quotation(speaker.id, place, back=back, home=home)
        for speaker in library.speakers().speakers
        for place in places
        for back in (False, True)
        for home in (None, headings[-1].id)
    ]


def completed(library):
    return [library.suggest(words) for words in ("r", "the ri", "caf", "", "rain ", "o'")]


@settings(
    max_examples=int(os.environ.get("QUOTH_EXAMPLES", "20")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(collections(), st.lists(QUERIES, min_size=4, max_size=4))
def test_both_libraries_answer_the_same(local, monkeypatch, collection, queries):
    readings, loans = collection
    monkeypatch.setattr(neighbours, "COMMON", len(readings))  # words that are in most
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
        assert counted(local, query) == counted(memory, query)
        assert together(local, query) == together(memory, query)
        assert days_of(local, query) == days_of(memory, query)
        ranked = [library.search(query, sort=Sort.RELEVANCE).hits for library in (memory, local)]
        assert len({frozenset(hit.heading.id for hit in hits) for hits in ranked}) == 1
    assert together(local, Query()) == together(memory, Query())
    for library_asks in (speakers_of, order_of, steps_of, completed):
        assert library_asks(local) == library_asks(memory)
    assert local.stats().quotations == memory.stats().quotations
    assert [local.reading(one.article.id) for one in readings] == readings
    assert local.notices == ()
