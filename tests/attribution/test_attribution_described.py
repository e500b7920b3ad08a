import pytest

from index.attribution.described import Opening, find_described
from index.attribution.names import find_names
from index.attribution.tokens import Words
from index.model import Span


def phrases_in(text, cue=None):
    words = Words(text)
    cues = [] if cue is None else [text.index(cue)]
    return words, find_described(words, find_names(words), cues)


def body_of(words, phrase):
    if not phrase.body:
        return None
    tokens = words.tokens
    return Span(tokens[phrase.body.start].start, tokens[phrase.body.stop - 1].end).of(words.text)


@pytest.mark.parametrize(
    ("text", "phrase", "article", "body"),
    [
        ("Then a spokesman spoke to Tom.", "a spokesman", Opening.INDEFINITE, None),
        ("Then the former coach spoke to Tom.", "the former coach", Opening.DEFINITE, None),
        ("Then his wife spoke to Tom.", "his wife", Opening.OWNED, None),
        ("Then analysts spoke to Tom.", "analysts", Opening.NONE, None),
        (
            "A clerk for the Lake Trust ran.",
            "A clerk for the Lake Trust",
            Opening.INDEFINITE,
            "Lake Trust",
        ),
        ("A Lake Trust clerk ran.", "A Lake Trust clerk", Opening.INDEFINITE, "Lake Trust"),
        ("A Scottish clerk ran with Tom.", "A Scottish clerk", Opening.INDEFINITE, None),
        ("Then the mayor's clerk ran to Tom.", "the mayor's clerk", Opening.DEFINITE, None),
        ("Then Tom Reyes's clerk ran.", "Tom Reyes's clerk", Opening.DEFINITE, "Tom Reyes"),
        ("Then critics of Wexcorp ran.", "critics of Wexcorp", Opening.NONE, "Wexcorp"),
    ],
)
def test_a_phrase_is_read_whole(text, phrase, article, body):
    words, found = phrases_in(text)
    last = found[-1]
    assert last.span(words).of(text) == phrase
    assert last.opening is article
    assert body_of(words, last) == body


@pytest.mark.parametrize(
    "text",
    [
        "Then the spokesman Tom Reyes ran.",
        "Tom Reyes was a player.",
        "It hired Tom Reyes as captain.",
        "Tom said coach and spoke.",
    ],
)
def test_what_describes_a_name_is_no_phrase_of_its_own(text):
    _, found = phrases_in(text)
    assert found == ()


@pytest.mark.parametrize(
    ("text", "cue", "body"),
    [
        (
            "a clerk for the trust for the care of birds said no",
            "said",
            "trust for the care of birds",
        ),
        ("a clerk for the lake trust has said no", "said", "lake trust"),
        ("a clerk of the lake trust will come", None, "lake trust"),
        ("a clerk for the", None, None),
    ],
)
def test_without_capitals_a_body_ends_at_the_cue_or_at_a_closed_word(text, cue, body):
    words, found = phrases_in(text, cue)
    assert body_of(words, found[0]) == body
