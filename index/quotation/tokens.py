"""Words and stops of a stretch of text, and the lines and paragraphs they stand in."""

from __future__ import annotations

import re
from itertools import accumulate, repeat
from typing import NamedTuple

from index.kept import kept
from index.lexicon import affixes
from index.model import Span

_DOMAINS = "|".join(map(re.escape, affixes("internet domains")))
_TOKEN = re.compile(
    r"(?! )("  # most gaps are a space: no more is tried there
    r"[a-zA-Z]+(?=[ ,])"  # most words; first, so that no other is tried
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:-[^\W\d_]+)+"  # 24-year-old
    r"|\d+(?:[.,:]\d+)*%?"
    rf"|[^\W_]+(?:[.-][^\W_]+){{0,4}}\.(?:{_DOMAINS})\b"
    r"|[^\W_]+(?:['\u2019][^\W_]+)*(?:-[^\W_]+(?:['\u2019][^\W_]+)*)*"
    r"|\.{2,}|--+"
    r"|\S"
    r")"
)
# A pattern that begins with the character it is about is searched many times faster.
_SINGLE_BREAK = re.compile(r"\n(?<!\n\n)(?<![\n\r]\r\n)(?=([^\n\r]))")
_LINE = re.compile(r"[^\n\r]+")
_BLOCK = re.compile(r"[^\n\r](?:[^\n\r]|\r?\n(?![ \t]*\r?\n))*")


class Token(NamedTuple):
    """A word, number or mark of punctuation.

    Attributes:
        lower: its text in lower case, curly apostrophes made straight.
    """

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Tell whether it holds a letter or digit."""
        return is_word(self.text)


@kept
def is_word(text: str) -> bool:
    """Tell whether a token, as printed, holds a letter or digit."""
    return text[0].isalnum() or text[-1].isalnum()


def tokens(text: str, span: Span) -> list[Token]:
    """Return the tokens of a stretch of text, in order."""
    # All that is done for each of them is done in C: a text has nothing as often.
    pieces = _TOKEN.split(span.of(text))  # gaps and words in turn
    places = list(accumulate(map(len, pieces), initial=span.start))
    words = pieces[1::2]
    found = zip(places[1:-1:2], places[2::2], words, map(lowered, words), strict=True)
    return list(map(tuple.__new__, repeat(Token), found))


@kept
def lowered(word: str) -> str:
    """Return a word in lower case, curly apostrophes made straight."""
    return word.lower().replace("\u2019", "'")


def hard_wrapped(text: str) -> bool:
    """Tell whether lines break inside sentences.

    They do where at least three single line breaks, and a fifth of all, stand before a
    lower-case letter.
    """
    following: list[str] = _SINGLE_BREAK.findall(text)
    lower = sum(map(str.islower, following))
    return lower >= 3 and lower * 5 >= len(following)  # noqa: PLR2004 - as the docstring says


def paragraphs(text: str) -> list[Span]:
    """Return the lines with something on them; in hard-wrapped text, the blocks of lines."""
    pattern = _BLOCK if hard_wrapped(text) else _LINE
    return [Span(m.start(), m.end()) for m in pattern.finditer(text) if not m[0].isspace()]
