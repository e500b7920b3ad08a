"""All quotations of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation import foreign, marked, unmarked
from index.quotation.clearing import cleared
from index.quotation.cueless import Context
from index.quotation.drafts import Draft, numbered
from index.quotation.linking import sourced
from index.quotation.looks import Look
from index.quotation.nested import with_nested
from index.quotation.parts import parts

if TYPE_CHECKING:
    from index.model import Article, Quotation
    from index.quotation.clauses import Sentence


def extract(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in text order, numbered from q1.

    Works in linear time and never fails: a text without quotations gives none.
    """
    sentences, drafts = drafted(article.text)
    told = sourced(article.text, sentences, drafts)
    return numbered(with_nested(article.text, told))


def drafted(text: str) -> tuple[list[Sentence], list[Draft]]:
    """Return the sentences of a text's prose, and its quotations with the sources by rule."""
    sentences: list[Sentence] = []
    drafts: list[Draft] = []
    context = Context()
    text = cleared(text)
    for part in parts(text):
        if part.look is Look.PROSE and not unmarked.is_unmarked(text, part.span):
            read, found, context = marked.read(text, part.span, context)
            sentences.extend(read)
            drafts.extend(found)
            continue
        context = Context()
        if part.look is Look.PROSE:
            read, found = unmarked.read(text, part.span)
            sentences.extend(read)
            drafts.extend(found)
        elif part.look is Look.FOREIGN:
            drafts.extend(foreign.read(text, part.span))
        elif part.turn is not None:
            drafts.append(part.turn)
    return sentences, drafts
