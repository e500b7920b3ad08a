import pytest

from index.model import Kind, Mode, Span
from index.quotation.tagging.modes import mode_of

SURE, DOUBTED = 0.9, 0.3


def mode(content, cue, source, speech, kind=Kind.INDIRECT):
    text = f"{source or ''} {cue or ''} {content}"
    begin = len(source or "")
    said = (
        Span(begin + 1, begin + 1 + len(cue)) if cue else None,
        Span(0, begin) if source else None,
    )
    return mode_of(text, Span(len(text) - len(content), len(text)), kind, said, speech)


@pytest.mark.parametrize("cue", ["has denied", "alleged", "criticised"])
def test_a_verb_of_saying_is_speech_whatever_the_model_takes_it_for(cue):
    assert mode("the claims", cue, "The mayor", DOUBTED) is Mode.SPEECH


def test_a_long_cue_is_not_plain():
    assert mode("a plan", "also offer a wide choice of", "They", DOUBTED) is Mode.THOUGHT


@pytest.mark.parametrize(
    ("source", "speech", "expected"),
    [
        ("The survey", DOUBTED, Mode.WRITING),
        ("The survey", SURE, Mode.WRITING),
        ("The runner", DOUBTED, Mode.THOUGHT),
        ("The runner", SURE, Mode.SPEECH),
        (None, DOUBTED, Mode.THOUGHT),
    ],
)
def test_what_a_document_shows_is_written(source, speech, expected):
    assert mode("tolls are rising", "found", source, speech) is expected


def test_what_is_written_is_no_speech():
    assert mode("tolls are rising", "wrote", "The mayor", SURE) is Mode.WRITING


def test_words_of_ones_own_between_marks_are_speech():
    assert mode("We have not given up.", None, None, DOUBTED, Kind.DIRECT) is Mode.SPEECH
    assert mode("heart of the town", None, None, DOUBTED, Kind.DIRECT) is Mode.THOUGHT
    assert mode("Worm joke", None, None, DOUBTED, Kind.DIRECT) is Mode.THOUGHT
    assert mode("We have not given up.", "thought", "He", DOUBTED, Kind.DIRECT) is Mode.THOUGHT


def test_elsewhere_the_model_tells():
    assert mode("it will go", "hopes", "She", DOUBTED) is Mode.THOUGHT
    assert mode("it will go", None, "She", SURE) is Mode.SPEECH
