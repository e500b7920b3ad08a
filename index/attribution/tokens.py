"""The words of an article as attribution reads them: where sentences start, what was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.lexicon import is_title
from index.quotation.tokens import hard_wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.model import Span

_WORD = re.compile(r"[^\W_]+(?:[.&'\u2019-][^\W_]+)*")
_LINE_END, _GAP = re.compile(r"\n"), re.compile(r"\n\n")
_SPACE_ONLY = re.compile(r"[ \t\u00a0]+\Z|[ \t]*\r?\n[ \t]*\Z")
_AFTER_ABBREVIATION = re.compile(r"\.[ \t\u00a0]*\Z")
_ENDS = frozenset(".!?")
# What a capital after it tells nothing of: ends of sentences, and marks of quotation.
_OPENERS = frozenset('.!?:"\u201c\u201d\u00ab\u00bb`\u2022*')
_SHORTEST_POSSESSIVE = 2
_APOSTROPHES = ("'", "\u2019")


class Token(NamedTuple):
    """One word; a tuple, since a frozen dataclass of ten fields takes nine times as long to make.

    Attributes:
        start, end: its place; a possessive ending is outside.
        lower: folded to lower case, without a possessive ending.
        capital: it begins with a capital letter.
        joined: only white space (or the stop of a title or initial) parts it from the
            word before.
        opens: it opens a sentence or a paragraph.
        possessive: "'s" follows.
        said: it stands inside a quotation's content.
        sentence: number of its sentence, not counting those inside quotations.
        told: how many words stand before it outside quotations.
    """

    start: int
    end: int
    lower: str
    capital: bool
    joined: bool
    opens: bool
    possessive: bool
    said: bool
    sentence: int
    told: int


class Words:
    """The tokens of a text, found by place.

    Attributes:
        text: unchanged.
        tokens: in text order.
        narration: those outside quotations; `Token.told` numbers them.
        cased: the text distinguishes capitals.
        lower_seen: words that occur without a capital.
        capital_seen: words that occur with a capital where no sentence opens.
    """

    def __init__(self, text: str, said: Iterable[Span] = ()) -> None:
        self.text = text
        self.tokens: Sequence[Token] = _tokens(text, sorted(said))
        self.narration = tuple([token for token in self.tokens if not token.said])
        self._starts = [token.start for token in self.tokens]
        self._line_ends = [match.start() for match in _LINE_END.finditer(text)]
        self._gaps = [match.start() for match in _GAP.finditer(text)]
        capitals = [token for token in self.tokens if token.capital]
        self.lower_seen = frozenset([token.lower for token in self.tokens if not token.capital])
        self.capital_seen = frozenset([token.lower for token in capitals if not token.opens])
        self.cased = len(capitals) * 50 > len(self.tokens)

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that start inside a span."""
        return range(self.at(span.start), self.at(span.end))

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at an offset or after it."""
        return bisect_left(self._starts, offset)

    def told(self, inside: range) -> range:
        """Return the places in the narration of those of some tokens that stand there."""
        return range(self._told_before(inside.start), self._told_before(inside.stop))

    def _told_before(self, index: int) -> int:
        return self.tokens[index].told if index < len(self.tokens) else len(self.narration)

    def line_ends(self, span: Span) -> int:
        """Count the line ends in a span."""
        return bisect_left(self._line_ends, span.end) - bisect_left(self._line_ends, span.start)

    def paragraph_ends(self, span: Span) -> int:
        """Count the empty lines in a span."""
        last = bisect_left(self._gaps, span.end - 1)
        return max(0, last - bisect_left(self._gaps, span.start))

    def is_us(self, index: int) -> bool:
        """Tell whether a token is the country, not the pronoun: "US"."""
        return self.text[self.tokens[index].start : self.tokens[index].end] == "US" and self.cased

    def between(self, first: int, second: int) -> str:
        """Return what stands between two tokens, given by index."""
        return self.text[self.tokens[first].end : self.tokens[second].start]


def _tokens(text: str, said: Sequence[Span]) -> tuple[Token, ...]:
    # One loop without calls for what most words are: one space behind the word before.
    tokens: list[Token] = []
    sentence = told = region = end = 0
    wrapped = hard_wrapped(text)
    new = tuple.__new__  # less than half the time of Token(…)
    last, inside, possessive = len(said), False, False
    for match in _WORD.finditer(text):
        raw = match[0]
        start, stop = match.span()
        before, end = end, stop
        if raw[-1] == "s" and len(raw) > _SHORTEST_POSSESSIVE and raw[-2] in _APOSTROPHES:
            raw = raw[:-2]
            end = stop - 2
        while region < last and said[region].end <= start:
            region += 1
        around, inside = inside, region < last and said[region].start <= start
        joined = ends = opens = False
        if start - before == 1 and text[before] == " " and tokens:
            joined = not possessive and around == inside
        else:
            gap = text[before:start] if tokens else ""
            if tokens and around == inside and not possessive:
                # A line of its own has its own names.
                joined = (wrapped or "\n" not in gap) and _is_joined(gap, tokens[-1])
            ends = not joined and _ends_sentence(gap)
            opens = not tokens or ends or (not joined and not _OPENERS.isdisjoint(gap))
        if ends and not inside:
            sentence += 1
        capital = raw[0].isupper() and _is_capital(raw)
        possessive = end < stop or (
            text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2] == " "
        )
        lower = raw.lower()
        tokens.append(
            new(
                Token,
                (start, end, lower, capital, joined, opens, possessive, inside, sentence, told),
            )
        )
        if not inside:
            told += 1
    return tuple(tokens)


def _is_capital(raw: str) -> bool:
    """Tell whether a word that begins with a capital does so as a name does."""
    return raw != "I" and raw[:2] not in {"I'", "I\u2019"}


def _is_joined(gap: str, before: Token) -> bool:
    if _SPACE_ONLY.match(gap) or gap == " & ":
        return True
    abbreviated = is_title(before.lower) or before.end - before.start == 1 or "." in before.lower
    return before.capital and abbreviated and _AFTER_ABBREVIATION.match(gap) is not None


def _ends_sentence(gap: str) -> bool:
    return not _ENDS.isdisjoint(gap) or gap.count("\n") > 1
