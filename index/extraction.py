"""Article -> Reading: quotations and who said them, in one step with a version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.attribution import attribute
from index.model import Reading
from index.quotation import extract
from index.quotation.capitals import lowered
from index.quotation.clearing import blanked

if TYPE_CHECKING:
    from index.model import Article

# Changes whenever an article may be read differently; a library reads older ones again.
EXTRACTION_VERSION = "tagger-11"


def read(article: Article) -> Reading:
    """Extract the quotations of an article and attribute each to a voice.

    Pure and deterministic: the same text and version give the same reading everywhere.
    """
    # Once, and for both: what is cleared again may change again.
    printed = blanked(article.text)
    plain = replace(article, text=lowered(printed))
    quotations = extract(plain)
    attributions = attribute(plain, quotations, printed=printed)
    return Reading(article, quotations, attributions, EXTRACTION_VERSION)
