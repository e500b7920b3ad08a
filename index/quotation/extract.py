"""All quotations of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation.clearing import cleared
from index.quotation.drafts import numbered
from index.quotation.linking import sourced
from index.quotation.nested import with_nested
from index.quotation.ruled import ruled
from index.quotation.tagging.read import weighed

if TYPE_CHECKING:
    from index.model import Article, Quotation
    from index.quotation.clauses import Sentence
    from index.quotation.drafts import Draft


def extract(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in text order, numbered from q1.

    Works in linear time and never fails: a text without quotations gives none.
    """
    sentences, drafts = drafted(article.text)
    told = sourced(article.text, sentences, drafts)
    return numbered(with_nested(article.text, told))


def drafted(text: str) -> tuple[list[Sentence], list[Draft]]:
    """Return the sentences of the prose, and the quotations before their sources are ranked."""
    sentences: list[Sentence] = []
    drafts: list[Draft] = []
    text = cleared(text)
    for part in ruled(text):
        sentences.extend(part.sentences)
        if part.view is None:
            drafts.extend(part.drafts)
        else:
            drafts.extend(weighed(text, part.view, part.sentences, part.drafts, part.follows))
    return sentences, drafts
