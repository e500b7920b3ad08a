"""The head words of annotated cues: "said" in "has also said"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.quotation import lexicon
from index.quotation.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.model import Span
    from index.quotation.tokens import Token
    from index.training.gold import GoldArticle, GoldQuote

_NO_ADVERBS = frozenset({"reply", "rely"})


@dataclass(frozen=True, slots=True)
class Headed:
    """A text, and its cues' heads: their forms by where they start."""

    text: str
    heads: dict[int, str]


def headed(article: GoldArticle) -> Headed:
    """Return the text with the head of each cue, as it stands there."""
    found = (head for quote in article.quotes if (head := quote_head(article.text, quote)))
    return Headed(article.text, {head.start: head.lower for head in found})


def counted_speech(articles: Iterable[GoldArticle]) -> Counter[str]:
    """Count by head the quotes that are not annotated as thoughts or plans."""
    return Counter(
        head.lower
        for article in articles
        for quote in article.quotes
        if quote.speech is not False and (head := quote_head(article.text, quote))
    )


def quote_head(text: str, quote: GoldQuote) -> Token | None:
    """Return the head of a quote's cue, or None where it has no cue."""
    return None if quote.cue is None else _head(text, quote.cue)


def _head(text: str, cue: Span) -> Token | None:
    """Return the first word that is no auxiliary, particle or adverb."""
    closed = lexicon.word_classes()
    for word in tokens(text, cue):
        adverb = word.lower.endswith("ly") and word.lower not in _NO_ADVERBS
        if word.is_word and word.lower not in closed and not adverb:
            return word
    return None
