"""What a person rules about speakers holds in every library, whatever came first."""

import os
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_stories import Said, story
from test_library_linking import IDS, cast_of, loans, stories

from index.corrections.files import CorrectionFiles
from index.corrections.values import Fact, Ignore, Merge, NotSame, Part, Split
from index.library.memory import MemoryLibrary
from index.library.opening import create_library
from index.model import Selection
from index.query import parse_query

NAMES = ["Pat Rain", "Ann Rain", "Rain", "a man", "Pat Rain (rower)", "Dr Pat Rain"]
PART_NAMES = ["Pat Rain (rower)", "Ann Rain", "Pat the Mayor"]
SOME_NAMES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(tuple)
PARTS = st.lists(
    st.builds(
        Part,
        st.sampled_from(PART_NAMES),
        st.sampled_from([("sport/*",), ("news/1", "news/2"), ("x",)]),
    ),
    min_size=1,
    max_size=2,
).map(tuple)
RULES = st.one_of(
    st.builds(Merge, st.sampled_from(NAMES), SOME_NAMES),
    st.builds(Split, st.sampled_from(NAMES), PARTS),
    st.builds(NotSame, st.just(("Pat Rain", "Ann Rain"))),
    st.builds(Fact, st.sampled_from(NAMES), st.just("mayor"), st.sampled_from([None, "Leeds"])),
    st.builds(Ignore, st.sampled_from([*NAMES, *PART_NAMES])),
)


@st.composite
def histories(draw):
    readings = [draw(stories(article_id)) for article_id in IDS]
    changes = [("write", readings[: draw(st.integers(2, len(IDS)))])]
    kinds = ["correct", "correct", "correct", "undo", "write", "delete", "lend"]
    ids = st.sampled_from(IDS)
    arguments = {
        "correct": st.lists(RULES, min_size=1, max_size=2),
        "undo": st.none(),
        "write": ids.flatmap(stories).map(lambda one: [one]),
        "delete": st.lists(ids, min_size=1, max_size=1),
        "lend": loans(readings),
    }
    more = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=6))
    return [*changes, *((what, draw(arguments[what])) for what in more)]


