"""Sentences of a paragraph as items: words, stops, and each quoted region as one item."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.quotation.lexicon import abbreviations, word_classes
from index.quotation.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.quotation.marks import Region
    from index.quotation.tokens import Token

QUOTE = "quote"
STOPS = frozenset(".?!\u2026") | {"...", ".."}
DASHES = frozenset("-\u2013\u2014") | {"--"}
_NAMES = frozenset({"May", "Will"})  # no auxiliaries, when written so
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


def sentences(text: str, paragraph: Span, regions: Sequence[Region]) -> list[Sentence]:
    """Cut a paragraph into sentences; a region is never cut."""
    items = list(_items(text, paragraph, regions))
    found: list[Sentence] = []
    begin = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or at - begin >= _LONGEST or _breaks(text, items, at):
            found.append(tuple(items[begin:at]))
            begin = at
    return found


def _items(text: str, paragraph: Span, regions: Sequence[Region]) -> Iterable[Item]:
    at = paragraph.start
    for region in regions:
        yield from map(item, tokens(text, Span(at, region.outer.start)))
        yield Item(region.outer.start, region.outer.end, "", QUOTE, region)
        at = region.outer.end
    yield from map(item, tokens(text, Span(at, paragraph.end)))


def item(token: Token) -> Item:
    """Classify a token of text that has capitals."""
    return Item(token.start, token.end, token.lower, _kind(token))


def _kind(token: Token) -> str:
    if not token.is_word:
        return "-" if token.text in DASHES else token.lower
    closed = word_classes().get(token.lower)
    if closed == "day" and not token.text[0].isupper():
        closed = None
    if token.text in _NAMES:
        closed = None
    if closed:
        return closed
    first = token.text[0]
    if first.isdigit():
        return "num"
    return "cap" if first.isupper() else ending(token.lower)


def ending(lower: str) -> str:
    """Return the shape of a common word: "ly", "ing", "ed" or "low"."""
    for suffix in ("ly", "ing", "ed"):
        if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
            return suffix
    return "low"


def _breaks(text: str, items: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence starts at this item."""
    before, after = items[at - 1], items[at]
    if before.kind == QUOTE:
        return _quote_ends(text, before) and _opens(text, after)
    if before.lower not in STOPS or (before.end == after.start and after.kind != QUOTE):
        return False
    if before.lower == "." and at > 1 and _abbreviated(items[at - 2]):
        return False
    return _opens(text, after)


def _quote_ends(text: str, quote: Item) -> bool:
    region = quote.region
    return region is not None and region.inner.of(text).rstrip()[-1:] in STOPS


def _opens(text: str, after: Item) -> bool:
    first = text[after.start]
    return after.kind == QUOTE or first.isupper() or first.isdigit() or first in "[(#*•"


def _abbreviated(word: Item) -> bool:
    return word.lower in abbreviations() or (len(word.lower) == 1 and word.kind in {"cap", "pron"})
