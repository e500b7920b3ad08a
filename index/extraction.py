"""Article -> Reading: quotations and who said them, in one step with a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.attribution import attribute
from index.model import Reading
from index.quotation import extract

if TYPE_CHECKING:
    from index.model import Article

# Changes whenever an article may be read differently; a library reads older ones again.
EXTRACTION_VERSION = "tagger-5"


def read(article: Article) -> Reading:
    """Extract the quotations of an article and attribute each to a voice.

    Pure and deterministic: the same text and version give the same reading everywhere.
    """
    quotations = extract(article)
    return Reading(article, quotations, attribute(article, quotations), EXTRACTION_VERSION)
