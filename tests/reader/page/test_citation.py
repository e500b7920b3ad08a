import datetime as dt
from dataclasses import replace

import pytest

from index import Attribution, Heading, Kind, Mode, Quotation, Quoted, Span, Voice, VoiceKind
from reader.page.citation import citation
from reader.page.wording import attributed

TITLE = "Water tariff splits the bench"
HEADING = Heading("courier/water", TITLE, dt.date(2024, 3, 11), outlet="The Courier")
QUOTATION = Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(1182, 1192), Span(1240, 1254)))
VOICE = Voice("v1", "Tom Reyes", VoiceKind.PERSON, ())
QUOTED = Quoted(
    HEADING,
    QUOTATION,
    Attribution("q1", VOICE, named=False, confidence=0.714),
    ("We did ask", "Twice,\r\n in fact"),
    None,
    "s1",
    "Tom Reyes",
    "courier/water#q1",
)


def test_a_citation_names_words_speaker_place_and_certainty():
    assert citation(QUOTED) == (
        '"We did ask … Twice, in fact" - Tom Reyes, quoted in The Courier, 11 Mar 2024, '
        f'"{TITLE}" [courier/water:1182-1254; attribution: inferred 0.71]'
    )


def test_a_named_speaker_is_told_from_an_inferred_one_and_from_none():
    named = replace(QUOTED, attribution=replace(QUOTED.attribution, named=True, confidence=0.9))
    assert attributed(named) == "named 0.90"
    unknown = replace(QUOTED, speaker=None, speaker_id=None)
    assert attributed(unknown) == "unknown"
    assert " - unknown speaker, quoted in The Courier" in citation(unknown)


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        (Heading("a", TITLE), f'in "{TITLE}" ['),
        (Heading("a", TITLE, dt.date(2024, 3, 1)), f'in "{TITLE}", 1 Mar 2024 ['),
        (Heading("a", TITLE, outlet="The Courier"), f'in The Courier, "{TITLE}" ['),
    ],
)
def test_what_is_not_known_of_the_article_is_left_out(heading, place):
    assert place in citation(replace(QUOTED, heading=heading))


@pytest.mark.parametrize(
    ("kind", "verbatim"),
    [(Kind.DIRECT, True), (Kind.UNMARKED, False), (Kind.INDIRECT, False), (Kind.MIXED, False)],
)
def test_reported_words_are_not_put_between_marks(kind, verbatim):
    line = citation(replace(QUOTED, quotation=replace(QUOTATION, kind=kind)))
    assert line.startswith('"We did' if verbatim else "We did")
    assert ("quoted in" if verbatim else "reported in") in line


def test_a_lent_quotation_names_its_lender():
    line = citation(replace(QUOTED, lent_by="valley/tariff"))
    assert line.endswith("inferred 0.71; marked as a quote in valley/tariff]")


def test_second_hand_speech_is_called_so():
    line = citation(replace(QUOTED, quotation=replace(QUOTATION, parent="q1")))
    assert line.endswith("inferred 0.71; second-hand]")
