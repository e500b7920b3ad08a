"""The piece of a text that shows why it was found."""

from hypothesis import given
from hypothesis import strategies as st

from index.matching import matches
from index.model import Snippet, Span
from index.query import parse_query
from index.snippets import WIDTH, snippet

FILLER = "The council met again on Monday and spoke of nothing in particular. "


def cut(text, query):
    return snippet(text, matches(parse_query(query), text))


def test_a_short_text_is_shown_whole():
    assert snippet("Rain\nfell.", [Span(0, 4)]) == Snippet("Rain fell.", (Span(0, 4),))


def test_no_text_no_snippet():
    assert snippet("", []) == Snippet("")
    assert snippet(" \n ", []) == Snippet("")


def test_without_hits_the_beginning_is_shown():
    piece = snippet(FILLER * 10, [])
    assert piece.text.startswith("The council")
    assert piece.text.endswith("…")
    assert len(piece.text) <= WIDTH + 1


def test_the_piece_with_the_most_hits_wins_and_the_first_of_equals():
    text = FILLER * 4 + "One tariff here. " + FILLER * 4 + "Tariff on tariff. " + FILLER * 4
    piece = cut(text, "tariff")
    assert "Tariff on tariff" in piece.text
    assert [one.of(piece.text) for one in piece.highlights] == ["Tariff", "tariff"]
    assert "One tariff" in cut(text.replace(" on tariff", ""), "tariff").text


def test_words_are_whole_and_ends_that_are_cut_say_so():
    text = FILLER * 4 + "One tariff here. " + FILLER * 4
    piece = cut(text, "tariff")
    assert piece.text[0] == piece.text[-1] == "…"
    assert f" {piece.text.strip('…')} " in f" {text} "


def test_a_word_longer_than_the_piece_is_cut():
    assert snippet("x" * 500, []).text == "x" * WIDTH + "…"


def test_a_hit_behind_a_run_without_spaces_is_not_lost():
    text = "y" * 300 + "-tariff " + FILLER
    piece = cut(text, "tariff")
    assert [one.of(piece.text) for one in piece.highlights] == ["tariff"]


def test_a_hit_longer_than_the_piece_is_marked_as_far_as_it_is_shown():
    text = FILLER * 10
    piece = snippet(text, [Span(0, len(text))])
    assert piece.highlights == (Span(0, len(piece.text) - 1),)


@given(
    st.text(alphabet=st.sampled_from("ab \n-\u00e9"), max_size=120),
    st.sampled_from(["a", "b*", '"a b"', "a OR b"]),
    st.integers(min_value=60, max_value=90),
)
def test_a_snippet_holds_a_hit_and_marks_only_hits(text, query, width):
    hits = matches(parse_query(query), text)
    piece = snippet(text, hits, width=width)
    assert len(piece.text) <= width + 2
    assert "\n" not in piece.text
    shown = {hit.of(text).replace("\n", " ") for hit in hits}
    for mark in piece.highlights:
        assert any(mark.of(piece.text) in one for one in shown)
    assert bool(piece.highlights) == bool(hits)
