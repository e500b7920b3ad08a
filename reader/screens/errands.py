"""Work in other processes: indexing that was asked for, and what an older version has read."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from index import LibraryError, outdated
from reader.outside.errand import Ended, Errand, Going
from reader.session.working import ended_words, going_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.outside.errand import Kind
    from reader.screens.main import MainScreen


@dataclass(frozen=True, slots=True)
class _Task:
    kind: Kind
    folder: Path
    paths: tuple[Path, ...] = ()
    then: Callable[[Ended], None] | None = None


class Errands:
    """Has one process at a time work at the library of a screen.

    What was asked for comes before what nobody waits for: articles that an older version has
    read are read again when there is nothing else to do.
    """

    def __init__(
        self,
        screen: MainScreen,
        folder: Path | None,
        *,
        into: Path | None = None,
        begin: type[Errand] = Errand,
    ) -> None:
        """Work for a screen.

        Args:
            screen: that shows how far it is.
            folder: of its library; None where that is not kept.
            into: the library that files are indexed into; None for the one that is shown.
            begin: starts a process.
        """
        self.folder = folder
        self.into = into or folder
        self.begin = begin
        self._screen = screen
        self._task: _Task | None = None
        self._errand: Errand | None = None
        self._going: Going | None = None
        self._waiting: deque[_Task] = deque()

    @property
    def words(self) -> tuple[str, ...]:
        """Return how far it is, from many words to few; nothing where nothing is done."""
        return (
            ()
            if self._task is None
            else going_words(self._task.kind, self._going, self._screen.key_map.way("back_out"))
        )

    @property
    def updates(self) -> bool:
        """Tell whether something is read that was asked for."""
        return self._task is not None and self._task.kind == "update"

    def look(self) -> None:
        """Find out whether an older version has read articles, and read them again."""
        if self.folder is not None:
            self._screen.later.ask("outdated", self._outdated, self._outdated_are)

    def update(self, folder: Path, path: Path, then: Callable[[Ended], None] | None = None) -> None:
        """Bring a library up to date with a file or a folder, and say how it ended."""
        if self.updates:
            self.say_busy()
            return
        self._waiting.append(_Task("update", folder, (path,), then))
        if self._errand is None:
            self._begin_next()
        else:  # a refresh goes on afterwards where it was stopped
            self._errand.stop()

    def say_busy(self) -> None:
        """Say that something is read that was asked for, and how to stop it."""
        stop = self._screen.key_map.way("back_out")
        self._screen.say(
            f"Files are being indexed already. {stop} stops that and keeps what is done."
        )

    def stop(self) -> bool:
        """Stop what was asked for; tell whether there was anything."""
        if self._errand is None or not self.updates:
            return False
        self._errand.stop()
        return True

    def close(self) -> None:
        """Have everything stopped, and wait for nothing."""
        self._waiting.clear()
        if self._errand is not None:
            self._errand.stop()

    def _outdated(self) -> int:
        try:
            return outdated(self._screen.library)
        except LibraryError:  # what the reader asks for next says it, if it lasts
            return 0

    def _outdated_are(self, files: int) -> None:
        if files and self.folder is not None and self._task is None:
            self._waiting.append(_Task("refresh", self.folder))
            self._begin_next()

    def _begin_next(self) -> None:
        self._task = self._waiting.popleft() if self._waiting else None
        self._errand, self._going = None, None
        if self._task is not None:
            task = self._task
            self._errand = self.begin(task.kind, task.folder, task.paths, tell=self._hear)
        self._screen.draw_rows()

    def _hear(self, said: Going | Ended) -> None:
        """Take what an errand says from its thread to the event loop."""
        self._screen.call_later(partial(self._told, said))

    def _told(self, said: Going | Ended) -> None:
        if isinstance(said, Going):
            self._going = said
            self._screen.draw_rows()
            return
        task = self._task
        self._begin_next()
        if task is not None and task.kind == "update":
            self._updated(task, said)
        elif said.fault and not said.busy:
            self._screen.warn(
                f"Articles that an older version has read stay as they are: {said.fault}"
            )

    def _updated(self, task: _Task, ended: Ended) -> None:
        for problem in ended.problems:
            self._screen.journal.warn(problem)
        (self._screen.warn if ended.fault else self._screen.say)(ended_words(ended))
        self._screen.renew()
        if task.then is not None:
            task.then(ended)
        if not ended.interrupted:
            self.look()
