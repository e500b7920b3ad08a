"""What the search engine is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from index.library.generations import Generation


class Said(NamedTuple):
    """One quotation, as it is indexed.

    Attributes:
        key: of its row.
        text: its pieces, a line each: a phrase may go on from one into the next.
        speaker: row of who said it; None where that is not known.
        kind: of `Kind`.
        counted: whether it is speech or writing.
    """

    key: int
    text: str
    speaker: int | None
    kind: str
    counted: bool


class Indexed(NamedTuple):
    """One article, as it is indexed.

    Attributes:
        key: of its row.
        id: among articles of one day, the order is by id.
        day: the ordinal of its date.
        said: its quotations that are shown, in the order of the text.
    """

    key: int
    id: str
    day: int | None
    title: str
    text: str
    said: tuple[Said, ...]


class Source(Protocol):
    """What an index is made of: the library as it is at one generation."""

    @property
    def generation(self) -> Generation:
        """Return which state of the library it is."""
        ...

    def follows(self, earlier: Generation) -> bool:
        """Tell whether this state came of an earlier one by writes to this very library.

        If so, what has not changed since is the same in both, and an index of the earlier
        state is carried on. If that is not known for certain: no.
        """
        ...

    @property
    def count(self) -> int:
        """Return how many articles there are."""
        ...

    def keys(self, since: int = -1) -> set[int]:
        """Return the keys of articles.

        Args:
            since: of those alone of which anything that is indexed has changed since the
                generation of this number: title, text, date, id, quotations, those lent to
                it too, and the rows of their speakers.
        """
        ...

    def articles(self, keys: Collection[int] | None) -> Iterator[Indexed]:
        """Yield articles newest first, the undated last, then by id.

        Args:
            keys: which; None for all.
        """
        ...
