"""The two files of corrections in a library's folder: read, added to and taken back from.

Whoever changes them holds a lock of their own, so that several processes add one after the
other, and a person can correct while articles are being indexed. A file is written aside and
put in the place of the old one: whoever is killed has changed all or nothing of it.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import stat
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.corrections.edits import edit_line, parse_edits
from index.corrections.names import EDITS_FILE, SPEAKERS_FILE
from index.corrections.plain_file import TOO_LARGE, read_plain
from index.corrections.speakers_file import (
    CannotChangeError,
    appended,
    parse_speakers,
    without,
)
from index.corrections.values import Conflict, Edit
from index.errors import LibraryBusyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.corrections.edits import Line
    from index.corrections.speakers_file import SpeakersText
    from index.corrections.values import Correction, Rule

_LOCK = ".corrections.lock"
_PATIENCE_S = 5.0  # for others who hold the lock for as long as a file takes to write
_AGAIN_S = 0.02
_LARGEST = 256_000_000  # bytes: a hundred thousand decisions have less than half
_TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a file looks from outside: another one wherever it may have been changed."""

    size: int
    mtime_ns: int
    inode: int


Marks = tuple[Mark | None, Mark | None]
"""Of the edits and of the speakers; None where there is no file."""


@dataclass(frozen=True)
class Kept:
    """What the two files say."""

    lines: tuple[Line, ...]
    speakers: SpeakersText
    speakers_text: str
    marks: Marks

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the decisions about quotations, in order."""
        return tuple(one.edit for one in self.lines if one.edit is not None)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what is not understood."""
        broken = (
            Conflict(f"{EDITS_FILE}, line {one.number}", one.problem)
            for one in self.lines
            if one.problem is not None
        )
        return (*broken, *self.speakers.conflicts)


class CorrectionFiles:
    """The files of corrections in one folder."""

    def __init__(
        self, folder: Path, *, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._folder, self._now = folder, now
        self._edits, self._speakers = folder / EDITS_FILE, folder / SPEAKERS_FILE

    def marks(self) -> Marks:
        """Return how the files look from outside."""
        return _mark(self._edits), _mark(self._speakers)

    def read(self) -> Kept:
        """Return what the files say; each is read as it is at one moment.

        Raises:
            StorageError: one cannot be read.
        """
        marks = self.marks()  # before: what is changed meanwhile looks changed
        edits, speakers = _read(self._edits), _read(self._speakers)
        return Kept(parse_edits(edits), parse_speakers(speakers), speakers, marks)

    def add(self, corrections: Sequence[Correction]) -> None:
        """Write corrections behind all others, as one step.

        Raises:
            LibraryBusyError: another process has been writing the files for long.
            StorageError: they cannot be written, or what is in them does not let it.
        """
        with self._alone():
            kept = self.read()
            at = self._moment(kept)
            stamped = [replace(one, at=at) for one in corrections]
            rules = [one for one in stamped if not isinstance(one, Edit)]
            edits = [one for one in stamped if isinstance(one, Edit)]
            lines = self._lines(edits)  # which may not do; nothing is written then
            if rules:
                self._write_speakers(kept, lambda text: appended(text, rules))
            if edits:
                self._write_edits([*(one.text for one in kept.lines), *lines])

    def take_back(self) -> tuple[Correction, ...]:
        """Take the step that was written last out again; by hand written ones are none.

        Returns:
            What was taken out; empty where there was no step.

        Raises:
            LibraryBusyError: another process has been writing the files for long.
            StorageError: they cannot be written, or what is in them does not let it.
        """
        with self._alone():
            kept = self.read()
            at = _last_step(kept)
            if at is None:
                return ()
            lines = [one for one in kept.lines if one.edit and _moment_of(one.edit) == at]
            entries = [
                one for one in kept.speakers.entries if one.rule and _moment_of(one.rule) == at
            ]
            if entries:
                self._write_speakers(kept, lambda text: without(text, entries))
            if lines:
                self._write_edits([one.text for one in kept.lines if one not in lines])
        rules = (one.rule for one in entries if one.rule)
        return (*rules, *(one.edit for one in lines if one.edit))

    def _moment(self, kept: Kept) -> str:
        """Return when it is: later than the step before, whatever the clock says."""
        now, last = self._now(), _last_step(kept)
        if last is not None and last >= now:
            with suppress(OverflowError):
                now = last + _TICK
        return now.isoformat(timespec="microseconds").replace("+00:00", "Z")

    def _lines(self, edits: Sequence[Edit]) -> Sequence[str]:
        """Return decisions as lines; what would not be read again is not written."""
        lines = [edit_line(one) for one in edits]
        for line in lines:
            (read,) = parse_edits(line)
            if read.edit is None:
                raise StorageError(self._edits, f"it takes no such line: {read.problem}")
        return lines

    def _write_edits(self, lines: Sequence[str]) -> None:
        self._write(self._edits, "".join(f"{one}\n" for one in lines))

    def _write_speakers(self, kept: Kept, change: Callable[[str], str]) -> None:
        try:
            after = change(kept.speakers_text)
        except CannotChangeError as error:
            raise StorageError(self._speakers, str(error)) from error
        self._write(self._speakers, after)

    def _write(self, path: Path, text: str) -> None:
        content = text.encode("utf-8", "surrogateescape")
        if len(content) > _LARGEST:
            raise StorageError(path, TOO_LARGE)
        try:
            _replace(path, content)
        except OSError as error:
            raise StorageError(path, error.strerror or str(error)) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        path = self._folder / _LOCK
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise StorageError(path, error.strerror or str(error)) from error
        try:
            self._wait_for(handle)
            yield
        finally:
            os.close(handle)

    def _wait_for(self, handle: int) -> None:
        end = time.monotonic() + _PATIENCE_S
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() >= end:
                    raise LibraryBusyError(self._folder) from error
                time.sleep(_AGAIN_S)
            else:
                return


def _last_step(kept: Kept) -> dt.datetime | None:
    """Return when the last step was written, None where there is none."""
    edits = (_moment_of(one) for one in reversed(kept.edits))
    rules = (_moment_of(one) for one in reversed(kept.speakers.rules))
    last = (next(filter(None, moments), None) for moments in (edits, rules))
    return max(filter(None, last), default=None)


def _moment_of(correction: Edit | Rule) -> dt.datetime | None:
    """Return when a correction was written; None where it was by hand."""
    try:
        moment = dt.datetime.fromisoformat(correction.at)
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def _mark(path: Path) -> Mark | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return Mark(found.st_size, found.st_mtime_ns, found.st_ino)


def _read(path: Path) -> str:
    try:
        return read_plain(path, _LARGEST).decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of one, or of none: all of it or nothing, whatever happens."""
    # Where a link leads: the file may be kept elsewhere.
    target = Path(os.path.realpath(path))
    aside = target.with_name(f".{target.name}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    handle = os.open(aside, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            with suppress(FileNotFoundError):
                os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(handle)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """See that what a folder names is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
