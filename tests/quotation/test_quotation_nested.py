"""Second-hand speech: who says that somebody said something."""

import pytest

from index.model import Kind, Mode, Span
from index.quotation.drafts import Draft, numbered
from index.quotation.nested import nested, with_nested


@pytest.fixture
def inside(quotations):
    """Return (words, source, cue, kind, words of the parent) of what is inside others."""

    def read(text):
        found = {quotation.id: quotation for quotation in quotations(text)}
        return [
            (
                text[one.start : one.end],
                one.source.of(text),
                one.cue.of(text),
                str(one.kind),
                text[found[one.parent].start : found[one.parent].end],
            )
            for one in found.values()
            if one.parent is not None
        ]

    return read


def test_marks_inside_marks_are_a_quotation_inside_another(inside):
    text = "\"She told me, 'You must go,'\" he said."
    assert inside(text) == [
        ("You must go", "She", "told", "direct", "She told me, 'You must go,'"),
    ]


def test_a_report_inside_a_report_has_its_own_speaker(inside):
    text = "Kent said Duarte had told him the harbour was lost."
    assert inside(text) == [
        (
            "the harbour was lost",
            "Duarte",
            "told",
            "indirect",
            "Duarte had told him the harbour was lost",
        )
    ]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            '"Duarte told me the wall was lost, so we left," said Kent.',
            "the wall was lost",
            "Duarte",
        ),
        (
            '"The mayor has promised that the lock would open," Kent said.',
            "the lock would open",
            "The mayor",
        ),
        (
            '"They said it would take years and we waited," said Kent.',
            "it would take years",
            "They",
        ),
        ('"When he said he was ill, nobody came," Kent said.', "he was ill", "he"),
        (
            '"The mayor said the lock (new; old) would open; I doubt it," Kent said.',
            "the lock (new; old) would open",
            "The mayor",
        ),
        (
            '"Duarte promised him twice that the lock was safe," Kent said.',
            "the lock was safe",
            "Duarte",
        ),
        ('"Duarte asked if the lock was safe," Kent said.', "if the lock was safe", "Duarte"),
        (
            "\"When I said, 'no, not yet', he said, 'it is late now',\" Kent said.",
            "it is late now",
            "he",
        ),
        (
            "\"'The lock is shut for good,' he said to me,\" Kent recalled.",
            "The lock is shut for good",
            "he",
        ),
        ("\"He said 'it is late now' and left,\" Kent said.", "it is late now", "He"),
        (
            "Kent said that Ana Duarte told him that the wall was lost.",
            "the wall was lost",
            "Ana Duarte",
        ),
    ],
)
def test_who_is_said_to_have_said_what(inside, text, words, source):
    assert [(found[0], found[1]) for found in inside(text)] == [(words, source)]


@pytest.mark.parametrize(
    "text",
    [
        "\"I said: 'No way, not now.'\" Kent said.",  # his own words
        '"We told them the lock was shut," said Kent.',
        '"We\'ve said the lock was shut," said Kent.',
        '"The mayor never said the lock was open," Kent said.',
        '"The mayor would say the lock is open," Kent said.',
        '"If the mayor said the lock was open, people would come," Kent said.',
        '"What she said this week was that the lock is open," Kent said.',
        '"She said it twice and they had gone," Kent said.',
        '"He wrote about it after the lock was shut," Kent said.',
        '"Duarte asked everything the town had hoped for," Kent said.',
        '"Duarte announced a loss that nobody had foreseen," Kent said.',
        '"People said the lock was shut," Kent said.',
        '"Something said the lock was shut," Kent said.',
        '"She thinks the lock is shut," Kent said.',
        "\"She said 'no way',\" Kent said.",  # too short
        "Kent said she had told him that the lock was shut.",  # she may be anybody
        "Kent thinks Duarte had told him that the lock was shut.",
        "Kent said the lock was shut, but Duarte said that it was open.",
    ],
)
def test_what_is_not_surely_somebody_elses_is_left(inside, text):
    assert inside(text) == []


def test_what_a_speaker_says_of_himself_is_left(inside):
    assert inside('"Tom Kent told you the lock was shut," said Kent.') == []


def test_turns_of_a_transcript_are_left_whole():
    text = 'KENT: The clerk said "we will look into it" and left.'
    turn = Draft((Span(6, len(text) - 1),), Kind.DIRECT, (), 0.9)
    assert list(nested(text, turn)) == []


def test_text_without_marks_and_capitals_is_left():
    text = "kent said duarte had told him the harbour was lost"
    report = Draft((Span(10, len(text)),), Kind.UNMARKED, (), 0.9)
    thought = Draft((Span(10, len(text)),), Kind.INDIRECT, (), 0.9, Mode.THOUGHT)
    assert list(nested(text, report)) == list(nested(text, thought)) == []


def test_what_goes_on_goes_on_with_the_outer_quotation(quotations):
    text = '"Duarte said the wall was lost," Kent told us. "Nobody had seen it coming at all."'
    outer, inner, then = quotations(text)
    assert (outer.parent, inner.parent, then.parent) == (None, outer.id, None)
    assert (inner.continues, then.continues) == (None, outer.id)


def test_a_child_stands_behind_its_parent_and_before_what_follows():
    text = '"Duarte told me the wall was lost," Kent said, "and that was all of it."'
    spans = (Span(1, 33), Span(48, 70))
    parent = Draft(spans, Kind.DIRECT, (), 0.9, source=Span(36, 40))
    after = Draft((Span(52, 60),), Kind.DIRECT, (), 0.9)
    drafts = with_nested(text, [parent, after])
    assert [draft.parent for draft in drafts] == [None, parent, None]
    assert [one.parent for one in numbered(drafts)] == [None, "q1", None]
    assert drafts[1].confidence <= parent.confidence


def test_all_of_a_child_lies_inside_its_parent(quotations):
    for quotation in (found := quotations("\"She told me, 'You must go,'\" he said.")):
        if quotation.parent is not None:
            outer = next(one for one in found if one.id == quotation.parent)
            inner = [*quotation.contents, quotation.cue, quotation.source]
            assert all(outer.start <= span.start <= span.end <= outer.end for span in inner)


def test_a_clause_that_hangs_on_another_ends_at_its_comma():
    said = "it is odd that while Mr Orrin and Mr Duarte had said he was ill, nobody was there"
    text = f'"{said}," Kent told us.'
    parent = Draft((Span(1, 1 + len(said)),), Kind.DIRECT, (), 0.9)
    (inner,) = nested(text, parent)
    assert inner.contents[0].of(text) == "he was ill"
    assert inner.source.of(text) == "Mr Duarte"
