"""The full-text index: which documents hold the words of a clause. The one user of Whoosh.

An index is a folder of files that are never changed once written: it is built, or carried
on into a copy of itself, and searched. It stores no text and knows no articles, only
numbered documents (`key`). Two fields answer everything exactly as `index.matching` does:
`stems` for single words, `words` with positions for phrases and beginnings.

Whoosh unpickles what it reads, so only `index.library.cache` may say which folder to open.
"""

from __future__ import annotations

import pickle
import shutil
import struct
import warnings
import zlib
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from index.library.cache import UnusableIndexError
from index.matching import by_stem
from index.words import folded_words, forms, stem

with warnings.catch_warnings():
    # Compiling Whoosh 2.7.4 warns of escapes and comparisons that are wrong in new Pythons.
    warnings.simplefilter("ignore")
    from whoosh import columns, fields, formats, index, query, reading, searching, system, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from index.library.answering import Document
    from index.query import Clause

_PART_GAP = 1000  # no phrase goes on from one part of a document into the next
_MEMORY_MB = 256
_BEGINNINGS_SCORED = 8  # the most frequent words of a beginning; all of them are found

# What Whoosh raises on files that are not what it wrote: it checks nothing itself.
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
    index.IndexError,
    pickle.UnpicklingError,
    reading.ReaderClosed,
    reading.TermNotFound,
    struct.error,
    zlib.error,
)


def build(folder: Path, documents: Iterable[Document]) -> None:
    """Make an index in an empty folder.

    Raises:
        OSError: the files cannot be written.
    """
    created = index.create_in(str(folder), _schema())
    writer = created.writer(limitmb=_MEMORY_MB)
    try:
        for document in documents:
            _add(writer, document)
        writer.commit()
    except BaseException:
        _give_up(writer)
        raise


def carry_on(
    old: Path, new: Path, keys: set[int], documents: Callable[[set[int]], Iterable[Document]]
) -> None:
    """Make an index in an empty folder out of another one.

    The files are shared between both folders where the file system can do that.

    Args:
        old: the folder of the index that is there; it is not changed.
        new: the empty folder.
        keys: of all documents that the new index is to hold.
        documents: returns those of them that the old one has not.

    Raises:
        UnusableIndexError: the old index cannot be read, or the new one not written.
    """
    _share(old, new)
    with _reading_faults(old):
        opened = index.open_dir(str(new))
        writer = opened.writer(limitmb=_MEMORY_MB)
    try:
        with _reading_faults(old), opened.reader() as reader:
            known = _keys(reader)
            for number, key in enumerate(known):
                if key not in keys:
                    writer.delete_document(number)
        # A fault of those who give the documents is no fault of the index.
        for document in documents(keys - set(known)):
            _add(writer, document)
        with _reading_faults(old):  # merging reads the old postings
            writer.commit()
    except BaseException:
        _give_up(writer)
        raise


