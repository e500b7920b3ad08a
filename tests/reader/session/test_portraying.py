"""What is known of a speaker, in words: a person with roles, and a body with its voices."""

import datetime as dt
from dataclasses import replace

import pytest
from small_library import Said, reading

from index import Profile, Speaker, VoiceKind, open_memory
from reader.page.portrait import Portrait, facts
from reader.session.portraying import portrait_of

BOARD, SPOKESMAN, ANA = "Water Board", "a spokesman for the Water Board", "Ana Duarte"
WHAT = {BOARD: VoiceKind.ORGANISATION, SPOKESMAN: VoiceKind.UNNAMED}


def told(article_id, *names, date=None, **roles):
    """Return an article in which these speak; `roles` are what the text says Ana Duarte is."""
    text = f"Title of {article_id}\n\n" + "\n".join(f'"Words {n}," said {n}.' for n in names)
    one = reading(article_id, text, *(Said(f"Words {n}", n, "said", n) for n in names), date=date)
    voices = [
        replace(
            attribution,
            voice=replace(
                attribution.voice,
                kind=WHAT.get(attribution.voice.name, VoiceKind.PERSON),
                **_told_of(attribution.voice.name, roles),
            ),
        )
        for attribution in one.attributions
    ]
    return replace(one, attributions=tuple(voices))


def _told_of(name, roles):
    if name == SPOKESMAN:
        return {"role": "spokesman", "organisation": BOARD}
    return roles if name == ANA else {}


@pytest.fixture(scope="module")
def library():
    march, may = dt.date(2004, 3, 1), dt.date(2004, 5, 2)
    return open_memory(
        [
            told("a", BOARD, ANA, date=march, role="chair", organisation=BOARD),
            told("b", SPOKESMAN, ANA, date=may, role="mayor", organisation="Town"),
            told("c", SPOKESMAN),
            told("d", ANA, role="chair", organisation=BOARD),
        ],
        name="board",
    )


def known(library, speaker_id):
    return list(facts(portrait_of(library, speaker_id)))


def test_a_person_has_roles_over_time_and_pronouns(library):
    assert known(library, "spk:ana-duarte")[1:] == [
        ("quotes", "3 in 3 articles; 1 Mar 2004 - 2 May 2004; 3 direct"),
        ("when", "1 Mar 2004 1..............1 2 May 2004  no date 1"),
        ("role", "chair, Water Board  1 Mar 2004, 2 articles"),
        ("role", "mayor, Town  2 May 2004, 1 article"),
        ("linked", "same name and same organisation (Water Board) in 2 articles"),
        ("linked", "same name and same role (chair) in 2 articles"),
        ("called", "not stated 3"),
    ]


def test_a_body_has_its_unnamed_voices_each_in_its_article_and_its_people(library):
    assert known(library, "spk:water-board") == [
        ("is", "body"),
        ("quotes", "1 in 1 article; 1 Mar 2004; 1 direct"),
        ("when", "1 Mar 2004 1"),
        ("voice", f"{SPOKESMAN}, 1 quote, in Title of b, 2 May 2004"),
        ("voice", f"{SPOKESMAN}, 1 quote, in Title of c"),
        ("voice", "Ana Duarte, 3 quotes; chair, Water Board  1 Mar 2004, 2 articles"),
    ]
    unnamed = [v for v in portrait_of(library, "spk:water-board").voices if v.heading]
    assert [voice.heading.id for voice in unnamed] == ["b", "c"]


def test_nobody_of_that_id(library):
    assert portrait_of(library, "spk:nobody") is None


def test_names_and_who_may_be_the_same_are_said_where_there_are_any():
    speaker = Speaker("spk:a", "Ana Duarte", VoiceKind.PERSON, quotes=3, articles=2)
    other = replace(speaker, id="spk:b", name="A. Duarte", role="chair", quotes=1)
    profile = Profile(
        speaker,
        names=(("Ana Duarte", 2), ("Ms Duarte", 1)),
        suggestions=((other, "initials"),),
        pronouns=(("she", 2),),
    )
    assert list(facts(Portrait(profile))) == [
        ("is", "person"),
        ("quotes", "3 in 2 articles"),
        ("maybe", "A. Duarte (person, chair), 1 quote: initials"),
        ("names", "Ana Duarte 2, Ms Duarte 1"),
        ("called", "she 2"),
    ]
