import pytest

from index.model import Span
from index.quotation.clauses import sentences
from index.quotation.marks import regions


def cut(text):
    paragraph = Span(0, len(text))
    found = sentences(text, paragraph, regions(text, paragraph))
    return [text[s[0].start : s[-1].end] for s in found]


def test_stops_before_capitals_end_sentences():
    assert cut("It is safe. Is it? Yes! it is") == ["It is safe.", "Is it?", "Yes! it is"]


@pytest.mark.parametrize(
    "text",
    ["Dr. Orrin of St. Mary said no.", "J. B. Reyes left.", "He came at 4.30 in a no. 7 bus."],
)
def test_abbreviations_do_not(text):
    assert cut(text) == [text]


def test_no_is_short_for_number_before_a_number_alone():
    assert cut("Ann Lee said no. Tom Hall left.") == ["Ann Lee said no.", "Tom Hall left."]
    assert cut("They want nos. 7 and 8. We left.") == ["They want nos. 7 and 8.", "We left."]


def test_a_region_is_never_cut():
    assert cut('"It is safe. We know," he said. He left.') == [
        '"It is safe. We know," he said.',
        "He left.",
    ]


def test_a_region_that_ends_a_sentence_ends_it_outside_too():
    assert cut('He said: "It is safe." The mayor left.') == [
        'He said: "It is safe."',
        "The mayor left.",
    ]


def test_a_question_before_a_cue_does_not():
    assert cut('"Is it safe?" she asked.') == ['"Is it safe?" she asked.']


def test_a_sentence_without_end_is_cut_by_force():
    assert len(cut("and so on " * 500)) > 1
