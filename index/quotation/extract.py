"""All quotations of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation import foreign, marked, unmarked
from index.quotation.clearing import cleared
from index.quotation.cueless import Context
from index.quotation.drafts import Draft, numbered
from index.quotation.looks import Look
from index.quotation.parts import parts

if TYPE_CHECKING:
    from index.model import Article, Quotation


def extract(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in text order, numbered from q1.

    Works in linear time and never fails: a text without quotations gives none.
    """
    drafts: list[Draft] = []
    context = Context()
    text = cleared(article.text)
    for part in parts(text):
        if part.look is Look.PROSE and not unmarked.is_unmarked(text, part.span):
            found, context = marked.read(text, part.span, context)
            drafts.extend(found)
            continue
        context = Context()
        if part.look is Look.PROSE:
            drafts.extend(unmarked.read(text, part.span))
        elif part.look is Look.FOREIGN:
            drafts.extend(foreign.read(text, part.span))
        elif part.turn is not None:
            drafts.append(part.turn)
    return numbered(drafts)
