"""The rows of words: what they say at which width."""

from dataclasses import replace

import pytest
from small_library import readings, spoken_for

from index import Query, Selection, Sort, Span, SpeakerGroup, open_memory, parse_query
from reader.keymap import STANDARD
from reader.page.evidence import evidence_of, evidence_spans, verdict
from reader.session.arriving import opened_state
from reader.session.census import Crowd, Unfolded
from reader.session.found import Asking, Found
from reader.session.rows import Rows
from reader.session.state import BEFORE, DeskState, Opened, Pane, Rank, Target
from reader.session.walk import Choice
from reader.widgets.evidence import content_of
from reader.widgets.footer import footer_parts
from reader.widgets.panel_rows import PanelRows, SpeakerRow, row_text, rows_here
from reader.widgets.results import origin, result_lines
from reader.widgets.rules import broken, rule_parts
from reader.widgets.search_box import counts_text
from reader.widgets.status_line import shortened, status_parts
from reader.widgets.tabs import tab_parts, tab_row
from reader.widgets.word_row import Part


@pytest.fixture(scope="module")
def library():
    return open_memory(readings(), name="small")


def state_of(library, article_id, *, hits=(), target=None):
    opened = Opened(
        library.article(article_id),
        library.quotations(Selection(article_id=article_id)).quotations,
        hits,
        Rank(2, 37),
    )
    return opened_state(opened, target or Target(), only=None)


def status(state, width, everywhere=27):
    return "".join(
        part.text for part in status_parts(state, everywhere=everywhere, width=width, restores="x")
    )


def test_status_line_says_less_where_there_is_less_room(library):
    state = state_of(library, "tariff", hits=(Span(0, 5), Span(300, 304))).on_quote(1)
    assert status(state, 120) == (
        "hit 1/2  article 2/37  quote 2/6  Tom Reyes 1/4 here, 27 everywhere"
    )
    assert status(state, 80) == (
        "hit 1/2  article 2/37  quote 2/6  Tom Reyes 1/4 here, 27 all  ~ inferred"
    )
    assert status(state, 60) == "hit 1/2 quote 2/6 Tom Reyes 1/4 here, 27 all ~ inferred"
    assert status(state, 50) == "hit 1/2 quote 2/6 Tom Reyes 1/4 here, 27 all"
    assert status(state, 42) == "hit 1/2 quote 2/6 Tom Reyes 1/4 here"
    assert status(state, 40) == "hit 1/2 quote 2/6 Tom Reyes"


@pytest.mark.parametrize("width", range(40, 130))
def test_quote_and_speaker_are_said_at_every_width(library, width):
    state = replace(state_of(library, "tariff").on_quote(1), only=Choice("x", "Tom Reyes"))
    text = status(state, width)
    assert "quote 2/6" in text
    assert "Reyes" in text
    assert "only" in text


def test_no_quotes_and_no_article_are_said(library):
    assert status(state_of(library, "explained"), 80) == "article 2/37  no quotes"
    assert status(DeskState(), 80) == "no article open"


def test_a_search_in_the_article_is_counted_as_such(library):
    state = replace(state_of(library, "tariff").with_hits((Span(3, 5),)), find="x")
    assert status(state, 120).startswith("find -/1  ")
    assert status(replace(state.with_hits(()), find="x"), 120).startswith("find -/0  ")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tom Reyes", "Tom Reyes"),
        ("Alexandra Featherstonehaugh", "A.Featherston~"),
        ("a spokesman for the home office", "a spokesman f~"),
        ("Constantinopolitan", "Constantinopo~"),
    ],
)
def test_long_names_are_shortened(name, short):
    assert shortened(name) == short


def test_evidence_has_the_word_first(library):
    tariff = library.article("tariff")
    ana, tom, carried, unknown, *_ = library.quotations(Selection(article_id="tariff")).quotations
    assert verdict(ana) == "= named 0.93"
    assert verdict(tom) == "~ inferred 0.71"
    assert verdict(unknown) == "?? unknown"
    evidence = evidence_of(tom, tariff)
    assert evidence.speaker == "Tom Reyes"
    assert evidence.facts == (
        ("who", "he -> Tom Reyes"),
        ("rule", "source: he"),
        ("rule", "marks"),
        ("cue", '"he told"'),
        ("here", '"he"'),
        ("alt", "Somebody Else (share 0.22)"),
        ("kind", "direct, speech, 1.00"),
    )
    assert [span.of(tariff.text) for span in evidence_spans(tom)] == ["he", "told"]
    assert evidence_spans(carried) == ()


