"""Read again what an older version of the extraction has read, from the library itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.build.job import Job
from index.build.report import Progress
from index.build.skipping import told_again
from index.build.staff import full_staff
from index.build.steps import UNFINISHED, Begun, Finished
from index.build.walk import as_before
from index.corpus import stored
from index.errors import UnknownArticleError
from index.extraction import EXTRACTION_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.build.report import Report
    from index.build.staff import Staff
    from index.build.steps import Step
    from index.library.protocol import Library
    from index.model import SourceFile


def outdated(library: Library) -> int:
    """Return how many files of a library an older version has read.

    A file that was not finished is none of them: it is read on by the next `update`.
    """
    return len(_outdated(library))


def refresh(
    library: Library,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    staff: Staff | None = None,
) -> Report:
    """Read again, in batches, what an older version has read.

    The texts are those that the library holds, so the files need not be there any more, and
    no article changes its id. Meanwhile the library can be asked anything; each batch is
    there as soon as it is written. After an interruption the next call goes on.

    Args:
        library: what to bring up to date.
        on_progress: told of each article.
        cancelled: asked before each article whether to stop.
        staff: who reads; else as many processes as there are cores.

    Raises:
        LibraryBusyError: another process is bringing the library up to date.
        StorageError: the disk is full, or there is no permission.
    """
    job = Job(library, on_progress, cancelled, staff or full_staff())
    with library.updating():
        files = _outdated(library)
        size = sum(file.size for file in files)
        beginning = Progress(0, len(files), files[0].path if files else "", total_bytes=size)
        return job.take(beginning, lambda stop: _steps(library, files, stop))


def _outdated(library: Library) -> Sequence[SourceFile]:
    return library.files_of_other_versions((EXTRACTION_VERSION, UNFINISHED))


def _steps(
    library: Library, files: Iterable[SourceFile], cancelled: Callable[[], bool]
) -> Iterator[Step]:
    for file in files:
        yield Begun(replace(file, version=EXTRACTION_VERSION), file, meanwhile=file.version)
        yield from told_again(file)
        for number, article_id in enumerate(file.articles, start=1):
            if cancelled():
                return
            yield from _article(library, article_id, file.size * number // len(file.articles))
        yield Finished(file.size, (), file.kept)


def _article(library: Library, article_id: str, end: int) -> Iterator[Step]:
    try:
        reading = library.reading(article_id)
    except UnknownArticleError:
        return
    yield as_before(replace(stored(reading.article), end=end), reading)
