"""One person of several contexts is one speaker; two of one name are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.speakers import base_of, linked, people_named, speaker_ids
from index.speakers.context import Context, with_context

NAME = "spk:pat-rain"


def rows(*contexts, articles=1):
    """Return keys with their articles, a context each or a pair of one and its articles."""
    pairs = [one if isinstance(one, tuple) else (one, articles) for one in contexts]
    return {with_context(NAME, Context(**context)): count for context, count in pairs}


def parties(found):
    groups = {}
    for key, speaker_id in found.items():
        groups.setdefault(speaker_id, set()).add(key)
    return sorted(map(sorted, groups.values()))


def are_one(one, other):
    return len(parties(linked(rows(one, other)))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"desk": "sport"}, {"desk": "sport", "role": "striker"}),
        ({"desk": "sport", "body": "leeds"}, {"desk": "news", "body": "leeds-united"}),
        ({"desk": "a", "role": "housing-secretary"}, {"desk": "b", "role": "housing-secretary"}),
        ({"desk": "a", "role": "uk-home-secretary"}, {"desk": "b", "role": "home-secretary"}),
        ({"desk": "a", "year": "2001"}, {"desk": "a", "year": "2004"}),
        ({"role": "mp", "body": "labour"}, {"role": "minister", "body": "treasury"}),
        ({"role": "boss", "body": "magpies"}, {"role": "striker", "body": "newcastle"}),
        (
            {"role": "engineer", "body": "wexcorp", "year": "2001"},
            {"role": "plumber", "body": "harrow", "year": "2004"},
        ),
    ],
)
def test_what_supports_it_makes_one_speaker(one, other):
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"desk": "sport"}, {"desk": "news"}),
        ({"desk": "a", "role": "director"}, {"desk": "b", "role": "director"}),
        ({"desk": "a", "role": "engineer"}, {"desk": "b", "role": "engineer"}),
        ({"desk": "a", "year": "2001"}, {"desk": "a", "year": "2019"}),
        ({"pronoun": "he"}, {"pronoun": "she"}),
        ({"role": "striker"}, {"role": "goalkeeper"}),
        ({"role": "mp"}, {"role": "rower"}),
        ({"role": "zookeeper", "body": "wexcorp"}, {"role": "rower", "body": "rowing-club"}),
        ({"pronoun": "he", "body": "leeds"}, {"pronoun": "she", "body": "leeds"}),
    ],
)
def test_two_stay_two_where_nothing_supports_it_or_something_contradicts(one, other):
    assert not are_one(one, other)


def test_the_speaker_of_most_articles_has_the_name_alone_as_its_id():
    found = linked(rows(({"role": "mp"}, 1), ({"role": "rower"}, 3)))
    keys = {key.rpartition("+")[2]: speaker_id for key, speaker_id in found.items()}
    assert keys == {"rower": NAME, "mp": f"{NAME}+++++mp"}


def test_what_fits_two_who_cannot_be_one_is_neither_unless_one_is_usual():
    two = [({"role": "striker"}, 3), ({"role": "keeper"}, 2)]
    bare = [({}, 1)]
    assert len(parties(linked(rows(*two, *bare)))) == 3
    one_usual = [({"role": "striker"}, 8), ({"role": "keeper"}, 2)]
    found = linked(rows(*one_usual, *bare))
    assert (
        found[with_context(NAME, Context())] == found[with_context(NAME, Context(role="striker"))]
    )


def test_contexts_that_fit_neither_of_two_are_put_together_by_their_desk():
    two = [({"role": "striker"}, 3), ({"role": "keeper"}, 2)]
    bare = [({"year": "2001"}, 1), ({"year": "2002"}, 1)]
    assert sorted(map(len, parties(linked(rows(*two, *bare))))) == [1, 1, 2]


def test_a_context_joins_what_it_supports_on_both_sides():
    found = linked(
        rows(
            ({"desk": "politics"}, 9),
            ({"desk": "business", "role": "home-secretary"}, 3),
            ({"desk": "politics", "role": "home-secretary"}, 1),
        )
    )
    assert set(found.values()) == {NAME}


def test_people_named_beside_both_make_one_of_two_desks():
    two = rows({"desk": "arts"}, {"desk": "tech"})
    assert len(parties(linked(two, lambda _: frozenset({"anna moss", "paul reed"})))) == 1
    assert len(parties(linked(two, lambda _: frozenset({"anna moss"})))) == 2
    clash = rows({"desk": "arts", "pronoun": "he"}, {"desk": "tech", "pronoun": "she"})
    assert len(parties(linked(clash, lambda _: frozenset({"anna moss", "paul reed"})))) == 2


def test_people_are_named_by_a_usual_first_name():
    text = "Anna Moss met PAUL Reed's aide. Anna said Sir Paul Reed left New York. Anna\nMoss"
    assert people_named(text) == {"anna moss", "paul reed's", "paul reed"}


def test_a_body_of_the_name_belongs_to_whom_has_it_most():
    found = linked({NAME: 1, **rows(({"role": "mp"}, 1), ({"role": "rower"}, 3))})
    assert found[NAME] == NAME
    assert len(set(found.values())) == 2


def test_ties_go_before_links():
    bare, rower = rows({}, {"role": "rower"})
    found = speaker_ids({bare: 1, rower: 1, "spk:rain@a": 1}, {"spk:rain@a": rower})
    assert set(found.values()) == {NAME}
    assert speaker_ids({"spk:rain@a": 1}, {}) == {"spk:rain@a": "spk:rain@a"}


CONTEXTS = st.builds(
    Context,
    st.sampled_from(["", "sport", "news"]),
    st.sampled_from(["", "2001", "2002", "2019"]),
    st.sampled_from(["", "he", "she"]),
    st.sampled_from(["", "leeds", "leeds-united", "labour"]),
    st.sampled_from(["", "mp", "striker", "goalkeeper", "boss", "zookeeper", "home-secretary"]),
)


@given(st.dictionaries(CONTEXTS, st.integers(1, 9), max_size=8), st.randoms())
def test_the_order_changes_nothing_and_each_speaker_is_named_by_a_key_of_its_own(known, chance):
    seen = {with_context(NAME, context): articles for context, articles in known.items()}
    mixed = list(seen.items())
    chance.shuffle(mixed)
    found = linked(seen)
    assert linked(dict(mixed)) == found
    for key, speaker_id in found.items():
        assert base_of(speaker_id) == NAME
        assert speaker_id == NAME or found[speaker_id] == speaker_id
        assert key in found
    assert not seen or NAME in found.values()
    assert not any(
        {one.pronoun, other.pronoun} == {"he", "she"}
        for one in known
        for other in known
        if found[with_context(NAME, one)] == found[with_context(NAME, other)]
    )
