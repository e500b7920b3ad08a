"""In which order speakers are offered for letters, and how much of a row is seen."""

from dataclasses import replace

from small_library import small_library

from reader.screens.picking import Row, row_text
from reader.screens.who import answers
from reader.session.likely import Suspect
from reader.session.naming_order import in_order


def speakers(*names):
    known = small_library().speakers().speakers[0]
    return [replace(known, id=name, name=name) for name in names]


def offered(typed, here, others):
    return [one.name for one in in_order(typed, here, others)]


def test_a_whole_word_comes_before_the_beginning_of_one():
    found = speakers("Victoria Lapete", "Victor Conte")
    assert offered("victor", [], found) == ["Victor Conte", "Victoria Lapete"]
    assert offered("vict", [], found) == ["Victoria Lapete", "Victor Conte"]


def test_who_is_quoted_in_the_article_comes_first_and_once():
    here = speakers("Marion Jones", "Victor Conte")
    others = speakers("Victor Hugo", "Victor Conte", "Victoria Lapete")
    assert offered("Victor", here, others) == ["Victor Conte", "Victor Hugo", "Victoria Lapete"]
    assert offered("", here, others) == ["Victor Hugo", "Victor Conte", "Victoria Lapete"]


def test_who_said_it_is_offered_in_the_same_order():
    here = [Suspect("Victoria Lapete", "1 quote here"), Suspect("Victor Conte", "1 quote here")]
    rows = answers("Victor", here, speakers("Victor Hugo"))
    names = ["Victor Conte", "Victor Hugo", "Victoria Lapete"]
    assert [row.label for row in rows][:3] == names


def test_the_name_keeps_its_room_and_what_is_said_of_it_is_cut():
    note = "former secretary general of the International Association, 12 quotes"
    shown = row_text(Row(0, "Konstantinos Papadopoulos", note), 0, 48).plain
    assert shown.startswith("  Konstantinos Papadopoulos former secretary")
    assert shown.endswith("~")
    assert len(shown) == 48
    long = row_text(Row(0, "w" * 80, "2026-01-01"), 0, 40).plain
    assert long.endswith("w~ 2026-01-01")
    assert len(long) == 40
