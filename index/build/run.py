"""One update under way: what was read is written in batches, and told of."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.build.sharing import share
from index.build.skipping import skipped, told_again
from index.build.steps import AsBefore, Begun, Failed, Finished, Read, Touched, Unread
from index.corpus import Note
from index.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.build.report import Progress
    from index.build.steps import Outcome
    from index.corpus import Document
    from index.library.protocol import Library
    from index.model import Reading, SourceFile

# The larger a library the more a batch costs by itself, for most of its names are known and are
# looked at again. So batches grow with what is done: who is killed loses a twentieth of the time
# at most, or a few seconds. Two processors extract 2,500 articles in the longest of them.
_BATCH = 2_500
_BATCH_LETTERS = 12_000_000
_BATCH_S, _LONGEST_BATCH_S = 5.0, 15.0
_BATCH_SHARE = 1 / 20


class _Row(NamedTuple):
    """What to note of a file, and in what version as long as not all of it is written."""

    file: SourceFile
    meanwhile: str

    def unfinished(self) -> SourceFile:
        return replace(self.file, version=self.meanwhile)


@dataclass(slots=True)
class _Begun:
    """A file that is being read, and what was read of it by now.

    Attributes:
        names: the articles, in order.
        kept: ids of those that failed now and are in the library from before.
    """

    start: Begun
    names: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[CorpusError] = field(default_factory=list)

    def until_now(self) -> _Row:
        """Return what to note of it as long as it is not finished: all that may be there."""
        names = dict.fromkeys((*self.start.file.articles, *self.names))
        return _Row(replace(self.start.file, articles=tuple(names)), self.start.meanwhile)

    def finished(self, keeping: tuple[str, ...]) -> _Row:
        """Return what to note of it when all is read."""
        kept = (*keeping, *self.kept)
        names = tuple(dict.fromkeys((*self.names, *kept)))
        broken = skipped(self.problems)
        file = replace(self.start.file, articles=names, skipped=broken, kept=kept)
        return _Row(file, self.start.meanwhile)


@dataclass(slots=True)
class Run:
    """One update under way: what is read and not yet written, and what happened.

    Attributes:
        progress: how far it is.
        again: what was written already, and may not have been lent.
        begun: the file that is being read.
        files: those that are read.
        touched: those that are as they were, but for their time.
        clock: the time, in seconds.
    """

    library: Library
    on_progress: Callable[[Progress], None]
    progress: Progress
    readings: list[Reading] = field(default_factory=list)
    again: list[Reading] = field(default_factory=list)
    begun: _Begun | None = None
    files: list[_Row] = field(default_factory=list)
    touched: list[SourceFile] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    problems: list[CorpusError] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    read: int = 0
    unchanged: int = 0
    clock: Callable[[], float] = time.monotonic
    _done_bytes: int = 0
    _letters: int = 0
    _began_s: float = field(init=False)
    _written_s: float = field(init=False)

    def __post_init__(self) -> None:
        self._began_s = self._written_s = self.clock()

    def take(self, outcomes: Iterable[Outcome]) -> None:
        """Write all that comes, and tell how far it is."""
        self.on_progress(self.progress)
        for outcome in outcomes:
            self._take(outcome)
            if self._is_enough():
                self.flush()
            self.on_progress(self.progress)
        self.flush()
        self.on_progress(replace(self.progress, path=""))

    def _is_enough(self) -> bool:
        """Tell whether to write; rather between two files than in one."""
        ready = len(self.readings) + len(self.again)
        if ready >= _BATCH:
            return ready > _BATCH or self.begun is None
        return (self._letters >= _BATCH_LETTERS or self._is_late()) and self._is_between()

    def _is_late(self) -> bool:
        waiting = self.readings or self.again or self.files or self.touched
        share = _BATCH_SHARE * (self._written_s - self._began_s)
        longest = min(max(_BATCH_S, share), _LONGEST_BATCH_S)
        return bool(waiting) and self.clock() - self._written_s >= longest

    def _is_between(self) -> bool:
        """Tell whether a write now costs no second one for the same article's file."""
        return self.begun is None or len(self.begun.names) > 1

    def flush(self) -> None:
        """Write what is read.

        Files are noted with their articles, and as finished when all is lent: whatever
        ends the program before, the articles are known as theirs and read again.
        """
        rewritten = (reading.article.id for reading in self.readings)
        gone = self.library.lent_prints((*rewritten, *self.stale))
        if self.stale:
            self.library.delete(self.stale)
        if self.readings:
            self.library.write(self.readings, self._unfinished())
        share(self.library, (*self.readings, *self.again), gone)
        if self.files or self.touched:
            self.library.write((), (*(row.file for row in self.files), *self.touched))
        for pending in (self.readings, self.again, self.files, self.touched, self.stale):
            pending.clear()
        self._letters = 0
        self._written_s = self.clock()

    def _unfinished(self) -> list[SourceFile]:
        rows = [row.unfinished() for row in self.files]
        if self.begun and self.begun.names:
            rows.append(self.begun.until_now().unfinished())
        return rows

    def _take(self, outcome: Outcome) -> None:
        match outcome:
            case Begun():
                self._begin(outcome)
            case Read(document, reading):
                self.readings.append(reading)
                self._letters += len(document.article.text)
                self._add(document)
            case AsBefore(document, reading):
                self.again.extend([reading] if reading else ())
                self._add(document)
            case Failed(document, problem):
                self._fail(document, problem)
            case CorpusError():
                self._skip(outcome)
            case Note():
                self.notes.append(outcome)
            case Finished() | Touched() | Unread():
                self._close(outcome)

    def _close(self, outcome: Finished | Touched | Unread) -> None:
        match outcome:
            case Finished(_, dropped, keeping):
                self._finish(keeping, dropped)
            case Touched(_, file, known):
                self._touch(file, known)
        self._end(outcome.size)

    def _begin(self, start: Begun) -> None:
        self.begun = _Begun(start)
        self.progress = replace(self.progress, path=start.file.path)

    def _add(self, document: Document) -> None:
        self._current().names.append(document.article.id)
        self._move(document)

    def _fail(self, document: Document, problem: str) -> None:
        begun = self._current()
        if begun.start.known and document.article.id in begun.start.known.articles:
            begun.kept.append(document.article.id)
        self._skip(CorpusError(Path(begun.start.file.path), problem, line=document.line))
        self._move(document)

    def _skip(self, problem: CorpusError) -> None:
        self.problems.append(problem)
        if self.begun:
            self.begun.problems.append(problem)

    def _move(self, document: Document) -> None:
        end = min(document.end, self._current().start.file.size)
        self.progress = replace(
            self.progress,
            articles=self.progress.articles + 1,
            read_bytes=self._done_bytes + end,
        )

    def _finish(self, keeping: tuple[str, ...], dropped: tuple[str, ...]) -> None:
        self.files.append(self._current().finished(keeping))
        self.stale.extend(dropped)
        self.read += 1

    def _touch(self, file: SourceFile, known: SourceFile) -> None:
        self.unchanged += 1
        self.problems.extend(told_again(known))
        if known != file:
            self.touched.append(file)

    def _end(self, size: int) -> None:
        self.begun = None
        self._done_bytes += size
        done = self.progress.done + 1
        self.progress = replace(self.progress, done=done, read_bytes=self._done_bytes)

    def _current(self) -> _Begun:
        if self.begun is None:
            message = "an article without a file"
            raise AssertionError(message)
        return self.begun
