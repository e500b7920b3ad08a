"""What a library in memory holds at one moment, and what of it a selection asks for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from index.corrections.rules import Rules
from index.library.cast import Cast, Part, cast, quoted
from index.library.correcting import Standing
from index.library.following import Followed
from index.library.ordering import heading_key
from index.library.scan import Shelved
from index.library.spelling import word_counts
from index.model import Status
from index.renderings import merged
from index.speakers import Ruling, people_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from index.corrections.values import Edit, Rule
    from index.library.correcting import Row, Settled
    from index.model import Quoted, Reading, Selection, Sort
    from index.renderings import Loan


class View:
    """What the library holds at one moment; never changed, so any thread may read it."""

    def __init__(
        self,
        readings: Mapping[str, Reading],
        loans: Mapping[str, Sequence[Loan]],
        edits: Sequence[Edit] = (),
        rules: Iterable[Rule] = (),
    ) -> None:
        standings = {
            one: Standing(
                one, readings[one].article.text, merged(readings[one], loans.get(one, ()))
            )
            for one in readings
        }
        followed = Followed(standings, edits)
        self.orphans = followed.orphans
        parts = (
            Part(
                readings[article_id].article.heading,
                voice,
                loan.group if loan else f"{article_id}#{quotation.id}",
                quotation.mode,
            )
            for article_id, several in followed.quotations.items()
            for (quotation, attribution, loan), status in ((one.row, one.status) for one in several)
            if (voice := attribution.voice) and status is not Status.REJECTED
        )
        ruling = Ruling(Rules.of(rules))
        self.speakers: Cast = cast(
            parts, lambda one: people_named(readings[one].article.text), ruling
        )
        self.shelf: dict[str, Shelved] = {}
        for article_id, several in followed.quotations.items():
            article, rows = readings[article_id].article, standings[article_id].rows
            shown = tuple(quoted(article, one, _under(rows, one), self.speakers) for one in several)
            self.shelf[article_id] = Shelved(article, shown)

    def ordered(self, sort: Sort) -> list[Shelved]:
        """Return the articles in order."""
        key = heading_key(sort)
        return sorted(self.shelf.values(), key=lambda one: key(one.article.heading))

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Return in how many articles each word of titles and texts stands."""
        return word_counts(
            [raw for words in one.words for raw in words.distinct] for one in self.shelf.values()
        )


def _under(rows: Sequence[Row], one: Settled) -> Row | None:
    """Return what was found, where a person made something else of it."""
    if one.over is None or not (one.changed or one.status is Status.REJECTED):
        return None
    return rows[one.over]


def is_selected(selection: Selection, quoted: Quoted, named: Collection[str | None]) -> bool:
    """Tell whether a quotation is what a selection asks for, its article apart."""
    quotation = quoted.quotation
    return (
        quotation.mode in selection.modes
        and quoted.status in selection.statuses
        and (selection.unsure_below is None or _is_unsure(quoted, selection.unsure_below))
        and (not selection.kinds or quotation.kind in selection.kinds)
        and selection.speaker_id in (None, quoted.speaker_id)
        and (selection.speaker is None or quoted.speaker_id in named)
    )


def _is_unsure(quoted: Quoted, below: float) -> bool:
    """Tell whether it is not known well who said it, and nobody has looked at that."""
    attribution = quoted.attribution
    known = attribution.voice is not None and attribution.confidence >= below
    return quoted.status is Status.AUTO and not known
