"""Descriptions that point back at a person with a name."""

import pytest


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Tom Reyes ran. The singer said aye.", "The singer", "Tom Reyes"),
        ("Tom Reyes ran. The Leeds-born singer said aye.", "The Leeds-born singer", "Tom Reyes"),
        ("Tom Reyes ran. The 25-year-old said aye.", "The 25-year-old", "Tom Reyes"),
        ("Tom Reyes ran. The Brazilian said aye.", "The Brazilian", "Tom Reyes"),
        ("Tom Reyes ran. The MP for Leeds said aye.", "The MP for Leeds", "Tom Reyes"),
        ("Tom Reyes ran. The actress said aye.", "The actress", "The actress"),
        ("Ana Reyes ran. She sang. The actress said aye.", "The actress", "Ana Reyes"),
        ("Tom Reyes ran. The judge said aye.", "The judge", "The judge"),
        ("Tom Reyes ran. The club's singer said aye.", "The club's singer", "The club's singer"),
        (
            "Tom Reyes ran. The head of the choir said aye.",
            "The head of the choir",
            "The head of the choir",
        ),
        ("A singer met Tom Reyes. The singer said aye.", "The singer", "A singer"),
        (
            "Tom Reyes met Bo Kovacs. Speaking about Bo Kovacs, the singer said aye.",
            "the singer",
            "Tom Reyes",
        ),
        ("Evening Zyxard ran. The singer said aye.", "The singer", "The singer"),
        ("Leeds coach Tom Reyes ran. The Hull singer said aye.", "The Hull singer", "Tom Reyes"),
        (
            "Tom Reyes, singer of Argo, ran. The Bravo singer said aye.",
            "The Bravo singer",
            "The Bravo singer",
        ),
        (
            "Tom Reyes met Chancellor Bo Kovacs. Mr Kovacs ran. The prime minister said aye.",
            "The prime minister",
            "Tom Reyes",
        ),
        (
            "Hull editor Bo Kovacs ran. The prime minister said aye.",
            "The prime minister",
            "The prime minister",
        ),
        (
            f"Tom Reyes ran. {'It rained on the quay. ' * 6}The singer said aye.",
            "The singer",
            "The singer",
        ),
        ("Argo sank. The insurer said aye.", "The insurer", "Argo"),
    ],
)
def test_a_description_means_the_person_just_named(named, text, source, name):
    (found,) = named(text, ("aye", source, "said"))
    assert found == name


def test_what_a_description_means_stays_so(named):
    text = (
        "Tom Reyes ran. The prime minister said aye. Bo Kovacs ran. Then the prime minister "
        "said no way."
    )
    quotes = (("aye", "The prime minister", "said"), ("no way", "the prime minister", "said"))
    assert named(text, *quotes) == ["Tom Reyes", "Tom Reyes"]


def test_a_description_tells_the_role(attributed):
    text = "Tom Reyes ran. The prime minister said aye."
    (found,) = attributed(text, ("aye", "The prime minister", "said"))
    assert found.voice.role == "prime minister"
    assert found.why[-1] == ("The prime minister = Tom Reyes (nearest person before that it fits)")


@pytest.mark.parametrize("name", ["BBC Radio Leeds", "Labour", "Double Olympic"])
def test_what_is_no_person_is_not_pointed_at(named, name):
    (found,) = named(f"It was {name}. The singer said aye.", ("aye", "The singer", "said"))
    assert found == "The singer"


def test_another_is_not_the_one_before(named):
    text = "One unnamed reader said aye. Another reader said no way. Readers said so."
    quotes = (
        ("aye", "One unnamed reader", "said"),
        ("no way", "Another reader", "said"),
        ("so", "Readers", "said"),
    )
    assert named(text, *quotes)[:2] == ["One unnamed reader", "Another reader"]


def test_according_is_told_with_its_to(attributed):
    text = "Bread is dear, according to the bakers."
    (found,) = attributed(text, ("Bread is dear", "the bakers", "according"))
    assert found.why[0] == "source: according to the bakers"