class Searcher:
    """An open index. It keeps a place in a file, so it belongs to one thread."""

    def __init__(self, folder: Path) -> None:
        """Open an index.

        Raises:
            UnusableIndexError: it cannot be read.
        """
        self._folder = folder
        with _reading_faults(folder):
            self._searcher: searching.Searcher = index.open_dir(str(folder)).searcher()
            self._reader = self._searcher.reader()
            self._keys = _keys(self._reader)

    def keys(self, clause: Clause) -> set[int]:
        """Return the documents that a clause hits, whether or not it is negated.

        Raises:
            UnusableIndexError: the index cannot be read.
        """
        with _reading_faults(self._folder):
            return {self._keys[number] for number in self._numbers(clause)}

    def scores(self, clauses: Iterable[Clause]) -> dict[int, float]:
        """Say how well documents answer what is looked for (BM25F); missing is not at all.

        Raises:
            UnusableIndexError: the index cannot be read.
        """
        with _reading_faults(self._folder):
            terms = {word for clause in clauses for word in self._stems(clause)}
            wanted = query.Or([query.Term("stems", word) for word in sorted(terms)])
            results = self._searcher.search(wanted, limit=None)
            return {self._keys[number]: score for number, score in results.items()}

    def close(self) -> None:
        """Let go of the files."""
        self._searcher.close()

    def _numbers(self, clause: Clause) -> set[int]:
        """Return the numbers that Whoosh gave the documents that a clause hits."""
        if by_stem(clause):
            return self._holding("stems", stem(clause.words[0]))
        places = [self._alternatives(clause, place) for place in range(len(clause.words))]
        found = [self._holding_any(words) for words in places]
        numbers = set.intersection(*found)
        return self._in_a_row(places, numbers) if len(places) > 1 else numbers

    def _alternatives(self, clause: Clause, place: int) -> list[str]:
        """Return the indexed words that may stand at a place of a clause."""
        word = clause.words[place]
        if clause.prefix and place == len(clause.words) - 1:
            return [found.decode() for found in self._reader.expand_prefix("words", word)]
        return [word]

    def _holding(self, field: str, word: str) -> set[int]:
        if (field, word) not in self._reader:
            return set()
        return set(self._reader.postings(field, word).all_ids())

    def _holding_any(self, words: Iterable[str]) -> set[int]:
        return set().union(*(self._holding("words", word) for word in words))

    def _in_a_row(self, places: Sequence[Sequence[str]], numbers: set[int]) -> set[int]:
        """Keep the documents where words of all places follow each other."""
        starts = self._positions(places[0], numbers)
        for distance, words in enumerate(places[1:], start=1):
            here = self._positions(words, numbers)
            for number in numbers:
                starts[number] &= {position - distance for position in here[number]}
        return {number for number in numbers if starts[number]}

    def _positions(self, words: Iterable[str], numbers: set[int]) -> defaultdict[int, set[int]]:
        positions: defaultdict[int, set[int]] = defaultdict(set)
        for word in words:
            if ("words", word) not in self._reader:
                continue
            matcher = self._reader.postings("words", word)
            while matcher.is_active():
                if matcher.id() in numbers:
                    positions[matcher.id()].update(matcher.value_as("positions"))
                matcher.next()
        return positions

    def _stems(self, clause: Clause) -> Iterator[str]:
        """Yield the stems that a clause is scored by."""
        *whole, last = clause.words
        yield from map(stem, whole)
        if not clause.prefix:
            yield stem(last)
            return
        words = self._alternatives(clause, len(whole))
        words.sort(key=lambda word: -self._reader.doc_frequency("words", word))
        yield from map(stem, words[:_BEGINNINGS_SCORED])


class _Stems(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """How often each stem occurs."""

    def __init__(self) -> None:
        super().__init__(formats.Frequency(), None, scorable=True)

    def index(
        self, value: Sequence[Sequence[str]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        counts = Counter(stem(word) for part in value for word in part)
        for word, count in counts.items():
            yield word.encode(), count, float(count), system.pack_uint(count)


class _Words(fields.FieldType):  # type: ignore[misc]
    """Where each word stands, as it is written and without its "'s"."""

    def __init__(self) -> None:
        super().__init__(formats.Positions(), None, scorable=False)

    def index(
        self, value: Sequence[Sequence[str]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        positions: defaultdict[str, list[int]] = defaultdict(list)
        position = 0
        for part in value:
            for word in part:
                for form in forms(word):
                    positions[form].append(position)
                position += 1
            position += _PART_GAP
        for form, found in positions.items():
            yield form.encode(), len(found), float(len(found)), self.format.encode(found)


def _share(old: Path, new: Path) -> None:
    """Let a folder hold the files of another, all but the locks."""
    for file in old.iterdir():
        if file.name.endswith("LOCK"):
            continue
        try:
            (new / file.name).hardlink_to(file)
        except OSError:  # a file system without links
            shutil.copy2(file, new / file.name)


def _give_up(writer: writing.SegmentWriter) -> None:
    """Let go of the lock of a writer that failed; its folder is thrown away."""
    with suppress(*_FAULTS, writing.IndexingError):
        writer.cancel()


def _schema() -> fields.Schema:
    key = fields.COLUMN(columns.NumericColumn("q"))
    return fields.Schema(key=key, stems=_Stems(), words=_Words())


def _add(writer: writing.SegmentWriter, document: Document) -> None:
    words = [folded_words(part) for part in document.parts]
    writer.add_document(key=document.key, stems=words, words=words)


def _keys(reader: reading.IndexReader) -> list[int]:
    """Return the key of each document, by the number that Whoosh gave it."""
    if not reader.doc_count_all():
        return []
    column = reader.column_reader("key")
    return [column[number] for number in range(reader.doc_count_all())]


@contextmanager
def _reading_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        raise UnusableIndexError(folder, "it was damaged") from error
