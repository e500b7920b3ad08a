"""Text that is not meant to be read: nothing fails, work grows with length, no mark spreads."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction import read
from index.model import Article, Heading
from index.quotation.labelled import pieces
from index.quotation.parts import parts
from index.quotation.tokens import paragraphs

LINES = """Q: When did you start?
A: In May. I was young.
Q.
A)
MR. SMITH: Did you?
ANA DUARTE (quietly): I did, and "so did he," she said.
Ana Duarte, Harbour Watch: We will.
The Minister (Tom Reyes): Yes!
[10:32] ana: you?
10:33 ben: me
<ana> hello, you
<p class="of the wall">"It fell," said Ana.</p>
ROSA. Come in!
GHOST. I will not.
Enter ROSA
Note: nothing
ACTION: the clerk
(He laughs.)
We saw it and Reyes said that it fell.
"It fell, he said. "It fell.
``It fell'' said 'the mayor' "
„Wir haben es nicht gesehen“, sagte sie und der Rat ist in der Stadt.
if said == "it fell and it will": print("she said")
| Ana | "it fell and it will" |
2024-03-04 10:32:01 said "it fell and it will"
```
# said
$ echo "it fell and it will"
---
&quot;It fell,&quot; said &amp; he
* [it](https://example.org "it fell")
\u0642\u0627\u0644 \u201c\u0627\u0644\u062c\u0633\u0631\u201d
e\u0301\u0302\x00\x1b[31m\U0001f600
:
A: B: C: D:
""".splitlines()
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "", "\u2028", "\n \n"])
TEXTS = st.lists(st.tuples(st.sampled_from(LINES), ENDS), max_size=25).map(
    lambda drawn: "".join(line + end for line, end in drawn)
)
FEW = settings(max_examples=150, deadline=None)


def reading(text):
    return read(Article(Heading("a", "A"), text))


@FEW
@given(TEXTS)
def test_quotations_are_in_order_in_the_text_and_apart(text):
    found = reading(text)
    spans = [span for quotation in found.quotations for span in quotation.contents]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for quotation in found.quotations:
        for span in (*quotation.contents, quotation.cue, quotation.source):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert not (quotation.continues and (quotation.cue or quotation.source))


@FEW
@given(TEXTS)
def test_each_quotation_has_one_attribution_whose_mentions_are_in_the_text(text):
    found = reading(text)
    assert [one.quotation for one in found.attributions] == [one.id for one in found.quotations]
    for one in found.attributions:
        mentions = one.voice.mentions if one.voice else ()
        assert all(0 <= span.start < span.end <= len(text) for span in mentions)


@FEW
@given(TEXTS)
def test_the_parts_are_in_order_and_leave_no_word_out(text):
    spans = [part.span for part in parts(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())


@FEW
@given(TEXTS)
def test_a_labelled_turn_lies_in_its_piece(text):
    for piece in pieces(text, paragraphs(text)):
        for span in piece.turn.contents if piece.turn else ():
            assert piece.span.start <= span.start < span.end <= piece.span.end


HOSTILE = {
    "news": '"We saw it," said Mayor Ana Duarte of Leeds. She said it was safe.\n\n',
    "no stop": "the mayor said the bridge was safe and we think that it is so ",
    "no space": "themayorsaid",
    "unclosed marks": '"The bridge is safe now. ',
    "only marks": '"',
    "nested marks": "\u201cShe said \u2018he said ",
    "Chinese": "\u5e02\u957f\u8bf4\uff1a\u201c\u5b89\u5168\u7684\u3002\u201d",
    "code": 'if said == "it is safe": print("she said that")\n',
    "table": "| Ana Duarte | 12 | said |\n",
    "tags": "<a href=",
    "fences": "```\n",
    "interview": "Q: When did you start?\nA: In May, when she said so.\n",
    "transcript": "MR. SMITH: Did you?\n\nANA DUARTE: We did.\n\nI said so.\n\n",
    "labels": "Ana: ",
    "brackets": "Ana (Ana (",
    "cues": "said ",
    "names": "Ana Duarte said Duarte and Reyes said no. ",
    "commas": "she said, ",
    "newlines": "\n \n",
    "combining": "e\u0301\u0302",
    "apostrophes": "rock 'n' roll o' the 'wall' boys' ",
    "numbers": "12,345.67 ",
    "capitals": "THE MAYOR SAID IT. ",
}


def calls(text):
    """Count the functions that are called to read a text."""
    count = 0

    def counting(_frame, event, _of):
        nonlocal count
        count += event in {"call", "c_call"}

    reading(text)  # fills the caches
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        reading(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_twice_the_calls(piece):
    text = piece * (3000 // len(piece))
    assert calls(text + text) < 2.2 * calls(text) + 200


REPORTS = [
    '"The wall is old," said Ana Duarte. "It will fall in the spring."',
    'Tom Reyes of Leeds council said: "Nobody has told us about it at all."',
    '"We have written twice," Mary Wong said, "and we shall write to them again."',
]
MARKS = [(n, at) for n, line in enumerate(REPORTS) for at, c in enumerate(line) if c == '"']


def contents(lines):
    """Return the words of the quotations of each line."""
    text = "\n\n".join(lines)
    found = [span.of(text) for one in reading(text).quotations for span in one.contents]
    return [[words for words in found if words in line] for line in lines]


@pytest.mark.parametrize(("spoilt", "at"), MARKS)
def test_a_mark_that_is_lost_changes_no_other_paragraph(spoilt, at):
    lines = [line[:at] + line[at + 1 :] if n == spoilt else line for n, line in enumerate(REPORTS)]
    whole, broken = contents(REPORTS), contents(lines)
    del whole[spoilt], broken[spoilt]
    assert whole == broken


def test_a_text_of_nothing_has_no_parts():
    assert list(parts("")) == list(parts(" \n\t\n ")) == []


def test_ten_thousand_turns_have_two_voices():
    text = "ANA DUARTE: Did you see it?\nTOM REYES: I did.\n" * 5_000
    found = reading(text)
    assert len(found.quotations) == 10_000
    assert len({one.voice.name for one in found.attributions}) == 2
