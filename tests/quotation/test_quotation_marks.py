import pytest

from index.model import Span
from index.quotation.marks import Status, regions


def found(text):
    return [(r.inner.of(text), r.status) for r in regions(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        'He said "the bridge is safe" today.',
        "He said “the bridge is safe” today.",
        "He said „the bridge is safe“ today.",
        "He said «the bridge is safe» today.",
        "He said »the bridge is safe« today.",
        "He said ``the bridge is safe'' today.",
        "He said ''the bridge is safe'' today.",
    ],
)
def test_every_form_of_double_mark_pairs(text):
    assert found(text) == [("the bridge is safe", Status.CLOSED)]


def test_direction_comes_from_the_neighbours_not_from_the_glyph():
    assert found("He said ”the bridge is safe“ today.") == [("the bridge is safe", Status.CLOSED)]


@pytest.mark.parametrize(
    "text",
    [
        "« It is safe », she said. « It is old », he said.",
        "«\u00a0It is safe\u00a0», she said. «\u202fIt is old\u202f».",
        "She said « It is safe ». He said « It is old » !",
        "»It is safe«, she said. »It is old«, he said.",
        "»It is safe.« She said so. »It is old.«",
    ],
)
def test_guillemets_pair_as_in_french_and_as_in_german(text):
    assert [(words.strip().rstrip("."), status) for words, status in found(text)] == [
        ("It is safe", Status.CLOSED),
        ("It is old", Status.CLOSED),
    ]


def test_a_german_mark_that_closes_what_was_open_before_does_not_open():
    assert found("It is safe«, she said. »... and old«, he said.") == [
        ("... and old", Status.CLOSED)
    ]


def test_an_opening_mark_ends_the_region_before():
    assert found('"It is safe. "It will open. "It is old."') == [
        ("It is safe. ", Status.REOPENED),
        ("It will open. ", Status.REOPENED),
        ("It is old.", Status.CLOSED),
    ]


def test_what_is_never_closed_ends_with_its_paragraph():
    text = '"It is safe.\nNobody spoke.'
    assert [r.inner.of(text) for r in regions(text, Span(0, 12))] == ["It is safe."]
    assert regions(text, Span(13, len(text))) == []


def test_a_single_mark_is_closed_by_a_double_one():
    assert found('\'It is safe. " The mayor "laughed".') == [
        ("It is safe. ", Status.CLOSED),
        ("laughed", Status.CLOSED),
    ]


def test_a_space_between_stop_and_mark_still_closes():
    assert found('"It is safe. " The mayor left.') == [("It is safe. ", Status.CLOSED)]


def test_inches_are_no_marks():
    assert found("He is 5'10\" tall and she is 5'8\" tall.") == []
    assert found('"He is 5\'10" tall," she said.') == [("He is 5'10\" tall,", Status.CLOSED)]


def test_single_marks_pair_outside_double_ones():
    assert found("She called it 'an old bridge' twice.") == [("an old bridge", Status.SINGLE)]
    assert found("\"She called it 'old' twice.\"") == [
        ("She called it 'old' twice.", Status.CLOSED)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the drivers' club met.",
        "Rock 'n' roll in the '90s, as in the '80s, got 'em.",
        "It's the mayor's.",
    ],
)
def test_apostrophes_are_no_marks(text):
    assert found(text) == []


def test_a_plural_possessive_does_not_close_what_a_later_mark_does():
    assert found("'The workers' union left,' he said.") == [
        ("The workers' union left,", Status.SINGLE)
    ]


def test_two_single_marks_far_apart_are_no_pair():
    assert found("He saw 'a bridge " + "and more " * 60 + "of it' there.") == []


def test_empty_marks_hold_nothing():
    assert found('An empty "" pair, and "..." too.') == []
