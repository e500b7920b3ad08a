"""Where the reader is in an article after its quotations have changed."""

from dataclasses import replace

import pytest
from small_library import small_library

from index import Selection
from reader.session.arriving import reread_state
from reader.session.state import BEFORE, DeskState, Opened


@pytest.fixture
def opened():
    library = small_library()
    quotations = library.quotations(Selection(article_id="tariff")).quotations
    return Opened(library.article("tariff"), quotations)


def without(opened, *numbers):
    left = tuple(one for at, one in enumerate(opened.quotations) if at not in numbers)
    gone = tuple(opened.quotations[at] for at in numbers)
    return replace(opened, quotations=left, rejected=gone)


def at(opened, quote):
    return DeskState(opened).on_quote(quote)


def test_the_reader_stays_at_the_quote_whatever_its_number_is_now(opened):
    after = reread_state(at(opened, 3), without(opened, 0))
    assert after.quote == 2
    assert after.current.texts == ("Nobody asked us",)


def test_the_reader_stays_at_a_quote_that_is_none_any_more_and_at_one_that_is_again(opened):
    fewer = without(opened, 3)
    struck = reread_state(at(opened, 3), fewer)
    assert (struck.quote, struck.struck) == (None, 0)
    assert struck.quote_from == fewer.rejected[0].quotation.start
    assert reread_state(struck, opened).quote == 3


def test_where_a_quote_is_gone_the_next_one_is_current(opened):
    after = reread_state(at(opened, 3), replace(without(opened, 3), rejected=()))
    assert after.current.texts == ("We did ask",)


def test_in_an_article_without_quotes_none_is_current(opened):
    after = reread_state(at(opened, 3), replace(opened, quotations=()))
    assert after.quote is None
    assert reread_state(after, opened).quote is not None


def test_of_a_quote_in_another_the_inner_one_stays(opened):
    inner = opened.quotations[3].quotation
    wide = replace(inner, contents=(replace(inner.contents[0], start=inner.start - 20),))
    outer = replace(opened.quotations[3], quotation=wide)
    both = replace(opened, quotations=(*opened.quotations[:3], outer, *opened.quotations[3:]))
    assert reread_state(at(both, 4), replace(both)).quote == 4
    assert reread_state(at(both, 3), replace(both)).quote == 3


def test_the_top_and_a_walk_are_not_forgotten(opened):
    top = replace(at(opened, 3), home="bridge", exhausted=True).at_edge(BEFORE)
    after = reread_state(top, without(opened, 0))
    assert (after.quote_from, after.hit_from, after.home, after.exhausted) == (
        BEFORE,
        BEFORE,
        "bridge",
        True,
    )


def test_what_is_looked_for_here_stays_marked(opened):
    hits = opened.quotations[0].quotation.contents
    finding = replace(at(replace(opened, hits=hits), 0), find="we", hit=0)
    after = reread_state(finding, opened)
    assert (after.hits, after.hit, after.find) == (hits, 0, "we")
    assert reread_state(replace(finding, find=None), opened).hit is None
