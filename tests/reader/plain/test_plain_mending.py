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
    assert text.startswith("Who said quote 2? Type a 2 and a name, or a 2 ?.\nTom Reyes: as it ")
    assert "Ana Duarte: speaks just before." in text
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
    assert talking("x").startswith("It is a quote again. u undoes.")
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
        assert talking(line).startswith("There is no quote ")
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
