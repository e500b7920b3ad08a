"""Spans that may be contents, from what a model says of each word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Kind, Mode, Span
from index.quotation.clauses import sentences
from index.quotation.cues import View
from index.quotation.drafts import Draft, Read
from index.quotation.marks import regions
from index.quotation.tagging.choice import Chosen
from index.quotation.tagging.drafting import drafts
from index.quotation.tagging.features import features
from index.quotation.tagging.layouts import stretches
from index.quotation.tagging.model import Tagged
from index.quotation.tagging.passages import passages
from index.quotation.tagging.proposals import proposals
from index.quotation.tokens import tokens

TEXT = "The mayor said the harbour would reopen, and the boats were glad."
LABELS = st.lists(st.sampled_from(["O", "B-C", "I-C", "B-Q", "I-Q", "B-S", "I-S"]), max_size=12)


def passage_of(text, *ruled):
    paragraph = Span(0, len(text))
    parts = sentences(text, paragraph, regions(text, paragraph))
    (passage,) = passages(text, View.MARKED, Read(tokens(text, paragraph), parts, ruled), "n")
    return passage


def said(passage, **marked):
    """Return what a model would say that is sure of the words given for each label."""
    words = [token.text for token in passage.tokens]
    labels = ["O"] * len(words)
    for name, phrase in marked.items():
        wanted = phrase.split()
        (at,) = [n for n in range(len(words)) if words[n : n + len(wanted)] == wanted]
        labels[at : at + len(wanted)] = [f"B-{name}", *([f"I-{name}"] * (len(wanted) - 1))]
    share = {kind: [float(label[2:] == kind) for label in labels] for kind in "QS"}
    begins = [float(label == "B-C") for label in labels]
    goes_on = [float(label == "I-C") for label in labels]
    return Tagged(labels, begins, goes_on, share["Q"], share["S"])


def words_at(passage, one):
    return " ".join(token.text for token in passage.tokens[one.first : one.end])


@given(LABELS)
def test_stretches_are_the_contents_of_the_labels(labels):
    covered = [False] * len(labels)
    for first, end in stretches(labels):
        assert labels[first] in {"B-C", "I-C"}
        assert all(label == "I-C" for label in labels[first + 1 : end])
        covered[first:end] = [True] * (end - first)
    assert covered == [label.endswith("-C") for label in labels]


def test_a_passage_has_features_for_each_token():
    passage = passage_of(TEXT)
    assert len(features(passage)) == len(passage.tokens)


def test_what_the_model_is_sure_of_is_the_only_proposal():
    passage = passage_of(TEXT)
    tagged = said(passage, Q="said", C="the harbour would reopen", S="The mayor")
    (one,) = proposals(passage, tagged)
    assert words_at(passage, one) == "the harbour would reopen"
    assert {"Qsaid", "Qdsaid<"} <= set(one.features)


def test_what_only_the_rules_say_is_proposed_too():
    start = TEXT.index("the boats")
    ruled = Draft((Span(start, len(TEXT) - 1),), Kind.INDIRECT, (), 0.5)
    passage = passage_of(TEXT, ruled)
    (one,) = proposals(passage, said(passage))
    assert words_at(passage, one) == "the boats were glad"


def test_a_doubtful_end_gives_two_proposals():
    passage = passage_of(TEXT)
    tagged = said(passage, C="the harbour would reopen")
    goes_on = list(tagged.goes_on)
    comma = [token.text for token in passage.tokens].index(",")
    goes_on[comma : comma + 5] = [0.5] * 5
    found = {words_at(passage, one) for one in proposals(passage, tagged._replace(goes_on=goes_on))}
    assert "the harbour would reopen" in found
    assert "the harbour would reopen , and the boats were" in found


def test_contents_that_one_cue_governs_are_one_quotation():
    text = '"The harbour," said Ann Lee, "is open again."'
    passage = passage_of(text)
    tagged = said(passage, Q="said", S="Ann Lee")
    words = [token.text for token in passage.tokens]
    first, last = words.index("harbour"), words.index("again")
    contents = [Chosen(first - 1, first + 1, 0.9, 1.0), Chosen(last - 2, last + 1, 0.8, 1.0)]
    (draft,) = drafts(passage, tagged, contents)
    assert [span.of(text) for span in draft.contents] == ["The harbour", "is open again"]
    assert draft.cue.of(text) == "said"
    assert draft.source.of(text) == "Ann Lee"
    assert (draft.kind, draft.mode, draft.confidence) == (Kind.DIRECT, Mode.SPEECH, 0.9)


def test_a_draft_of_the_rules_keeps_its_cue_and_source():
    start = TEXT.index("the harbour")
    cue, source = Span(10, 14), Span(0, 9)
    ruled = Draft(
        (Span(start, len(TEXT) - 1),), Kind.INDIRECT, ("rule",), 0.5, cue=cue, source=source
    )
    passage = passage_of(TEXT, ruled)
    end = len(passage.tokens) - 1
    (draft,) = drafts(passage, said(passage), [Chosen(3, end, 0.75, 0.9)])
    assert (draft.cue, draft.source, draft.why) == (cue, source, ("rule",))
    assert draft.confidence == pytest.approx(0.75)


def test_what_is_likely_no_speech_is_a_thought():
    passage = passage_of(TEXT)
    tagged = said(passage, S="The mayor")
    (draft,) = drafts(passage, tagged, [Chosen(3, 7, 0.75, 0.2)])
    assert draft.mode is Mode.THOUGHT


def test_a_long_paragraph_is_cut_between_sentences():
    text = "The mayor said the harbour would reopen soon. " * 200
    paragraph = Span(0, len(text))
    parts = sentences(text, paragraph, ())
    found = list(passages(text, View.MARKED, Read(tokens(text, paragraph), parts, ()), "n"))
    assert len(found) > 1
    assert [sentence for one in found for sentence in one.sentences] == parts
    assert all(one.tokens for one in found)
    assert [one.follows for one in found] == ["n", *"+" * (len(found) - 1)]


def test_a_sentence_too_long_to_be_read_keeps_what_the_rules_say():
    text = '"' + "word " * 4000 + '"'
    paragraph = Span(0, len(text))
    parts = sentences(text, paragraph, regions(text, paragraph))
    (passage,) = passages(text, View.MARKED, Read(tokens(text, paragraph), parts, ()), "n")
    assert not passage.tokens


def test_two_reports_that_the_rules_take_for_one_are_two():
    text = "The mayor says tolls will rise again and Lee claims bread will cost more."
    span = Span(text.index("tolls"), len(text) - 1)
    cue, source = Span(10, 14), Span(0, 9)
    ruled = Draft((span,), Kind.INDIRECT, (), 0.5, cue=cue, source=source)
    passage = passage_of(text, ruled)
    tagged = said(passage, Q="claims", S="Lee")
    again = [token.text for token in passage.tokens].index("claims")
    contents = [Chosen(3, 7, 0.9, 0.9), Chosen(again + 1, len(passage.tokens) - 1, 0.9, 0.9)]
    first, second = drafts(passage, tagged, contents)
    assert (first.cue, first.source) == (cue, source)
    assert [part.of(text) for part in (second.source, second.cue)] == ["Lee", "claims"]


def test_the_middle_of_a_long_quotation_is_not_read():
    said_so = " ".join(f"word{number}" for number in range(60))
    text = f'"{said_so}," said Ann Lee.'
    passage = passage_of(text)
    words = [token.text for token in passage.tokens if token.is_word]
    assert words[:7] == [f"word{number}" for number in range(7)]
    assert words[7] == "word54"
    assert words[-3:] == ["said", "Ann", "Lee"]
    assert len(passage.marked) == len(passage.tokens)
