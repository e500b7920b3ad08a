"""Who said what, ranked: on sentences written for it."""

import pytest

from index.model import Kind, Span
from index.quotation.candidates import NOBODY, Layout, Origin, candidates, same, signs_of
from index.quotation.drafts import Draft
from index.quotation.extract import drafted
from index.quotation.linking import linked, sourced


def links(text):
    sentences, drafts = drafted(text)
    return [
        (link.source.of(text) if link.source else None, link.carried)
        for link in linked(text, sentences, drafts)
    ]


def layout_of(text):
    sentences, _ = drafted(text)
    return Layout(text, sentences)


def phrases(text):
    layout = layout_of(text)
    sentence = layout.sentences[0]
    return [
        Span(sentence[first].start, sentence[end - 1].end).of(text)
        for first, end in layout.phrases(0)
    ]


def draft(text, words, cue=None, source=None):
    def at(part):
        return None if part is None else Span(text.index(part), text.index(part) + len(part))

    return Draft((at(words),), Kind.INDIRECT, (), 1.0, cue=at(cue), source=at(source))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The old mayor met Mr. Tom J. Reyes there.", ["The old mayor", "Mr. Tom J. Reyes"]),
        ("Harbour spokeswoman Ann Lee left us.", ["Harbour spokeswoman Ann Lee", "us"]),
        ("On 5 June she told them of it.", ["she", "them", "it"]),
        ("Voters in Leeds, who said no, left.", ["Voters", "Leeds", "who"]),
    ],
)
def test_phrases_that_can_name_who_speaks(text, found):
    assert [phrase for phrase in phrases(text) if phrase != "no"] == found


def test_there_is_one_sign_for_each_item():
    layout = layout_of('Mr. Reyes said "no" \u2015 twice.')
    signs = signs_of(layout.sentences[0])
    assert len(signs) == len(layout.sentences[0])
    assert signs[:6] == "M_CSq-"


def test_outside_the_text_there_are_neither_signs_nor_phrases():
    layout = layout_of("The mayor left.")
    assert layout.signs(-1) == layout.signs(7) == "^^$$"
    assert layout.phrases(7) == []
    assert not layout.holds(15)


def test_lines_between_two_places():
    text = "One.\n\nTwo. Three.\n\nFour."
    layout = layout_of(text)
    assert layout.lines(0, text.index("Two")) == 1
    assert layout.lines(text.index("Three"), text.index("Two")) == 0
    assert layout.lines(text.index("Four"), 0) == 2


def test_nobody_comes_first_then_the_proposal():
    text = "Ann Lee met Tom Reyes. He hoped that the pier would stay."
    layout = layout_of(text)
    placed = layout.placed(draft(text, "the pier would stay", "hoped", "He"))
    found = candidates(layout, placed, NOBODY)
    assert [one.origin for one in found[:2]] == [Origin.NONE, Origin.PROPOSED]
    assert not any(layout.span(one).of(text) == "the pier" for one in found[1:])


def test_who_spoke_before_is_a_candidate_from_afar():
    text = "Ann Lee spoke. It rained. It snowed. The pier would stay."
    layout = layout_of(text)
    last = candidates(layout, layout.placed(draft(text, "spoke")), NOBODY)[1]
    found = candidates(layout, layout.placed(draft(text, "The pier would stay")), last)
    assert found[-1].origin is Origin.LAST
    assert same(found[-1], last)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor said the toll was low.", "The mayor"),
        ('"The toll is far too low for us," said Ann Lee.', "Ann Lee"),
        ("The toll was low, according to the council.", "the council"),
        ("Ann Lee has been told that the toll was low.", None),
        ('"The toll is far too low for us." \u2015 Ann Lee', "Ann Lee"),
        ("Ann Lee, editor of the Herald, said the toll was low.", "Ann Lee"),
        ("He met the mayor, who said the toll was low.", "who"),
    ],
)
def test_the_source_that_ranks_first(text, source):
    ((found, _),) = links(text)
    assert found == source


def test_a_quotation_without_cue_goes_on_with_the_one_before():
    text = '"The toll is far too low," said Ann Lee. "We will raise it in the spring of the year."'
    assert links(text) == [("Ann Lee", False), (None, True)]


def test_a_name_that_announces_marks_said_them():
    text = 'The news pleased the harbour spokesman Tom Reyes: "We have waited for this since May."'
    ((source, _),) = links(text)
    assert source is not None
    assert source.endswith("Tom Reyes")


def test_each_of_two_nested_reports_has_its_own_source():
    text = "Duarte said Kent believed that the harbour was lost."
    sentences, _ = drafted(text)
    outer = draft(text, "Kent believed that the harbour was lost", "said")
    inner = draft(text, "the harbour was lost", "believed")
    found = linked(text, sentences, [outer, inner])
    assert [link.source.of(text) for link in found] == ["Duarte", "Kent"]


def test_probabilities_are_of_one_whole_and_fall():
    text = "Tom Reyes met Ann Lee. She, after the talk, hoped that the toll would fall."
    sentences, _ = drafted(text)
    told = draft(text, "the toll would fall", "hoped")
    ((*_, ranked, _),) = linked(text, sentences, [told])
    shares = [one.probability for one in ranked]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


def test_a_draft_outside_the_sentences_keeps_what_it_has():
    text = "Ann Lee: no."
    given = draft(text, "no", source="Ann Lee")
    assert sourced(text, (), [given]) == [given]


def test_a_source_is_given_with_what_belongs_to_it():
    text = "The leader of the council hoped, as before, that the toll would fall."
    sentences, _ = drafted(text)
    (link,) = linked(text, sentences, [draft(text, "the toll would fall", "hoped")])
    assert link.source is not None
    assert link.source.of(text) == "The leader of the council"


def test_a_subject_before_what_is_put_in_is_taken():
    text = "The study, for shipping firm Marinol, shows that tolls hurt the poor."
    sentences, _ = drafted(text)
    told = draft(text, "tolls hurt the poor", "shows", "Marinol")
    (link,) = linked(text, sentences, [told])
    assert link.source is not None
    assert link.source.of(text).startswith("The study")


def test_a_quotation_that_nothing_closed_goes_on_in_the_next_paragraph():
    text = (
        'Reyes told reporters: "We hoped for more. It is wonderful.\n\n'
        '"I think we will win." Lee said she was "glad" of it.'
    )
    assert links(text)[:2] == [("Reyes", False), (None, True)]


def test_a_verb_without_subject_has_the_one_before_in_text_without_stops():
    text = (
        "a spokesman for the harbour trust said it was the first it had heard of a scheme "
        "but did not rule out that there had been an agreement between the two councils"
    )
    assert [source for source, _ in links(text)] == ["a spokesman for the harbour trust"] * 2
