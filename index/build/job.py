"""Files -> library: what has changed is read and written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.build.changes import changes
from index.build.reading import read_steps
from index.build.report import Progress, Report
from index.build.run import Run
from index.build.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.build.changes import Changes
    from index.build.holders import Holders
    from index.build.staff import Staff
    from index.build.steps import Step
    from index.corpus import Found
    from index.library.protocol import Library
    from index.model import SourceFile


class _Stop:
    """Asks whether to stop, and remembers that."""

    def __init__(self, cancelled: Callable[[], bool] | None) -> None:
        self._cancelled = cancelled
        self.is_asked = False

    def __call__(self) -> bool:
        self.is_asked = self.is_asked or bool(self._cancelled and self._cancelled())
        return self.is_asked


@dataclass(frozen=True, slots=True)
class Job:
    """How a library is written: who is told, who may stop it, and who reads."""

    library: Library
    on_progress: Callable[[Progress], None] | None
    cancelled: Callable[[], bool] | None
    staff: Staff

    def read(
        self, found: Sequence[Found], known: Mapping[str, SourceFile], taken: Holders
    ) -> Report:
        """Read those of the files that are not as they are known.

        Args:
            found: the files.
            known: what the library knows of them, by path.
            taken: the ids that are in use.
        """
        todo = changes(found, known)
        report = self.take(
            _beginning(todo, len(found)),
            lambda stop: Walk(self.library, taken, stop).steps(todo.files),
        )
        return replace(
            report,
            files=len(found),
            unchanged=todo.unchanged + report.unchanged,
            problems=(*todo.problems, *report.problems),
        )

    def take(
        self, beginning: Progress, steps: Callable[[Callable[[], bool]], Iterable[Step]]
    ) -> Report:
        """Read and write what comes.

        Args:
            beginning: how far it is.
            steps: gives them, given what tells whether to stop.
        """
        stop = _Stop(self.cancelled)
        run = Run(self.library, self.on_progress or _quietly, beginning)
        run.take(read_steps(steps(stop), self.staff, stop))
        stats = self.library.stats()
        return Report(
            files=beginning.total,
            read=run.read,
            unchanged=run.unchanged,
            articles=stats.articles,
            quotations=stats.quotations,
            speakers=stats.speakers,
            problems=tuple(run.problems),
            notes=tuple(run.notes),
            interrupted=stop.is_asked,
        )


def _beginning(todo: Changes, total: int) -> Progress:
    first = str(todo.files[0].found.path) if todo.files else ""
    return Progress(total - len(todo.files), total, first, total_bytes=todo.size)


def _quietly(_progress: Progress) -> None:
    """Tell nobody."""
