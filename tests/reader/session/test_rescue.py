"""What is offered where nothing is found."""

import pytest

from index import Query, parse_query
from reader.session.rescue import easier, looked_for, typed


@pytest.mark.parametrize(
    "text",
    [
        "water",
        "-water",
        '"water tariff"',
        "tarif*",
        "speaker:reyes",
        'speaker:"tom reyes"',
        "said:no",
        "title:tariff",
        'title:"tariff"',
        "-title:tar*",
        "in:news/politics",
        'in:"world news"',
        "kind:direct",
        "-before:2005-02",
        "after:2004",
    ],
)
def test_a_clause_is_written_as_it_was_typed(text):
    (group,) = parse_query(text).groups
    assert typed(group[0]) == text
    assert parse_query(typed(group[0])).groups == (group,)


def test_each_group_is_left_out_and_any_word_is_offered():
    offers = easier(parse_query("water OR rain tarrif speaker:reyes"))
    assert [(offer.does, offer.query.text) for offer in offers] == [
        ("Remove water OR rain", "tarrif speaker:reyes"),
        ("Remove tarrif", "water OR rain speaker:reyes"),
        ("Remove speaker:reyes", "water OR rain tarrif"),
        ("Search any word", "water OR rain OR tarrif"),
    ]
    for offer in offers:
        assert parse_query(offer.query.text).groups == offer.query.groups


def test_where_and_when_are_left_out_too():
    offers = easier(parse_query("tarrif in:politics after:2004 title:water"))
    assert [(offer.does, offer.query.text) for offer in offers] == [
        ("Remove tarrif", "in:politics after:2004 title:water"),
        ("Remove in:politics", "tarrif after:2004 title:water"),
        ("Remove after:2004", "tarrif in:politics title:water"),
        ("Remove title:water", "tarrif in:politics after:2004"),
    ]
    for offer in offers:
        assert parse_query(offer.query.text).groups == offer.query.groups


def test_any_word_is_not_offered_where_there_is_one():
    assert [offer.does for offer in easier(parse_query("water -rain"))] == [
        "Remove water",
        "Remove -rain",
    ]


@pytest.mark.parametrize("text", ["", "water"])
def test_there_is_nothing_less_to_ask_for(text):
    assert easier(parse_query(text)) == ()


def test_what_was_looked_for_is_said_in_a_row():
    assert looked_for(parse_query("water speaker:reyes")) == "water, speaker:reyes"
    assert looked_for(Query()) == ""
