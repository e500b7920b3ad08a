"""What is written as Markdown is read by a parser of Markdown as what it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index import Heading, Kind
from reader.page.markdown import block, escaped
from reader.page.rows import NO_QUOTE

PARSER = MarkdownIt("gfm-like", {"linkify": False})
PIECES = st.sampled_from(
    [*"*_`[]()<>#+-=|~!&$\\.:1ab \n", "](http://x)", "<b>", "&lt;", "***", "---", "1. ", "    "]
)
QUOTED = replace(
    NO_QUOTE,
    heading=Heading("courier/water_1", "The *tariff*", outlet="The <b>Courier</b>"),
    texts=("We pay [twice](http://x)", "and\n# more"),
    speaker="Tom_Reyes_",
)


def shown(markdown):
    """Return the words that a reader of the page sees, and the kinds of things they stand in."""
    words, kinds = [], set()
    for token in PARSER.parse(markdown):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            words.append("\n" if child.type == "softbreak" else child.content)
        words.append("\n" if token.type == "paragraph_close" else "")
    return "".join(words), kinds


@given(st.lists(PIECES).map("".join))
def test_no_text_is_markup(text):
    seen, kinds = shown(escaped(text))
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "softbreak",
                     "text_special"}  # fmt: skip
    lines = [line.strip() for line in text.split("\n")]
    assert seen.split("\n")[:-1] == [line for line in lines if line] or not any(lines)


def test_a_control_character_does_not_reach_the_page():
    assert "\x1b" not in escaped("a\x1b[2Jb")


def test_a_quotation_is_a_block_with_its_citation():
    seen, kinds = shown(block(QUOTED))
    assert seen.strip().split("\n") == [
        '"We pay [twice](http://x) … and',
        '# more"',
        '— Tom_Reyes_, quoted in The <b>Courier</b>, "The *tariff*"',
        "courier/water_1:0-0; attribution: inferred 0.00",
    ]
    assert "blockquote_open" in kinds
    assert not kinds & {"link_open", "html_inline", "heading_open", "em_open"}


def test_reported_words_stand_without_marks():
    reported = replace(QUOTED, quotation=replace(QUOTED.quotation, kind=Kind.INDIRECT))
    assert block(reported).startswith("> We pay")
    assert "reported in" in block(reported)


def test_a_reference_with_marks_of_its_own_is_a_text():
    odd = replace(QUOTED, heading=replace(QUOTED.heading, id="a`<b>`"))
    seen, kinds = shown(block(odd))
    assert "a`<b>`:0-0; attribution" in seen
    assert "html_inline" not in kinds


def test_blocks_stay_apart():
    assert [t.type for t in PARSER.parse(block(QUOTED) * 2)].count("blockquote_open") == 2
