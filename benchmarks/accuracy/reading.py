"""What the extractor finds, as the scorer takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.accuracy.documents import NOWHERE, Predicted
from index.extraction import read
from index.model import Article, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.model import Attribution, Quotation, Span


@dataclass(frozen=True, slots=True)
class Trusted:
    """A prediction and how much the program trusts it: its contents, and its speaker."""

    row: Predicted
    contents: float
    speaker: float


def predictions(text: str) -> tuple[Predicted, ...]:
    """Return one row for each content span, as `quoth extract` prints them."""
    return tuple(trusted.row for trusted in trusted_predictions(text))


def trusted_predictions(text: str) -> tuple[Trusted, ...]:
    """Return the same rows with their confidence."""
    reading = read(Article(Heading("text", "Text"), text))
    pairs = zip(reading.quotations, reading.attributions, strict=True)
    return tuple(row for quotation, said in pairs for row in _rows(text, quotation, said))


def _rows(text: str, quotation: Quotation, said: Attribution) -> Iterator[Trusted]:
    mention = said.mention
    for span in quotation.contents:
        row = Predicted(
            span.start,
            span.end,
            quotation.kind.value,
            said.voice.name if said.voice else None,
            _place(mention),
            mention.of(text) if mention else None,
        )
        yield Trusted(row, quotation.confidence, said.confidence)


def _place(span: Span | None) -> tuple[int | None, int | None]:
    return NOWHERE if span is None else (span.start, span.end)
