"""Along a speaker's quotations: every group once, from any place, to either end."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from index.library.walking import once_each, step_along
from index.model import (
    Attribution,
    Heading,
    Kind,
    Mode,
    Place,
    Quotation,
    Quoted,
    Span,
    Step,
)


def said(article, start, *, group=None, day=None):
    date = None if day is None else dt.date(2024, 1, day)
    quotation = Quotation(f"q{start}", Kind.DIRECT, Mode.SPEECH, (Span(start, start + 5),))
    return Quoted(
        Heading(article, article, date=date),
        quotation,
        Attribution(quotation.id, None),
        ("words",),
        None,
        "spk:tom",
        "Tom",
        group or f"{article}#{start}",
    )


def test_beside_an_article_without_the_speaker_the_walk_goes_on():
    stops = [said("a", 10, day=9), said("c", 10, day=1)]
    between = Place(Heading("b", "b", date=dt.date(2024, 1, 5)), -1)
    assert step_along(stops, between, back=False) == Step(stops[1], 2, 2)
    assert step_along(stops, between, back=True) == Step(stops[0], 1, 2)
    assert step_along(stops, Place(stops[1].heading, 10), back=False) == Step(None, 0, 2)


def test_from_nowhere_the_walk_begins_at_either_end():
    stops = [said("a", 10), said("c", 10)]
    assert step_along(stops, None, back=False) == Step(stops[0], 1, 2)
    assert step_along(stops, None, back=True) == Step(stops[1], 2, 2)
    assert step_along([], None, back=True) == step_along([], None, back=False) == Step(None, 0, 0)


RENDERED = [
    said("plain", 10, group="g1"),
    said("plain", 30, group="g2"),
    said("printed", 5, group="g1"),
    said("printed", 25, group="g2"),
    said("printed", 45, group="g3"),
]


def test_a_quote_in_two_renderings_counts_once_where_the_walk_started():
    def walked(home):
        return [(stop.heading.id, stop.quotation.start) for stop in once_each(RENDERED, home)]

    assert walked("printed") == [("printed", 5), ("printed", 25), ("printed", 45)]
    assert walked("plain") == [("plain", 10), ("plain", 30), ("printed", 45)]
    assert walked(None) == walked("plain")


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 40), st.sampled_from("uvwxyz")),
        max_size=14,
        unique_by=lambda one: one[:2],
    ),
    st.sampled_from("abc"),
    st.booleans(),
)
def test_a_walk_visits_every_group_once_and_ends(raw, home, back):
    quotations = [said(article, start, group=group) for article, start, group in raw]
    stops = once_each(quotations, home)
    visited, place = [], None
    while (step := step_along(stops, place, back=back)).quoted is not None:
        visited.append((step.quoted.group, step.position))
        place = Place(step.quoted.heading, step.quoted.quotation.start)
        assert len(visited) <= len(quotations)
    assert sorted(group for group, _ in visited) == sorted({one.group for one in quotations})
    positions = [position for _, position in visited]
    assert positions == sorted(positions, reverse=back)
