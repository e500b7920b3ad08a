"""How often articles of a library were opened to be read, a file for each in the state folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.outside.remembered import name_of, recall, remember

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FOLDER = "openings"
_MOST = 10_000
"""Articles that are counted; whoever has read more loses those that were opened least."""


class Openings:
    """Counts openings, and finds those of earlier times again.

    Every count is read and written anew, so that two programs lose at most what they count in
    the same instant; what cannot be kept is counted until this one ends.
    """

    def __init__(self, folder: Path | None) -> None:
        """Count for the library of a folder; None keeps nothing."""
        self._file = None if folder is None else name_of(folder, _FOLDER)
        self._counts: dict[str, int] = {}

    def note(self, article_id: str) -> None:
        """Count one more; files are read and written, so call it in a thread."""
        counts = self._known()
        counts[article_id] = counts.pop(article_id, 0) + 1
        if len(counts) > _MOST:
            least = min((one for one in counts if one != article_id), key=counts.__getitem__)
            del counts[least]
        self._counts = counts
        if self._file is not None:
            try:
                remember(self._file, counts)
            except OSError:
                self._file = None  # `Returning` says why nothing can be kept

    def most_read(self) -> tuple[str, ...]:
        """Return the ids of articles, the most opened first; of equals the one opened last."""
        counts = self._known()
        latest_first = list(reversed(counts))
        return tuple(sorted(latest_first, key=lambda one: -counts[one]))

    def _known(self) -> dict[str, int]:
        held = None if self._file is None else recall(self._file)
        return dict(_counts(held)) if isinstance(held, dict) else dict(self._counts)


def _counts(held: Mapping[object, object]) -> Mapping[str, int]:
    """Return what of a file are counts: it may have been written by another hand."""
    return {
        article: count
        for article, count in held.items()
        if isinstance(article, str) and isinstance(count, int) and count > 0
    }
