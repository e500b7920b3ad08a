"""Those who have no name of their own stand together where several articles call them alike."""

import pytest
from library_stories import Said, story

from index.model import VoiceKind
from index.query import Query, parse_query

EVERYTHING = Query()
OFFICE = {"organisation": "Home Office", "what": VoiceKind.UNNAMED}


def told(article_id, text, date, *said):
    return story(article_id, text, *said, title=article_id, date=date)


@pytest.fixture
def offices(library):
    library.write(
        [
            told(
                "new",
                "Rain fell. Ann Bo said so. A spokesman said less.",
                "2004-03-02",
                Said("Rain fell", "Ann Bo"),
                Said("less", "A spokesman", role="spokesman", **OFFICE),
            ),
            told(
                "old",
                "Wind blew. The Home Office said it twice. Ann Bo agreed.",
                "2004-03-01",
                Said("Wind blew", "The Home Office", role="spokeswoman", **OFFICE),
                Said("it twice", "The Home Office", role="spokeswoman", **OFFICE),
                Said("agreed", "Ann Bo"),
            ),
            told(
                "older",
                "Snow lay. An official said it. A minister did.",
                "2004-02-01",
                Said("Snow lay", "An official", role="official", **OFFICE),
                Said("did", "A minister", role="spokesman", **OFFICE),
            ),
        ]
    )
    return library


def listed(library, query=EVERYTHING, **part):
    groups = library.groups(query, **part)
    return [(one.label, one.speakers, one.quotes, one.articles) for one in groups.groups]


def members(library, speaker_id, query=EVERYTHING, **part):
    those = library.group_members(speaker_id, query, **part)
    return [(one.heading.id, one.quotes) for one in those]


def test_who_speaks_for_a_body_stands_once_with_the_number_of_articles(offices):
    assert listed(offices) == [
        ("Home Office: unnamed spokesperson", 3, 4, 3),
        ("Ann Bo", 1, 2, 2),
        ("Home Office: unnamed official", 1, 1, 1),
    ]
    groups = offices.groups(EVERYTHING)
    assert (groups.total, groups.speakers) == (3, 5)
    assert groups.groups[0].first.name == "The Home Office"


def test_a_part_of_the_list_is_the_same_wherever_it_begins(offices):
    assert listed(offices, limit=1, cursor=1) == listed(offices)[1:2]
    assert listed(offices, limit=0) == listed(offices, cursor=3) == []
    found = parse_query("rain OR wind")
    assert listed(offices, found, limit=1, cursor=1) == listed(offices, found)[1:2]


def test_a_group_opens_to_each_of_its_articles_newest_first(offices):
    first = offices.groups(EVERYTHING).groups[0].first.id
    assert members(offices, first) == [("new", 1), ("old", 2), ("older", 1)]
    assert members(offices, first, limit=1, cursor=1) == [("old", 2)]
    for one in offices.group_members(first, EVERYTHING):
        assert members(offices, one.speaker.id) == members(offices, first)
    assert members(offices, "spk:nobody") == []


def test_of_what_was_found_only_those_are_counted_who_are_in_it(offices):
    found = parse_query("rain OR wind")
    assert listed(offices, found) == [
        ("Home Office: unnamed spokesperson", 2, 3, 2),
        ("Ann Bo", 1, 2, 2),
    ]
    first = offices.groups(found).groups[0].first.id
    assert members(offices, first, found) == [("new", 1), ("old", 2)]


def test_who_alone_was_found_of_a_group_is_shown_as_it_is(offices):
    (group,) = [
        one for one in offices.groups(parse_query("snow")).groups if "min" in one.first.name
    ]
    assert (group.label, group.speakers) == ("Home Office: unnamed spokesman", 1)


def test_letters_keep_the_groups_of_whom_any_is_called_so(offices):
    assert listed(offices, prefix="spokes") == listed(offices)[:1]
    assert listed(offices, parse_query("rain"), prefix="ann") == [("Ann Bo", 1, 1, 2)]
    assert listed(offices, prefix="nobody") == []


def test_a_change_is_followed(offices):
    offices.groups(EVERYTHING)
    offices.delete(["older"])
    assert listed(offices)[0] == ("Home Office: unnamed spokesperson", 2, 3, 2)
