"""Whether a library is well: its file, its search index, what it holds; mended where possible.

The file is the truth, and only looked at. The index can be made out of it at any time, so
one that does not fit is made again or carried on.
"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from index.errors import LibraryBusyError, StorageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from index.corrections.values import Correction
    from index.library.documents import Snapshot
    from index.library.generations import Generation
    from index.library.search_index import SearchIndex, Verified
    from index.library.store import Store


class Health(StrEnum):
    """How a part of a library is."""

    WELL = "well"
    MENDED = "mended"  # it was not, and is now
    UNFINISHED = "unfinished"  # nothing is lost; something is left to do
    BROKEN = "broken"
    CLOSED = "closed"  # it may not be read, so that nothing is known of it


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about a part of a library.

    Attributes:
        part: which, in words for the user.
        says: what was found.
        advice: what to do about it; empty where nothing has to be done.
    """

    part: str
    health: Health
    says: str
    advice: str = ""


_FILE, _SPEAKERS, _INDEX, _READ = "library file", "speakers", "search index", "files"
_CORRECTED = "corrections"
_WORDS = 40  # letters by which the words of a quotation are known
_ORPHANED = "it is followed again when its words or names are back; else correct it anew"
_COPY = "keep a copy of the folder, and index the files again into another: quoth index --library"

_PERMIT = "give yourself permission to read the folder and its files: chmod -R u+rwX"


def check_library(folder: Path) -> tuple[Finding, ...]:
    """Look at every part of a library, and mend what can be mended; it reads all of it.

    Raises:
        NoLibraryError: there is none.
        LibraryVersionError: it is of a version that cannot be read.
    """
    # SQLite is loaded when a library is looked at, not when help is asked for.
    from index.library.store import Store  # noqa: PLC0415

    try:
        with closing(Store(folder)) as store:
            file = _file(store)
            if file.health is Health.BROKEN:
                return (file,)
            corrections = _corrections(store)
            return (file, _speakers(store), _index(store), *_files(store), *corrections)
    except StorageError as error:
        if not _may_read(error.path):
            return (Finding(_FILE, Health.CLOSED, f"{error.path}: no permission", _PERMIT),)
        return (Finding(_FILE, Health.BROKEN, str(error), _COPY),)


def _may_read(path: Path) -> bool:
    """Tell whether a file that is there, and the folder around it, may be read."""
    return os.access(path.parent, os.R_OK | os.X_OK) and os.access(path, os.R_OK)


# The file


def _file(store: Store) -> Finding:
    from index.library.legibility import illegible  # noqa: PLC0415 - as above

    with store.reading() as connection:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
        faults = [] if faults == ["ok"] else faults
        faults += [f"{row[0]}: a row is missing" for row in _strangers(connection)]
        faults += illegible(connection)
        held = _held(connection)
    if faults:
        return Finding(_FILE, Health.BROKEN, "; ".join(map(str, faults)), _COPY)
    return Finding(_FILE, Health.WELL, _sizes(held))


def _strangers(connection: sqlite3.Connection) -> list[tuple[str]]:
    return connection.execute('SELECT DISTINCT "table" FROM pragma_foreign_key_check').fetchall()


def _speakers(store: Store) -> Finding:
    """Count everybody's quotations anew, and compare."""
    with store.reading() as connection:
        (wrong,) = connection.execute(_MISCOUNTED).fetchone()
        (known,) = connection.execute("SELECT count(*) FROM speaker WHERE quotes > 0").fetchone()
    if wrong:
        says = f"{wrong:,} of them are counted wrongly"
        return Finding(_SPEAKERS, Health.BROKEN, says, _COPY)
    return Finding(_SPEAKERS, Health.WELL, f"{known:,}, their quotes counted anew")


_MISCOUNTED = """
    SELECT count(*) FROM speaker s LEFT JOIN (
      SELECT speaker, count(DISTINCT coalesce(grp, -key)) AS quotes FROM quotation
      WHERE shown AND counted AND speaker NOTNULL GROUP BY speaker
    ) q ON q.speaker = s.key
    WHERE s.quotes != coalesce(q.quotes, 0)
"""


# The index


class _Held(NamedTuple):
    """How much there is, and as of when."""

    generation: Generation
    articles: int
    quotations: int


