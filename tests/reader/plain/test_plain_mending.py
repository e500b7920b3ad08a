"""Corrections without a screen: typed as lines, answered with a line."""

import json
from contextlib import closing

import pytest
from small_library import kept_library, of_two_called_pat, small_library

from index import LibraryBusyError
from reader.keymap import STANDARD, keymap_of
from reader.plain.talk import Talk


class Talking:
    def __init__(self, library, key_map=STANDARD):
        self.lines, self.library = [], library
        self.talk = Talk(library, key_map, say=self.lines.append, copy=str)
        self.talk.begin()

    def __call__(self, line):
        self.lines.clear()
        self.talk.answer(line)
        return "\n".join(self.lines)


@pytest.fixture
def talking(tmp_path):
    with closing(kept_library(tmp_path)) as library:
        yield Talking(library)


def edits(talking):
    return [(one.op.value, one.speaker) for one in talking.library.corrections().edits]


def test_who_said_a_quote_is_typed_behind_its_number(talking):
    assert talking("a 4 mara okafor") == "Mara Okafor said quote 4. u undoes."
    assert "Quote 4 of 6. Mara Okafor, corrected by hand" in talking("4")
    assert talking("a Zed Moss") == "Zed Moss, a new name here, said quote 4. u undoes."
    assert talking("a 4 zed moss") == "Zed Moss said quote 4. u undoes."
    assert talking("a 1 ?") == "Nobody knows who said quote 1. u undoes."
    assert talking("a 4 reyes") == "Tom Reyes said quote 4. u undoes."
    assert edits(talking)[-1] == ("set_speaker", "Tom Reyes")
    assert talking("u") == 'Undone: Tom Reyes said "Nobody asked us".'


def test_who_may_have_said_it_is_listed(talking):
    text = talking("a 2")
    assert text.startswith("Who said quote 2? Type a 2 and a name or one of these numbers, ")
    assert "or a 2 ?.\n1: Tom Reyes, as it stands" in text
    assert ": Ana Duarte, speaks just before." in text
    assert not edits(talking)


def test_of_several_names_none_is_guessed(talking):
    assert talking("a 2 Ana Reyes").endswith("u undoes.")
    assert talking("a 4 Reyes") == "Tom Reyes or Ana Reyes? Type more of the name."
    assert len(edits(talking)) == 1


def test_what_is_no_quote_goes_and_comes_back(talking):
    assert talking("x 3") == "Quote 3 is none. u undoes.\n5 quotes left here."
    assert "Water tariff splits the bench. The Courier. 11 Mar 2024. 5 quotes." in talking("r")
    assert talking("u").startswith("Undone: ")
    assert "6 quotes here." in talking("99")
    talking("2")
    assert talking("x").startswith("Quote 2 is none.")
    assert talking("x").startswith("Quote 2 is one again. u undoes.")
    assert talking("=") == "Quote 2 is right as it stands. u undoes."
    assert edits(talking)[-1] == ("confirm", None)


def test_two_speakers_are_one_who_keeps_the_first_name(talking):
    done = talking("merge Ana Duarte = tom reyes")
    assert done == "Tom Reyes is Ana Duarte. u undoes."
    assert talking.library.corrections().rules.merges[0].names == ("Tom Reyes",)
    assert "Ana Duarte: 5 quotes." in talking("p")
    assert talking("u") == "Undone: Tom Reyes is Ana Duarte."
    assert talking("u") == "Nothing to undo."
    assert talking("merge Ana Duarte = Ana Duarte") == "Ana Duarte is one already."
    assert talking("merge Zed = Ana Duarte").startswith("Nobody is called Zed.")
    for wrong in ("merge", "merge Ana Duarte", "merge a = b = c", "merge = b"):
        assert talking(wrong).startswith("Who is who? merge NAME = NAME")
    assert talking.library.corrections().rules.merges == ()


def test_all_who_bear_one_name_are_made_one(tmp_path):
    with closing(of_two_called_pat(tmp_path)) as library:
        assert len(library.speakers("pat rain").speakers) == 2
        done = Talking(library)("merge Pat Rain = pat rain")
        assert done == "All named Pat Rain are one. u undoes."
        assert len(library.speakers("pat rain").speakers) == 1


