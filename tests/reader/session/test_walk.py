"""Walking in one article: the next quote, the next hit."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from small_library import small_library

from index import (
    Attribution,
    Heading,
    Kind,
    Mode,
    Query,
    Quotation,
    Quoted,
    Sort,
    Span,
)
from reader.session.walk import (
    Choice,
    Way,
    next_hit,
    next_quote,
    place_of,
    quote_at,
    rank_among,
)

TOM, ANA = Choice("spk:tom", "Tom"), Choice("spk:ana", "Ana")


def said(article, start, *, by="spk:tom", group=None, day=None, number=1):  # noqa: PLR0913
    date = None if day is None else dt.date(2024, 1, day)
    quotation = Quotation(f"q{number}", Kind.DIRECT, Mode.SPEECH, (Span(start, start + 5),))
    return Quoted(
        Heading(article, article, date=date),
        quotation,
        Attribution(f"q{number}", None),
        ("words",),
        None,
        by,
        by,
        group or f"{article}#{start}",
    )


HERE = [
    said("a", 10, number=1),
    said("a", 30, by="spk:ana", number=2),
    said("a", 50, number=3),
    said("a", 70, by=None, number=4),
]


def test_next_quote_counts_on_from_the_current_one():
    assert next_quote(HERE, Way.FORWARD, point=10, current=0) == 1
    assert next_quote(HERE, Way.BACK, point=30, current=1) == 0


def test_next_quote_counts_from_the_place_where_it_is_elsewhere():
    assert next_quote(HERE, Way.FORWARD, point=40, current=0) == 2
    assert next_quote(HERE, Way.BACK, point=40, current=0) == 1


def test_nothing_wraps_round_past_the_last_or_first_quote():
    assert next_quote(HERE, Way.FORWARD, point=70, current=3) is None
    assert next_quote(HERE, Way.BACK, point=10, current=0) is None
    assert next_quote([], Way.FORWARD, point=-1, current=None) is None


def test_a_chosen_speaker_restricts_the_walk():
    assert next_quote(HERE, Way.FORWARD, point=10, current=0, only=TOM) == 2
    assert next_quote(HERE, Way.FORWARD, point=50, current=2, only=TOM) is None
    assert next_quote(HERE, Way.FORWARD, point=10, current=0, only=Choice(None, "?")) == 3


def test_quotes_of_one_start_are_each_visited():
    twins = [said("a", 10, number=1), said("a", 10, number=2), said("a", 20, number=3)]
    assert next_quote(twins, Way.FORWARD, point=10, current=0) == 1
    assert next_quote(twins, Way.FORWARD, point=10, current=1) == 2


def test_next_hit_stops_at_the_ends():
    hits = [Span(5, 8), Span(25, 28)]
    assert next_hit(hits, Way.FORWARD, point=-1, current=None) == 0
    assert next_hit(hits, Way.FORWARD, point=5, current=0) == 1
    assert next_hit(hits, Way.FORWARD, point=25, current=1) is None
    assert next_hit(hits, Way.BACK, point=5, current=0) is None
    assert next_hit((), Way.FORWARD, point=0, current=None) is None


def test_quote_at_a_place_is_the_innermost():
    outer = said("a", 10)
    inner = Quotation("q2", Kind.DIRECT, Mode.SPEECH, (Span(12, 14),))
    both = [outer, Quoted(outer.heading, inner, outer.attribution, ("w",), None, None, None, "g")]
    assert quote_at(both, 13) == 1
    assert quote_at(both, 10) == 0
    assert quote_at(both, 15) is None


def test_articles_go_newest_first_undated_last_then_by_id():
    days = [("c", None), ("b", 5), ("a", 5), ("d", 9), ("b2", None)]
    headings = [Heading(one, one, date=day and dt.date(2024, 1, day)) for one, day in days]
    assert [one.id for one in sorted(headings, key=place_of)] == ["d", "a", "b", "b2", "c"]


def test_the_order_is_that_of_the_library():
    library = small_library()
    headings = library.headings(sort=Sort.NEWEST)
    assert list(headings) == sorted(headings, key=place_of)
    hits = library.search(Query(), sort=Sort.NEWEST).hits
    assert [hit.heading for hit in hits] == list(headings)


@given(st.integers(-5, 100), st.sampled_from(Way))
def test_next_quote_agrees_with_looking_at_all_of_them(point, way):
    starts = [one.quotation.start for one in HERE]
    ahead = [at for at, start in enumerate(starts) if (start - point) * way > 0]
    expected = (min if way is Way.FORWARD else max)(ahead, default=None)
    assert next_quote(HERE, way, point=point, current=None) == expected


def test_rank_counts_among_the_same_speaker():
    assert rank_among(HERE, 2) == (2, 2)
    assert rank_among(HERE, 1) == (1, 1)
    assert rank_among(HERE, 3) == (1, 1)
