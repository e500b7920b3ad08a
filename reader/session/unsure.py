"""Quotations that somebody had better look at: nobody is known to have said them, or hardly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Selection, Sort, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Library, Quoted

UNSURE = 0.7
"""Below: three in ten and more have another speaker than was found."""
MOST = 500
"""So many are put in a queue at once; nobody goes through more of them in one go."""
LOOKED_THROUGH = 500
"""So many of the articles that were read most come before the newest."""


def is_unsure(quoted: Quoted) -> bool:
    """Tell whether it is not sure who said it, and nobody has decided it yet."""
    known = quoted.speaker_id is not None and quoted.attribution.confidence >= UNSURE
    return quoted.status is Status.AUTO and not known


def unsure(library: Library, here: str | None, read: Sequence[str]) -> tuple[Quoted, ...]:
    """Return unsure quotations: of the open article, of those most read, then of the newest.

    Args:
        library: that has them.
        here: id of the open article.
        read: ids of articles, the most read one first; there may be none of an id any more.
    """
    found: dict[str, Quoted] = {}  # by group: what stands in two renderings is asked once
    first = (here, *read[:LOOKED_THROUGH]) if here is not None else read[:LOOKED_THROUGH]
    for article_id in dict.fromkeys(first):
        for one in library.quotations(Selection(article_id, unsure_below=UNSURE)).quotations:
            found.setdefault(one.group, one)
        if len(found) >= MOST:
            break
    everywhere = Selection(unsure_below=UNSURE, group_once=True, sort=Sort.NEWEST, limit=MOST)
    for one in library.quotations(everywhere).quotations:
        found.setdefault(one.group, one)
    return tuple(found.values())[:MOST]
