"""What an article's quotations are after a person's decisions; what was found stays known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.corrections.deciding import Decision
from index.corrections.kinds import kind_of
from index.corrections.naming import voice_named
from index.corrections.values import Op
from index.model import Attribution, Mode, Quotation, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.corrections.deciding import Named
    from index.model import Voice

BY_HAND = "set by hand"
ADDED = "added by hand"
Found = tuple[Quotation, Attribution]
_LIKE_ITSELF = Decision(None)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A quotation after a person's decisions.

    Attributes:
        over: which of those found it stands over, from 0; None for one that was added.
    """

    quotation: Quotation
    attribution: Attribution
    status: Status
    over: int | None


def correct(
    text: str,
    found: Sequence[Found],
    decisions: Sequence[Decision],
    inherited: Mapping[int, Decision] | None = None,
) -> tuple[Corrected, ...]:
    """Put decisions over what was found: all of that, then what was added, in no other order.

    Args:
        text: of the article.
        found: its quotations with their attributions.
        decisions: as `decide` returns them.
        inherited: what was decided about another rendering of a quotation, by its place in
            `found`; it counts as far as nothing was decided about this one.
    """
    own = {one.over: one for one in decisions if one.over is not None}
    known = {
        at: _both(own.get(at, _LIKE_ITSELF), (inherited or {}).get(at, _LIKE_ITSELF))
        for at in (*own, *(inherited or {}))
    }
    known |= dict(_carried_on(found, known))
    voices = [one.voice for _, one in found if one.voice is not None]
    correcting = _Correcting(text, voices, {one.id: one for one, _ in found})
    after = [
        correcting.changed(at, one, known.get(at, _LIKE_ITSELF)) for at, one in enumerate(found)
    ]
    names = _free_ids({one.id for one, _ in found})
    added = [correcting.added(next(names), one) for one in decisions if one.over is None]
    return (*after, *added)


def _both(own: Decision, other: Decision) -> Decision:
    judged = own.judged or (None if own.named or own.contents else other.judged)
    return replace(own, judged=judged, named=own.named or other.named)


def _carried_on(
    found: Sequence[Found], known: Mapping[int, Decision]
) -> Iterator[tuple[int, Decision]]:
    """Yield what quotations come to that carry on one whose speaker was set, and have no other."""
    named = {found[at][0].id: (at, one.named) for at, one in known.items() if one.named}
    for at, (quotation, attribution) in enumerate(found):
        before = named.get(quotation.continues or "")
        decision = known.get(at, _LIKE_ITSELF)
        if before is None or decision.named or found[before[0]][1].voice != attribution.voice:
            continue
        named[quotation.id] = at, before[1]
        yield at, replace(decision, named=before[1])


def _free_ids(taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"c{number}" not in taken:
            yield f"c{number}"


@dataclass(frozen=True, slots=True)
class _Correcting:
    """The quotations of one article, being corrected.

    Attributes:
        voices, found: of the article; what was found by its id.
    """

    text: str
    voices: Sequence[Voice]
    found: Mapping[str, Quotation]

    def changed(self, at: int, found: Found, decision: Decision) -> Corrected:
        """Return what a quotation that was found comes to."""
        quotation, attribution = found
        if decision.contents:
            quotation = replace(
                quotation,
                contents=decision.contents,
                kind=kind_of(self.text, decision.contents),
                confidence=1.0,
                why=(BY_HAND,),
                parent=quotation.parent if self._is_told_again(quotation, decision) else None,
            )
        if decision.named:
            attribution = self._attributed(attribution, decision.named)
        status = _status(decision)
        if status in (Status.CONFIRMED, Status.EDITED) and quotation.mode is Mode.THOUGHT:
            # Who decides about words that are not shown takes them for a quotation.
            quotation = replace(quotation, mode=Mode.SPEECH)
        return Corrected(quotation, attribution, status, at)

    def _is_told_again(self, quotation: Quotation, decision: Decision) -> bool:
        """Tell whether a quotation still lies inside the one in which it is told again."""
        parent = self.found.get(quotation.parent or "")
        start, end = decision.contents[0].start, decision.contents[-1].end
        return parent is not None and parent.start <= start and end <= parent.end

    def added(self, quotation_id: str, decision: Decision) -> Corrected:
        """Return a quotation that nobody had found."""
        quotation = Quotation(
            quotation_id,
            kind_of(self.text, decision.contents),
            Mode.SPEECH,
            decision.contents,
            why=(ADDED,),
        )
        attribution = Attribution(quotation_id, None, why=(ADDED,))
        if decision.named:
            attribution = self._attributed(attribution, decision.named)
        return Corrected(quotation, attribution, _status(decision), None)

    def _attributed(self, attribution: Attribution, named: Named) -> Attribution:
        why = (BY_HAND, named.note) if named.note else (BY_HAND,)
        voice = None if named.name is None else voice_named(named.name, self.voices)
        return replace(attribution, voice=voice, confidence=1.0, why=why)


def _status(decision: Decision) -> Status:
    if decision.judged is Op.REJECT:
        return Status.REJECTED
    if decision.named or decision.contents:
        return Status.EDITED
    return Status.AUTO if decision.judged is None else Status.CONFIRMED
