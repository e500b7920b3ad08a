"""The parts of a text, each with how it is to be read: what `extract` asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.quotation.labelled import pieces
from index.quotation.looks import Look, looks
from index.quotation.tokens import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.model import Span
    from index.quotation.drafts import Draft


class Part(NamedTuple):
    """A paragraph, or the part of one that belongs to somebody's turn.

    Attributes:
        look: how it is to be read; only `Look.PROSE` may hold reports.
        turn: what the speaker of a label says in it.
    """

    span: Span
    look: Look
    turn: Draft | None = None


def parts(text: str) -> Iterator[Part]:
    """Yield the parts of a text in order; what is only white space is in none."""
    found = pieces(text, paragraphs(text))
    for piece, look in zip(found, looks(text, [piece.span for piece in found]), strict=True):
        yield Part(piece.span, Look.TURN if piece.taken else look, piece.turn)
