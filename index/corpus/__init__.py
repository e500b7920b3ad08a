"""File -> Article: which files there are, and what articles they hold."""

from index.corpus.discovery import Discovery, Found, discover, is_hidden, named
from index.corpus.document import Document, Note, Outcome
from index.corpus.reading import read_file, read_stream, stored

__all__ = [
    "Discovery",
    "Document",
    "Found",
    "Note",
    "Outcome",
    "discover",
    "is_hidden",
    "named",
    "read_file",
    "read_stream",
    "stored",
]
