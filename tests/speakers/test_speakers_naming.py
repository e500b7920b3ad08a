import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Voice, VoiceKind
from index.speakers import fold_name, speaker_key


def voice(name, kind=VoiceKind.PERSON):
    return Voice("v1", name, kind, ())


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Elena Sorokina", "elena sorokina"),
        ("ELENA SOROKINA", "elena sorokina"),
        ("Dr Elena Sorokina", "elena sorokina"),
        ("the Harbour Trust", "harbour trust"),
        ("Anne-Marie O'Dowd", "anne marie o dowd"),
        ("Miss", "miss"),
        ("", ""),
    ],
)
def test_a_name_folds(name, folded):
    assert fold_name(name) == folded


def test_a_full_name_has_one_key_in_all_articles_and_cases():
    assert speaker_key(voice("Elena Sorokina"), "a") == "spk:elena-sorokina"
    assert speaker_key(voice("elena sorokina"), "b") == "spk:elena-sorokina"


def test_a_bare_surname_stays_in_its_article():
    assert speaker_key(voice("Mr Okafor"), "council/014") == "spk:okafor@council/014"
    assert speaker_key(voice("Okafor"), "council/015") == "spk:okafor@council/015"


def test_an_organisation_of_one_word_is_shared():
    assert speaker_key(voice("Wexcorp", VoiceKind.ORGANISATION), "a") == "spk:wexcorp"


@pytest.mark.parametrize("name", ["the company", "The Government", "a local water company"])
def test_a_body_without_a_name_stays_in_its_article(name):
    assert speaker_key(voice(name, VoiceKind.ORGANISATION), "a").endswith("@a")


def test_a_body_whose_name_ends_in_a_common_noun_is_shared():
    body = voice("Harrowby Council", VoiceKind.ORGANISATION)
    assert speaker_key(body, "a") == "spk:harrowby-council"


@pytest.mark.parametrize("kind", [VoiceKind.UNNAMED, VoiceKind.COLLECTIVE, VoiceKind.DOCUMENT])
def test_whoever_has_no_name_stays_in_its_article(kind):
    assert speaker_key(voice("A spokesman for the Trust", kind), "x/1").endswith("@x/1")


def test_letters_outside_ascii_do_not_collide():
    keys = {
        speaker_key(voice(name), "a")
        for name in ("José Bo", "Josè Bo", "Jos Bo", "Лев Бо", "Лен Бо")
    }
    assert len(keys) == 5


def test_long_names_do_not_collide():
    names = ("Long " * 30 + "One", "Long " * 30 + "Two")
    assert len({speaker_key(voice(name), "a") for name in names}) == 2


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_names_share_a_key_only_if_they_fold_alike(one, two):
    same_key = speaker_key(voice(one), "a") == speaker_key(voice(two), "a")
    assert same_key == (fold_name(one) == fold_name(two))
