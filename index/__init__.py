"""Quoth's library: from files to quotations, speakers and answers. No terminal, no printing.

These are the public names; nothing else is imported by `reader`.
"""

from index.errors import (
    CorpusError,
    LibraryBusyError,
    LibraryError,
    LibraryVersionError,
    NoArticleError,
    NoLibraryError,
    NoSuchPathError,
    StorageError,
    UnknownArticleError,
)
from index.library.memory import open_memory
from index.library.protocol import Library
from index.matching import matches
from index.model import (
    Article,
    Attribution,
    Heading,
    Hit,
    Kind,
    Listing,
    Mode,
    Page,
    Quotation,
    Quoted,
    Reading,
    Selection,
    Snippet,
    Sort,
    SourceFile,
    Span,
    Speaker,
    Stats,
    Voice,
    VoiceKind,
)
from index.query import Clause, Field, Problem, Query, parse_query, while_typing

__all__ = [
    "Article",
    "Attribution",
    "Clause",
    "CorpusError",
    "Field",
    "Heading",
    "Hit",
    "Kind",
    "Library",
    "LibraryBusyError",
    "LibraryError",
    "LibraryVersionError",
    "Listing",
    "Mode",
    "NoArticleError",
    "NoLibraryError",
    "NoSuchPathError",
    "Page",
    "Problem",
    "Query",
    "Quotation",
    "Quoted",
    "Reading",
    "Selection",
    "Snippet",
    "Sort",
    "SourceFile",
    "Span",
    "Speaker",
    "Stats",
    "StorageError",
    "UnknownArticleError",
    "Voice",
    "VoiceKind",
    "matches",
    "open_memory",
    "parse_query",
    "while_typing",
]
