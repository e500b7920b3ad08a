"""A mark is found again where its words are, and no line of its file takes others along."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_library import TARIFF, Said, small_library
from small_library import reading as one_reading

from index import Selection, Selector, Span, open_memory
from reader.session.marks import Mark, find, mark_at, marked, marks_of, put_line, take_line

AT = "2026-11-24T15:00:00Z"


def shown(library, article_id="tariff"):
    quotations = library.quotations(Selection(article_id=article_id)).quotations
    return library.article(article_id), quotations


@pytest.fixture
def tariff():
    return shown(small_library())


def test_a_mark_is_at_its_quotation(tariff):
    article, quotations = tariff
    mark = mark_at(quotations[4], article, AT)
    assert (mark.speaker, mark.selector.exact) == ("Tom Reyes", "We did ask")
    assert marked([mark], article, quotations) == {"q5": mark}
    assert marked([mark], *shown(small_library(), "bridge")) == {}


def test_it_is_found_again_in_a_text_that_was_edited_and_read_anew(tariff):
    article, quotations = tariff
    mark = mark_at(quotations[4], article, AT)
    edited = one_reading(
        "tariff",
        "A new first line.\n\n" + TARIFF.replace("We did ask", "We did ask you"),
        Said("We did ask you", "Tom Reyes", "said", "Reyes"),
    )
    there = shown(open_memory([edited], name="edited"))
    assert list(marked([mark], *there)) == ["q1"]
    assert find(mark, *there).quotation_id == "q1"


def test_words_that_are_gone_are_nowhere_and_words_without_a_quote_have_a_place(tariff):
    article, quotations = tariff
    mark = mark_at(quotations[4], article, AT)
    other = one_reading("tariff", "Nothing of it is left.\n")
    assert find(mark, *shown(open_memory([other], name="other"))) is None
    unquoted = find(mark, article, ())
    assert (unquoted.quotation_id, unquoted.start) == (None, TARIFF.index("We did ask"))


def test_the_tightest_of_several_quotes_is_meant(tariff):
    article, quotations = tariff
    outer = Span(quotations[4].quotation.start - 10, quotations[4].quotation.end + 10)
    wide = quotations[4].quotation
    wide = type(wide)("wide", wide.kind, wide.mode, (outer,))
    around = type(quotations[4])(
        article.heading, wide, quotations[4].attribution, ("x",), None, None, None, "g"
    )
    mark = mark_at(quotations[4], article, AT)
    assert list(marked([mark], article, [around, *quotations])) == ["q5"]


texts = st.text(max_size=20)
made = st.builds(
    Mark,
    texts,
    texts,
    st.builds(Selector, texts.filter(bool), texts, texts, st.none() | st.integers(0, 99)),
    texts,
    st.none() | texts,
    texts,
)


@given(st.lists(made, max_size=6, unique_by=lambda mark: mark.place), st.data())
def test_what_is_put_and_not_taken_away_is_there(marks, data):
    taken = [mark for mark in marks if data.draw(st.booleans())]
    lines = [*map(put_line, marks), *(take_line(mark, AT) for mark in taken)]
    left = tuple(mark for mark in marks if mark not in taken)
    assert marks_of(lines) == (left, 0)
    again = [*lines, *map(put_line, taken)]
    assert set(marks_of(again)[0]) == set(marks)


@pytest.mark.parametrize(
    "line",
    [
        "", "{", "[]", "1", '{"op": "mark"}', "[" * 100_000,
        json.dumps({"op": "mark", "article": 1, "selector": {"exact": "a", "start": 1}}),
        json.dumps({"op": "mark", "article": "a", "selector": {"exact": "", "start": 1}}),
        json.dumps({"op": "mark", "article": "a", "selector": {"exact": "a", "start": [1]}}),
        json.dumps({"op": "mark", "article": "a", "selector": "a"}),
    ],
)  # fmt: skip
def test_a_line_that_is_no_mark_takes_no_other_along(line, tariff):
    article, quotations = tariff
    mark = mark_at(quotations[0], article, AT)
    assert marks_of([put_line(mark), line]) == ((mark,), 1)


def test_a_broken_line_about_a_mark_leaves_it(tariff):
    article, quotations = tariff
    mark = mark_at(quotations[0], article, AT)
    row = json.loads(put_line(mark))
    for broken in ({**row, "title": 7}, {**row, "at": None}, {**row, "article_sha256": []}):
        assert marks_of([put_line(mark), json.dumps(broken)]) == ((mark,), 1)
