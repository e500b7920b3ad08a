"""What a search for titles, places and dates means."""

import datetime as dt
from dataclasses import replace

import pytest
from library_stories import FLOOD, OLD, QUIET, TARIFF

from index.model import Selection, Sort
from index.query import parse_query


def placed(reading, **more):
    heading = replace(reading.article.heading, **more)
    return replace(reading, article=replace(reading.article, heading=heading))


READINGS = (
    placed(FLOOD, collection="Local News", path="/data/floods/flood.txt"),
    placed(TARIFF, collection="Politics"),
    placed(QUIET, path="/data/politics/quiet.txt"),
    placed(OLD, date=dt.date(2004, 7, 1)),
)


@pytest.fixture
def shelved(library):
    library.write(READINGS)
    return library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:rise", "flood"),
        ("river title:rises", "flood"),
        ("title:said", ""),
        ("title:day", "quiet"),
        ("-title:day", "tariff flood old"),
        ("title:caf\u00e9 OR title:dam", "tariff old"),
        ('title:"river rises"', "flood"),
        ('title:"rises river"', ""),
        ("title:ri*", "flood"),
        ("in:politics", "tariff quiet"),
        ("-in:politics", "flood old"),
        ('in:"local news"', "flood"),
        ("in:local", ""),
        ("in:data/floods", "flood"),
        ("in:data -in:politics", "flood"),
        ("after:2004", "tariff flood"),
        ("after:2003", "tariff flood old"),
        ("before:2024-03-12", "flood old"),
        ("before:2024-03", "old"),
        ("-before:2024", "tariff flood quiet"),
        ("-after:0001 OR title:dam", "old quiet"),
        ("after:2003 before:2005", "old"),
        ("speaker:kent after:2024-03-11", "tariff"),
        ("speaker:holt title:river", ""),
        ("speaker:holt OR title:river", "flood old"),
        ("after:soon river", "flood quiet"),
    ],
)
def test_articles_are_found_by_their_headings(shelved, query, expected):
    page = shelved.search(parse_query(query), sort=Sort.NEWEST)
    assert [hit.heading.id for hit in page.hits] == expected.split()
    assert page.total == len(page.hits)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:rises", "flood#q1 flood#q2"),
        ("-in:politics kind:direct", "old#q1 flood#q1"),
        ("dam before:2005", "old#q1"),
        ("title:dam OR tariff", "old#q1 flood#q2 tariff#q1"),
    ],
)
def test_a_quotation_has_the_heading_of_its_article(shelved, query, expected):
    listing = shelved.quotations(Selection(), parse_query(query))
    assert [one.id for one in listing.quotations] == expected.split()


def test_a_heading_stands_nowhere_in_a_text(shelved):
    (hit,) = shelved.search(parse_query("title:river"), sort=Sort.NEWEST).hits
    assert hit.matches == 0
    assert hit.snippet.highlights == ()
