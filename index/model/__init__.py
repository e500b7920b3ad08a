"""The values that flow: Article -> Quotation -> Attribution -> Quoted, Query -> Page.

All are frozen. The rooms: `found` in one article, `held` by a library, what it is `asked`, what
it `answers`, and what is noted of `files`. Everybody else imports the names from here.
"""

from index.model.answers import Days, Facet, Hit, Listing, Page, Roll, Snippet, Spelling, Step
from index.model.asked import Selection, Sort
from index.model.files import Skipped, SourceFile
from index.model.found import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Reading,
    Span,
    Voice,
    VoiceKind,
)
from index.model.held import STANDING, Automatic, Place, Quoted, Speaker, Stats, Status

__all__ = [
    "STANDING",
    "Article",
    "Attribution",
    "Automatic",
    "Days",
    "Facet",
    "Heading",
    "Hit",
    "Kind",
    "Listing",
    "Mode",
    "Page",
    "Place",
    "Quotation",
    "Quoted",
    "Reading",
    "Roll",
    "Selection",
    "Skipped",
    "Snippet",
    "Sort",
    "SourceFile",
    "Span",
    "Speaker",
    "Spelling",
    "Stats",
    "Status",
    "Step",
    "Voice",
    "VoiceKind",
]
