"""All decisions over all articles, looked at one by one: what a library in memory does."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.corrections.anchoring import text_hash
from index.corrections.deciding import without_article
from index.library.correcting import (
    home_of,
    in_text_order,
    likely_home_of,
    settled,
    shared,
    untouched,
)
from index.renderings import fingerprints

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.corrections.values import Edit, Orphan
    from index.library.correcting import Settled, Standing


class Followed:
    """What articles come to after a person's decisions.

    Attributes:
        quotations: of each article, in text order.
        orphans: decisions whose place is not there.
    """

    def __init__(self, standings: Mapping[str, Standing], edits: Sequence[Edit]) -> None:
        homes = _homes(standings, edits)
        decided = {one: standings[one].decide(homes[one]) for one in homes if one is not None}
        lost = [without_article(edit) for edit in homes.get(None, ())]
        self.orphans: tuple[Orphan, ...] = (
            *lost,
            *(orphan for one in decided.values() for orphan in one.orphans),
        )
        others = shared(standings, decided)
        self.quotations: dict[str, Sequence[Settled]] = {}
        for article_id, standing in standings.items():
            own = decided[article_id].decisions if article_id in decided else ()
            after = settled(standing, own, others) if own or others else untouched(standing)
            self.quotations[article_id] = in_text_order(after)


def _homes(
    standings: Mapping[str, Standing], edits: Sequence[Edit]
) -> Mapping[str | None, Sequence[Edit]]:
    """Return the decisions by the article each is about, in order; by None what has none."""
    found: defaultdict[str | None, list[Edit]] = defaultdict(list)
    shelf = _Shelf(standings)
    for edit in edits:
        found[home_of(edit, shelf) or likely_home_of(edit, shelf)].append(edit)
    return found


class _Shelf:
    def __init__(self, standings: Mapping[str, Standing]) -> None:
        self._standings = standings
        self._hashes: defaultdict[str, set[str]] | None = None

    def of_text(self, sha256: str) -> Collection[str]:
        if self._hashes is None:
            self._hashes = defaultdict(set)
            for one in self._standings.values():
                self._hashes[text_hash(one.text)].add(one.article_id)
        return self._hashes.get(sha256, ())

    def text(self, article_id: str) -> str | None:
        found = self._standings.get(article_id)
        return None if found is None else found.text

    def akin(self, prints: Collection[int], limit: int) -> Sequence[str]:
        wanted = frozenset(prints)
        common = Counter(
            {
                one.article_id: len(wanted & fingerprints(one.text))
                for one in self._standings.values()
            }
        )
        order = sorted(common, key=lambda one: (-common[one], one))
        return [one for one in order if common[one]][:limit]
