"""Corrections as a person makes them, in a real terminal, with and without a mouse."""

import json

import pytest

pytestmark = pytest.mark.terminal
ENTER = "\r"
TEXT = """Water tariff splits the bench

"We will not sign it," said councillor Ana Duarte, who chairs the panel.

"Nobody asked us," one of them shouted.

Tom Reyes wrote one word on the wall: never again.

"We did ask," said Tom Reyes. "Twice."
"""
OTHER = 'The bridge opens\n\n"It will carry trams," said Mara Okafor on the quay.\n'


@pytest.fixture
def library(terminal, tmp_path):
    """A library of two articles, and what was decided in it."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "tariff.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "news" / "bridge.txt").write_text(OTHER, encoding="utf-8")
    made = terminal("index", "news", "--library", "a").until("2 articles")
    assert made.left() == 0

    def decided():
        path = tmp_path / "a" / "edits.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [(one["op"], one.get("speaker")) for one in map(json.loads, lines)]

    return decided


def test_by_keys_each_correction_is_kept_and_undone_also_by_the_next_process(terminal, library):
    shown = terminal("a", size=(80, 24)).until("quote 1/4", "AD= >")
    shown.press("a").press("2").until("Saved. u undoes", "TR* >")
    assert library() == [("set_speaker", "Tom Reyes")]
    shown.press("aoka\r").until("MO* >")  # as fast as a burst of keys arrives
    shown.press("x").until("x   >", "quote -/3")
    shown.press("x").until("MO* >")
    shown.press("=").until("Right as it stands")
    # Nobody had found the words between the marks that follow.
    shown.press("w").until("Last word").press(ENTER).until("Who said this?", '"Nobody asked us')
    shown.press("1").until("Added", "quote 2/5")
    assert [op for op, _ in library()] == [
        "set_speaker",
        "set_speaker",
        "reject",
        "confirm",
        "confirm",
        "set_content",
        "set_speaker",
    ]
    shown.press("q")
    assert shown.left() == 0
    again = terminal("a", size=(80, 24)).until("quote ", "/5")
    for left, shows in ((5, "quote 2/4"), (4, "MO* >"), (3, "x   >"), (2, "MO* >"), (1, "TR* >")):
        again.press("u").until("Undone", shows)
        assert len(library()) == left
    again.press("u").until("AD= >")
    assert library() == []
    again.press("u").until("Nothing to undo")
    again.press("q")
    assert again.left() == 0


def test_by_mouse_words_are_dragged_over_and_messages_and_evidence_are_clicked(terminal, library):
    shown = terminal("a").until("quote 1/4", "kind: direct")  # the evidence has got its room
    shown.click(*shown.find("x No quote")).until("x   >", "u undoes")
    shown.click(*shown.find("u undoes")).until("Undone", "AD= >")
    shown.click(*shown.find("a Who")).until("Who said this?")
    shown.click(*shown.find("2 Tom Reyes")).until("TR* >", without=("Who said this?",))
    shown.drag(shown.find("Nobody asked"), shown.find("asked us"))
    shown.until("w makes these words a quote")
    shown.click(*shown.find("w makes")).until("Who said this?", '"Nobody ')
    shown.click(*shown.find("1 Tom Reyes")).until("Added")
    assert [op for op, _ in library()] == ["set_speaker", "set_content", "set_speaker"]
    shown.press("q")
    assert shown.left() == 0
