"""Pages, steps, ranks and words: what a library answers without listing everything."""

import datetime as dt

import pytest
from library_stories import FLOOD, STORIES, Said, loan, story

from index.library.spelling import edits
from index.model import Heading, Kind, Mode, Place, Roll, Selection, Sort, Spelling, Step
from index.query import parse_query

PLAIN = story(
    "plain",
    "the dam will hold said mara kent and the tariffs were high",
    Said("the dam", "nobody", Kind.UNMARKED),
    date="2024-03-10",
)


@pytest.fixture
def full(library):
    library.write(STORIES)
    return library


@pytest.fixture
def lending(full):
    """Return a library in which one quotation stands in two articles."""
    full.write([PLAIN])
    full.lend({"plain": [loan(PLAIN, "flood#q1", Said("the dam will hold", "mara kent"), 2)]})
    return full


def kent_of(library):
    (kent,) = library.speakers("kent").speakers
    return kent


def walked(library, **more):
    """Walk from end to end along Kent's quotations; return what was passed."""
    speaker_id, place, passed = kent_of(library).id, None, []
    while (step := library.next_quotation(speaker_id, place, **more)).quoted is not None:
        passed.append((step.quoted.id, step.position, step.total))
        place = Place(step.quoted.heading, step.quoted.quotation.start)
    return passed


# Pages


def test_headings_come_in_pages(full):
    def page(**asked):
        return [one.id for one in full.headings(sort=Sort.NEWEST, **asked)]

    assert page(limit=2) == ["tariff", "flood"]
    assert page(limit=2, cursor=1) == ["flood", "old"]
    assert page(cursor=3) == ["quiet"]
    assert page(limit=5, cursor=4) == page(limit=0) == []


def test_the_rank_of_an_article_is_its_place_in_the_order_of_all(full):
    assert [full.rank(name) for name in ("tariff", "flood", "old", "quiet")] == [1, 2, 3, 4]
    assert full.rank("nowhere") is None
    full.delete(["flood"])
    assert full.rank("old") == 2


def test_speakers_come_in_pages_with_their_number(full):
    names = [one.name for one in full.speakers().speakers]
    assert names == ["Mara Kent", "a spokesman for the farmers", "Holt", "Tom Reyes"]
    page = full.speakers(limit=2, cursor=1)
    assert ([one.name for one in page.speakers], page.total) == (names[1:3], 4)
    assert full.speakers("t", limit=1, cursor=2) == Roll((), 2)  # Tom, and "the" farmers


def test_speakers_are_known_by_their_ids(full):
    kent = kent_of(full)
    assert full.speakers_by_id({kent.id, "nobody"}) == {kent.id: kent}
    assert full.speakers_by_id(()) == {}


def test_quotations_come_in_pages(full):
    listing = full.quotations(Selection(limit=2, cursor=2))
    assert [one.id for one in listing.quotations] == ["flood#q2", "tariff#q1"]
    assert listing.total == 6
    assert full.quotations(Selection(cursor=6)).quotations == ()


def test_a_facet_comes_in_pages_with_its_number(full):
    def names(**asked):
        counted = full.facet(parse_query("river OR water"), **asked)
        return [(one.name, count) for one, count in counted.speakers], counted.total

    everybody = [("Mara Kent", 2), ("a spokesman for the farmers", 1), ("Tom Reyes", 1)]
    assert names() == (everybody, 3)
    assert names(limit=1, cursor=1) == (everybody[1:2], 3)
    assert names(prefix="re") == (everybody[2:], 1)
    assert names(prefix="holt") == ([], 0)
    assert names(limit=0) == ([], 3)


def test_a_facet_counts_a_quotation_in_two_renderings_once(lending):
    kent, *_ = lending.facet(parse_query("hold")).speakers
    assert (kent[0].name, kent[1]) == ("Mara Kent", 1)


def test_a_library_is_of_another_edition_after_every_change(full):
    editions = [full.edition(), full.edition()]
    full.write([PLAIN])
    editions.append(full.edition())
    full.lend({"plain": [loan(PLAIN, "flood#q1", Said("the dam will hold", "mara kent"), 2)]})
    editions.append(full.edition())
    full.delete(["flood"])
    editions.append(full.edition())
    assert editions[0] == editions[1]
    assert len(set(editions)) == 4


