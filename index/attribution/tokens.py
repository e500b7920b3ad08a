"""The words of an article as attribution reads them: where sentences start, what was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, count
from operator import gt, itemgetter, ne, not_, sub
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, overload

from index.attribution.lexicon import is_title, noun_class
from index.kept import kept
from index.lexicon import word_group
from index.quotation.tokens import hard_wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.attribution.lexicon import NounClass
    from index.model import Span

_WORD = re.compile(r"([^\W_]+(?:[.&'\u2019_-][^\W_]+)*)")
_LINE_END, _GAP = re.compile(r"\n"), re.compile(r"\n\n")
_SPACE_ONLY = re.compile(r"[ \t\u00a0]+\Z|[ \t]*\r?\n[ \t]*\Z")
_AFTER_ABBREVIATION = re.compile(r"\.[ \t\u00a0]*\Z")
_ENDS = frozenset(".!?")
# What a capital after it tells nothing of: ends of sentences, and marks of quotation.
_OPENERS = frozenset('.!?:"\u201c\u201d\u00ab\u00bb`\u2022*')
_START = ""  # of the text: between words something stands
_APOSTROPHES = ("'", "\u2019")
_LOWER_OF: Callable[[_Form], str] = itemgetter(0)
_NOUN_OF: Callable[[_Form], NounClass | None] = itemgetter(1)
_CAPITAL_OF: Callable[[_Form], bool] = itemgetter(2)
_ENDING_OF: Callable[[_Form], int] = itemgetter(3)


class Token(NamedTuple):
    """One word.

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


class Tokens(Sequence[Token]):
    """The words of a text, in order.

    Kept by field, one list of all starts, one of all ends, and so on: to make an object of
    each word would take half as long again. One is made only where it is asked for.
    """

    def __init__(self, text: str, said: Iterable[Span]) -> None:
        pieces = _WORD.split(text)  # gap, word, gap, word, gap: cheaper than a match for each
        gaps, words = pieces[::2], pieces[1::2]
        gaps[0] = _START
        places = list(accumulate(map(len, pieces)))
        forms = list(map(_form, words))
        endings = list(map(_ENDING_OF, forms))
        self.start: Sequence[int] = places[:-1:2]
        self.end: Sequence[int] = list(map(sub, places[1::2], endings))
        self.lower = list(map(_LOWER_OF, forms))
        self.noun: Sequence[NounClass | None] = list(map(_NOUN_OF, forms))
        self.capital: Sequence[bool] = list(map(_CAPITAL_OF, forms))
        self.possessive = list(map(bool, endings))
        self.said = _inside(self.start, said)
        self.told = list(accumulate(map(not_, self.said), initial=0))
        self.joined, self.opens = [True] * len(words), [False] * len(words)
        borders = compress(count(), map(ne, self.said, [False, *self.said]))
        for at in chain(borders, compress(range(1, len(words)), endings)):
            self.joined[at] = False
        ended = [False] * len(words)
        for at in [at for at, gap in enumerate(gaps) if gap != " "]:
            self._look_at_gap(text, at, gaps[at], ended)
        self.sentence: Sequence[int] = list(accumulate(ended))

    def __len__(self) -> int:
        return len(self.start)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        return Token(
            self.start[at],
            self.end[at],
            self.lower[at],
            self.noun[at],
            self.capital[at],
            self.joined[at],
            self.opens[at],
            self.possessive[at],
            self.said[at],
            self.sentence[at],
            self.told[at],
        )

    def _look_at_gap(self, text: str, at: int, gap: str, ended: list[bool]) -> None:
        """Tell what something else than a space does to the words before and behind it."""
        owned = at > 0 and _is_possessive(gap)
        if owned:
            self.possessive[at - 1] = True
        if at == len(ended):
            return
        joins, joins_shortened, ends, opens = _gap(gap)
        joined = joins or (joins_shortened and self._is_shortened(at - 1))
        joined = joined and not owned and self.joined[at]
        if joined and "\n" in gap:  # A line of its own has its own names.
            joined = _hard_wrapped(text)
        self.joined[at], self.opens[at] = joined, opens and not joined
        ended[at] = ends and not joined and not self.said[at]

    def _is_shortened(self, at: int) -> bool:
        """Tell whether a stop after a word is part of it: "Mr.", "J."."""
        lower = self.lower[at]
        short = self.end[at] - self.start[at] == 1 or "." in lower or is_title(lower)
        return self.capital[at] and short


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
        self.tokens = read = Tokens(text, said)
        self.capitals = list(compress(count(), read.capital))
        self.lower_seen = frozenset(compress(read.lower, map(not_, read.capital)))
        inner = map(gt, read.capital, read.opens)  # a capital, and no sentence opens
        self.capital_seen = frozenset(compress(read.lower, inner))
        gendered = word_group("pronouns of men") | word_group("pronouns of women")
        self.gendered = [at for at, word in enumerate(read.lower) if word in gendered]
        self.cased = len(self.capitals) * 50 > len(read)

    @cached_property
    def narration(self) -> Sequence[int]:
        """Return the indices of the tokens outside quotations; `Token.told` numbers them."""
        return list(compress(count(), map(not_, self.tokens.said)))

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
        return bisect_left(self.tokens.start, offset)

    def told(self, inside: range) -> range:
        """Return the places in the narration of those of some tokens that stand there."""
        told = self.tokens.told
        return range(told[inside.start], told[inside.stop])

    def line_ends(self, span: Span) -> int:
        """Count the line ends in a span."""
        return bisect_left(self._line_ends, span.end) - bisect_left(self._line_ends, span.start)

    def paragraph_ends(self, span: Span) -> int:
        """Count the empty lines in a span."""
        last = bisect_left(self._gaps, span.end - 1)
        return max(0, last - bisect_left(self._gaps, span.start))

    def is_us(self, index: int) -> bool:
        """Tell whether a token is the country, not the pronoun: "US"."""
        return self.text[self.tokens.start[index] : self.tokens.end[index]] == "US" and self.cased

    def between(self, first: int, second: int) -> str:
        """Return what stands between two tokens, given by index."""
        return self.text[self.tokens.end[first] : self.tokens.start[second]]


def _inside(starts: Sequence[int], said: Iterable[Span]) -> list[bool]:
    """Tell of each word whether it stands in a quotation."""
    inside = [False] * len(starts)
    for span in said:
        first, stop = bisect_left(starts, span.start), bisect_left(starts, span.end)
        inside[first:stop] = [True] * (stop - first)
    return inside


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
