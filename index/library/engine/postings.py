"""Posting lists in a Whoosh index: the one module that knows Whoosh.

Whoosh keeps for each word of a field the numbers of the documents that have it, with a
weight: how often. Nothing else of it is used, so the index is written through its codec
without a writer's pool, and read without a searcher. It can be opened as any Whoosh index.

Whoosh unpickles what it reads, which runs whatever somebody put there. So only
`index.library.cache` may say which folder to open, and here nothing is unpickled but numbers.
"""

from __future__ import annotations

import io
import mmap
import operator
import os
import pickle
import warnings
import zlib
from array import array
from contextlib import contextmanager
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

with warnings.catch_warnings():
    # Compiling Whoosh 2.7.4 warns of escapes and comparisons that are wrong in new Pythons.
    warnings.simplefilter("ignore")
    from whoosh import fields, index, reading
    from whoosh.codec.whoosh3 import (
        WHOOSH3_HEADER_MAGIC,
        W3Codec,
        W3PostingsWriter,
        W3TermInfo,
        W3TermsReader,
    )
    from whoosh.filedb import filestore, filetables, structfile

from index.library.engine.container import let_go
from index.library.engine.pages import Checked, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Row = tuple[bytes, "Sequence[int]", "Sequence[float] | None"]
_NAME, _SEGMENT = "MAIN", "0"
_BLOCK = 1024  # postings are read word by word: long blocks are fewer
_COMPRESSION = 1
_COMPRESSED_FROM = 100  # bytes; less does not get less
_PICKLE = 2


def write(folder: Path, size: int, rows: Mapping[str, Iterable[Row]]) -> None:
    """Make an index in an empty folder.

    Args:
        folder: the folder.
        size: how many documents there are.
        rows: of each field, the words in order, with the documents that have each,
            ascending, and how often (None is once).

    Raises:
        OSError: the files cannot be written.
    """
    storage = _WritingStorage(str(folder))
    try:
        _write(storage, size, rows)
    finally:
        storage.close_files()


def _write(storage: _WritingStorage, size: int, rows: Mapping[str, Iterable[Row]]) -> None:
    segment = _segment(storage)
    segment.codec().per_document_writer(storage, segment).close()
    writer = _Codec(blocklimit=_BLOCK, compression=_COMPRESSION).field_writer(storage, segment)
    for name, those in rows.items():
        writer.start_field(name, _FIELD)
        for word, numbers, weights in those:
            writer.start_term(word)
            _add(writer, numbers, weights)
            writer.finish_term()
        writer.finish_field()
    writer.close()
    segment.set_doc_count(size)
    index.TOC(_schema(rows), [segment], 1).write(storage, _NAME)


LISTS, TABLE = "pst", "trm"
"""The files that are read: of the posting lists, and of where each is."""


def sums(folder: Path, file: str) -> array[int]:
    """Return the check sums of a file of an index."""
    with _path(folder, file).open("rb") as opened:
        if not os.fstat(opened.fileno()).st_size:
            return array("I")
        mapped = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        with mapped:
            return sums_of(mapped)


def _path(folder: Path, file: str) -> Path:
    return folder / f"{_NAME}_{_SEGMENT}.{file}"


class PostingLists:
    """An index that is open. It keeps places in files, so it belongs to one thread."""

    def __init__(
        self, folder: Path, names: Iterable[str], sums: Callable[[str], memoryview[int]]
    ) -> None:
        """Open an index of these fields.

        Args:
            folder: where it is.
            names: of the fields.
            sums: what gives the check sums of a file, as they were when it was written.

        Raises:
            ValueError: its files are not what was written; so do the methods.
        """
        # What is in its table of contents is known: no need to unpickle that.
        segment = _segment(storage := _MappedStorage(str(folder), sums))
        with _whoosh_faults():
            self._reader = reading.SegmentReader(storage, _schema(names), segment, codec=_Codec())

    def numbers(self, name: str, word: str) -> list[int]:
        """Return the documents that have a word in a field."""
        numbers: list[int] = []
        with _whoosh_faults():
            for ids, _ in _blocks(self._reader.postings(name, word)):
                numbers.extend(ids)
        return numbers

    def weighted(self, name: str, word: str) -> dict[int, float]:
        """Return how often documents have a word in a field."""
        weights: dict[int, float] = {}
        with _whoosh_faults():
            for ids, those in _blocks(self._reader.postings(name, word)):
                weights.update(zip(ids, those, strict=True))
        return weights

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()