def test_evidence_tells_first_by_way_of_whom_a_quote_comes(library):
    ana, tom, *_ = library.quotations(Selection(article_id="tariff")).quotations
    inner = replace(tom, quotation=replace(tom.quotation, parent=ana.quotation.id))
    evidence = evidence_of(inner, library.article("tariff"), (ana, inner))
    assert evidence.facts[0] == ("from", f"second-hand, by way of {ana.speaker}")
    assert content_of(evidence).plain.splitlines()[1].startswith("from: second-hand")


def test_others_are_named_with_their_share_three_at_most_and_never_the_speaker(library):
    tom = library.quotations(Selection(article_id="tariff")).quotations[1]
    others = (("Ana", 0.31), ("tom reyes", 0.2), ("Mara", 0.1), ("Bo", -2.4), ("Cy", 0.0))
    scored = replace(tom, attribution=replace(tom.attribution, candidates=others))
    facts = evidence_of(scored, library.article("tariff")).facts
    assert [name for label, name in facts if label == "alt"] == [
        "Ana (share 0.31)",
        "Mara (share 0.10)",
        "Bo",
    ]


def test_cue_and_source_far_apart_are_not_joined(library):
    tariff = library.article("tariff")
    ana = library.quotations(Selection(article_id="tariff")).quotations[0]
    assert ("cue", '"said"') in evidence_of(ana, tariff).facts


def test_result_has_three_lines(library):
    water, reyes = parse_query("water"), parse_query("speaker:reyes")
    page = library.search(water, sort=Sort.NEWEST)
    lines = [line.plain for line in result_lines(page.hits[1], 31, water)]
    assert lines == [
        "11 Mar 2024 The Courier",
        "Water tariff splits the bench",
        "  3 hits   6 quotes",
    ]
    wide = [line.plain for line in result_lines(page.hits[1], 60, water)]
    assert wide[0] == "11 Mar 2024 The Courier                    3 hits   6 quotes"
    assert "water tariff" in wide[2].lower()
    assert len(wide[2]) <= 60
    late = replace(
        page.hits[1], snippet=replace(page.hits[1].snippet, highlights=(Span(100, 105),))
    )
    assert len(result_lines(late, 60, water)[2].plain) <= 60
    bare = [line.plain for line in result_lines(page.hits[1], 60, Query())]
    assert bare[0].endswith("  6 quotes")
    assert bare[2] == ""
    (hit,) = [one for one in library.search(reyes, sort=Sort.NEWEST).hits if one.quotes == 6]
    assert result_lines(hit, 31, reyes)[2].plain.endswith(" 6 quotes in all")


def test_an_article_without_date_and_outlet_goes_by_its_id(library):
    assert origin(library.article("bridge").heading) == "bridge"
    assert origin(library.article("tariff").heading) == "The Courier, 11 Mar 2024"
    assert origin(library.article("explained").heading) == "Valley Wire, 2 Mar 2024"


def panel_of(library, quotations, letters=""):
    everybody = library.groups(Query(), prefix=letters)
    here = rows_here(quotations, {one.id: one for one in library.speakers().speakers}, letters)
    return PanelRows(here, Crowd(rows=Rows.first(everybody.groups, everybody.total)))


def said_of(rows):
    return [(row.name, row.counts) for row in rows.at_hand()]


def test_speakers_here_come_first_then_the_unknown_then_the_rest(library):
    quotations = library.quotations(Selection(article_id="tariff")).quotations
    rows = panel_of(library, quotations)
    assert said_of(rows) == [
        ("Tom Reyes", "4/6"),
        ("Ana Duarte", "1/2"),
        ("(unknown)", "1"),
        ("", ""),
        ("Mara Okafor", "1"),
    ]
    assert [rows.get(index) for index in range(len(rows))] == rows.at_hand()
    assert said_of(panel_of(library, quotations, "REY")) == [("Tom Reyes", "4/6")]
    assert said_of(panel_of(library, quotations, "ok")) == [("Mara Okafor", "1")]
    assert said_of(panel_of(library, ()))[0] == ("Tom Reyes", "6")


