"""What every kind of library answers."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from library_stories import FLOOD, OLD, QUIET, STORIES, TARIFF, Said, loan, story

from index.errors import UnknownArticleError
from index.model import (
    Days,
    Facet,
    Kind,
    Mode,
    Roll,
    Selection,
    Skipped,
    Sort,
    SourceFile,
    Span,
    Stats,
    Step,
    VoiceKind,
)
from index.query import Query, parse_query
from index.renderings import fingerprints

EVERYTHING = Query()
LATELY = {"2024-03-11": 1, "2024-03-12": 1}


@pytest.fixture
def full(library):
    library.write(STORIES)
    return library


def ids(library, query, sort=Sort.NEWEST, **more):
    return [hit.heading.id for hit in library.search(parse_query(query), sort=sort, **more).hits]


def quote_ids(library, query="", **selected):
    listing = library.quotations(Selection(**selected), parse_query(query))
    assert listing.total >= len(listing.quotations)
    return [one.id for one in listing.quotations]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "tariff flood old quiet"),
        ("tariff", "tariff flood"),
        ('"tariff"', "tariff"),
        ("tarif*", "tariff flood"),
        ("TARIFFS river", "flood"),
        ("rises", "flood"),  # the title, and by its stem "rise"
        ('"river rises"', "flood"),
        ('"rises the"', ""),  # no phrase goes on from the title into the text
        ("cafe", "tariff"),
        ('"dam will hold"', "flood"),
        ('"dam will ho"*', "flood"),
        ('"will dam"', ""),
        ("water -tariff", "quiet"),
        ("-water", "flood old"),
        ("cost OR fear", "tariff flood"),
        ("new OR -dam", "tariff old quiet"),
        ("holt", "old"),
        ('"holt own"', "old"),
        ("ho*", "flood old"),
        ("said:dam", "flood old"),
        ("said:rain", "tariff"),  # a thought is not said
        ("-said:dam", "tariff quiet"),
        ('said:"will raise"', "tariff"),
        ("speaker:kent", "tariff flood"),
        ("speaker:ken", ""),
        ("speaker:ken*", "tariff flood"),
        ('speaker:"ms kent"', "tariff flood"),
        ('speaker:"tom reyes"', "flood"),
        ("-speaker:kent", "old quiet"),
        ("kind:indirect", "flood"),
        ("speaker:kent kind:indirect", ""),  # no one quotation is both
        ("speaker:kent said:tariff", "tariff"),
        ("speaker:reyes said:dam", ""),
        ("speaker:reyes OR water", "tariff flood quiet"),
        ("speaker:reyes OR -kind:direct", "flood quiet"),
        ("speaker:farmers river", ""),
        ("nowhere", ""),
    ],
)
def test_a_search_finds_the_articles_that_match(full, query, expected):
    assert ids(full, query) == expected.split()
    assert full.search(parse_query(query), sort=Sort.NEWEST).total == len(expected.split())


def test_articles_come_in_the_order_that_was_asked_for(full):
    undated = story("a-undated", "The river again.")
    full.write([undated])
    assert ids(full, "", Sort.NEWEST) == ["tariff", "flood", "old", "a-undated", "quiet"]
    assert ids(full, "", Sort.OLDEST) == ["old", "flood", "tariff", "a-undated", "quiet"]
    assert set(ids(full, "river", Sort.RELEVANCE)) == {"a-undated", "flood", "quiet"}
    newest = [one.id for one in full.headings(sort=Sort.NEWEST)]
    assert newest == ids(full, "", Sort.NEWEST)


def test_the_more_relevant_article_comes_first(library):
    often = story("often", "Rain and rain and rain again.")
    once = story("once", "Rain fell on the town and on the fields, on the hills and the river.")
    library.write([once, often, QUIET])
    page = library.search(parse_query("rain"), sort=Sort.RELEVANCE)
    assert [hit.heading.id for hit in page.hits] == ["often", "once"]
    assert page.hits[0].score > page.hits[1].score > 0


def test_a_page_counts_everything_and_shows_what_fits(full):
    page = full.search(EVERYTHING, sort=Sort.NEWEST, limit=2, cursor=1)
    assert [hit.heading.id for hit in page.hits] == ["flood", "old"]
    assert (page.total, page.quotes, page.partial) == (4, 6, False)
    assert full.search(EVERYTHING, sort=Sort.NEWEST, limit=None).total == 4
    assert full.search(EVERYTHING, sort=Sort.NEWEST, limit=0).hits == ()


def test_a_hit_says_how_often_and_shows_where(full):
    (hit,) = full.search(parse_query('"the dam will" river'), sort=Sort.NEWEST).hits
    assert (hit.quotes, hit.matches) == (2, 2)
    assert [one.of(hit.snippet.text) for one in hit.snippet.highlights] == ["river", "The dam will"]


def test_words_said_are_marked_inside_quotations_only(full):
    hit = full.search(parse_query("said:dam"), sort=Sort.OLDEST).hits[0]
    assert hit.heading.id == "old"
    assert hit.matches == 1


def test_quotes_are_counted_that_the_query_lets_through(full):
    def counted(query):
        return full.search(parse_query(query), sort=Sort.NEWEST).quotes

    assert counted("river") == 2
    assert counted("speaker:kent") == 2
    assert counted("speaker:kent said:dam") == 1
    assert counted("kind:direct") == 5


def test_speakers_of_what_was_found_are_counted_most_first(full):
    def facet(query):
        counted = full.facet(parse_query(query))
        assert counted.total == len(counted.speakers)
        return [(speaker.name, count) for speaker, count in counted.speakers]

    assert facet("") == [
        ("Mara Kent", 2),
        ("a spokesman for the farmers", 1),
        ("Holt", 1),
        ("Tom Reyes", 1),
    ]
    assert facet("river") == [("Mara Kent", 1), ("Tom Reyes", 1)]
    assert facet("nowhere") == []


def test_without_time_the_answer_says_that_it_is_partial(full):
    full.write([story(f"more{number}", "The river is calm.") for number in range(60)])
    page = full.search(parse_query("river"), sort=Sort.NEWEST, deadline_s=0.0)
    assert page.partial
    assert len(page.hits) <= page.total
    assert not full.search(parse_query("river"), sort=Sort.NEWEST, deadline_s=60).partial


def test_an_article_comes_back_as_it_was_written(full):
    assert full.article("flood") == FLOOD.article
    assert full.reading("tariff") == TARIFF
    with pytest.raises(UnknownArticleError):
        full.article("nowhere")
    with pytest.raises(UnknownArticleError):
        full.reading("nowhere")


def test_everything_about_a_quotation_comes_back(library):
    rich = story("rich", 'A "b," said C D.', Said("b", "C D", aliases=("D",)))
    text = rich.article.text
    heading = replace(
        rich.article.heading,
        path="/p",
        collection="c",
        outlet="o",
        url="u",
        date=dt.date(2000, 2, 3),
    )
    quotation = replace(
        rich.quotations[0],
        cue=Span(7, 11),
        source=Span(12, 15),
        continues="q0",
        why=("x", "y"),
        parent="q9",
    )
    voice = replace(
        rich.attributions[0].voice,
        mentions=(Span(12, 15), Span(14, 15)),
        role="mayor",
        organisation="Town",
        kind=VoiceKind.PERSON,
    )
    written = replace(
        rich,
        article=replace(rich.article, heading=heading),
        quotations=(quotation,),
        attributions=(replace(rich.attributions[0], voice=voice),),
    )
    library.write([written])
    assert library.reading("rich") == written
    (shown,) = library.quotations(Selection()).quotations
    assert shown.heading == heading
    assert shown.quotation == quotation
    assert shown.attribution == written.attributions[0]
    assert shown.texts == ("b",)
    assert shown.mention == shown.speaker == "C D"
    assert shown.mention == voice.mentions[0].of(text)
    assert (shown.id, shown.group, shown.lent_by) == ("rich#q1", "rich#q1", None)
    (speaker,) = library.speakers().speakers
    assert speaker.id == shown.speaker_id
    assert (speaker.role, speaker.organisation, speaker.aliases) == ("mayor", "Town", ("D",))
    assert speaker.first == speaker.last == dt.date(2000, 2, 3)


def test_quotations_come_by_article_then_by_place(full):
    assert quote_ids(full) == [
        "old#q1",
        "flood#q1",
        "flood#q2",
        "tariff#q1",
        "tariff#q2",
        "tariff#q3",
    ]
    assert quote_ids(full, sort=Sort.NEWEST)[:3] == ["tariff#q1", "tariff#q2", "tariff#q3"]


@pytest.mark.parametrize(
    ("selected", "expected"),
    [
        ({"article_id": "flood"}, "flood#q1 flood#q2"),
        ({"article_id": "nowhere"}, ""),
        ({"speaker": "KENT"}, "flood#q1 tariff#q1"),
        ({"speaker": "ken"}, ""),
        ({"speaker": "!!!"}, ""),
        ({"speaker_id": "nobody"}, ""),
        ({"kinds": frozenset([Kind.INDIRECT])}, "flood#q2"),
        ({"modes": frozenset([Mode.THOUGHT])}, "flood#q3"),
        ({"modes": frozenset(Mode), "speaker": "reyes"}, "flood#q2 flood#q3"),
        ({"limit": 1}, "old#q1"),
        ({"limit": 0}, ""),
    ],
)
def test_a_selection_narrows(full, selected, expected):
    assert quote_ids(full, **selected) == expected.split()


def test_the_total_counts_beyond_the_limit(full):
    listing = full.quotations(Selection(limit=2))
    assert (len(listing.quotations), listing.total) == (2, 6)


def test_each_quotation_is_of_one_moment_whatever_happens_meanwhile(full):
    one_by_one = full.each_quotation(Selection())
    first = next(one_by_one)
    full.delete(["tariff"])
    assert full.quotations(Selection()).total == 3
    assert [first.id, *(one.id for one in one_by_one)][-1] == "tariff#q3"
    assert [one.id for one in full.each_quotation(Selection(limit=1))] == ["old#q1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dam", "old#q1 flood#q1"),
        ("said:dam", "old#q1 flood#q1"),
        ('"will raise"', "tariff#q1"),
        ("tarif*", "flood#q2 tariff#q1"),
        ("river", ""),
        ("-dam", "flood#q2 tariff#q1 tariff#q2 tariff#q3"),
        ("speaker:kent", "flood#q1 tariff#q1"),
        ("-speaker:kent kind:direct", "old#q1 tariff#q2 tariff#q3"),
        ("dam OR kind:indirect", "old#q1 flood#q1 flood#q2"),
        ("speaker:kent -dam", "tariff#q1"),
    ],
)
def test_a_query_looks_inside_quotations(full, query, expected):
    assert quote_ids(full, query) == expected.split()


@pytest.mark.parametrize(
    ("query", "quotations", "articles"),
    [
        ("", {"1999-01-01": 1, "2024-03-11": 2, "2024-03-12": 3}, {"1999-01-01": 1, **LATELY}),
        ("dam", {"1999-01-01": 1, "2024-03-11": 1}, {"1999-01-01": 1, "2024-03-11": 1}),
        ("water", {}, {"2024-03-12": 1}),
        ("speaker:kent", {"2024-03-11": 1, "2024-03-12": 1}, LATELY),
        ("nowhere", {}, {}),
    ],
)
def test_quotations_and_articles_are_counted_by_day(full, query, quotations, articles):
    def by_day(days):
        return {day.isoformat(): number for day, number in days.counts}

    asked = parse_query(query)
    said, printed = full.quotation_days(Selection(limit=1), asked), full.article_days(asked)
    assert by_day(said) == quotations
    assert list(by_day(said)) == sorted(by_day(said))
    assert (by_day(printed), said.undated) == (articles, 0)
    assert printed.undated == (query in ("", "water"))  # the one about a quiet day


def test_a_quotation_in_two_renderings_is_counted_on_one_day(library):
    said = Said("The dam will hold", "Mara Kent")
    text = "The dam will hold, said Mara Kent."
    lender, borrower = story("a", text, said, date="2024-03-11"), story("b", text)
    library.write([lender, borrower])
    library.lend({"b": [loan(borrower, "a#q1", said, 1)]})
    assert library.quotations(Selection()).total == 2
    for query in (None, parse_query("dam")):
        days = library.quotation_days(Selection(), query)
        assert days == Days(((dt.date(2024, 3, 11), 1),), 0)


def test_a_speaker_id_selects_what_the_speaker_said(full):
    kent = next(one for one in full.speakers().speakers if one.name == "Mara Kent")
    assert quote_ids(full, speaker_id=kent.id) == ["flood#q1", "tariff#q1"]
    assert (kent.quotes, kent.articles) == (2, 2)
    assert (kent.first, kent.last) == (dt.date(2024, 3, 11), dt.date(2024, 3, 12))


def test_speakers_are_found_by_the_beginning_of_a_name(full):
    def names(prefix):
        return [speaker.name for speaker in full.speakers(prefix).speakers]

    assert names("") == ["Mara Kent", "a spokesman for the farmers", "Holt", "Tom Reyes"]
    assert names("KE") == ["Mara Kent"]
    assert names("tom re") == ["Tom Reyes"]
    assert names("ms") == ["Mara Kent"]
    assert names("ent") == []


def test_who_only_thinks_has_a_name_and_is_not_listed(library):
    library.write(
        [story("a", "Ann Lee hoped for rain.", Said("for rain", "Ann Lee", mode=Mode.THOUGHT))]
    )
    assert library.speakers() == Roll((), 0)
    assert library.facet(EVERYTHING) == Facet((), 0)
    (shown,) = library.quotations(Selection(modes=frozenset(Mode))).quotations
    assert shown.speaker == "Ann Lee"
    assert library.speakers_by_id([shown.speaker_id])[shown.speaker_id].quotes == 0
    assert library.next_quotation(shown.speaker_id, None) == Step(None, 0, 0)
    assert library.search(parse_query("speaker:lee"), sort=Sort.NEWEST).total == 0
    assert library.stats() == Stats(1, 0, 0)


def test_stats_count(full):
    stats = full.stats()
    assert (stats.articles, stats.quotations, stats.speakers) == (4, 6, 4)


def test_an_empty_library_answers(library):
    page = library.search(EVERYTHING, sort=Sort.NEWEST)
    assert (page.hits, page.total, page.quotes) == ((), 0, 0)
    assert library.search(parse_query("rain"), sort=Sort.RELEVANCE).total == 0
    assert library.quotations(Selection(), parse_query("rain")).total == 0
    assert library.headings(sort=Sort.OLDEST) == ()
    assert library.speakers() == library.speakers("a", limit=1, cursor=7) == Roll((), 0)
    assert library.facet(EVERYTHING) == Facet((), 0)
    assert library.rank("nowhere") is None
    assert library.next_quotation("nobody", None) == Step(None, 0, 0)
    assert library.suggest("ra") == library.did_you_mean(parse_query("ra")) == ()
    assert library.files() == library.files(["/a"]) == library.speakers_by_id(["x"]) == {}
    assert library.notices == ()


def test_writing_again_replaces(full):
    full.write([story("flood", "Dry as dust.")])
    assert ids(full, "river") == ["quiet"]
    assert ids(full, "dust") == ["flood"]
    assert quote_ids(full, article_id="flood") == []
    assert "Tom Reyes" not in [one.name for one in full.speakers().speakers]
    assert full.stats().articles == 4


def test_of_two_readings_with_one_id_the_last_counts(library):
    library.write([story("a", "Rain."), story("a", "Snow.")])
    assert library.article("a").text == "Snow."
    assert (ids(library, "snow"), ids(library, "rain")) == (["a"], [])


def test_writing_all_or_none(full):
    def readings():
        yield story("new", "Rain.")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        full.write(readings())
    assert ids(full, "") == ["tariff", "flood", "old", "quiet"]


def test_what_is_deleted_is_gone(full):
    full.delete(["flood", "nowhere"])
    assert ids(full, "river") == ["quiet"]
    assert quote_ids(full, speaker="kent") == ["tariff#q1"]
    with pytest.raises(UnknownArticleError):
        full.article("flood")


def test_files_are_remembered_and_forgotten(full):
    one = SourceFile("/a.txt", 3, 7, "ab", ("flood",), "1")
    skipped = (Skipped("broken JSON", 3), Skipped("no \udce9"))
    other = SourceFile("/b.txt", 4, 2**62, "cd", ("x",), skipped=skipped, kept=("x",))
    full.write([], [one, other])
    assert full.files() == {"/a.txt": one, "/b.txt": other}
    assert full.files(["/b.txt", "/c.txt"]) == {"/b.txt": other}
    assert full.files([]) == {}
    changed = replace(one, size=9)
    full.write([], [changed])
    full.delete([], ["/b.txt", "/c.txt"])
    assert full.files() == {"/a.txt": changed}
    assert full.stats().articles == 4


WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.fixture
def akin(library):
    """Return a library with two articles of the same words: one has marks, one has none."""
    library.write([story("marked", f'"{WORDS}," he said.'), story("plain", WORDS), QUIET])
    return library


def test_articles_are_akin_by_their_fingerprints(akin):
    prints = fingerprints(WORDS)
    assert akin.lenders(prints) == {"marked": len(prints & fingerprints(f"{WORDS} he said"))}
    assert akin.borrowers(prints) == {"plain"}
    assert akin.lenders(()) == {}
    assert akin.borrowers(()) == frozenset()
    akin.delete(["plain"])
    akin.write([story("marked", WORDS)])
    assert akin.lenders(prints) == {}
    assert akin.borrowers(prints) == {"marked"}


def test_what_lenders_may_have_lent_is_known_by_their_fingerprints(akin):
    found = akin.lent_prints(["marked", "plain", "gone", "\udce9"])
    assert found == fingerprints(f"{WORDS} he said")
    assert akin.lent_prints(["plain"]) == akin.lent_prints([]) == frozenset()


def test_two_voices_of_one_id_are_kept_apart(library):
    """A loan may spell the name of one voice in two ways."""
    one, other = FLOOD.attributions[0], FLOOD.attributions[1]
    renamed = replace(one.voice, name="MARA KENT")
    attributions = (one, replace(other, voice=renamed), FLOOD.attributions[2])
    library.write([replace(FLOOD, attributions=attributions)])
    assert library.reading("flood").attributions == attributions


# Renderings

PLAIN = story(
    "plain",
    "the dam will hold said mara kent and the tariffs were high",
    Said("the dam", "nobody", Kind.UNMARKED),
    date="2024-03-10",
)
LENT = loan(PLAIN, "flood#q1", Said("the dam will hold", "mara kent"), 2, ("q1",))


@pytest.fixture
def lending(library):
    library.write([FLOOD, PLAIN])
    library.lend({"plain": [LENT]})
    return library


def test_a_loan_stands_in_the_place_of_what_it_replaces(lending):
    (shown,) = lending.quotations(Selection(article_id="plain")).quotations
    assert shown.texts == ("the dam will hold",)
    assert (shown.group, shown.lent_by) == ("flood#q1", "flood")
    assert shown.quotation.kind is Kind.DIRECT
    assert shown.attribution.why[-1] == "lent by flood"
    assert shown.speaker == "Mara Kent"
    assert lending.reading("plain") == PLAIN
    assert ids(lending, "said:hold") == ["flood", "plain"]


def test_a_quotation_in_two_renderings_counts_once(lending):
    kent = next(one for one in lending.speakers().speakers if one.name == "Mara Kent")
    assert (kent.quotes, kent.articles) == (1, 2)
    page = lending.search(parse_query("speaker:kent"), sort=Sort.NEWEST)
    assert (page.total, page.quotes) == (2, 1)
    counted = lending.facet(parse_query("speaker:kent")).speakers
    assert [(one.name, count) for one, count in counted] == [
        ("Mara Kent", 1),
        ("Tom Reyes", 1),
    ]
    assert lending.stats().quotations == 2
    assert quote_ids(lending, speaker="kent") == ["plain#q2", "flood#q1"]
    assert quote_ids(lending, speaker="kent", group_once=True) == ["flood#q1"]
    assert quote_ids(lending, article_id="plain", group_once=True) == ["plain#q2"]


@pytest.mark.parametrize("change", ["rewrite lender", "delete lender", "rewrite borrower", "empty"])
def test_a_loan_goes_with_its_lender_or_its_borrower(lending, change):
    if change == "rewrite lender":
        lending.write([FLOOD])
    elif change == "delete lender":
        lending.delete(["flood"])
    elif change == "rewrite borrower":
        lending.write([PLAIN])
    else:
        lending.lend({"plain": []})
    assert quote_ids(lending, article_id="plain") == ["plain#q1"]
    assert "plain" not in ids(lending, "said:hold")
    assert "plain" in ids(lending, "speaker:nobody")


def test_new_loans_take_the_place_of_old_ones(lending):
    other = loan(PLAIN, "flood#q2", Said("the tariffs were high", "Tom Reyes"), 3)
    lending.lend({"plain": [other], "nowhere": [LENT]})
    assert quote_ids(lending, article_id="plain") == ["plain#q1", "plain#q3"]
    assert quote_ids(lending, "hold") == ["flood#q1"]


def test_a_loan_from_an_article_that_is_not_there_is_passed_over(library):
    library.write([PLAIN])
    library.lend({"plain": [LENT]})
    assert quote_ids(library) == ["plain#q1"]


def test_a_changed_quotation_of_the_borrower_stays_its_own(library):
    library.write([FLOOD, PLAIN])
    changed = loan(PLAIN, "flood", Said("the dam", "Mara Kent", Kind.UNMARKED), 1, ("q1",))
    library.lend({"plain": [changed]})
    (shown,) = library.quotations(Selection(article_id="plain")).quotations
    assert (shown.speaker, shown.group, shown.lent_by) == ("Mara Kent", "plain#q1", None)
    assert shown.attribution.why == ("source",)


def test_any_thread_may_ask(full):
    queries = ["river", "dam", "speaker:kent", '"the dam"', "tarif*", "said:rain"] * 5
    alone = [ids(full, query) for query in queries]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda query: ids(full, query), queries)) == alone


def test_a_library_has_a_name(library):
    assert library.name


def test_quiet_and_old_are_not_changed_by_others(full):
    full.write([FLOOD])
    assert full.reading("old") == OLD
    assert full.article("quiet") == QUIET.article