def changed(library, what, argument):
    if what == "undo":
        library.undo()
    else:
        getattr(library, what)(argument)


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@settings(
    max_examples=int(os.environ.get("QUOTH_EXAMPLES", "15")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(histories())
def test_rules_hold_whatever_came_before(tmp_path_factory, changes):
    folder = tmp_path_factory.mktemp("lib")
    with closing(create_library(folder)) as local:
        for what, argument in changes:
            changed(local, what, argument)
        memory = MemoryLibrary("memory", CorrectionFiles(folder))
        for what, argument in changes:
            if what in {"write", "delete", "lend"}:
                changed(memory, what, argument)
        assert cast_of(local) == cast_of(memory)
        query = parse_query("two OR three")
        assert local.facet(query) == memory.facet(query)
        rain = parse_query("speaker:rain")
        ours, theirs = (one.quotations(Selection(), rain) for one in (local, memory))
        assert ours == theirs


def told(article_id, name="Pat Rain", **facts):
    return story(article_id, "one two three", Said("two", name, **facts))


@pytest.fixture(params=["memory", "local"])
def kept(request, tmp_path):
    """Return a library of each kind with namesakes in two desks, and a variant."""
    folder = tmp_path / "lib"
    folder.mkdir()
    if request.param == "memory":
        library = MemoryLibrary("memory", CorrectionFiles(folder))
    else:
        library = create_library(folder)
    library.write(
        [
            told("sport/1"),
            told("sport/2"),
            told("news/1"),
            told("news/2", "Patrick Rain"),
            told("news/3", "The Gazette"),
        ]
    )
    yield library
    library.close()


def speakers(library):
    found = {}
    for one in library.quotations(Selection()).quotations:
        found.setdefault(one.speaker, set()).add(one.heading.id)
    return found


def test_merged_names_are_one_with_all_that_bear_the_name(kept):
    assert len(kept.speakers().speakers) == 4
    kept.correct([Merge("Patrick Rain", ("Pat Rain",))])
    (rain, *_) = kept.speakers().speakers
    assert (rain.name, rain.articles, rain.id) == ("Patrick Rain", 4, "spk:patrick-rain")
    assert rain.aliases == ("Pat Rain",)
    kept.undo()
    assert len(kept.speakers().speakers) == 4


def test_conflicts_come_in_the_order_of_ids_whenever_an_article_came(kept):
    parts = Part("Mayor", ("*",)), Part("Rower", ("sport/*",)), Part("Rain", ("news/*",))
    kept.correct([Split("Pat Rain", parts)])
    before = kept.corrections().conflicts
    found = [one.problem.partition(":")[0] for one in before]
    assert found == ["news/1 and 2 others", "sport/1 and 1 other"]
    for article_id in ("news/2", "news/1", "sport/1"):
        reading = kept.reading(article_id)
        kept.delete([article_id])
        kept.write([reading])
    assert kept.corrections().conflicts == before


def test_a_name_merged_with_itself_is_one_person_everywhere(kept):
    kept.correct([Merge("Pat Rain", ("Pat Rain",))])
    assert speakers(kept)["Pat Rain"] == {"sport/1", "sport/2", "news/1"}
    assert len(kept.speakers().speakers) == 3
    assert kept.corrections().conflicts == ()


def test_a_split_name_is_who_its_articles_say(kept):
    kept.correct([Split("Pat Rain", (Part("Pat Rain (rower)", ("sport/2", "news/*")),))])
    assert speakers(kept) == {
        "Pat Rain": {"sport/1"},
        "Pat Rain (rower)": {"sport/2", "news/1"},
        "Patrick Rain": {"news/2"},
        "The Gazette": {"news/3"},
    }
    (found, *_) = kept.speakers("rower").speakers
    assert found.quotes == 2


def test_who_is_ignored_is_no_speaker_and_his_words_stay(kept):
    kept.correct([Ignore("The Gazette")])
    assert speakers(kept)[None] == {"news/3"}
    assert "The Gazette" not in {one.name for one in kept.speakers().speakers}
    assert kept.stats().speakers == 3
    assert kept.facet(parse_query("two")).total == 3
    kept.undo()
    assert speakers(kept)["The Gazette"] == {"news/3"}


def test_a_part_of_a_split_name_is_ignored_too(kept):
    parts = (Part("The Rower", ("sport/*",)), Part("The Mayor", ("news/*",)))
    kept.correct([Split("Pat Rain", parts)])
    kept.correct([Ignore("The Rower")])
    assert speakers(kept)[None] == {"sport/1", "sport/2"}
    kept.correct([Merge("The Gazette", ("The Mayor",))])
    kept.correct([Ignore("The Gazette")])
    assert speakers(kept)[None] == {"sport/1", "sport/2", "news/1", "news/3"}
    kept.undo()
    assert speakers(kept)["The Gazette"] == {"news/1", "news/3"}
    assert "The Rower" not in {one.name for one in kept.speakers().speakers}


def test_what_is_set_counts_and_is_dated(kept):
    kept.correct([Fact("Patrick Rain", "mayor", "Harrowby Council", "2004", "2005-02")])
    (found,) = [one for one in kept.speakers().speakers if one.name == "Patrick Rain"]
    assert (found.role, found.organisation) == ("mayor", "Harrowby Council")
    (role,) = kept.speaker_profile(found.id).roles
    assert (role.role, role.articles) == ("mayor", 0)
    assert (f"{role.first}", f"{role.last}") == ("2004-01-01", "2005-02-28")


def test_who_is_not_the_same_is_not_suggested(kept):
    (patrick,) = [one for one in kept.speakers().speakers if one.name == "Patrick Rain"]
    assert len(kept.speaker_profile(patrick.id).suggestions) == 2
    kept.correct([NotSame(("Pat Rain", "Patrick Rain"))])
    assert kept.speaker_profile(patrick.id).suggestions == ()


def test_new_articles_follow_the_rules_that_are_there(kept):
    kept.correct([Merge("Patrick Rain", ("Pat Rain",)), Ignore("Echo")])
    kept.write([told("arts/1"), told("arts/2", "Echo")])
    assert "arts/1" in speakers(kept)["Patrick Rain"]
    assert speakers(kept)[None] == {"arts/2"}