_FAULTS = (
    filetables.FileFormatError,
    reading.ReaderClosed,
    reading.TermNotFound,
    getattr(reading, "CorruptIndexError", reading.TermNotFound),  # of the maintained fork
)


@contextmanager
def _whoosh_faults() -> Iterator[None]:
    """Translate what Whoosh raises; what else goes wrong is for `reading_faults`."""
    try:
        yield
    except _FAULTS as error:
        raise ValueError(*error.args) from error
    # Where a block has no head, Whoosh raises a bare Exception, which has no narrower name.
    except Exception as error:
        if type(error) is not Exception:
            raise
        raise ValueError(*error.args) from error


_INSIDE = ("_postfile", "_dataoffset", "_nextoffset", "_compression", "_lastblock", "_next_block")


def _blocks(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float]]]:  # noqa: ANN401
    """Yield documents and weights, a block at a time: five times as fast as one by one."""
    if not all(hasattr(matcher, one) for one in _INSIDE):
        yield from _one_by_one(matcher)
        return
    while True:
        start, end = matcher._dataoffset, matcher._nextoffset
        data = matcher._postfile.get(start, end - start)
        if matcher._compression:
            data = zlib.decompress(data)
        deltas, weights, _ = _unpickled(io.BytesIO(data))
        yield list(accumulate(deltas)), _weights(weights, len(deltas))
        if matcher._lastblock:
            return
        matcher._next_block()


def _one_by_one(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float]]]:  # noqa: ANN401
    while matcher.is_active():
        yield (matcher.id(),), (matcher.weight(),)
        matcher.next()


def _weights(stored: Sequence[float] | float | None, count: int) -> Sequence[float]:
    if stored is None or isinstance(stored, float):
        return (1.0 if stored is None else stored,) * count
    return stored


_FIELD = fields.ID()


def _segment(storage: Any) -> Any:  # noqa: ANN401  # Whoosh has no types
    """Return the one segment of an index."""
    segment = W3Codec().new_segment(storage, _NAME)
    segment.segid = _SEGMENT  # chance could give it the name of another
    return segment


def _schema(names: Iterable[str]) -> Any:  # noqa: ANN401  # Whoosh has no types
    return fields.Schema(**dict.fromkeys(names, _FIELD))


class _Unpickler(pickle.Unpickler):
    """Reads plain values, and makes nothing else."""

    def find_class(self, module: str, name: str) -> object:
        message = f"{module}.{name} is no number"
        raise pickle.UnpicklingError(message)


def _unpickled(file: Any) -> Any:  # noqa: ANN401
    return _Unpickler(file).load()


class _MappedFile(structfile.StructFile):  # type: ignore[misc]
    """A file read in place: `BufferFile` copies all of it when it is opened.

    What is pickled in it is read by `_Unpickler`, which runs no code.
    """

    def read_pickle(self) -> Any:  # noqa: ANN401
        return _unpickled(self.file)

    def get(self, position: int, length: int) -> bytes:
        found: bytes = self.file[position : position + length]
        return found


