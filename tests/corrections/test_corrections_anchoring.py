"""Finding the place of a decision in a text that may have changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corrections.anchoring import anchor, selector_at
from index.corrections.values import Selector
from index.model import Span

TEXT = (
    'The council met on Monday to hear the report. "The bridge is safe," said Ana Duarte, who '
    "has led the works since the spring. Others were less sure of it. Tom Reyes of the ferry "
    'company asked when it would open. "We will open it in May," she answered, and the meeting '
    "went on to speak of the harbour, of the schools and at last of the weather."
)
WORDS = "The bridge is safe"
PLACE = Span(TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))


def found(text, selector=None, *, unchanged=False):
    anchored = anchor(text, selector or selector_at(TEXT, PLACE), unchanged=unchanged)
    return anchored and anchored.span.of(text)


def test_the_same_text_has_its_words_where_they_were():
    anchored = anchor(TEXT, selector_at(TEXT, PLACE), unchanged=True)
    assert (anchored.span, anchored.distance) == (PLACE, 0)
    assert anchored.moved(Span(3, 9)) == Span(3, 9)


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_place_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert anchor(text, selector_at(text, span), unchanged=True).span == span


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_text_that_has_grown_before_and_behind_has_its_words(before, behind):
    anchored = anchor(f"{before}{TEXT}{behind}", selector_at(TEXT, PLACE), unchanged=False)
    start = PLACE.start + len(before)
    assert anchored.span == Span(start, start + len(WORDS))
    assert anchored.moved(PLACE) == anchored.span
    assert anchored.moved(Span(0, 3)).of(f"{before}{TEXT}{behind}") == "The"


def test_of_words_that_stand_twice_the_surroundings_tell():
    text = "He said no to her. Then he said no to them. Later he said no to me."
    place = Span(text.index("said no to them"), text.index("said no to them") + 7)
    selector = Selector("said no", "Then he ", " to them")
    assert anchor(text, selector, unchanged=True).span == place
    assert anchor(f"So. {text}", selector, unchanged=False).span.start == place.start + 4
    # Where they are alike all around, the offset does.
    same = "no no no no"
    assert anchor(same, selector_at(same, Span(6, 8)), unchanged=True).span == Span(6, 8)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("bridge is safe", "bridge is quite safe", "The bridge is quite safe"),
        ("The bridge is safe", "The bridges are safe", "The bridges are safe"),
        ('"The bridge is safe,"', "\u201cThe bridge is safe,\u201d", "The bridge is safe"),
        ("bridge is safe", "brigde is safe", "The brigde is safe"),
        ("said Ana Duarte", "said Ana Duarte on Monday", "The bridge is safe"),
    ],
)
def test_words_that_were_lightly_edited_are_found(old, new, expected):
    assert found(TEXT.replace(old, new)) == expected


def test_how_far_the_words_differ_is_said():
    same = anchor(f"x{TEXT}", selector_at(TEXT, PLACE), unchanged=False)
    near = anchor(TEXT.replace("safe", "unsafe"), selector_at(TEXT, PLACE), unchanged=False)
    assert same.distance == 0
    assert 0 < near.distance < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge",
        "A text about the harbour and nothing else, in which nobody says a word of bridges.",
        TEXT.replace(WORDS, "Nothing of it will ever be of any use to us"),
        " ".join(reversed(TEXT.split())),
    ],
)
def test_what_is_not_there_is_not_guessed(text):
    assert found(text) is None


def test_short_words_are_found_only_with_something_they_stood_beside():
    selector = Selector("no", "Then he said ", " to them")
    assert found("There is no bridge.", selector) is None
    assert found("And then he said no to all.", selector) == "no"
    assert found("There is no bridge.", Selector("no")) == "no"  # nothing else is known of it


def test_words_without_surroundings_have_to_be_more_alike():
    alone = Selector("The bridge is safe and open")
    assert found("So: The bridge is safe and opened.", alone) == "The bridge is safe and open"
    assert found("So: The bridges are safe and open.", alone) == "The bridges are safe and open"
    assert found("So: A bridge was safely opened.", alone) is None


def test_the_words_of_another_state_are_no_place_in_an_unchanged_text():
    assert found(TEXT, Selector("The bridge is unsafe", "report. ", ""), unchanged=True) is None


def test_pieces_around_the_words_move_with_what_changed_between():
    span = Span(TEXT.index("We will open"), TEXT.index("We will open") + 22)
    content = Span(span.start, TEXT.index(" she answered") + 13)
    selector = selector_at(TEXT, span, [content])
    text = TEXT.replace("open it in May", "open it again in May")
    anchored = anchor(text, selector, unchanged=False)
    assert anchored.span.of(text) == "We will open it again in May"
    moved = anchored.moved(content).of(text)
    assert moved == 'We will open it again in May," she answered'


def test_hostile_texts_take_no_time():
    selector = Selector("a" * 300, "b" * 100, "c" * 100)
    assert anchor("ab" * 100_000, selector, unchanged=False) is None
    assert anchor("a" * 200_000, Selector("a" * 300), unchanged=True) is not None
    assert anchor("x" * 50_000, Selector("y" * 20_000), unchanged=False) is None
