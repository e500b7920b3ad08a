"""The two files of corrections in a library's folder: read, added to and taken back from.

Whoever changes them holds a lock of their own, so that several processes add one after the
other, and a person can correct while articles are being indexed. Whoever is killed has changed
all or nothing; see `plain_file`, and for both files together `steps`.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.corrections import steps
from index.corrections.alone import alone
from index.corrections.edits import edit_line, parse_edits
from index.corrections.kept import Kept, last_step, mark_of, moment_of
from index.corrections.names import EDITS_FILE, SPEAKERS_FILE
from index.corrections.plain_file import TOO_LARGE, read_plain, replace_plain
from index.corrections.speakers_file import (
    CannotChangeError,
    appended,
    parse_speakers,
    without,
)
from index.corrections.steps import Change, digest
from index.corrections.values import Edit
from index.errors import LibraryBusyError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.corrections.kept import Marks
    from index.corrections.values import Correction

_LARGEST = 256_000_000  # bytes: a hundred thousand decisions have less than half
_TICK = dt.timedelta(microseconds=1)


class CorrectionFiles:
    """The files of corrections in one folder."""

    def __init__(
        self, folder: Path, *, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    ) -> None:
        self._folder, self._now = folder, now
        self._edits, self._speakers = folder / EDITS_FILE, folder / SPEAKERS_FILE

    def marks(self) -> Marks:
        """Return how the files look from outside, once a step that was broken off is ended."""
        if steps.is_begun(self._folder):
            # Whoever is at it ends it; where nothing can be written, `read` knows what is meant.
            with suppress(LibraryBusyError, StorageError), alone(self._folder, patience_s=0):
                self._end_step()
        return mark_of(self._edits), mark_of(self._speakers)

    def read(self) -> Kept:
        """Return what the files say; each is read as it is at one moment."""
        marks = self.marks()  # before: what is changed meanwhile looks changed
        (edits, edits_fault), (speakers, speakers_fault) = map(_read, (self._edits, self._speakers))
        for change in steps.begun(self._folder):  # which could not be ended now
            if change.file == EDITS_FILE:
                edits = change.of(edits)
            else:
                speakers = change.of(speakers)
        return Kept(
            parse_edits(edits),
            parse_speakers(speakers),
            edits,
            speakers,
            marks,
            edits_fault,
            speakers_fault,
        )

    def add(self, corrections: Sequence[Correction]) -> None:
        """Write corrections behind all others, as one step.

        Raises:
            LibraryBusyError: another process has been writing the files for long.
            StorageError: they cannot be written, or what is in them does not let it.
        """
        with alone(self._folder):
            kept = self._readable()
            at = self._moment(kept)
            stamped = [replace(one, at=at) for one in corrections]
            rules = [one for one in stamped if not isinstance(one, Edit)]
            edits = [one for one in stamped if isinstance(one, Edit)]
            lines = self._lines(edits)  # which may not do; nothing is written then
            self._write(
                kept,
                [*(one.text for one in kept.lines), *lines],
                lambda text: appended(text, rules) if rules else text,
            )

    def take_back(self) -> tuple[Correction, ...]:
        """Take the step that was written last out again; by hand written ones are none.

        Returns:
            What was taken out; empty where there was no step.

        Raises:
            LibraryBusyError: another process has been writing the files for long.
            StorageError: they cannot be written, or what is in them does not let it.
        """
        with alone(self._folder):
            kept = self._readable()
            at = last_step(kept)
            if at is None:
                return ()
            lines = [one for one in kept.lines if one.edit and moment_of(one.edit) == at]
            entries = [
                one for one in kept.speakers.entries if one.rule and moment_of(one.rule) == at
            ]
            self._write(
                kept,
                [one.text for one in kept.lines if one not in lines],
                lambda text: without(text, entries) if entries else text,
            )
        rules = (one.rule for one in entries if one.rule)
        return (*rules, *(one.edit for one in lines if one.edit))

    def _moment(self, kept: Kept) -> str:
        """Return when it is: later than the step before, whatever the clock says."""
        now, last = self._now(), last_step(kept)
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

    def _readable(self) -> Kept:
        """Return what the files say that are going to be changed, as whoever holds the lock.

        Raises:
            StorageError: one cannot be read, so that nobody knows what would be written over.
        """
        if steps.is_begun(self._folder):
            self._end_step()
        kept = self.read()
        for fault in kept.faults:
            raise fault
        return kept

    def _write(self, kept: Kept, lines: Sequence[str], change: Callable[[str], str]) -> None:
        """Write what the files come to, those that become others.

        Args:
            kept: what they say.
            lines: of the edits.
            change: what the speakers' text comes to.
        """
        try:
            speakers = change(kept.speakers_text)
        except CannotChangeError as error:
            raise StorageError(self._speakers, str(error)) from error
        changed = []
        if speakers != kept.speakers_text:
            changed.append(_Text(self._speakers, kept.speakers_text, speakers))
        if list(lines) != [one.text for one in kept.lines]:
            edits = "".join(f"{one}\n" for one in lines)
            changed.append(_Text(self._edits, kept.edits_text, edits))
        if len(changed) > 1 and not any(one.path.is_symlink() for one in changed):
            self._write_together(changed)
        else:
            for one in changed:
                _write(one.path, one.after)

    def _write_together(self, changed: Sequence[_Text]) -> None:
        """Write several files, all or none of them."""
        with _said(self._folder / steps.STEP_FILE):
            steps.write_down(
                self._folder,
                [Change(one.path.name, digest(one.before), one.after) for one in changed],
            )
        try:
            for one in changed:
                _write(one.path, one.after)
        except StorageError:
            # Where not even that can be written, the step is ended once it can be.
            with suppress(StorageError):
                for one in changed:
                    _write(one.path, one.before)
                self._strike()
            raise
        self._strike()

    def _end_step(self) -> None:
        """End a step that was begun, as whoever holds the lock."""
        for change in steps.begun(self._folder):
            path = self._folder / change.file
            text, fault = _read(path)
            if fault is not None:
                raise fault
            if change.of(text) != text:
                _write(path, change.of(text))
        self._strike()

    def _strike(self) -> None:
        with _said(self._folder / steps.STEP_FILE):
            steps.strike(self._folder)


class _Text(NamedTuple):
    """What is in a file, and what will be."""

    path: Path
    before: str
    after: str


def _read(path: Path) -> tuple[str, StorageError | None]:
    """Return what is in a file, nothing where there is none, and why it cannot be read."""
    try:
        return read_plain(path, _LARGEST).decode("utf-8", "surrogateescape"), None
    except FileNotFoundError:
        return "", None
    except OSError as error:
        return "", StorageError(path, error.strerror or str(error))


def _write(path: Path, text: str) -> None:
    content = text.encode("utf-8", "surrogateescape")
    if len(content) > _LARGEST:
        raise StorageError(path, TOO_LARGE)
    with _said(path):
        replace_plain(path, content)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Say which file cannot be written, and why."""
    try:
        yield
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