class _WritingStorage(filestore.FileStorage):  # type: ignore[misc]
    """Knows what was opened to be written: whoever fails leaves files open."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._created: list[Any] = []

    def create_file(self, name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        created = super().create_file(name, *given, **named)
        self._created.append(created)
        return created

    def close_files(self) -> None:
        """Close what was left open."""
        for file in self._created:
            if not file.is_closed:
                file.close()


class _MappedStorage(filestore.FileStorage):  # type: ignore[misc]
    """Maps files, of which it knows the check sums.

    Attributes:
        checked: each file that has been opened, by its kind.
    """

    def __init__(self, folder: str, sums: Callable[[str], memoryview[int]]) -> None:
        super().__init__(folder)
        self._sums = sums
        self.checked: dict[str, Checked] = {}

    def open_file(self, name: str, *_: object, **__: object) -> Any:  # noqa: ANN401
        with open(self._fpath(name), "rb") as file:  # noqa: PTH123  # Whoosh has strings
            if not os.fstat(file.fileno()).st_size:
                return structfile.BufferFile(b"", name=name)  # nothing can be mapped
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        kind = name.rpartition(".")[2]
        if kind in (LISTS, TABLE):
            self.checked[kind] = Checked(mapped, self._sums(kind))
        if kind == TABLE:  # read here and there
            self.checked[kind].check(0, len(mapped))
            let_go(mapped, 0, len(mapped))
        return _MappedFile(mapped, name=name)


class _Codec(W3Codec):  # type: ignore[misc]
    """Writes and reads what its base does."""

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        return _BlocksWriter(
            dbfile, self._blocklimit, byteids=byteids, compression=self._compression
        )

    def terms_reader(self, storage: Any, segment: Any) -> Any:  # noqa: ANN401
        name = segment.make_filename(self.TERMS_EXT)
        lists = segment.open_file(storage, self.POSTS_EXT)
        table = storage.open_file(name)
        return _TermsReader(self, table, storage.file_length(name), lists, checked=storage.checked)


class _TermsReader(W3TermsReader):  # type: ignore[misc]
    def __init__(self, *given: Any, checked: Mapping[str, Checked]) -> None:  # noqa: ANN401
        super().__init__(*given)
        self._checked = checked

    def matcher(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401
        """Return what reads the postings of a term, which have been checked."""
        start, length = self.term_info(*given[:2]).extent()
        self._checked[LISTS].check(start, start + length)
        return super().matcher(*given, **named)

    def term_info(self, fieldname: str, tbytes: bytes) -> Any:  # noqa: ANN401
        """Return where the postings of a term are; never in the table itself: see `add_all`."""
        start, length = self._range_for_key(fieldname, tbytes)
        if self._dbfile.get_byte(start):
            raise ValueError(tbytes)  # Whoosh would unpickle them
        info = W3TermInfo.from_bytes(self._dbfile.get(start, length))
        begin, size = info.extent()
        if isinstance(size, tuple):  # as `struct` gives it
            info.set_extent(begin, *size)
        return info


class _BlocksWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes what its base does, a block instead of a posting at a time."""

    def add_all(self, numbers: Sequence[int], weights: Sequence[float] | None) -> None:
        """Write all postings of the term that was started."""
        file, term = self._postfile, self._terminfo
        file.write(WHOOSH3_HEADER_MAGIC)
        count = len(numbers)
        for start in range(0, count, self._blocklimit):
            end = min(count, start + self._blocklimit)
            here = None if weights is None else weights[start:end]
            self._write(numbers[start:end], here, last=end == count)
        self._blockcount = 1
        term._df, term._minid, term._maxid = count, numbers[0], numbers[-1]
        term._weight = float(count if weights is None else sum(weights))
        term._maxweight = float(1 if weights is None else max(weights))

    def _write(
        self, numbers: Sequence[int], weights: Sequence[float] | None, *, last: bool
    ) -> None:
        most = 1.0 if weights is None else float(max(weights))
        stored = None if most == 1.0 or weights is None else tuple(map(float, weights))
        deltas = (numbers[0], *map(operator.sub, islice(numbers, 1, None), numbers))
        data = pickle.dumps((deltas, stored, None), _PICKLE)
        level = self._compression if len(data) >= _COMPRESSED_FROM else 0
        if level:
            data = zlib.compress(data, level)
        info = pickle.dumps((len(numbers), numbers[-1], most, level, 0, 0), _PICKLE)
        length = len(info) + len(data)
        self._postfile.write_int(-length if last else length)
        self._postfile.write(info)
        self._postfile.write(data)


def _add(writer: Any, numbers: Sequence[int], weights: Sequence[float] | None) -> None:  # noqa: ANN401
    """Add the postings of the term that was started."""
    blocks = getattr(writer, "_postwriter", None)
    if isinstance(blocks, _BlocksWriter) and hasattr(blocks, "_postfile"):
        blocks.add_all(numbers, weights)
        return
    for place, number in enumerate(numbers):
        writer.add(number, 1.0 if weights is None else float(weights[place]), b"", None)
