import pytest

from index.model import Kind, Mode, Span
from index.quotation.unmarked import is_unmarked

REPORT = (
    "the harbour bridge will be closed for two weeks in may the council said on monday "
    "a spokesman for the port said it was wrong to suggest that the work would take longer "
    "we are repairing the bridge because the old steel is no longer safe said the spokesman "
    "we have been looking for the money for years but the mayor said that the toll would not rise"
)


def unmarked(text):
    return is_unmarked(text, Span(0, len(text)))


def test_text_without_case_and_stops_is_unmarked():
    assert unmarked(REPORT)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour bridge will be closed for two weeks in May, the council said on Monday.",
        "the harbour bridge will be closed, the council said. it will open again in may. so it is.",
        "harbour bridge to close",
    ],
)
def test_text_with_either_or_too_short_to_tell_is_not(text):
    assert not unmarked(text)


def test_contents_come_from_cues_and_complements(said):
    found = said(REPORT)
    assert (
        "it was wrong to suggest that the work would take longer",
        "a spokesman for the port",
        "said",
    ) in found
    assert (
        "we are repairing the bridge because the old steel is no longer safe",
        "the spokesman",
        "said",
    ) in found
    assert ("the toll would not rise", "the mayor", "said") in found


def test_we_right_after_a_quotation_carries_it_on(quotations):
    carried = [q for q in quotations(REPORT) if q.continues]
    assert [q.contents[0].of(REPORT)[:12] for q in carried] == ["we have been"]
    assert all(q.source is None and q.cue is None for q in carried)


def test_every_quotation_is_of_the_unmarked_kind(quotations):
    found = quotations(REPORT)
    assert found
    assert {q.kind for q in found} == {Kind.UNMARKED}
    assert {q.mode for q in found} == {Mode.SPEECH}


def test_an_unmarked_paragraph_in_a_marked_text_is_read_so(quotations):
    text = f'"The bridge is safe," said Tom Reyes.\n\n{REPORT}'
    kinds = [q.kind for q in quotations(text)]
    assert kinds[0] is Kind.DIRECT
    assert kinds[1:] == [Kind.UNMARKED] * (len(kinds) - 1)


def test_two_reports_in_one_supposed_sentence_are_parted(said):
    text = (
        "but tom reyes spokesman for the harbour trust said ministers had failed to calm people "
        "we strongly oppose the toll because it hurts the poor said mr reyes"
    )
    assert said(text) == [
        ("ministers had failed to calm people", "tom reyes", "said"),
        ("we strongly oppose the toll because it hurts the poor", "mr reyes", "said"),
    ]
