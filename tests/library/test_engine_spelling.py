"""Words that are nearly spelt so are found among many, as the long way finds them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.library.engine.spelling import Spellings
from index.library.spelling import edits

LETTERS = st.text(alphabet="abc\u00e9\u4e2d'?", max_size=9)


@settings(max_examples=300, deadline=None)
@given(st.lists(LETTERS, max_size=30, unique=True), LETTERS.filter(bool), st.integers(0, 3))
@example(["abdcegfhi"], "abcdefghi", 2)
@example(["abc", "ab", "b"], "ab", 0)
@example(["ba", "ab"], "a", 1)
def test_near_words_are_those_that_the_long_way_finds(words, wanted, most):
    apart = {word: edits(wanted, word) for word in words if word}
    assert Spellings(words).near(wanted, most) == {
        word: away for word, away in apart.items() if away <= most
    }


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefgh", min_size=6, max_size=12), st.data())
def test_a_word_that_was_damaged_twice_is_found(word, data):
    damaged = word
    for _ in range(2):
        at = data.draw(st.integers(0, len(damaged) - 2))
        letter = data.draw(st.sampled_from(["", "x", damaged[at] + "x", damaged[at + 1]]))
        swap = letter == damaged[at + 1]
        rest = damaged[at] + damaged[at + 2 :] if swap else damaged[at + 1 :]
        damaged = damaged[:at] + letter + rest
    away = edits(damaged, word)
    assert Spellings(["other", word]).near(damaged, 2).get(word) == (away if away <= 2 else None)


@pytest.mark.parametrize("length", [255, 256, 300])
def test_very_long_words_are_compared_too(length):
    words = ["b" * length, "a" * length, "a" * (length - 1) + "b", "a" * (length + 1)]
    assert Spellings(words).near("a" * length, 0) == {words[1]: 0}
    assert Spellings(words).near("a" * length, 1) == {words[1]: 0, words[2]: 1, words[3]: 1}


def test_nothing_is_near_to_no_word_or_among_none():
    assert Spellings(["a", ""]).near("", 2) == {}
    assert Spellings([]).near("a", 2) == {}


def test_few_words_are_measured():
    class Counted(list):
        asked = 0

        def __getitem__(self, number):
            self.asked += 1
            return super().__getitem__(number)

    letters = "bcdfghjklmnp"
    words = Counted(f"{one}{two}ation" for one in letters for two in letters)
    spellings = Spellings(words)
    words.asked = 0
    assert set(spellings.near("bcation", 1)) >= {"bcation", "bdation", "ccation", "cbation"}
    assert words.asked < len(words) // 3
