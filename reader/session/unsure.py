"""Quotations that somebody had better look at: nobody is known to have said them, or hardly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Selection, Sort, Status

if TYPE_CHECKING:
    from index import Library, Quoted

UNSURE = 0.7
"""Below: three in ten and more have another speaker than was found."""
MOST = 500
"""So many are put in a queue at once; nobody goes through more of them in one go."""


def is_unsure(quoted: Quoted) -> bool:
    """Tell whether it is not sure who said it, and nobody has decided it yet."""
    known = quoted.speaker_id is not None and quoted.attribution.confidence >= UNSURE
    return quoted.status is Status.AUTO and not known


def unsure(library: Library, here: str | None) -> tuple[Quoted, ...]:
    """Return unsure quotations, those of the open article first, then the newest.

    Args:
        library: that has them.
        here: id of the open article.
    """
    everywhere = Selection(unsure_below=UNSURE, group_once=True, sort=Sort.NEWEST, limit=MOST)
    first = Selection(article_id=here, unsure_below=UNSURE) if here is not None else None
    near = library.quotations(first).quotations if first is not None else ()
    far = library.quotations(everywhere).quotations
    return (*near, *(one for one in far if one.heading.id != here))[:MOST]
