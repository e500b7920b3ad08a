import datetime as dt
from dataclasses import replace

from index.model import Heading, Kind, Speaker, Voice, VoiceKind
from index.speakers import NOT_STATED, Role, Spoken, body_key, profile_of, voices_of_body
from index.speakers.suggesting import suggestions

DAY = dt.date(2004, 5, 3)
JULY = dt.date(2004, 7, 1)
OKAFOR = Speaker("spk:daniel-okafor", "Daniel Okafor", VoiceKind.PERSON, quotes=4)


def said(article, date=None, *, kind=Kind.DIRECT, group=None, **voice):
    heading = Heading(article, article, date)
    told = Voice("v1", voice.pop("name", "Daniel Okafor"), VoiceKind.PERSON, (), **voice)
    return Spoken(heading, told, kind, group or article)


def profile(*spoken):
    return profile_of(OKAFOR, spoken)


def test_roles_carry_the_dates_of_the_articles_that_say_so():
    found = profile(
        said("b", JULY, role="housing spokesman", organisation="Harrowby Council"),
        said("a", DAY, role="Housing Spokesman", organisation="Harrowby Council"),
        said("d", role="mayor"),
        said("c", dt.date(2004, 6, 1), role="mayor"),
        said("e", DAY),
    )
    assert found.roles == (
        Role("Housing Spokesman", "Harrowby Council", DAY, JULY, 2),
        Role("mayor", None, dt.date(2004, 6, 1), dt.date(2004, 6, 1), 2),
    )


def test_undated_roles_come_last_and_have_no_dates():
    found = profile(said("a", role="mayor"), said("b", DAY, organisation="Trust"))
    assert found.roles == (Role(None, "Trust", DAY, DAY, 1), Role("mayor", None, None, None, 1))


def test_names_are_counted_by_article():
    found = profile(
        said("a", aliases=("Mr Okafor",)),
        said("a", aliases=("Mr Okafor",), group="a2"),
        said("b", name="daniel okafor", aliases=("Mr Okafor", "Okafor")),
    )
    assert dict(found.names) == {"Daniel Okafor": 2, "Mr Okafor": 2, "Okafor": 1}


def test_what_stands_in_two_renderings_counts_once_and_in_its_first_month():
    found = profile(
        said("late", JULY, group="g", kind=Kind.UNMARKED), said("early", DAY, group="g")
    )
    assert found.kinds == ((Kind.DIRECT, 1),)
    assert found.periods == (("2004-05", 1),)
    assert [(heading.id, count) for heading, count in found.articles] == [("late", 1), ("early", 1)]


def test_pronouns_are_those_the_text_uses_and_not_stated_is_one_of_them():
    found = profile(
        said("a", pronouns=(("he", 2), ("they", 1))), said("b"), said("c"), said("d", DAY)
    )
    assert found.pronouns == ((NOT_STATED, 3), ("he", 1))


def test_the_evidence_says_what_several_articles_agree_in():
    one = said("a", role="mayor", organisation="Harrowby Council")
    assert profile(one).evidence == ()
    found = profile(
        one, said("b", role="Mayor", organisation="Harrowby Councils"), said("c", role="mayor")
    )
    assert found.evidence == (
        "Daniel Okafor: same name in 3 articles",
        "Daniel Okafor: same name and same role (Mayor) in 3 articles",
        "Daniel Okafor: same name and same organisation (Harrowby Councils) in 2 articles",
    )


def test_an_article_that_prints_one_thing_in_two_ways_agrees_once():
    found = profile(
        said("a", organisation="harrowby council", name="daniel okafor", aliases=("mr okafor",)),
        said("a", organisation="Harrowby Council", aliases=("Mr Okafor",)),
        said("b", organisation="Harrowby Council", aliases=("Mr Okafor",)),
    )
    assert found.evidence[1:] == (
        "Daniel Okafor: same name and same organisation (Harrowby Council) in 2 articles",
    )
    assert dict(found.names) == {"Daniel Okafor": 2, "Mr Okafor": 2}


def test_a_desk_is_evidence_too():
    desk = replace(said("a").heading, collection="News/2004")
    found = profile(*(said(one)._replace(heading=replace(desk, id=one)) for one in "ab"))
    assert found.evidence[1:] == (
        "Daniel Okafor: same name and same desk (News/2004) in 2 articles",
    )


def test_a_body_has_its_unnamed_voices_and_its_people():
    office = Speaker("spk:home-office", "The Home Office", VoiceKind.ORGANISATION)
    unnamed = Speaker(
        "spk:spokesman@a", "A spokesman", VoiceKind.UNNAMED, organisation="Home Office"
    )
    person = Speaker("spk:ann-bo", "Ann Bo", VoiceKind.PERSON, organisation="the home office")
    other = Speaker("spk:al-cy", "Al Cy", VoiceKind.PERSON, organisation="Post Office")
    found = voices_of_body(office, [other, person, unnamed, office])
    assert found.unnamed == (unnamed,)
    assert found.people == (person,)
    assert not voices_of_body(person, [unnamed]).unnamed


def test_a_body_is_the_same_in_the_plural_and_with_what_companies_add():
    assert body_key("Liberal Democrat") == body_key("the Liberal Democrats")
    assert body_key("Wexcorp Inc.") == body_key("Wexcorp")
    assert body_key("Press") != body_key("Pres")


def test_namesakes_are_suggested_likeliest_first():
    same = Speaker("spk:daniel-okafor+x", "Daniel Okafor", VoiceKind.PERSON, quotes=1)
    initial = Speaker("spk:d-okafor", "D. Okafor", VoiceKind.PERSON, quotes=9)
    body = Speaker("spk:b", "Daniel Okafor", VoiceKind.ORGANISATION)
    found = suggestions(OKAFOR, [initial, same, OKAFOR, body])
    assert found == ((same, "same name"), (initial, "initials agree"))
    assert suggestions(body, [OKAFOR]) == ()
