import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Heading, Voice, VoiceKind
from index.speakers import base_of, fold_name, speaker_key
from index.speakers.context import Context, parted
from index.words import fold


def key(one, article):
    return speaker_key(one, Heading(article, "A"))


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


def test_a_full_name_goes_by_itself_and_by_its_context():
    bare = Context()
    assert parted(key(voice("Elena Sorokina"), "a")) == bare
    assert key(voice("elena sorokina"), "b") == key(voice("Elena Sorokina"), "a")
    assert base_of(key(voice("Elena Sorokina"), "sport/a")) == "spk:elena-sorokina"
    assert base_of(key(voice("Okafor"), "a+b")) == "spk:okafor@a+b"


def test_a_context_is_what_the_article_says_around_the_name():
    told = Voice(
        "v1",
        "Mr Pat Okafor",
        VoiceKind.PERSON,
        (),
        role="Former UK housing spokesman and MP",
        organisation="the Liberal Democrats",
    )
    heading = Heading("x/1", "A", dt.date(2004, 5, 1), collection="News/2004/05")
    assert parted(speaker_key(told, heading)) == Context(
        "news", "2004", "he", "liberal-democrat", "uk-housing-spokesman"
    )


@pytest.mark.parametrize(
    ("name", "pronouns", "expected"),
    [
        ("Pat Okafor", (("he", 1), ("she", 2)), "she"),
        ("Pat Okafor", (("he", 1), ("she", 1)), ""),
        ("Ms Pat Okafor", (("he", 2),), "she"),
        ("Paul Okafor", (("she", 2),), ""),
        ("Pat Okafor", (("they", 2),), ""),
    ],
)
def test_a_title_tells_more_than_a_pronoun_and_a_first_name_more_than_a_misread_one(
    name, pronouns, expected
):
    told = Voice("v1", name, VoiceKind.PERSON, (), pronouns=pronouns)
    assert parted(key(told, "a")).pronoun == expected


def test_a_bare_surname_stays_in_its_article():
    assert key(voice("Mr Okafor"), "council/014") == "spk:okafor@council/014"
    assert key(voice("Okafor"), "council/015") == "spk:okafor@council/015"


@pytest.mark.parametrize("name", ["Lord Okafor", "The LORD Okafor"])
def test_a_peer_has_a_full_name(name):
    assert base_of(key(voice(name), "a")) == "spk:lord-okafor"


@pytest.mark.parametrize(
    "name",
    [
        "National Union of Teachers",
        "Metropolitan Police",
        "Conservatives",
        "Reporters Without Borders",
    ],
)
def test_a_body_of_several_people_is_a_body(name):
    assert "@" not in key(voice(name, VoiceKind.ORGANISATION), "a")


def test_an_organisation_of_one_word_is_shared():
    assert key(voice("Wexcorp", VoiceKind.ORGANISATION), "a") == "spk:wexcorp"


@pytest.mark.parametrize(
    "name", ["the company", "The Government", "a local water company", "Labour MPs", "officials"]
)
def test_a_body_without_a_name_stays_in_its_article(name):
    assert key(voice(name, VoiceKind.ORGANISATION), "a").endswith("@a")


def test_a_body_whose_name_ends_in_a_common_noun_is_shared():
    body = voice("Harrowby Council", VoiceKind.ORGANISATION)
    assert key(body, "a") == "spk:harrowby-council"


@pytest.mark.parametrize("kind", [VoiceKind.UNNAMED, VoiceKind.COLLECTIVE, VoiceKind.DOCUMENT])
def test_whoever_has_no_name_stays_in_its_article(kind):
    assert key(voice("A spokesman for the Trust", kind), "x/1").endswith("@x/1")


def test_letters_outside_ascii_do_not_collide():
    keys = {key(voice(name), "a") for name in ("José Bo", "Josè Bo", "Jos Bo", "Лев Бо", "Лен Бо")}
    assert len(keys) == 4  # with other accents it is the same name


def test_long_names_do_not_collide():
    names = ("Long " * 30 + "One", "Long " * 30 + "Two")
    assert len({key(voice(name), "a") for name in names}) == 2


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_names_share_a_key_only_if_they_fold_alike(one, two):
    same_key = key(voice(one), "a") == key(voice(two), "a")
    assert same_key == (fold_name(fold(one)) == fold_name(fold(two)))
