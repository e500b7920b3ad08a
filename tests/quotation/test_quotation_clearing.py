"""Markup becomes blanks, and every character keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quotation.clearing import BLANK, cleared

PIECES = ["<p>", "<a href=\"x y\">", "</p>", "<", ">", "&quot;", "&", ";", "`", "```", "\n", "~~~",
          "[a](b \"c\")", "](", ")", "<!--", "-->", "word", "SEA", "LEEDS - ", " ", "\"",
          "<t a='b'/>"]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_nothing_moves_and_no_line_is_lost(text):
    found = cleared(text)
    assert len(found) == len(text)
    assert [at for at, c in enumerate(found) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]
    marks = {"&", ";", '"'}
    assert all(
        new in {old, old.lower(), BLANK, '"'} or old in marks
        for old, new in zip(text, found, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<p class="of the day">It fell</p>', "It fell"),
        ('<post id="3">It fell</post>', "It fell"),
        ("3 < 4 and <ana> hello", "3 < 4 and <ana> hello"),
        ('See [it](https://example.org "The guide").', "See [it]."),
        ('Run `say "no"` now', "Run say no now"),
        ("a ``b'' c", "a ``b'' c"),
        ('a\n```\nb "c"\n```\nd', "a d"),
        ("a\n```\nb", "a ``` b"),
        ("He said &quot;no&quot; to it", 'He said "no" to it'),
        ("LEEDS (Northern News) - It fell", "It fell"),
        ("NEW HAVEN, Nov. 3 - It fell", "It fell"),
        ("ST. ALBANS, Vt., March 12, 2015 (NNA) -- It fell", "It fell"),
        ("New Haven (NNA) - It fell", "It fell"),
        ("NEW HAVEN, West Sussex - It fell", "It fell"),
        ("LEEDS \u2014 It fell", "It fell"),
        ("LEEDS -It fell", "LEEDS -It fell"),
        ("ÅLESUND - It fell", "It fell"),
        ("МОСКВА - It fell", "It fell"),
        ("Москва - It fell", "Москва - It fell"),
        ("москва - It fell", "москва - It fell"),
        ("OLD PORT NEW HAVEN - It fell", "It fell"),
        ("THE OLD PORT NEW HAVEN - It fell", "THE OLD PORT NEW HAVEN - It fell"),
        ("NY - It fell", "NY - It fell"),
        ("THE PIER FELL INTO THE SEA", "the pier fell into the sea"),
        ("THE PIER FELL DOWN", "the pier fell down"),
        ("THE PIER OF İZMIR FELL", "THE PIER OF İZMIR FELL"),
        ("A B C THE PIER FELL", "A B C THE PIER FELL"),
        ("THE PIER Fell DOWN", "THE PIER Fell DOWN"),
        ("ANNA REYES: WE SAW IT FALL", "ANNA REYES: WE SAW IT FALL"),
        ("ANNA REYES SAW", "ANNA REYES SAW"),
        ("The pier - It fell", "The pier - It fell"),
        ("ANNA - It fell\nTOM - It did", "ANNA - It fell TOM - It did"),
    ],
)
def test_marks_of_markup_are_blanks(text, left):
    found = cleared(text)
    assert "".join(found.split()) == "".join(left.split())


@pytest.mark.parametrize(("line", "blank"), [(1, True), (6, True), (7, False)])
def test_a_dateline_stands_among_the_first_six_lines(line, blank):
    found = cleared("A line of its own.\n" * (line - 1) + "LEEDS - It fell.")
    assert ("LEEDS" not in found) is blank


def test_a_quotation_between_tags_has_its_speaker(said):
    text = (
        '<p class="of the main part">&quot;It will open,&quot; <a href="/p">Tom Reyes</a> said.</p>'
    )
    assert said(text) == [("It will open", "Tom Reyes", "said")]


def test_an_interview_between_tags_has_its_labels(said):
    text = "<p>Q: When did you start?</p>\n<p>A: In May.</p>\n"
    assert [(words, source) for words, source, _ in said(text)] == [
        ("When did you start?", "Q"),
        ("In May", "A"),
    ]
