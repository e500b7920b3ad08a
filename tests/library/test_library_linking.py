"""Namesakes are told apart the same way, whatever came and went before, in whatever order."""

import os
from contextlib import closing
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_stories import Said, loan, story
from test_library_changes import Unsearched, change

from index.library import changing, facets
from index.library.memory import MemoryLibrary
from index.library.opening import create_library, open_library
from index.library.store import Store
from index.model import Mode, Selection, VoiceKind
from index.query import parse_query

IDS = [f"{desk}/{number}" for desk in ("sport", "news") for number in range(4)]
COMPANY = ["", "", "Anna Moss and Paul Reed came.", "Anna Moss met Paul Reed and Mary Holt."]
CONTEXTS = [
    {},
    {},
    {"role": "goalkeeper"},
    {"role": "striker", "organisation": "Leeds"},
    {"role": "Housing Secretary"},
    {"role": "housing secretary", "organisation": "Labour"},
    {"role": "engineer", "organisation": "Wexcorp"},
    {"organisation": "Leeds United"},
    {"pronouns": (("she", 1),)},
    {"pronouns": (("he", 2),), "organisation": "Labour"},
    {"what": VoiceKind.ORGANISATION},
]
NAMES = ["Pat Rain", "Pat Rain", "Pat Rain", "PAT RAIN", "Rain", "a man", "Ann Rain"]


@st.composite
def stories(draw, article_id):
    said = [
        Said(
            "two",
            draw(st.sampled_from(NAMES)),
            mode=draw(st.sampled_from([Mode.SPEECH, Mode.SPEECH, Mode.THOUGHT])),
            **draw(st.sampled_from(CONTEXTS)),
        )
        for _ in range(draw(st.integers(1, 2)))
    ]
    text = f"{draw(st.sampled_from(COMPANY))} one two three"
    date = draw(st.sampled_from([None, "2001-01-01", "2002-02-02", "2020-01-01"]))
    return story(article_id, text, *said, date=date)


@st.composite
def loans(draw, among):
    borrower, lender = draw(st.sampled_from(among)), draw(st.sampled_from(among))
    said = Said("two", draw(st.sampled_from(NAMES)), **draw(st.sampled_from(CONTEXTS)))
    lent = [loan(borrower, f"{lender.article.id}#q1", said, 9, ("q1",))]
    return {borrower.article.id: draw(st.sampled_from([lent, lent, []]))}


@st.composite
def histories(draw):
    """Draw changes that come to a library, and the order in which its articles came last."""
    readings = [draw(stories(article_id)) for article_id in IDS]
    changes = [("write", readings[: draw(st.integers(1, len(IDS)))])]
    for what in draw(st.lists(st.sampled_from(["write", "delete", "lend"]), max_size=5)):
        some = st.sampled_from(readings)
        if what == "lend":
            changes.append(("lend", draw(loans(readings))))
        elif what == "delete":
            changes.append(("delete", [draw(some).article.id, draw(some).article.id]))
        else:
            changes.append(("write", [draw(stories(draw(some).article.id))]))
    return changes


def cast_of(library):
    quotations = library.quotations(Selection(modes=frozenset(Mode))).quotations
    ids = {one.speaker_id for one in quotations if one.speaker_id}
    return [
        library.speakers(),
        {one.id: (one.speaker_id, one.speaker) for one in quotations},
        library.speakers_by_id(ids),
        library.stats(),
        {one: library.speaker_profile(one) for one in ids},
    ]


@settings(
    max_examples=int(os.environ.get("QUOTH_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(histories(), st.randoms())
def test_speakers_are_the_same_whatever_came_before(tmp_path_factory, changes, chance):
    memory = MemoryLibrary("memory")
    with closing(Unsearched(Store.create(tmp_path_factory.mktemp("lib")))) as local:
        for what, argument in changes:
            for library in (memory, local):
                change(library, what, argument)
        assert cast_of(local) == cast_of(memory)
    if all(what != "lend" for what, _ in changes):
        ids = [reading.article.id for reading in memory_readings(memory)]
        chance.shuffle(ids)
        with closing(Unsearched(Store.create(tmp_path_factory.mktemp("lib")))) as other:
            for article_id in ids:
                other.write([memory.reading(article_id)])
            assert cast_of(other) == cast_of(memory)


def memory_readings(memory):
    quotations = memory.quotations(Selection(modes=frozenset(Mode))).quotations
    return [memory.reading(one) for one in sorted({quoted.heading.id for quoted in quotations})]


def test_two_people_of_one_name_stay_two_and_one_of_two_desks_is_one(tmp_path):
    def told(article_id, company="", **context):
        text = f"{company} one two three"
        return replace(story(article_id, text, Said("two", "Pat Rain", **context)))

    readings = [
        told("sport/1", role="goalkeeper", organisation="Leeds"),
        told("sport/2"),
        told("sport/3", role="goalkeeper"),
        told("council/1", role="water engineer", organisation="Harrowby Council"),
        told("council/2"),
        told("news/1", role="engineer", organisation="Harrowby Council"),
        told("arts/1", "Anna Moss met Paul Reed."),
        told("films/1", "Anna Moss and Paul Reed came."),
        told("films/2", "Anna Moss came.", pronouns=(("she", 1),)),
    ]
    with closing(Unsearched(Store.create(tmp_path / "lib"))) as library:
        library.write(readings)
        found = {}
        for one in library.quotations(Selection()).quotations:
            found.setdefault(one.speaker_id, set()).add(one.heading.id)
        assert sorted(map(sorted, found.values())) == [
            ["arts/1", "films/1", "films/2"],
            ["council/1", "council/2", "news/1"],
            ["sport/1", "sport/2", "sport/3"],
        ]
        assert found["spk:pat-rain"] == {"arts/1", "films/1", "films/2"}


def test_speakers_are_the_same_however_many_articles_are_settled_at_once(tmp_path, monkeypatch):
    said = [CONTEXTS[at % len(CONTEXTS)] for at in range(2 * len(IDS))]
    readings = [
        story(f"{article_id}{at}", f"{COMPANY[-1]} one two", Said("two", "Pat Rain", **said[at]))
        for at, article_id in enumerate([*IDS, *IDS])
    ]
    memory = MemoryLibrary("memory")
    memory.write(readings)
    monkeypatch.setattr(changing, "_AT_ONCE", 2)
    monkeypatch.setattr(changing, "_SETTLED_AT_ONCE", 5)
    with closing(Unsearched(Store.create(tmp_path / "lib"))) as library:
        library.write(readings)
        assert cast_of(library) == cast_of(memory)
        library.write([replace(readings[0], quotations=(), attributions=())])
        library.delete([one.article.id for one in readings[2:]])
        assert [one.articles for one in library.speakers().speakers] == [1]


def test_many_names_are_counted_by_their_speakers_as_few_are(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    readings = [
        story("sport/1", "one two", Said("two", "Pat Rain", role="goalkeeper")),
        story("sport/2", "one two", Said("two", "Pat Rain")),
    ]
    query = parse_query("one")
    with closing(create_library(tmp_path / "lib")) as library:
        library.write(readings)
        few = library.facet(query)
    monkeypatch.setattr(facets, "_FEW", 0)
    with closing(open_library(tmp_path / "lib")) as library:
        assert library.facet(query) == few
        assert [(one.name, count) for one, count in library.facet(query).speakers] == [
            ("Pat Rain", 2)
        ]
