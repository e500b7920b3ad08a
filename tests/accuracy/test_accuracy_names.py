import pytest

from benchmarks.accuracy.cues import cue_head, is_speech
from benchmarks.accuracy.names import mention_heads, speaker_match, speaker_type

SAME = [
    ("Ana Reyes, spokeswoman for the Harbour Trust", "Ms Reyes"),
    ("the Water Board", "Water Board"),
    ("Secretary of State Carla Novak", "Novak"),
    ("Campaign spokeswoman Lena Fox", "Lena Fox"),
    ("Edgar Bell Jr.", "Bell"),
    ("A spokesman for the Water Board", "the spokesman"),
    ("Ann Lee", "ann lee mayor of york"),
    ("Joe Marsh", "Vice President Joseph Marsh"),
    ("Sen. Ida Holt of Vermont", "Ms. Holt"),
    ("the candidate, Omar Diaz", "Diaz"),
    ("Tom Reyes", "the tall one with the hat whom they call Tom Reyes"),
]
OTHERS = [
    ("Mr. Bell", "Bell campaign"),
    ("Edgar Bell", "Martha Bell"),
    ("A spokesman for the Water Board", "A spokesman for the Norwegian embassy in London"),
    ("the Harbour Times", "the Valley Times"),
    ("Ann Lee", "Bo Chan"),
    ("he", "she"),
    ("he", "Ann Lee"),
    ("Ann Lee", None),
    ("Laura Finch of Feed the World", "Feed the World"),
    ("Ann Lee", " ".join(["Bo Chan and so on", *["and on"] * 6, "Lee"])),
]


@pytest.mark.parametrize(("gold", "predicted"), SAME)
def test_two_wordings_are_one_speaker(gold, predicted):
    assert speaker_match(gold, predicted)


@pytest.mark.parametrize(("gold", "predicted"), OTHERS)
def test_two_speakers_are_two(gold, predicted):
    assert not speaker_match(gold, predicted)


def test_overlapping_places_are_one_speaker():
    assert speaker_match("he", "Ann Lee", (3, 9), (8, 12))
    assert not speaker_match("he", "Ann Lee", (3, 8), (8, 12))
    assert speaker_match(None, "")


def test_the_type_of_a_speaker_is_that_of_its_head():
    assert speaker_type("he") == "pronoun"
    assert speaker_type("everyone who left") == "pronoun"
    assert speaker_type("A spokesman for the Water Board") == "nominal"
    assert speaker_type("Ann Lee, the mayor") == "named"
    assert speaker_type(None) == speaker_type("?") == "none"


def test_a_capital_that_opens_a_sentence_is_no_name():
    text = "Critics said no. The critics left."
    assert speaker_type("Critics", text, 0) == "nominal"
    assert speaker_type("Critics", "The Critics said no.", 4) == "named"


def test_each_coordinate_has_a_head():
    assert mention_heads("Mr. Bell and Mrs. Holt") == ["bell", "holt"]


@pytest.mark.parametrize(
    ("cue", "head"),
    [
        ("has also repeatedly said", "say"),
        ("didn't reply", "reply"),
        ("replied", "reply"),
        ("was arguing", "argue"),
        ("indicated", "indicate"),
        ("planned", "plan"),
        ("jumped", "jump"),
        ("insisted", "insist"),
        ("preaches", "preach"),
        ("hopes", "hope"),
        ("reportedly", None),
        ("", None),
        (None, None),
    ],
)
def test_the_head_of_a_cue_is_its_lemma(cue, head):
    assert cue_head(cue) == head


def test_hoping_is_no_speech():
    assert is_speech("said")
    assert is_speech("hoped") is False
    assert is_speech(None) is None
