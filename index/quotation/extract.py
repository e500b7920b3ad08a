"""All quotations of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation import marked, unmarked
from index.quotation.cueless import Context
from index.quotation.drafts import Draft, numbered
from index.quotation.labelled import pieces
from index.quotation.tokens import paragraphs

if TYPE_CHECKING:
    from index.model import Article, Quotation


def extract(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in text order, numbered from q1.

    Works in linear time and never fails: a text without quotations gives none.
    """
    drafts: list[Draft] = []
    context = Context()
    for piece in pieces(article.text, paragraphs(article.text)):
        paragraph = piece.span
        if piece.taken:
            drafts.extend([piece.turn] if piece.turn else [])
            context = Context()
        elif unmarked.is_unmarked(article.text, paragraph):
            drafts.extend(unmarked.read(article.text, paragraph))
            context = Context()
        else:
            found, context = marked.read(article.text, paragraph, context)
            drafts.extend(found)
    return numbered(drafts)