def _held(connection: sqlite3.Connection) -> _Held:
    from index.library.generations import generation  # noqa: PLC0415 - as above

    (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    (quotations,) = connection.execute("SELECT count(*) FROM quotation WHERE shown").fetchone()
    return _Held(generation(connection), articles, quotations)


def _index(store: Store) -> Finding:
    from index.library.documents import Snapshot  # noqa: PLC0415 - as above
    from index.library.search_index import SearchIndex  # noqa: PLC0415

    @contextmanager
    def snapshot() -> Iterator[Snapshot]:
        with store.reading() as connection:
            yield Snapshot(connection)

    with closing(SearchIndex(store.folder, snapshot)) as index:
        held, verified = _now(store), index.verify()
        wrong = _misfit(held, verified)
        if wrong is None:
            return Finding(_INDEX, Health.WELL, _sizes(verified))
        return _mended(store, index, wrong, behind=_is_behind(held, verified))


def _mended(store: Store, index: SearchIndex, wrong: str, *, behind: bool) -> Finding:
    """Bring an index to where the library is, or make it again."""
    try:
        if not behind:
            index.withdraw()
        index.ask(_now(store).generation, lambda view: view.generation)
        after = index.verify()
        left = _misfit(_now(store), after)
    except LibraryBusyError:
        says = f"{wrong}; another process is making it"
        return Finding(_INDEX, Health.UNFINISHED, says, "run quoth doctor again in a minute")
    except StorageError as error:
        return Finding(_INDEX, Health.BROKEN, f"{wrong}; {error}", "look at the disk and its room")
    if left is not None:
        remarks = " ".join(index.notices)
        return Finding(
            _INDEX, Health.BROKEN, f"{left}. {remarks}".strip(), "run quoth doctor again"
        )
    done = "brought up to date" if behind else "made again"
    return Finding(_INDEX, Health.MENDED, f"{wrong}; {done}: {_sizes(after)}")


def _now(store: Store) -> _Held:
    with store.reading() as connection:
        return _held(connection)


def _is_behind(held: _Held, verified: Verified) -> bool:
    """Tell whether an index is good, but of another state of the library."""
    return verified.problem is None and verified.generation != held.generation


def _misfit(held: _Held, verified: Verified) -> str | None:
    """Say in what an index does not fit the library; None where it does."""
    if verified.problem is not None:
        return verified.problem
    if verified.generation != held.generation:
        return "it was of another state of the library"
    if (verified.articles, verified.quotations) != (held.articles, held.quotations):
        return f"it held {_sizes(verified)}"
    return None


def _sizes(of: _Held | Verified) -> str:
    articles = "1 article" if of.articles == 1 else f"{of.articles:,} articles"
    return f"{articles}, {of.quotations:,} quotes and thoughts"


# What was read


def _files(store: Store) -> tuple[Finding, ...]:
    from index.extraction import EXTRACTION_VERSION  # noqa: PLC0415 - as above

    with store.reading() as connection:
        found = dict(connection.execute(_VERSIONS, (EXTRACTION_VERSION,)))
    unfinished, old, read = (found.get(which, 0) for which in ("unfinished", "old", "read"))
    findings = [Finding(_READ, Health.WELL, f"{read:,} read by this version")]
    if unfinished:
        says = f"{unfinished:,} not read to the end"
        findings.append(Finding(_READ, Health.UNFINISHED, says, "quoth index goes on with them"))
    if old:
        says = f"{old:,} read by an older version"
        findings.append(Finding(_READ, Health.UNFINISHED, says, "quoth index reads them again"))
    return tuple(findings)


_VERSIONS = """
    SELECT CASE version WHEN '' THEN 'unfinished' WHEN ? THEN 'read' ELSE 'old' END AS which,
      count(*) FROM file GROUP BY which
"""


# What was corrected


def _corrections(store: Store) -> tuple[Finding, ...]:
    """Say how many corrections are followed, and name each that is not."""
    from index.corrections.files import CorrectionFiles  # noqa: PLC0415 - as above
    from index.library import decisions  # noqa: PLC0415

    kept = CorrectionFiles(store.folder).read()
    findings = [Finding(_CORRECTED, Health.CLOSED, str(one), _PERMIT) for one in kept.faults]
    with store.reading() as connection:
        found = decisions.listed(connection, kept)
        waiting = not decisions.is_followed(connection, kept.marks)
    count = len(kept.edits) + len(kept.speakers.rules)
    if count:
        says = f"{count - len(found.orphans):,} followed"
        findings.append(Finding(_CORRECTED, Health.WELL, says))
    if waiting:
        says = "what was written last is not followed yet"
        findings.append(Finding(_CORRECTED, Health.UNFINISHED, says, "open the library once"))
    for conflict in found.conflicts[len(kept.faults) :]:
        says = f"{conflict.where}: {conflict.problem}"
        findings.append(Finding(_CORRECTED, Health.UNFINISHED, says, "mend it in the file"))
    for orphan in found.orphans:
        says = f"{orphan.where}: {_named(orphan.correction)}: {orphan.problem}"
        findings.append(Finding(_CORRECTED, Health.UNFINISHED, says, _ORPHANED))
    return tuple(findings)


def _named(correction: Correction) -> str:
    """Name a correction by what it is about."""
    from index.corrections.values import Edit  # noqa: PLC0415 - as above

    if not isinstance(correction, Edit):
        return f"[[{type(correction).__name__.lower()}]]"
    return f"{correction.op} {correction.article} \u201c{correction.selector.exact[:_WORDS]}\u201d"
