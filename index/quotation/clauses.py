"""Sentences of a paragraph as items: words, stops, and each quoted region as one item."""

from __future__ import annotations

from bisect import bisect_left
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import word_group
from index.quotation.kinds import ending, kind_in_case, kind_without_case
from index.quotation.lexicon import abbreviations, common_words
from index.quotation.marks import DOUBLE
from index.quotation.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.model import Span
    from index.quotation.marks import Region
    from index.quotation.tokens import Tokens

QUOTE = "quote"
STOPS = frozenset(".?!\u2026") | {"...", ".."}
_CLOSING = STOPS | {""}  # what an item is in lower case that may end a sentence
_MARKS = frozenset(DOUBLE)
_OPENERS = frozenset("[(#*•")
_LONGEST = 300  # items in a sentence; what is longer is cut, so that work stays linear


class Item(NamedTuple):
    """A word or stop of the narration, or one quoted region.

    Attributes:
        lower: the word in lower case; "" for a region.
        kind: the word's closed class ("det", "pron", …), else its shape ("cap", "low",
            "ing", "ed", "ly", "num"), "quote" for a region, or the stop itself.
    """

    start: int
    end: int
    lower: str
    kind: str
    region: Region | None = None

    @property
    def is_word(self) -> bool:
        """Tell whether it is a word of the narration."""
        return self.kind.isalpha() and self.kind != QUOTE


Sentence = tuple[Item, ...]


class Whole(tuple[Item, ...]):
    """A whole sentence, as caches keep it.

    It hashes by identity: a tuple hashes all its items anew each time a cache is asked. Two
    that are equal but not the same are told apart, which costs a cache one more entry.
    """

    __slots__ = ()

    __hash__ = object.__hash__


class _Casing(NamedTuple):
    """How words are told apart, and sentence starts seen, with capitals or without."""

    kind: Callable[[str], str]
    opens: Callable[[str, Item], bool]
    quote_stops: frozenset[str]  # last in a region, they end the sentence outside too


def sentences(
    text: str, paragraph: Span, regions: Sequence[Region], read: Tokens | None = None
) -> list[Sentence]:
    """Cut a paragraph into sentences; a region is never cut.

    Args:
        text: that holds it.
        paragraph: its place.
        regions: what stands between marks in it.
        read: its tokens, if they are known.
    """
    casing = _CASED if any(map(str.isupper, paragraph.of(text))) else _UNCASED
    items = _items(tokens(text, paragraph) if read is None else read, regions, casing)
    found: list[Sentence] = []
    begin = 0
    for end in _ends(text, items, casing):
        found.append(Whole([_first_word(items[begin]), *items[begin + 1 : end]]))
        begin = end
    return found


def _ends(text: str, items: Sequence[Item], casing: _Casing) -> Iterator[int]:
    """Yield the items at which sentences end."""
    begin, last = 0, len(items)
    closing = [at for at, item in enumerate(items, start=1) if item.lower in _CLOSING]
    for end in (*closing, last):
        if end < last and not _breaks(text, items, end, casing):
            continue
        yield from range(begin + _LONGEST, end, _LONGEST)
        if end > begin:
            yield end
        begin = end


def _first_word(item: Item) -> Item:
    """Give the word that opens a sentence the shape it has elsewhere: its capital says nothing."""
    if item.kind == "cap" and item.lower in common_words():
        return Item(item.start, item.end, item.lower, ending(item.lower))
    return item


def _items(read: Tokens, regions: Sequence[Region], casing: _Casing) -> list[Item]:
    if not regions:
        return _words(read, casing)
    found: list[Item] = []
    at = 0
    for region in regions:
        found += _words(read[at : bisect_left(read.starts, region.outer.start)], casing)
        found.append(Item(region.outer.start, region.outer.end, "", QUOTE, region))
        at = bisect_left(read.starts, region.outer.end)
    return found + _words(read[at:], casing)


def _words(read: Tokens, casing: _Casing) -> list[Item]:
    """Return the items of the narration; a mark that pairs with none is passed over."""
    kinds = list(map(casing.kind, read.texts))  # that of a mark is the mark
    items = zip(read.starts, read.ends, read.lower, kinds, repeat(None), strict=False)
    found = list(map(tuple.__new__, repeat(Item), items))
    if _MARKS.isdisjoint(kinds):
        return found
    return [item for item in found if item.kind not in _MARKS]


def _breaks(text: str, items: Sequence[Item], at: int, casing: _Casing) -> bool:
    """Tell whether a sentence starts at this item, behind a stop or a region."""
    before, after = items[at - 1], items[at]
    if before.region is not None:
        last = before.region.inner.of(text).rstrip()[-1:]
        return last in casing.quote_stops and casing.opens(text, after)
    if before.end == after.start and after.kind != QUOTE:
        return False
    if before.lower == "." and at > 1 and _abbreviated(items[at - 2], after):
        return False
    return casing.opens(text, after)


def _opens_cased(text: str, after: Item) -> bool:
    first = text[after.start]
    return after.kind == QUOTE or first.isupper() or first.isdigit() or first in _OPENERS


def _opens_uncased(text: str, after: Item) -> bool:
    return after.kind == QUOTE or after.is_word or text[after.start] in _OPENERS


def _abbreviated(word: Item, after: Item) -> bool:
    if word.lower in word_group("abbreviations before numbers"):  # "no. 7", but "said no."
        return after.kind == "num"
    return word.lower in abbreviations() or (len(word.lower) == 1 and word.kind in {"cap", "pron"})


_CASED = _Casing(kind_in_case, _opens_cased, STOPS)
_UNCASED = _Casing(kind_without_case, _opens_uncased, frozenset({"."}))
