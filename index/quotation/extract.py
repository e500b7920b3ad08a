"""All quotations of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.quotation.drafts import numbered
from index.quotation.linking import sourced
from index.quotation.nested import with_nested
from index.quotation.ruled import ruled
from index.quotation.tagging.model import model
from index.quotation.tagging.read import weighed

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.model import Article, Quotation
    from index.quotation.clauses import Sentence
    from index.quotation.cues import View
    from index.quotation.drafts import Draft
    from index.quotation.tagging.model import Tagger


def extract(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in text order, numbered from q1.

    Works in linear time and never fails: a text without quotations gives none.

    Args:
        article: its text cleared, as `index.quotation.clearing.cleared` returns it.
    """
    sentences, drafts = drafted(article.text)
    told = sourced(article.text, sentences, drafts)
    return numbered(with_nested(article.text, told))


def drafted(
    text: str, model_of: Callable[[View], Tagger] = model
) -> tuple[list[Sentence], list[Draft]]:
    """Return the sentences of the prose, and the quotations before their sources are ranked.

    Args:
        text: of an article, cleared.
        model_of: gives the model that is asked about text of a view.
    """
    sentences: list[Sentence] = []
    drafts: list[Draft] = []
    for part in ruled(text):
        sentences.extend(part.read.sentences)
        if part.view is None:
            drafts.extend(part.read.drafts)
        else:
            drafts.extend(weighed(text, part, model_of(part.view)))
    return sentences, drafts
