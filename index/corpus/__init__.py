"""File -> Article: which files there are, and what articles they hold."""

from index.corpus.discovery import Discovery, Found, discover
from index.corpus.document import Document, Note, Outcome
from index.corpus.reading import read_file, read_stream

__all__ = [
    "Discovery",
    "Document",
    "Found",
    "Note",
    "Outcome",
    "discover",
    "read_file",
    "read_stream",
]
