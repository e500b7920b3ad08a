"""The step after writing: what renderings of one text lend each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import UnknownArticleError
from index.renderings import fingerprints, is_unmarked, lend

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from index.library.protocol import Library
    from index.model import Reading

# A text has few renderings; a boilerplate paragraph may stand in many articles.
_MOST_LENDERS = 20


def marks_of(library: Library, article_ids: Iterable[str]) -> frozenset[int]:
    """Return the fingerprints of those articles that have marks, and so may have lent.

    To be asked before they are deleted or written again; unknown ones are passed over.
    """
    found: set[int] = set()
    for article_id in article_ids:
        try:
            text = library.reading(article_id).article.text
        except UnknownArticleError:
            continue
        if not is_unmarked(text):
            found |= fingerprints(text)
    return frozenset(found)


def share(library: Library, written: Iterable[Reading], gone: Collection[int] = ()) -> None:
    """Work out anew what is lent in a library, where that can have changed.

    Only unmarked articles borrow: those that were written, and those that share
    fingerprints with a marked article that was written or is gone.

    Args:
        library: holds what was written.
        written: the readings that were written.
        gone: fingerprints of marked articles that were deleted or written again.
    """
    borrowers: dict[str, Reading] = {}
    looked_at: set[str] = set()
    prints = [gone]
    for reading in written:
        looked_at.add(reading.article.id)
        if is_unmarked(reading.article.text):
            borrowers[reading.article.id] = reading
        else:
            prints.append(fingerprints(reading.article.text))
    for one in prints:
        for article_id in library.akin(one) if one else ():
            if article_id not in looked_at:
                looked_at.add(article_id)
                reading = library.reading(article_id)
                if is_unmarked(reading.article.text):
                    borrowers[article_id] = reading
    if borrowers:
        library.lend(
            {one.article.id: lend(one, _lenders(library, one)) for one in borrowers.values()}
        )


def _lenders(library: Library, borrower: Reading) -> Iterator[Reading]:
    akin = library.akin(fingerprints(borrower.article.text))
    others = (article_id for article_id in akin if article_id != borrower.article.id)
    for article_id in sorted(others, key=lambda one: (-akin[one], one))[:_MOST_LENDERS]:
        yield library.reading(article_id)