# Steps


def test_a_walk_passes_each_quotation_from_the_newest_article_on(full):
    assert walked(full) == [("tariff#q1", 1, 2), ("flood#q1", 2, 2)]
    assert walked(full, back=True) == [("flood#q1", 2, 2), ("tariff#q1", 1, 2)]


def test_a_walk_passes_a_quotation_in_two_renderings_once(lending):
    assert walked(lending) == [("tariff#q1", 1, 2), ("flood#q1", 2, 2)]
    assert walked(lending, home="plain") == [("tariff#q1", 1, 2), ("plain#q2", 2, 2)]


def test_a_step_counts_from_any_place(full):
    kent, flood = kent_of(full).id, FLOOD.article.heading

    def arrives(place, **more):
        quoted = full.next_quotation(kent, place, **more).quoted
        return quoted and quoted.id

    start = FLOOD.quotations[0].start
    assert arrives(Place(flood, -1)) == arrives(Place(flood, start - 1)) == "flood#q1"
    assert arrives(Place(flood, start)) is None
    assert arrives(Place(flood, start + 1), back=True) == "flood#q1"
    assert arrives(Place(flood, start), back=True) == "tariff#q1"
    gone = Heading("gone", "", dt.date(2024, 3, 12))  # the date of tariff, an id before it
    assert arrives(Place(gone, 9)) == "tariff#q1"
    assert arrives(Place(Heading("undated", ""), 0), back=True) == "flood#q1"


def test_a_step_past_the_end_says_how_many_there_are(full):
    kent = kent_of(full).id
    assert full.next_quotation(kent, Place(FLOOD.article.heading, 10**6)) == Step(None, 0, 2)
    assert full.next_quotation("nobody", None) == Step(None, 0, 0)


def test_a_thought_is_no_step(library):
    thinks = Said("more rain", "Tom Reyes", Kind.INDIRECT, Mode.THOUGHT)
    library.write([story("a", "He feared more rain. Tom Reyes did.", thinks), FLOOD])
    (reyes,) = library.speakers("reyes").speakers
    step = library.next_quotation(reyes.id, None)
    assert (step.quoted.id, step.total) == ("flood#q2", 1)


# Words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ri", "river rises"),  # river stands in two articles
        ("the RI", "river rises"),
        ("hol", "hold holt"),  # of "Holt's" the owner
        ("cafe", ""),
        ("caf", "cafe"),
        ("river ", ""),
        ("", ""),
        ("zz", ""),
    ],
)
def test_a_beginning_is_completed(full, words, expected):
    assert full.suggest(words) == tuple(expected.split())


def test_no_more_is_suggested_than_was_asked_for(full):
    assert full.suggest("ri", limit=1) == ("river",)
    assert full.suggest("ri", limit=0) == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tarif", Spelling("tarif", "tariff", 1)),
        ("rivre", Spelling("rivre", "river", 2)),
        ('"the rivver"', Spelling("rivver", "river", 2)),
        ("said:holld", Spelling("holld", "hold", 1)),
        ("water spokesmann", Spelling("spokesmann", "spokesman", 1)),
    ],
)
def test_a_word_that_stands_nowhere_is_spelt_as_one_that_does(full, query, expected):
    first, *_ = full.did_you_mean(parse_query(query))
    assert first == expected


@pytest.mark.parametrize(
    "query",
    [
        "river",
        "tariff",
        "rivers",
        "-rivver",
        "riv*",
        "speaker:kennt",
        "kind:direct",
        "zz",
        "xylophone",
    ],
)
def test_nothing_is_offered_for_a_word_that_stands_somewhere_or_is_like_none(full, query):
    assert full.did_you_mean(parse_query(query)) == ()


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("abc", "", 3),
        ("abc", "acb", 1),
        ("abc", "abcd", 1),
        ("abcd", "abxd", 1),
        ("ca", "abc", 3),  # a swapped pair is not taken apart again
        ("kitten", "sitting", 3),
    ],
)
def test_words_are_so_many_letters_apart(one, other, away):
    assert edits(one, other) == edits(other, one) == away
