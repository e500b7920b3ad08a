import os
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.model import Article, Heading, Span
from index.quotation import extract
from index.quotation.marks import regions
from index.quotation.tokens import hard_wrapped, paragraphs

ODD = ["\n", "\n\n", '"', "'", "“", "”", "‘", "’", "«", "»", "``", "''", "…", "£5", "5'10\""]
PLAIN = """The mayor Tom Reyes said says told we he she they it that according to bridge was safe
and but who , . : ; - ? ! ( ) U.S. Mr. added: 'n' wrote believes asked in on Monday of the for"""
WORDS = st.sampled_from([*ODD, *PLAIN.split()])
NEWS = st.lists(WORDS, max_size=60).map(" ".join)
TEXTS = st.one_of(NEWS, st.text(max_size=200), NEWS.map(lambda text: text.replace(" ", "")))
FEW = settings(max_examples=100, deadline=None)


def quotations(text):
    return extract(Article(Heading("a", "A"), text))


@FEW
@given(TEXTS)
def test_spans_lie_in_the_text_and_hold_words(text):
    for quotation in quotations(text):
        for span in quotation.contents:
            assert 0 <= span.start < span.end <= len(text)
            assert any(letter.isalnum() for letter in span.of(text))
            assert span.of(text) == span.of(text).strip()
        for span in (quotation.cue, quotation.source):
            assert span is None or (0 <= span.start < span.end <= len(text))


@FEW
@given(TEXTS)
def test_contents_ascend_and_do_not_overlap_between_quotations_either(text):
    found = quotations(text)
    outer = {one.id: one for one in found if one.parent is None}
    spans = [span for one in outer.values() for span in one.contents]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for one in found:
        if one.parent is not None:
            around = outer[one.parent].contents
            assert all(
                any(a.start <= s.start and s.end <= a.end for a in around) for s in one.contents
            )


@FEW
@given(TEXTS)
def test_ids_count_up_and_a_carried_quotation_names_the_one_before(text):
    found = quotations(text)
    for number, quotation in enumerate(found, start=1):
        assert quotation.id == f"q{number}"
        before = [one.id for one in found[: number - 1] if one.parent is None]
        assert quotation.continues in {None, *before[-1:]}
        assert not (quotation.continues and (quotation.cue or quotation.source))
        assert 0 <= quotation.confidence <= 1
        assert quotation.why


@FEW
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text):
    assert quotations(text) == quotations(text)


@FEW
@given(st.lists(NEWS.map(lambda text: text.replace("\n", " ")), min_size=2, max_size=5), st.data())
def test_a_bad_mark_changes_no_other_paragraph(lines, data):
    spoilt = data.draw(st.integers(0, len(lines) - 1))
    assume(not hard_wrapped("\n".join(lines)))  # there a line is no paragraph
    without = [line.replace('"', " ") if n == spoilt else line for n, line in enumerate(lines)]
    assert inner("\n".join(lines), spoilt) == inner("\n".join(without), spoilt)


def inner(text, spoilt):
    lines = paragraphs(text)
    away = Span(*line_at(text, spoilt))
    return [
        region.inner
        for paragraph in lines
        if not paragraph.overlaps(away)
        for region in regions(text, paragraph)
    ]


def line_at(text, number):
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:number])
    return start, start + len(lines[number])


def test_a_long_text_without_a_stop_is_read():
    times = 16_000 if "QUOTH_NIGHTLY" in os.environ else 4_000  # a megabyte, or a quarter
    text = "the mayor said the bridge was safe and we think that it is so " * times
    assert len(text) > 60 * times
    assert quotations(text)


def test_ten_thousand_marks_that_nothing_closes_are_read():
    text = "Ms Orrin said: " + '"The bridge is safe now. ' * 10_000
    found = {span.of(text) for one in quotations(text) for span in one.contents}
    assert found == {"The bridge is safe now"}
    nobody = quotations('"The bridge is safe now. ' * 10_000)
    assert all(one.confidence < 0.5 for one in nobody)