def test_in_a_long_list_nobody_is_left_out_and_rows_may_not_be_there_yet(library):
    reyes, duarte, _ = library.speakers().speakers
    here = [SpeakerRow(Choice(duarte.id, duarte.name), 1, 2)]
    groups = {0: SpeakerGroup.of_one(reyes), 1: SpeakerGroup.of_one(duarte)}
    rows = PanelRows(here, Crowd(rows=Rows(groups, 50_000)))
    assert len(rows) == 50_002
    assert rows.get(2).counts == "6"
    assert rows.get(3) == here[0]
    assert rows.get(4) is None
    assert rows.find(here[0].choice) == 0
    assert rows.find(Choice(reyes.id, reyes.name)) == 2
    assert rows.find(None) is rows.find(Choice("x", "Nobody")) is None
    assert rows.of_crowd(2, 40) == (0, 38)


@pytest.fixture(scope="module")
def trust():
    """Return a library, its first group (of 3), and the members of that."""
    library = open_memory([*readings(), *spoken_for("Lake Trust", 3)], name="trust")
    group = library.groups(Query(), prefix="lake").groups[0]
    return library, group, Rows.first(library.group_members(group.first.id, Query()), 3)


def opened_panel(trust, query=""):
    """Return the panel beside the tariff, with that group open."""
    library, group, members = trust
    quotations = library.quotations(Selection(article_id="tariff")).quotations
    everybody = library.groups(parse_query(query))
    rows = Rows.first(everybody.groups, everybody.total)
    at = next(at for at, one in rows.at_hand() if one.first.id == group.first.id)
    known = {one.id: one for one in library.speakers().speakers}
    return PanelRows(
        rows_here(quotations, known), Crowd(rows=rows, unfolded=Unfolded(group, at, members))
    )


def test_below_an_open_group_stand_its_speakers_each_with_its_article(trust):
    rows = opened_panel(trust)
    drawn = [row_text(rows.get(index), 24).plain for index in range(len(rows))]
    assert drawn[4:] == [
        "- Lake Trust: un~ 3 in 3",
        "  Note 0               1",
        "  Note 1               1",
        "  Note 2               1",
        "Mara Okafor            1",
    ]
    assert [rows.group_at(index) for index in range(len(rows))].count(None) == len(rows) - 1
    group = rows.group_at(4)
    assert rows.row_of(group) == 4
    assert rows.get(4).choice is None
    member = rows.get(6).choice
    assert member.speaker_id.endswith("@day0001")
    assert rows.find(member) == 6
    assert rows.find(rows.get(8).choice) == 8
    assert rows.of_members(4, 8) == (-1, 3)
    assert rows.of_crowd(4, 8) == (0, 1)


def test_a_group_of_a_long_list_opens_where_it_stands(trust):
    _, group, _ = trust
    crowd = Crowd(rows=Rows({7: group}, 50_000), unfolded=Unfolded(group, 7, Rows({}, 3)))
    rows = PanelRows((), crowd)
    assert len(rows) == 50_003
    assert (rows.get(7).lead, rows.get(8), rows.get(11)) == ("- ", None, None)
    assert rows.group_at(7) == 7
    assert rows.of_crowd(5, 12) == (5, 9)
    assert rows.of_crowd(8, 10) == (7, 7)
    closed = PanelRows((), Crowd(rows=Rows({7: group}, 50_000)))
    assert (len(closed), closed.get(7).lead, closed.row_of(9)) == (50_000, "+ ", 9)


def test_a_long_name_is_cut_before_its_counts():
    row = SpeakerRow(Choice("x", "A spokeswoman for the harbour"), 2, 14)
    assert row_text(row, 20).plain == "A spokeswoman ~ 2/14"
    assert row_text(SpeakerRow(Choice("x", "Ada"), 0, 3), 10).plain == "Ada      3"


def counts(found, width, speakers=None):
    return counts_text(found, speakers=speakers, width=width)


