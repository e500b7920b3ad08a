"""The step after writing: what renderings of one text lend each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.renderings import fingerprints, is_unmarked, lend

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from index.library.protocol import Library
    from index.model import Reading

# A text has few renderings; a boilerplate paragraph may stand in many articles.
_MOST_LENDERS = 20


def share(library: Library, written: Iterable[Reading], gone: Collection[int] = ()) -> None:
    """Work out anew what is lent in a library, where that can have changed.

    Only unmarked articles borrow: those that were written, and those that share
    fingerprints with a marked article that was written or is gone.

    Args:
        library: holds what was written.
        written: the readings that were written.
        gone: fingerprints of marked articles that were deleted or written again; asked for
            before (`Library.lent_prints`).
    """
    borrowers: dict[str, Reading] = {}
    marked: list[str] = []
    for reading in written:
        article = reading.article
        if is_unmarked(article.text):
            borrowers[article.id] = reading
        else:
            marked.append(article.id)
    # To ask for them is five times as quick as to work them out again.
    prints = library.lent_prints(marked).union(gone)
    for article_id in library.borrowers(prints) - borrowers.keys():
        borrowers[article_id] = library.reading(article_id)
    if borrowers:
        library.lend(
            {one.article.id: lend(one, _lenders(library, one)) for one in borrowers.values()}
        )


def _lenders(library: Library, borrower: Reading) -> Iterator[Reading]:
    akin = library.lenders(fingerprints(borrower.article.text))
    for article_id in sorted(akin, key=lambda one: (-akin[one], one))[:_MOST_LENDERS]:
        yield library.reading(article_id)
