"""The words of an article as attribution reads them: where sentences start, what was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
_POSSESSIVE = re.compile(r"['\u2019]s\Z")


@dataclass(frozen=True, slots=True)
class Token:
    """One word.

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
        self.narration = tuple(token for token in self.tokens if not token.said)
        self._starts = [token.start for token in self.tokens]
        self._line_ends = [match.start() for match in _LINE_END.finditer(text)]
        self._gaps = [match.start() for match in _GAP.finditer(text)]
        self.lower_seen = frozenset(token.lower for token in self.tokens if not token.capital)
        self.capital_seen = frozenset(
            token.lower for token in self.tokens if token.capital and not token.opens
        )
        capitals = sum(token.capital for token in self.tokens)
        self.cased = capitals * 50 > len(self.tokens)

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
    tokens: list[Token] = []
    sentence = told = region = 0
    wrapped = hard_wrapped(text)
    before: Token | None = None
    for match in _WORD.finditer(text):
        raw = match.group()
        if raw[-1] == "s" and len(raw) > _SHORTEST_POSSESSIVE:
            raw = _POSSESSIVE.sub("", raw)
        start, end = match.start(), match.start() + len(raw)
        while region < len(said) and said[region].end <= start:
            region += 1
        inside = region < len(said) and said[region].start <= start
        gap = text[before.end : start] if before else ""
        joined = before is not None and before.said == inside and _is_joined(gap, before)
        joined = joined and (wrapped or "\n" not in gap)  # a line of its own has its own names
        ends = not joined and _ends_sentence(gap)
        opens = before is None or ends or (not joined and not _OPENERS.isdisjoint(gap))
        sentence += ends and not inside
        possessive = len(raw) < len(match.group()) or text[end : end + 2] in {"' ", "\u2019 "}
        before = Token(
            start,
            end,
            raw.lower(),
            _is_capital(raw),
            joined,
            opens,
            possessive,
            inside,
            sentence,
            told,
        )
        told += not inside
        tokens.append(before)
    return tuple(tokens)


def _is_capital(raw: str) -> bool:
    return raw[0].isupper() and raw != "I" and raw[:2] not in {"I'", "I\u2019"}


def _is_joined(gap: str, before: Token) -> bool:
    if before.possessive:
        return False
    if _SPACE_ONLY.match(gap) or gap == " & ":
        return True
    abbreviated = is_title(before.lower) or before.end - before.start == 1 or "." in before.lower
    return before.capital and abbreviated and _AFTER_ABBREVIATION.match(gap) is not None


def _ends_sentence(gap: str) -> bool:
    return not _ENDS.isdisjoint(gap) or gap.count("\n") > 1
