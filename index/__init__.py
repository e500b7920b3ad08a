"""Quoth's library: from files to quotations, speakers and answers. No terminal, no printing.

These are the public names; nothing else is imported by `reader`.
"""

from index.build import (
    Opened,
    Progress,
    Report,
    check_paths,
    forget,
    open_paths,
    open_stream,
    read_articles,
    read_stream,
    update,
)
from index.corpus import Note
from index.corpus.library_folder import is_library
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
from index.library.opening import create_library, open_library
from index.library.ordering import heading_key
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
    "Note",
    "Opened",
    "Page",
    "Problem",
    "Progress",
    "Query",
    "Quotation",
    "Quoted",
    "Reading",
    "Report",
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
    "check_paths",
    "create_library",
    "forget",
    "heading_key",
    "is_library",
    "matches",
    "open_library",
    "open_memory",
    "open_paths",
    "open_stream",
    "parse_query",
    "read_articles",
    "read_stream",
    "update",
    "while_typing",
]