def test_a_number_that_no_quote_has_changes_nothing(talking):
    for line in ("a 9 Zed", "x 0", f"= {'9' * 5000}"):
        assert talking(line) == "There is no such quote; 6 quotes here."
    talking("K")
    talking("J")
    talking("J")
    assert talking("x") == "No quote is current here, so there is nothing to correct."
    assert not edits(talking)


def test_what_cannot_be_kept_is_said(talking, monkeypatch, tmp_path):
    def busy(_):
        raise LibraryBusyError(tmp_path)

    monkeypatch.setattr(talking.library, "correct", busy)
    assert "another quoth is writing" in talking("a 2 Zed")
    without = Talking(small_library())
    for line in ("a 2 Zed", "x", "u", "merge A = B"):
        assert without(line).startswith("small: only a library keeps corrections")


def test_the_help_has_them_by_the_users_letters(tmp_path):
    with closing(kept_library(tmp_path)) as library:
        talking = Talking(library, keymap_of((("quote.reject", ("d",)),)))
        text = talking("?")
        assert "merge NAME = NAME: " in text
        assert "d quote.reject: Not a quote" in text
        assert "u undo: " in text
        assert talking("d 1").startswith("Quote 1 is none.")
        lines = (tmp_path / "library" / "edits.jsonl").read_text().splitlines()
        assert [json.loads(one)["op"] for one in lines] == ["reject"]


def test_what_is_no_number_names_no_quote(talking):
    talking("3")
    for command in ("x", "="):
        assert talking(f"{command} two") == "two? Name a quote by its number."
        assert talking(f"{command} 1 2") == "1 2? Name a quote by its number."
    assert not edits(talking)


def test_numbers_stay_and_what_is_none_is_one_again_by_its_own(talking):
    before = talking("2")
    assert talking("x 1").startswith("Quote 1 is none.")
    assert talking("2").splitlines()[0] == before.splitlines()[0]
    assert talking("t").count("[1: no quote, as you said]") == 1
    assert "5 quotes." in talking.lines[0]
    assert talking("1").startswith("Number 1 of 6: no quote, as you said.\n")
    assert talking("w").splitlines()[1] == "Number 1 of 6: no quote, as you said."
    for line in ("a 1 Zed", "= 1", "="):
        assert talking(line) == "You said that quote 1 is none. x 1 takes that back."
    assert talking("l").startswith("Quote 2 of 6.")
    assert talking("x 1") == "Quote 1 is one again. u undoes."
    assert talking("1").startswith("Quote 1 of 6. Ana Duarte")
    assert [op for op, _ in edits(talking)][-1] == "confirm"


def test_who_is_suggested_is_taken_by_number_and_no_number_is_a_name(talking):
    listed = talking("a 1").splitlines()
    name = listed[2].removeprefix("2: ").partition(",")[0]
    assert talking("a 1 2") == f"{name} said quote 1. u undoes."
    done = edits(talking)
    for wrong in ("99", "0", "9" * 5000):
        said = talking(f"a 1 {wrong}")
        assert said.startswith("There is no such number")
        assert said.endswith("a 1 lists them.")
    for wrong in ("--", "Bob\x1b[31m", "Bob\udcff"):
        assert talking(f"a 1 {wrong}") == "That is no name."
    assert edits(talking) == done


def test_only_what_can_be_typed_is_named(tmp_path):
    keys = (
        *(("help", ()), ("quote.attribute", ("f5",)), ("quote.reject", ("f6", "X"))),
        *(("quote.confirm", ()), ("undo", ("t",)), ("hit.next", ()), ("speaker.next_quote", ())),
    )
    with closing(kept_library(tmp_path)) as library:
        talking = Talking(library, keymap_of(keys))
        assert talking.lines[0].endswith("help lists the commands.")
        assert talking("zz").endswith("help lists what there is.")
        text = talking("help").splitlines()
        for begun in ("F5 3 NAME: ", "F6 3: ", "quote.confirm 3: ", "F5 quote.attribute: "):
            assert any(line.startswith(begun) for line in text), begun
        assert any(line.startswith("F6 X quote.reject: ") for line in text)
        assert "Type F5 2 and a name" in talking("F5 2")
        assert talking("F5 1 Zed") == "Zed, a new name here, said quote 1. undo undoes."
        assert talking("undo").startswith("Undone")
        assert "hit.next goes on, / ends it." in talking("/hall")
        assert talking("hit.next").endswith("/ ends the search here.")
        talking("6")
        assert "speaker.next_quote goes on in other" in talking("l")
