"""The words of an article as attribution reads them: where sentences start, what was said."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from index.attribution.lexicon import is_title, noun_class
from index.kept import kept
from index.lexicon import word_group
from index.quotation.tokens import hard_wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.attribution.lexicon import NounClass
    from index.model import Span

_WORD = re.compile(r"([^\W_]+(?:[.&'\u2019-][^\W_]+)*)")
_LINE_END, _GAP = re.compile(r"\n"), re.compile(r"\n\n")
_SPACE_ONLY = re.compile(r"[ \t\u00a0]+\Z|[ \t]*\r?\n[ \t]*\Z")
_AFTER_ABBREVIATION = re.compile(r"\.[ \t\u00a0]*\Z")
_ENDS = frozenset(".!?")
# What a capital after it tells nothing of: ends of sentences, and marks of quotation.
_OPENERS = frozenset('.!?:"\u201c\u201d\u00ab\u00bb`\u2022*')
_START = ""  # of the text: between words something stands
_APOSTROPHES = ("'", "\u2019")


class Token(NamedTuple):
    """One word; a tuple, since a frozen dataclass of ten fields takes nine times as long to make.

    Attributes:
        start, end: its place; a possessive ending is outside.
        lower: folded to lower case, without a possessive ending.
        noun: what it means as a speaker; None where it is no noun that speaks.
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
    noun: NounClass | None
    capital: bool
    joined: bool
    opens: bool
    possessive: bool
    said: bool
    sentence: int
    told: int


_Form: TypeAlias = "tuple[str, NounClass | None, bool, int]"
"""What a word is by its letters: `lower`, `noun` and `capital` of a token, and how many letters
"'s" takes at its end. Thousands are kept, and the garbage collector passes by plain tuples."""


class _Gap(NamedTuple):
    """What stands between two words does to them.

    Attributes:
        joins: it is no more than white space.
        joins_shortened: it is the stop of a title or initial, which joins behind one.
        ends: it ends a sentence.
        opens: a capital after it tells nothing.
    """

    joins: bool
    joins_shortened: bool
    ends: bool
    opens: bool


class Words:
    """The tokens of a text, found by place.

    Attributes:
        text: as it is read.
        printed: the same with its own capitals, from which words are shown.
        tokens: in text order.
        capitals: the indices of those that begin with a capital.
        gendered: the indices of pronouns for a man or a woman.
        cased: the text distinguishes capitals.
        lower_seen: words that occur without a capital.
        capital_seen: words that occur with a capital where no sentence opens.
    """

    def __init__(self, text: str, said: Iterable[Span] = (), printed: str | None = None) -> None:
        self.text = text
        self.printed = text if printed is None else printed
        self.tokens: Sequence[Token] = _tokens(text, sorted(said))
        self._starts = [token[0] for token in self.tokens]
        self.capitals = [index for index, token in enumerate(self.tokens) if token.capital]
        capitals = [self.tokens[index] for index in self.capitals]
        self.lower_seen = frozenset([token.lower for token in self.tokens if not token.capital])
        self.capital_seen = frozenset([token.lower for token in capitals if not token.opens])
        gendered = word_group("pronouns of men") | word_group("pronouns of women")
        self.gendered = [i for i, token in enumerate(self.tokens) if token.lower in gendered]
        self.cased = len(capitals) * 50 > len(self.tokens)

    @cached_property
    def narration(self) -> Sequence[Token]:
        """Return the tokens outside quotations; `Token.told` numbers them."""
        return [token for token in self.tokens if not token.said]

    @cached_property
    def _line_ends(self) -> Sequence[int]:
        return [match.start() for match in _LINE_END.finditer(self.text)]

    @cached_property
    def _gaps(self) -> Sequence[int]:
        return [match.start() for match in _GAP.finditer(self.text)]

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


def _tokens(text: str, said: Sequence[Span]) -> list[Token]:
    # One loop with little in it for what most words are: one space behind the word before.
    tokens: list[Token] = []
    sentence = told = region = border = 0
    new, add = tuple.__new__, tokens.append  # new: less than half the time of Token(…)
    inside, possessive = False, False
    parts = _WORD.split(text)  # gap, word, gap, word, gap: cheaper than a match for each
    gap, start = _START, len(parts[0])
    for raw, after in zip(parts[1::2], parts[2::2], strict=True):
        lower, noun, capital, ending = _form(raw)
        around = inside
        if start >= border:
            region, inside, border = _region(said, region, start)
        if gap == " ":
            joined, opens = not possessive and around == inside, False
        else:
            joins, joins_shortened, ends, opens = _gap(gap)
            joined = joins or (joins_shortened and _is_shortened(tokens[-1]))
            joined = joined and not possessive and around == inside
            if joined and "\n" in gap:  # A line of its own has its own names.
                joined = _hard_wrapped(text)
            if not joined and ends and not inside:
                sentence += 1
            opens = opens and not joined
        behind = start + len(raw)
        possessive = ending > 0 or (after != " " and _is_possessive(after))
        end = behind - ending
        # fmt: off
        add(new(Token, (
            start, end, lower, noun, capital, joined, opens, possessive, inside, sentence, told,
        )))
        # fmt: on
        if not inside:
            told += 1
        gap, start = after, behind + len(after)
    return tokens


def _region(said: Sequence[Span], region: int, start: int) -> tuple[int, bool, int]:
    """Return the first quotation that ends after a place, whether it is there, up to where."""
    last = len(said)
    while region < last and said[region].end <= start:
        region += 1
    if region == last:
        return region, False, sys.maxsize
    inside = said[region].start <= start
    return region, inside, said[region].end if inside else said[region].start


@kept
def _form(raw: str) -> _Form:
    """Read a word by its letters alone."""
    ending = 2 if raw[-1] == "s" and raw[-2:-1] in _APOSTROPHES else 0
    word = raw[: len(raw) - ending]
    # "I" has its capital not as a name has it.
    capital = word[0].isupper() and word != "I" and word[:2] not in {"I'", "I\u2019"}
    lower = word.lower()
    return lower, noun_class(lower), capital, ending


@lru_cache(maxsize=1 << 10)
def _gap(gap: str) -> _Gap:
    """Read what stands between two words."""
    if gap == _START:
        return _Gap(joins=False, joins_shortened=False, ends=False, opens=True)
    ends = not _ENDS.isdisjoint(gap) or gap.count("\n") > 1
    opens = ends or not _OPENERS.isdisjoint(gap)
    blank = _SPACE_ONLY.match(gap) is not None or gap == " & "
    return _Gap(blank, _AFTER_ABBREVIATION.match(gap) is not None, ends, opens)


def _is_possessive(gap: str) -> bool:
    """Tell whether a gap begins with the ending of "the boys' coats"."""
    return gap[:1] in _APOSTROPHES and gap[1:2] == " "


# Few texts need it; those that do need it again and again.
_hard_wrapped = lru_cache(maxsize=1)(hard_wrapped)


def _is_shortened(word: Token) -> bool:
    """Tell whether a stop after a word is part of it: "Mr.", "J."."""
    short = is_title(word.lower) or word.end - word.start == 1 or "." in word.lower
    return word.capital and short
