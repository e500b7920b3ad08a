from index.model import Span
from index.quotation.tokens import hard_wrapped, paragraphs, tokens


def words(text):
    return [token.text for token in tokens(text, Span(0, len(text)))]


def test_words_keep_apostrophes_hyphens_and_abbreviations():
    assert words("The U.S. mayor's well-known 4.75% toll.") == [
        "The",
        "U.S.",
        "mayor's",
        "well-known",
        "4.75%",
        "toll",
        ".",
    ]


def test_a_handle_is_one_word_and_marks_of_emphasis_are_none_of_it():
    assert words("_Now_ @ana_duarte_2 wrote") == ["_", "Now", "_", "@", "ana_duarte_2", "wrote"]


def test_curly_apostrophes_are_straight_in_lower_case():
    (token,) = tokens("DON’T", Span(0, 5))
    assert (token.text, token.lower) == ("DON’T", "don't")


def test_a_part_of_some_tokens_keeps_their_places():
    text = "The bridge, she said, is old."
    every = tokens(text, Span(0, len(text)))
    part = every[1:5]
    assert [token.text for token in part] == ["bridge", ",", "she", "said"]
    assert [text[token.start : token.end] for token in part] == part.texts
    assert every[-1].text == "."


def test_tokens_are_left_out_in_stretches():
    text = "a b c d e f g h"
    every = tokens(text, Span(0, len(text)))
    left = every.without([(1, 3), (5, 6)])
    assert [token.text for token in left] == ["a", "d", "e", "g", "h"]
    assert [text[token.start : token.end] for token in left] == left.texts == left.lower
    assert every.without([(0, 8)]).texts == []


def test_each_line_is_a_paragraph():
    text = "Title\n\nOne line.\nAnother line.\n"
    assert [p.of(text) for p in paragraphs(text)] == ["Title", "One line.", "Another line."]


def test_hard_wrapped_lines_make_one_paragraph():
    text = "The bridge\nis old and\nit is also\nvery long.\n\nThe toll\nis high."
    assert hard_wrapped(text)
    assert [p.of(text) for p in paragraphs(text)] == [
        "The bridge\nis old and\nit is also\nvery long.",
        "The toll\nis high.",
    ]


def test_two_wrapped_lines_are_not_enough():
    assert not hard_wrapped("The bridge\nis old and\nit is long.")
