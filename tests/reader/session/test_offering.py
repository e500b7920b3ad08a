"""What is offered where nothing is found: other spellings, then less to ask for."""

import pytest

from index import (
    Article,
    Heading,
    Reading,
    Sort,
    Spelling,
    open_memory,
    parse_query,
    ways_to_spell,
)
from reader.session.offering import offers


def reading(name, text, **more):
    return Reading(Article(Heading(name, f"About {name}", **more), text), (), (), "1")


LIBRARY = open_memory(
    [
        reading("one", "The water tariff rose.", collection="Home"),
        reading("two", "A tariff on water and on rain.", collection="World News"),
        reading("three", "Rain at last; the tarmac is wet."),
    ],
    name="here",
)


def total(query):
    return LIBRARY.search(query, sort=Sort.NEWEST).total


def offered(text):
    return [
        (offer.does, offer.text, offer.total) for offer in offers(LIBRARY, parse_query(text), total)
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("tarrif", ("Did you mean tariff", "tariff", 2)),
        ("watre tariff", ("Did you mean water", "water tariff", 2)),
        ('"watr tariff"', ("Did you mean water", '"water tariff"', 1)),
        ("tarrif -snow watre", ("Did you mean tariff water", "tariff -snow water", 2)),
        ("title:abuot", ("Did you mean about", "title:about", 3)),
        ("watre in:home", ("Did you mean water", "water in:home", 1)),
    ],
)
def test_another_spelling_comes_first(text, first):
    assert offered(text)[0] == first


def test_words_are_spelt_otherwise_together_and_then_one_by_one():
    near = [Spelling("tarif", "tariff", 2), Spelling("tarif", "tarmac", 1)]
    near += [Spelling("rian", "rain", 2), Spelling("rian", "ran", 1)]
    assert [" ".join(one.instead for one in way) for way in ways_to_spell(near)] == [
        "tariff rain",
        "tarmac rain",
        "tariff ran",
    ]
    assert ways_to_spell([]) == ()


def test_less_is_offered_after_it_and_only_what_finds_something():
    assert offered('tarrif in:"world news" after:2004') == []
    assert offered('tarrif in:"world news"') == [
        ("Did you mean tariff", 'tariff in:"world news"', 1),
        ("Remove tarrif", 'in:"world news"', 1),
    ]


def test_nothing_is_offered_for_words_that_are_near_to_none():
    assert offered("zzzzzzzz") == []
