"""How a text is cut into words, and which words are the same."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import WORD, fold, folded_words, forms, stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("... -- !", []),
        ("The river rose.", ["the", "river", "rose"]),
        ("It's O\u2019Brien's", ["it's", "o'brien's"]),
        ("'quoted' \u2018words\u2019", ["quoted", "words"]),
        ("well-known", ["well", "known"]),
        ("1,200 men in 2004", ["1", "200", "men", "in", "2004"]),
        ("snake_case", ["snake", "case"]),
        ("Zo\u00eb CAF\u00c9 cafe\u0301", ["zoe", "cafe", "cafe"]),
        ("Stra\u00dfe", ["strasse"]),
        ("co\u00adoperate", ["cooperate"]),
        (
            "\u0395\u03bb\u03bb\u03ac\u03b4\u03b1 \u041c\u043e\u0441\u043a\u0432\u0430",
            ["ελλαδα", "москва"],
        ),
        ("\U0001d400bc", ["abc"]),
    ],
)
def test_a_text_is_cut_into_folded_words(text, expected):
    assert folded_words(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("holt", ("holt",)), ("holt's", ("holt's", "holt")), ("boys'", ("boys'",))],
)
def test_an_owner_is_found_by_the_bare_word(word, expected):
    assert forms(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tariffs", "tariff"), ("tariff", "tariff"), ("rebuilding", "rebuild"), ("holt's", "holt")],
)
def test_forms_of_a_word_share_a_stem(word, expected):
    assert stem(word) == expected


@given(st.text(max_size=60))
def test_words_stand_where_they_are_said_to_and_are_never_empty(text):
    for found in WORD.finditer(text):
        assert text[found.start() : found.end()] == found.group()
        assert fold(found.group())


@given(st.from_regex(WORD, fullmatch=True))
def test_folding_twice_changes_nothing(word):
    assert fold(fold(word)) == fold(word)


def test_threads_get_the_stems_that_one_thread_gets():
    words = [f"{letter}{ending}" for letter in "bcdfgh" for ending in ("oating", "oats", "oated")]
    stem.cache_clear()
    alone = [stem(word) for word in words]
    stem.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(stem, words * 20)) == alone * 20
