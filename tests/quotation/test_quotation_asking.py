"""Which sentences the model is asked about."""

import pytest

from index.model import Kind, Span
from index.quotation.clauses import sentences
from index.quotation.cueless import Context
from index.quotation.cues import View, scored
from index.quotation.drafts import Draft, Read
from index.quotation.marked import read
from index.quotation.tagging.asking import Case, runs
from index.quotation.tokens import tokens


def ruled(text):
    paragraph = Span(0, len(text))
    return read(text, paragraph, Context())[0]


def shown(text, view=View.MARKED):
    return [
        (run.case, Span(run.read.sentences[0][0].start, run.read.sentences[-1][-1].end).of(text))
        for run in runs(ruled(text), view)
    ]


def test_sentences_in_which_nobody_can_say_anything_are_left_out():
    text = "It rained. The mayor said the harbour would reopen. It rained again. Ann said no to it."
    assert shown(text) == [
        (Case.OPEN, "The mayor said the harbour would reopen."),
        (Case.OPEN, "Ann said no to it."),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The team looked to the future.", []),
        ("The council fears a loss.", []),
        ("Ann Lee raised the flag.", []),
        ("They want the harbour.", [Case.OPEN]),
        ("Ann Lee praised the crew.", [Case.OPEN]),
    ],
)
def test_a_word_that_is_likely_enough_to_be_a_cue_is_asked_about(text, found):
    (sentence,) = sentences(text, Span(0, len(text)), ())
    assert not ruled(text).drafts
    assert any(cue.score >= 0.4 for cue in scored(sentence, View.MARKED)) is bool(found)
    assert [case for case, _ in shown(text)] == found


def test_a_sentence_with_a_draft_is_asked_about_in_any_case():
    text = "It rained. The boats were glad. It rained again."
    start = text.index("The boats")
    draft = Draft((Span(start, start + 20),), Kind.INDIRECT, (), 0.5)
    paragraph = Span(0, len(text))
    (run,) = runs(
        Read(tokens(text, paragraph), sentences(text, paragraph, ()), (draft,)), View.MARKED
    )
    assert (run.case, len(run.read.sentences), run.read.drafts) == (Case.OPEN, 1, (draft,))


@pytest.mark.parametrize(
    "text",
    [
        '"The harbour will reopen in spring," said Ann Lee.',
        '"The harbour of the town," said Ann Lee, "will reopen in spring."',
        'Ann Lee told us on Monday: "The harbour will reopen in spring."',
        '"The harbour will reopen in spring."',
        '"It is done," said Ann Lee, who has led the works on the harbour for all these years.',
        "Ann Lee said that the harbour would reopen in spring.",
        "Ann Lee, who led the works on it for years and years, said the harbour would reopen soon.",
    ],
)
def test_a_sentence_that_is_its_quotation_is_settled(text):
    ((case, _),) = shown(text)
    assert case is Case.SETTLED


@pytest.mark.parametrize(
    "text",
    [
        # more is said beside the quotation
        '"The harbour will reopen," said Ann Lee, who warned that the boats would leave the town.',
        "Ann Lee said the harbour would reopen and warned that the boats would leave.",
        # what is said is short
        "Ann Lee, who has led the works on the harbour for years, said it would reopen.",
        # what stands before the cue may not be what was said: much more follows
        "The harbour would reopen in spring, Ann Lee said after a long walk with friends of hers.",
        # what is said is no clause, but a plan
        "The ministry announced to open the old harbour to all boats in spring.",
        # the article may speak again
        "Ann Lee said the harbour would reopen soon, but Tom Reyes did not agree.",
        # what is said may be none
        "Ann Lee explained from a podium.",
        # the cue may be none
        "Ann Lee hopes that the harbour will reopen.",
        # some of the words between marks are a term, or said by somebody else
        '"The harbour will reopen," said Ann Lee of the "deep water" works.',
        # not all of what is said stands between marks
        'Ann Lee said the harbour "will reopen" in spring.',
        # nobody is named
        'On the wall one could read "The harbour will reopen in spring" for years.',
    ],
)
def test_where_more_may_be_said_the_model_is_asked(text):
    ((case, _),) = shown(text)
    assert case is Case.OPEN


def test_runs_hold_all_drafts_once_and_in_order():
    text = (
        'The mayor said the harbour would reopen. "It is done," said Ann Lee. It rained. '
        '"We waited," said Tom Reyes. He hoped that the boats would come.'
    )
    found = [draft for run in runs(ruled(text), View.MARKED) for draft in run.read.drafts]
    assert found == list(ruled(text).drafts)
    assert [case for case, _ in shown(text)] == [
        Case.OPEN,
        Case.SETTLED,
        Case.SETTLED,
        Case.OPEN,
    ]


def test_text_without_marks_is_read_whole():
    text = "it rained the mayor said the harbour would reopen it rained again"
    assert [case for case, _ in shown(text, View.UNMARKED)] == [Case.OPEN]


def test_a_paragraph_with_a_mark_that_pairs_with_none_is_read_whole():
    text = 'It rained. "It is done," said Ann Lee. He added: "It hurts the poor.'
    assert shown(text) == [(Case.OPEN, text)]
