"""Words and stops of a stretch of text, and the lines and paragraphs they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

from index.kept import kept
from index.lexicon import affixes
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOMAINS = "|".join(map(re.escape, affixes("internet domains")))
_TOKEN = re.compile(
    r"(?! )("  # most gaps are a space: no more is tried there
    r"[a-zA-Z]+(?=[ ,])"  # most words; first, so that no other is tried
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|\d+(?:-[^\W\d_]+)+"  # 24-year-old
    r"|\d+(?:[.,:]\d+)*%?"
    rf"|[^\W_]+(?:[.-][^\W_]+){{0,4}}\.(?:{_DOMAINS})\b"
    r"|[^\W_]+(?:['\u2019_][^\W_]+)*(?:-[^\W_]+(?:['\u2019_][^\W_]+)*)*"
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


class Tokens(Sequence[Token]):
    """The tokens of a stretch of text, in order.

    A text has nothing as often: what they are is kept by field, one list of all starts, one of
    all ends, and so on, and one of them is made only where it is asked for.
    """

    __slots__ = ("ends", "lower", "starts", "texts")

    def __init__(
        self, starts: list[int], ends: list[int], texts: list[str], lower: list[str]
    ) -> None:
        self.starts, self.ends, self.texts, self.lower = starts, ends, texts, lower

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Tokens: ...

    def __getitem__(self, at: int | slice) -> Token | Tokens:
        if isinstance(at, slice):
            return Tokens(self.starts[at], self.ends[at], self.texts[at], self.lower[at])
        return Token(self.starts[at], self.ends[at], self.texts[at], self.lower[at])

    def __iter__(self) -> Iterator[Token]:
        return map(Token, self.starts, self.ends, self.texts, self.lower)

    def without(self, gaps: Sequence[tuple[int, int]]) -> Tokens:
        """Return all but those of some stretches, given in order, first and behind the last."""
        begins, stops = [0, *(end for _, end in gaps)], [*(first for first, _ in gaps), len(self)]
        parts = [self[begin:stop] for begin, stop in zip(begins, stops, strict=True)]
        return Tokens(
            [start for part in parts for start in part.starts],
            [end for part in parts for end in part.ends],
            [text for part in parts for text in part.texts],
            [lower for part in parts for lower in part.lower],
        )


NO_TOKENS = Tokens([], [], [], [])


def tokens(text: str, span: Span) -> Tokens:
    """Return the tokens of a stretch of text, in order."""
    # All that is done for each of them is done in C.
    pieces = _TOKEN.split(span.of(text))  # gaps and words in turn
    places = list(accumulate(map(len, pieces), initial=span.start))
    words = pieces[1::2]
    return Tokens(places[1:-1:2], places[2::2], words, list(map(lowered, words)))


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