def test_counts_of_the_search_by_width(library):
    page = replace(library.search(parse_query("water"), sort=Sort.NEWEST), took_ms=18.4)
    found = Found(page=page)
    assert counts(found, 120, 3) == "3 articles  8 quotes  3 speakers  18 ms"
    assert counts(found, 120) == "3 articles  8 quotes  18 ms"
    assert counts(found, 80, 3) == "3 articles  8 quotes  18 ms"
    assert counts(found, 60, 3) == "3 articles"
    water = replace(found, asking=Asking(parse_query("water")))
    assert counts(water, 120, 3) == "3 articles  8 quotes in them  3 speakers  18 ms"
    assert counts(water, 80) == "3 articles  8 quotes in them  18 ms"
    assert counts(replace(water, page=replace(page, total=1)), 80).startswith(
        "1 article  8 quotes in it"
    )
    assert counts(replace(water, page=replace(page, total=0)), 80) == "0 articles  8 quotes  18 ms"
    many = replace(page, total=1_187, quotes=190_353)
    assert counts(replace(water, page=many), 72) == "1,187 articles  190,353 quotes in them"
    reyes = replace(found, asking=Asking(parse_query("water speaker:reyes")))
    assert counts(reyes, 80) == "3 articles  8 quotes match  18 ms"
    one = replace(reyes, page=replace(page, quotes=1))
    assert counts(one, 80) == "3 articles  1 quote matches  18 ms"
    late = Found(page=replace(page, partial=True, total=1, quotes=1200))
    assert counts(late, 80) == "1+ article  1,200+ quotes  18 ms"
    assert counts(Found(), 80) == ""


def test_tabs_name_the_panes_with_their_counts():
    parts = tab_parts(STANDARD, Pane.ARTICLE, "2/37", "3/41")
    assert "".join(part.text for part in parts) == " 1 Results 2/37  [2 Article]  3 Speakers 3/41 "
    assert [part.command for part in parts if part.style] == ["pane.article"]


@pytest.mark.parametrize(
    ("width", "rank", "articles", "row"),
    [
        (
            60,
            Rank(1, 2),
            "2 articles",
            " 1 Results 1/2  [2 Article]  3 Speakers 3/7  2 articles [s]",
        ),
        (
            60,
            Rank(2, 37),
            "37 articles",
            " 1 Results 2/37  [2 Article]  3 Speakers 3  37 articles [s]",
        ),
        (
            60,
            Rank(12, 1240),
            "1,240 articles",
            " 1 Results  [2 Article]  3 Speakers 3  1,240 articles [s]",
        ),
        (60, Rank(0, 0), "", " 1 Results -/0  [2 Article]  3 Speakers 3/7  s Search "),
        (40, Rank(1, 2), "2 articles", " 1 Results  [2 Article]  3 Speakers  s Search "),
    ],
)
def test_tabs_say_how_many_articles_were_found_where_there_is_room(width, rank, articles, row):
    left, right = tab_row(STANDARD, Pane.ARTICLE, rank, ("3/7", articles), width=width)
    assert "".join(part.text for part in (*left, *right)) == row


def test_a_message_stands_in_the_rule():
    assert [part.text for part in rule_parts(12, (3, 40), ())] == ["---+--------"]
    parts = rule_parts(12, (3, 10), (Part("hello"),))
    assert "".join(part.text for part in parts) == "- hello --+-"


def test_a_long_message_is_broken_between_its_parts():
    message = [Part("one two three"), Part("  "), Part("four five"), Part("  "), Part("six")]
    lines = broken(message, 16, most=3)
    assert ["".join(part.text for part in line) for line in lines] == [
        "one two three  ",
        "four five  six",
    ]
    assert broken((), 10, most=3) == [[]]
    assert len(broken(message, 4, most=2)) == 2


def test_footer_keys_are_wide_apart_where_there_is_room():
    assert "".join(part.text for part in footer_parts(140)).startswith("s Search  / Find here  n")
    assert "".join(part.text for part in footer_parts(80)).startswith("s Search / Find n Hit")


def test_a_place_to_come_back_to_has_the_quote_that_follows_it(library):
    state = state_of(library, "tariff", target=Target(point=BEFORE))
    assert state.quote == 0
    after = state_of(library, "tariff", target=Target(point=10_000))
    assert after.quote == 5
    missing = state_of(library, "tariff", target=Target(quotation_id="q99"))
    assert missing.quote == 0
