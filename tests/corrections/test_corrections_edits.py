"""`edits.jsonl` as text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corrections.anchoring import selector_at, text_hash
from index.corrections.deciding import decide
from index.corrections.edits import Fault, edit_line, parse_edits
from index.corrections.values import Edit, Op, Selector
from index.model import Span

SEED = Path(__file__).parents[2] / "seeds" / "001_23d4802bcc20c258.txt"
DOCUMENTED = """\
{"op":"reject","article":"seed/001","article_sha256":"0156858d","selector":{"type":"TextQuoteSelector","exact":"best interest","prefix":"have a duty to act in the \\"","suffix":"\\" of a child in their care."},"at":"2026-11-21T10:02:00Z","note":"term of an Act"}
{"op":"set_speaker","article":"seed/001","article_sha256":"0156858d","selector":{"type":"TextQuoteSelector","exact":"We are developing a returns programme","prefix":"asylum seeking children. \\"","suffix":" for unaccompanied"},"speaker":"Home Office (unnamed spokesman)","at":"2026-11-21T10:03:00Z","note":""}
{"op":"set_content","article":"seed/001","article_sha256":"0156858d","selector":{"type":"TextQuoteSelector","exact":"If these decisions are","prefix":"she said. '","suffix":" not in the best interests"},"content":[{"start":732,"end":889}],"at":"2026-11-21T10:04:00Z","note":"mark is broken"}
{"op":"confirm","article":"seed/001","article_sha256":"0156858d","selector":{"type":"TextQuoteSelector","exact":"ministers had so far failed","prefix":"Victims of Torture, said ","suffix":" to reassure agencies"},"at":"2026-11-21T10:05:00Z","note":""}
"""  # noqa: E501 - one decision a line

TEXTS = st.text(max_size=20)
FILLED = TEXTS.filter(str.strip)


@st.composite
def edits(draw):
    op = draw(st.sampled_from(Op))
    bounds = sorted(draw(st.sets(st.integers(0, 99), min_size=2, max_size=6)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return Edit(
        op,
        draw(FILLED),
        draw(TEXTS),
        Selector(draw(FILLED), draw(TEXTS), draw(TEXTS), draw(st.none() | st.integers(0, 99))),
        draw(st.none() | FILLED) if op is Op.SET_SPEAKER else None,
        tuple(Span(*pair) for pair in pairs) if op is Op.SET_CONTENT else (),
        draw(TEXTS),
        draw(TEXTS),
    )


@given(st.lists(edits()))
def test_what_is_written_is_read(several):
    text = "".join(f"{edit_line(one)}\n" for one in several)
    assert [line.edit for line in parse_edits(text)] == several
    assert len(text.encode().split(b"\n")) == len(several) + 1


def test_the_documented_lines_are_read():
    first, second, third, fourth = [line.edit for line in parse_edits(DOCUMENTED)]
    assert (first.op, first.selector.exact, first.note) == (
        Op.REJECT,
        "best interest",
        "term of an Act",
    )
    assert second.speaker == "Home Office (unnamed spokesman)"
    assert third.content == (Span(732, 889),)
    assert fourth.op is Op.CONFIRM
    assert {one.article for one in (first, second, third, fourth)} == {"seed/001"}


def test_the_documented_lines_find_their_places_in_the_seed():
    text = SEED.read_text(encoding="utf-8")
    decided = decide(text, (), [line.edit for line in parse_edits(DOCUMENTED)])
    # Without a quotation there nothing can be confirmed, and nothing needs rejecting.
    assert [orphan.correction.op for orphan in decided.orphans] == [Op.CONFIRM]
    speaker, content = decided.decisions
    assert speaker.contents[0].of(text) == "We are developing a returns programme"
    assert content.contents[0].of(text).startswith("If these decisions are not in the best")
    assert text_hash(text).startswith("0156858d")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", Fault.JSON),
        ("[" * 100_000, Fault.JSON),
        ("[]", Fault.LINE),
        ("\udcff{}", Fault.BYTES),
        ('{"op": "burn"}', Fault.OP),
        ('{"op": ["reject"]}', Fault.OP),
        ('{"op": "reject"}', Fault.ARTICLE),
        ('{"op": "reject", "article": 3}', Fault.TEXT),
        ('{"op": "reject", "article": "a"}', Fault.SELECTOR),
        ('{"op": "reject", "article": "a", "selector": {}}', Fault.EMPTY),
        ('{"op": "reject", "article": "a", "selector": {"exact": 1}}', Fault.EXACT),
        ('{"op": "set_speaker", "article": "a", "selector": {"exact": "x"}}', Fault.SPEAKER),
        (f'{{"note": "{"x" * 1_000_000}"}}', Fault.LENGTH),
    ],
)
def test_a_broken_line_says_what_is_wrong_and_stays(line, problem):
    (read,) = parse_edits(f"{line}\n")
    assert (read.number, read.text, read.edit, read.problem) == (1, line, None, problem)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ([], Fault.CONTENT),
        ([3], Fault.SPAN),
        ([{"start": 2, "end": 2}], Fault.SPAN),
        ([{"start": True, "end": 2}], Fault.SPAN),
        ([{"start": -1, "end": 2}], Fault.SPAN),
        ([{"start": 0, "end": 1 << 60}], Fault.SPAN),
        ([{"start": 4, "end": 6}, {"start": 5, "end": 7}], Fault.ORDER),
    ],
)
def test_content_is_one_span_after_the_other(content, problem):
    cells = {"op": "set_content", "article": "a", "selector": {"exact": "x"}, "content": content}
    (read,) = parse_edits(json.dumps(cells))
    assert (read.edit, read.problem) == (None, problem)


def test_lines_of_other_makers_are_read():
    line = edit_line(Edit(Op.REJECT, "a", "00", Selector("x")))
    text = f'\ufeff{line}\r\n\n{line[:-1]}, "seen_by": ["me"]}}'
    first, empty, third = parse_edits(text)
    assert first.edit == third.edit == Edit(Op.REJECT, "a", "00", Selector("x"))
    assert (empty.edit, empty.problem) == (None, None)
    assert parse_edits("") == ()


def test_an_id_that_is_no_unicode_is_written_all_the_same():
    edit = Edit(Op.CONFIRM, "caf\udce9", "00", Selector("x"))
    line = edit_line(edit)
    assert line.isascii()
    assert parse_edits(line)[0].edit == edit


def test_a_place_is_named_with_twenty_words_around_it():
    text = "a " * 100 + "here" + " z" * 100
    span = Span(200, 204)
    selector = selector_at(text, span)
    assert (selector.exact, selector.start) == ("here", 200)
    assert len(selector.prefix) == len(selector.suffix) == 100
    wide = selector_at(text, span, [Span(204, 300)])
    assert len(wide.suffix) == 196
