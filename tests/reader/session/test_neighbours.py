"""The next article of the results, whichever of them are at hand."""

import datetime as dt
from dataclasses import replace

import pytest
from small_library import reading

from index import Sort, open_memory, parse_query
from reader.session.fetching import Fetcher
from reader.session.found import Asking, Found
from reader.session.neighbours import Neighbour, Neighbours
from reader.session.rows import Rows
from reader.session.walk import Way

DATE = dt.date(2024, 1, 1)


class Counting:
    """A library that notes how often it is searched."""

    def __init__(self, library):
        self._library = library
        self.searched = 0

    def __getattr__(self, name):
        return getattr(self._library, name)

    def search(self, query, **options):
        self.searched += 1
        return self._library.search(query, **options)


@pytest.fixture(scope="module")
def library():
    """Articles of which every third has water in its text, and every thirtieth in its title."""
    texts = {0: "Water rose.", 1: "Nothing.", 2: "Rain."}
    return Counting(
        open_memory(
            [
                reading(
                    f"a{at:03}",
                    f"{'Water' if at % 30 == 1 else 'Note'} {at}\n\n{texts[at % 3]}",
                    title=f"{'Water' if at % 30 == 1 else 'Note'} {at}",
                    date=DATE - dt.timedelta(at),
                )
                for at in range(240)
            ],
            name="notes",
        )
    )


def found_of(library, text, *, sort=Sort.NEWEST, first=0, count=5):
    asking = Asking(parse_query(text), sort)
    page = library.search(asking.whole, sort=sort, limit=count, cursor=first)
    hits = Rows(dict(enumerate(page.hits, first)), page.total)
    return Found(asking, asking, hits, page)


def opened(library, article_id, found, row=None):
    """Return an open article of which the row is known only where it is given."""
    return replace(Fetcher(library).opened(article_id, found), row=row)


@pytest.mark.parametrize("first", [0, 40, 70])
@pytest.mark.parametrize("here", ["a000", "a001", "a002", "a119", "a150", "a238", "a239"])
def test_what_is_not_at_hand_is_found_by_its_place(library, first, here):
    found = found_of(library, "water", first=first)
    article = opened(library, here, found)
    beside = Neighbours(library).beside
    before = library.searched
    forward, back = (beside(found, article, way).article_id for way in (Way.FORWARD, Way.BACK))
    assert library.searched - before <= 2 * 9  # the rows of 88 results are halved seven times
    hits = library.search(found.asking.whole, sort=Sort.NEWEST, limit=None).hits
    ids = [hit.heading.id for hit in hits]
    assert forward == next((one for one in ids if one > here), None)
    assert back == next((one for one in reversed(ids) if one < here), None)


def test_what_is_at_hand_is_not_asked_for(library):
    found = found_of(library, "water")
    article = opened(library, "a001", found)
    before = library.searched
    assert Neighbours(library).beside(found, article, Way.FORWARD) == Neighbour("a003", 2)
    assert Neighbours(library).beside(found, article, Way.BACK) == Neighbour("a000", 0)
    assert library.searched == before


def test_by_its_row_the_order_may_be_any(library):
    found = found_of(library, "water", sort=Sort.RELEVANCE)
    hits = library.search(found.asking.whole, sort=Sort.RELEVANCE, limit=None).hits
    article = opened(library, hits[60].heading.id, found, row=60)
    forward = Neighbours(library).beside(found, article, Way.FORWARD)
    assert forward == Neighbour(hits[61].heading.id, 61)


def test_beside_an_article_that_is_no_result_of_the_best_first_stands_the_first(library):
    found = found_of(library, "water", sort=Sort.RELEVANCE)
    article = opened(library, "a002", found)
    first = found.hits.get(0).heading.id
    assert Neighbours(library).beside(found, article, Way.FORWARD) == Neighbour(first, 0)
    assert Neighbours(library).beside(found, article, Way.BACK) == Neighbour()


def test_with_nothing_open_either_end_is_next(library):
    found = found_of(library, "water")
    last = found.hits.total - 1
    assert Neighbours(library).beside(found, None, Way.FORWARD) == Neighbour("a000", 0)
    assert Neighbours(library).beside(found, None, Way.BACK) == Neighbour("a237", last)


def test_an_article_with_a_hit_is_looked_for_beyond_those_without():
    rainy = open_memory(
        [
            reading(f"a{at}", "Rain." if at == 3 else "Sun.", title="Rain", date=DATE)
            for at in range(6)
        ],
        name="rainy",
    )
    found = found_of(rainy, "rain", count=1)
    article = opened(rainy, "a0", found)
    assert Neighbours(rainy).with_hit(found, article, Way.FORWARD) == Neighbour("a3", 3)
    article = opened(rainy, "a5", found)
    assert Neighbours(rainy).with_hit(found, article, Way.BACK) == Neighbour("a3", 3)
    assert Neighbours(rainy).with_hit(found, article, Way.FORWARD) == Neighbour()


def test_a_long_look_for_a_hit_ends():
    quiet = open_memory(
        [
            reading(f"a{at:03}", "x", title="Rain", date=DATE - dt.timedelta(at))
            for at in range(900)
        ],
        name="quiet",
    )
    found = found_of(quiet, "title:rain")
    assert Neighbours(quiet).with_hit(found, None, Way.FORWARD) == Neighbour(searched=400)
