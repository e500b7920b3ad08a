"""How a text is cut into words, and which words are the same."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import (
    LONG,
    WORD,
    _remembered_fold,
    _remembered_forms,
    _remembered_stem,
    fold,
    folded_path,
    folded_words,
    forms,
    plain,
    stem,
    stem_start,
)


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
    _remembered_stem.cache_clear()
    alone = [stem(word) for word in words]
    _remembered_stem.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(stem, words * 20)) == alone * 20


LETTERS = st.characters(categories=["L", "N", "M", "P", "Cf", "Zs"]) | st.sampled_from("aA'\u2019 ")


@given(st.text(LETTERS, max_size=20))
def test_a_plain_text_has_the_same_words_in_the_same_places(text):
    folded = plain(text)
    if folded is None:
        assert any(len(fold(word)) != len(word) for word in WORD.findall(text)) or any(
            not WORD.fullmatch(fold(word)) for word in WORD.findall(text)
        )
        return
    assert len(folded) == len(text)
    assert [(one.span(), one[0]) for one in WORD.finditer(folded)] == [
        (one.span(), fold(one[0])) for one in WORD.finditer(text)
    ]


@pytest.mark.parametrize("start", range(0, 0x3000, 0x100))
def test_every_letter_is_the_same_word_in_a_plain_text(start):
    for letter in map(chr, range(start, start + 0x100)):
        for text in (letter, f"a{letter}b", f" {letter}'s", f"A\u2019{letter}"):
            folded = plain(text)
            assert folded is None or folded_words(text) == WORD.findall(folded)


ENDINGS = """
s es ed ing ingly edly eed eedly ies ied sses us ss y ys ational tional ency ency ancy ably
ently izer ization ator alism ality ally fulness ously ousness iveness ivity bility bly ogy
ogist fully lessly ly alize alizing icate icity ical ful ness ative ement ment ent ism ate
ity ous ive ize ion sion ance ence er ic able ible ant e l ll ying at bl iz ating 's
"""
TWICE = "s ed ing y ly ies ati bl iz ance ation bility"
HEADS = "d l t v sk cr h hop hopp poss pl rel rate gen commun inter past t'a o'b y sy by bod"


def test_all_words_of_a_stem_start_alike():
    endings = [one + two for one in ENDINGS.split() for two in ("", *TWICE.split())]
    words = [head + ending for head in HEADS.split() for ending in endings]
    assert [word for word in words if not word.startswith(stem_start(stem(word)))] == []


@pytest.mark.parametrize(
    ("root", "expected"),
    [("tariff", "tariff"), ("hope", "hop"), ("cri", "cr"), ("possibl", "possib"), ("die", "d")],
)
def test_little_of_a_stem_is_not_in_its_words(root, expected):
    assert stem_start(root) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", ""), ("//", ""), (" World  News /UK/", "world news/uk"), ("Cafe\u0301", "cafe")],
)
def test_folders_are_compared_without_case_and_accents(name, expected):
    assert folded_path(name) == expected


CACHES = (_remembered_fold, _remembered_forms, _remembered_stem)


@pytest.mark.parametrize("letter", ["y", "s", "\u00e9", "a'", "x\u0301\u0323"])
def test_a_word_of_megabytes_is_its_own_stem_and_is_not_remembered(letter):
    word = fold(letter * 1_000_000 + "ing")
    held = [one.cache_info().currsize for one in CACHES]
    assert word.endswith("ing")
    assert stem(word) == word
    assert forms(word) == (word,)
    assert forms(fold(f"{word}'S")) == (f"{word}'s", word)
    assert word.startswith(stem_start(stem(word)))
    assert plain(word) == word
    assert [one.cache_info().currsize for one in CACHES] == held


@pytest.mark.parametrize("mark", ["\u0301\u0323", "\u0345", "\u00ad", "\u0327"])
def test_many_accents_on_one_letter_are_folded_in_no_time(mark):
    assert fold(f"a{mark * 500_000}b") == fold(f"a{mark}b").replace("\u03b9", "\u03b9" * 500_000)


def test_the_longest_word_that_is_stemmed():
    assert stem("o" * (LONG - 2) + "ts") == "o" * (LONG - 2) + "t"
    assert stem("o" * (LONG - 1) + "ts") == "o" * (LONG - 1) + "ts"
