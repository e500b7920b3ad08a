"""All corrections of a library, with what of them cannot be followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.corrections.rules import Rules, conflicts_in, conflicts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.corrections.files import Kept
    from index.corrections.values import Conflict, Edit, Orphan


@dataclass(frozen=True)
class Corrections:
    """What a person has corrected in a library.

    Attributes:
        edits: of quotations, in the order they are followed.
        rules: of speakers.
        orphans: those whose place is not there, for now.
        conflicts: what is not understood, or contradicts something.
    """

    edits: tuple[Edit, ...] = ()
    rules: Rules = field(default_factory=Rules)
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def corrections_of(
    kept: Kept, orphans: Sequence[Orphan], article_ids: Collection[str]
) -> Corrections:
    """Put together what the files say and what became of it.

    Args:
        kept: what the files say.
        orphans: as the library found them.
        article_ids: of all articles.
    """
    rules = Rules.of(kept.speakers.rules)
    conflicts = (*kept.conflicts, *conflicts_of(rules), *conflicts_in(rules, article_ids))
    return Corrections(kept.edits, rules, tuple(orphans), conflicts)
