"""Decisions about speakers."""

import pytest

from index import Fact, Heading, Part, Rules, Speaker, Split, VoiceKind
from reader.session.whoever import WrongFactError, fact, names_to_stay, splitting


def speaker(name, quotes=1):
    return Speaker(name, name, VoiceKind.PERSON, quotes=quotes)


@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        (speaker("Ana Duarte"), speaker("A Duarte", 9), "Ana Duarte"),
        (speaker("Ana Duarte"), speaker("Anna Duarte", 9), "Anna Duarte"),
        (speaker("Duarte", 30), speaker("Ana Duarte"), "Ana Duarte"),
    ],
)
def test_the_fuller_name_stays_else_the_more_quoted(one, other, stays):
    assert names_to_stay(one, other)[0].name == stays
    assert names_to_stay(other, one)[0].name == stays


def test_a_name_is_parted_by_articles_whatever_signs_are_in_their_names():
    split = splitting("Paul Renshaw", "Paul Renshaw (rower)", [Heading("a/[1]*", "x")], Rules())
    (part,) = split.parts
    rules = Rules.of([split])
    assert part.name == "Paul Renshaw (rower)"
    assert rules.known_as("Paul Renshaw", "a/[1]*") == "Paul Renshaw (rower)"
    assert rules.known_as("Paul Renshaw", "a/1x") == "Paul Renshaw"


def test_who_was_parted_before_stays_so():
    before = Split("Paul Renshaw", (Part("Paul Renshaw (baker)", ("b",)),))
    after = splitting(
        "paul renshaw", "Paul Renshaw (rower)", [Heading("a", "x")], Rules((), (before,))
    )
    rules = Rules.of([before, after])
    assert rules.known_as("Paul Renshaw", "a") == "Paul Renshaw (rower)"
    assert rules.known_as("Paul Renshaw", "b") == "Paul Renshaw (baker)"


def test_a_fact_has_a_role_or_an_organisation():
    assert fact("Ana", ("minister", "", "2004", "")) == Fact("Ana", "minister", None, "2004", None)
    assert fact("Ana", ("", "Board", "", "2004-05-17")).end == "2004-05-17"
    with pytest.raises(WrongFactError, match="role or an organisation"):
        fact("Ana", ("", "", "2004", ""))


@pytest.mark.parametrize("day", ["04", "2004-5", "May", "2004-13", "2005-02-29", "0000"])
def test_a_day_that_is_none_is_said(day):
    with pytest.raises(WrongFactError, match=day):
        fact("Ana", ("minister", "", day, ""))


def test_an_end_before_the_beginning_is_said():
    with pytest.raises(WrongFactError, match="before it begins"):
        fact("Ana", ("minister", "", "2005-03", "2004"))
    assert fact("Ana", ("minister", "", "2005-03", "2005")).end == "2005"
