"""A quotation among the words around it, cut to some lines."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from index import Span
from reader.page.excerpt import Passage, collapsed, fitted


def passage(text):
    """Return a passage of which the words between braces were said."""
    start, end = text.index("{"), text.index("}") - 1
    return Passage(text.replace("{", "").replace("}", ""), (Span(start, end),))


def drawn(whole, width, lines):
    """Return the lines, with braces around what was said."""
    return [marked(line) for line in fitted(whole, width, lines)]


def marked(line):
    text = line.text
    for span in reversed(line.said):
        text = f"{text[: span.start]}{{{text[span.start : span.end]}}}{text[span.end :]}"
    return text


def test_what_fits_is_whole():
    assert drawn(passage("One. {Two} three."), 20, 2) == ["One. {Two} three."]
    assert drawn(passage("One two. {Three} four."), 9, 3) == ["One two. ", "{Three} ", "four."]


def test_what_was_said_comes_before_what_stands_around_it():
    before = "Here are many words that were printed before. "
    after = " And here are many that were printed after it."
    short = drawn(passage(f"{before}{{We pay twice}}{after}"), 20, 2)
    assert short == ["…before. {We pay }", "{twice} And here are…"]
    long = drawn(passage(f'{before}"{{We pay for water and we pay for the pumps}}"'), 20, 2)
    assert long[0] == '…"{We pay for water }'
    assert long[1].startswith("{and we pay for the")


def test_a_run_of_white_space_is_one_blank_and_spans_follow():
    text = 'a\n\n "We  pay\n now"  b'
    start = text.index("We")
    whole = collapsed(Passage(text, (Span(start, text.index('"  b')),), (Span(start, start + 2),)))
    assert whole.text == 'a "We pay now" b'
    assert [one.of(whole.text) for one in whole.said] == ["We pay now"]
    assert [one.of(whole.text) for one in whole.hits] == ["We"]


def test_a_span_that_begins_or_ends_inside_white_space_is_of_the_words():
    whole = collapsed(Passage("a     b     c", (Span(3, 9), Span(2, 4))))
    assert [one.of(whole.text) for one in whole.said] == ["b "]


def test_nothing_reaches_the_terminal_uncleaned():
    (line,) = fitted(Passage("a \x1b[31m b", (Span(0, 1),)), 40, 1)
    assert "\x1b" not in line.text


@given(
    st.text(max_size=80),
    st.text(min_size=1, max_size=60),
    st.text(max_size=80),
    st.integers(8, 40),
    st.integers(1, 4),
)
@example("", "漢字漢字漢字漢字", "", 9, 1)
@example("00", " 000000", "", 8, 1)
@example("0", "⺀¡00000", "", 8, 1)
@example("漢 漢漢漢漢漢", "a", "", 8, 1)
@example("a aaa aaaaaaa ", "b", "", 8, 2)
def test_lines_fit_and_show_what_was_said_first(before, said, after, width, lines):
    whole = collapsed(Passage(before + said + after, (Span(len(before), len(before + said)),)))
    shown = fitted(whole, width, lines)
    assert 0 <= len(shown) <= lines
    for line in shown:
        assert cell_len(line.text.rstrip()) <= width
        assert all(0 <= one.start < one.end <= len(line.text) for one in line.said)
    if said.strip() and whole.said[0].of(whole.text).strip():
        assert any(said.of(line.text).strip() for line in shown for said in line.said)
