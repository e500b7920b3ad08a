from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index import Attribution, Heading, Kind, Mode, Quotation, Quoted, Span, Voice, VoiceKind
from reader.page.gutter import NARROW, WIDE, cells, initials, tag

QUOTED = Quoted(
    Heading("a", "Title"),
    Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(0, 1),)),
    Attribution("q1", Voice("v1", "Tom Reyes", VoiceKind.PERSON, ()), named=True),
    ("x",),
    None,
    "Tom Reyes",
    "Tom Reyes",
    "g",
)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("the Works Office", "WO"),
        ("the", "Th"),
        ("the government", "Go"),
        ("reyes", "Re"),
        ("ßen", "Ss"),
        ("Tom Reyes", "TR"),
        ("laura brownlees", "LB"),
        ("Reyes", "Re"),
        ("X", "X "),
        ("Jean-Luc d'Arc", "JD"),
        ("'T Hooft", "TH"),
        ("A spokesman for the Works Office", "SO"),
        ("山田 太郎", "山"),
        ("Ünal Çelik", "ÜÇ"),
        ("\x1b[31m", "31"),
        ("", "??"),
        ("(…)", "??"),
    ],
)
def test_a_name_has_two_cells(name, letters):
    assert initials(name) == letters


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_name_has_two_cells(name):
    assert cell_len(initials(name)) == 2


def test_the_mark_tells_how_the_speaker_is_known():
    assert tag(QUOTED) == "TR="
    assert tag(replace(QUOTED, attribution=replace(QUOTED.attribution, named=False))) == "TR~"
    assert tag(replace(QUOTED, speaker=None)) == "?? "


def test_a_narrow_gutter_has_no_blank():
    assert cells("TR~", width=WIDE, current=">") == "TR~ >"
    assert cells("TR~", width=NARROW, current=">") == "TR~>"
