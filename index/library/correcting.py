"""The quotations of articles after a person's corrections: what every library comes to.

What was decided about who said a quotation, or that it is none, holds in all renderings of it;
what its words are is said of one text alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.corrections.anchoring import text_hash
from index.corrections.applying import correct
from index.corrections.deciding import Decision, decide, fits
from index.model import Status
from index.renderings import runs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from index.corrections.applying import Corrected
    from index.corrections.deciding import Decided
    from index.corrections.values import Edit
    from index.model import Attribution, Quotation
    from index.renderings import Loan

    Row = tuple[Quotation, Attribution, Loan | None]
    Shared = Mapping[str, Sequence[tuple[str, Decision]]]

_CANDIDATES = 3  # articles that are looked into for the words of one that is gone


@dataclass(frozen=True, slots=True)
class Standing:
    """An article with what was found in it and lent to it, as `merged` puts it together."""

    article_id: str
    text: str
    rows: Sequence[Row]

    def group(self, at: int) -> str:
        """Return what all renderings of a quotation have in common (`Quoted.group`)."""
        quotation, _, loan = self.rows[at]
        return loan.group if loan else f"{self.article_id}#{quotation.id}"

    def decide(self, edits: Sequence[Edit]) -> Decided:
        """Find out what the decisions about the article come to."""
        return decide(self.text, [row[0] for row in self.rows], edits)


@dataclass(frozen=True, slots=True)
class Settled:
    """A quotation as it is shown.

    Attributes:
        over: which row it stands over, from 0; None for one that a person added.
        changed: whether it is another than that row.
    """

    row: Row
    status: Status
    over: int | None
    changed: bool


def shared(standings: Mapping[str, Standing], decided: Mapping[str, Decided]) -> Shared:
    """Return what holds in all renderings: decisions by group, each with its article."""
    found: defaultdict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for article_id in sorted(decided):
        for one in decided[article_id].decisions:
            if one.over is not None and (one.judged or one.named):
                found[standings[article_id].group(one.over)].append((article_id, one))
    return found


def settled(
    standing: Standing, decisions: Sequence[Decision], others: Shared
) -> tuple[Settled, ...]:
    """Return the quotations of an article after the decisions about it and its renderings.

    All rows first, in their order, then what was added.
    """
    found = [(quotation, attribution) for quotation, attribution, _ in standing.rows]
    after = correct(standing.text, found, decisions, dict(_inherited(standing, others)))
    return tuple(_settled(standing.rows, one) for one in after)


def untouched(standing: Standing) -> tuple[Settled, ...]:
    """Return the quotations of an article about which nothing was decided."""
    rows = enumerate(standing.rows)
    return tuple(Settled(row, Status.AUTO, at, changed=False) for at, row in rows)


def _settled(rows: Sequence[Row], one: Corrected) -> Settled:
    quotation, attribution = one.quotation, one.attribution
    if one.over is None:
        return Settled((quotation, attribution, None), one.status, None, changed=True)
    row = rows[one.over]
    changed = (quotation, attribution) != row[:2]
    return Settled((quotation, attribution, row[2]), one.status, one.over, changed)


def in_text_order(quotations: Sequence[Settled]) -> list[Settled]:
    """Return quotations as they are listed: by their words, lent ones after others."""

    def key(one: Settled) -> tuple[int, int, bool, bool]:
        quotation, _, loan = one.row
        return quotation.start, quotation.end, loan is not None, one.changed

    return sorted(quotations, key=key)


def _inherited(standing: Standing, others: Shared) -> Iterator[tuple[int, Decision]]:
    """Yield what was decided in other articles, first by the one that a quotation is lent by."""
    for at in range(len(standing.rows)) if others else ():
        group = standing.group(at)
        found = [one for one in others.get(group, ()) if one[0] != standing.article_id]
        found.sort(key=lambda one: not group.startswith(f"{one[0]}#"))
        if found:
            judged = next((one.judged for _, one in found if one.judged), None)
            named = next((one.named for _, one in found if one.named), None)
            yield at, Decision(at, judged, named)


class Shelf(Protocol):
    """The articles among which the one is looked for that a decision is about."""

    def of_text(self, sha256: str) -> Collection[str]:
        """Return the ids of the articles whose text has this hash."""
        ...

    def text(self, article_id: str) -> str | None:
        """Return the text of an article; None if there is none of that id."""
        ...

    def akin(self, prints: Collection[int], limit: int) -> Sequence[str]:
        """Return the ids of articles that have most of these fingerprints, then by id."""
        ...


def home_of(edit: Edit, shelf: Shelf) -> str | None:
    """Return the article that a decision is about; None where it is not to be had, for now.

    The one with that very text, whatever it is called by now, else the one of that name, if
    the words are in it.
    """
    same = shelf.of_text(edit.article_sha256)
    if same:
        return edit.article if edit.article in same else min(same)
    return edit.article if _holds(edit, shelf, edit.article) else None


def likely_home_of(edit: Edit, shelf: Shelf) -> str | None:
    """Return the article under another name and with another text that has the words."""
    selector = edit.selector
    probes = runs(f"{selector.prefix}{selector.exact}{selector.suffix}")
    candidates = shelf.akin(probes, _CANDIDATES) if probes else ()
    return next((one for one in candidates if _holds(edit, shelf, one)), None)


def _holds(edit: Edit, shelf: Shelf, article_id: str) -> bool:
    text = shelf.text(article_id)
    return text is not None and fits(text, text_hash(text), edit)
