"""What stands around a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Kind, Mode, Quotation, Span
from reader.page.context import context


def around(text):
    """Return what stands around the words between braces, which are not part of the text."""
    start, end = text.index("{"), text.index("}") - 1
    text = text.replace("{", "").replace("}", "")
    found = context(text, Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(start, end),)))
    return found.before.of(text), found.after.of(text)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("One. Two. {Three}. Four. Five.", "Two. ", ". Four."),
        (
            'He came. "{We pay}," said Ana Duarte. She left. All did.',
            'He came. "',
            '," said Ana Duarte. She left.',
        ),
        ('One. Ana said: "{We pay.}" She left. Two.', 'One. Ana said: "', '" She left.'),
        ('Noted by Dr. Kent of St. Ann. "{No}."', 'Noted by Dr. Kent of St. Ann. "', '."'),
        ("A title\n\nOne line\n{We pay}\nThe next\nAnother", "One line\n", "\nThe next"),
        ("{We pay}", "", ""),
        ("... {We pay}... ", "", "..."),
        ("One.\n\n {We pay}", "One.\n\n ", ""),
    ],
)  # fmt: skip
def test_a_sentence_on_either_side(text, before, after):
    assert around(text) == (before, after)


def test_long_sentences_are_cut_between_words():
    long = " ".join(["word"] * 200)
    before, after = around(f"{long} {{We pay}} {long}")
    assert len(before) <= 280 >= len(after)
    assert before.startswith("word ")
    assert after.endswith(" word")
    before, after = around("x" * 1000 + "{We pay}" + "x" * 1000)
    assert before == after == "x" * 280


@given(
    st.text(alphabet='ab .!?"\n\u2019A', max_size=40),
    st.text(min_size=1, max_size=5),
    st.text(max_size=40),
)
def test_it_lies_beside_the_quotation_whatever_the_text(before, said, after):
    text = before + said + after
    content = Span(len(before), len(before) + len(said))
    found = context(text, Quotation("q1", Kind.DIRECT, Mode.SPEECH, (content,)))
    assert 0 <= found.before.start <= found.before.end == content.start
    assert content.end == found.after.start <= found.after.end <= len(text)
