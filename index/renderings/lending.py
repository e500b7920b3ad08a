"""Work out the loans of one borrower."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.attribution import attribute
from index.renderings.beside import left_out, own_beside
from index.renderings.cutting import shares_words
from index.renderings.lent_voices import (
    OwnVoices,
    introductions,
    is_fuller,
    is_resolved,
    lent_voice,
)
from index.renderings.likeness import is_unmarked
from index.renderings.loan import Loan
from index.renderings.placing import place_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Attribution, Quotation, Reading, Voice
    from index.renderings.placing import Lent


_CARRIES_ON = "carries on the quote before"


def lend(borrower: Reading, lenders: Iterable[Reading]) -> tuple[Loan, ...]:
    """Work out what a text without marks borrows from marked renderings of it.

    Where several know a quotation, the one that shares most of its text lends it.

    Args:
        borrower: if it has marks of its own, it borrows nothing.
        lenders: articles that may be renderings, as those that share fingerprints.

    Returns:
        Loans in text order: what is lent, and what that changes in the borrower's own.
    """
    if not is_unmarked(borrower.article.text):
        return ()
    lent = place_all(borrower, lenders)
    if not lent:
        return ()
    own = own_beside(borrower, lent)
    added = tuple(left_out(lent, tuple(own.values()), borrower.article.text))
    spoken = _spoken(borrower, lent, (*own.values(), *(quotation for quotation, _ in added)))
    loans = [
        *_loans(borrower, lent, own, spoken),
        *_changes(borrower, lent, own, spoken),
        *(_addition(borrower, quotation, one, spoken) for quotation, one in added),
    ]
    return tuple(sorted(loans, key=lambda loan: (loan.quotation.start, loan.quotation.end)))


def _spoken(
    borrower: Reading, lent: Sequence[Lent], own: Iterable[Quotation]
) -> dict[str, Attribution]:
    """Settle the voices: the lenders' where they are resolved, and their spelling of names."""
    together = sorted((*(one.quotation for one in lent), *own), key=lambda q: (q.start, q.end))
    attributions = {a.quotation: a for a in attribute(borrower.article, together)}
    voices = OwnVoices.of(attributions.values())
    spelling = voices.spelt(one.attribution.voice for one in lent)
    settled = dict(attributions)
    for one in lent:
        settled[one.quotation.id] = _settled(one, attributions[one.quotation.id], voices)
    for quotation in together:
        before = settled.get(quotation.continues or "")
        if quotation.source is None and before is not None and before.voice is not None:
            settled[quotation.id] = _carried_on(quotation.id, before)
    return {key: _respelt(attribution, spelling) for key, attribution in settled.items()}


def _settled(one: Lent, ours: Attribution, voices: OwnVoices) -> Attribution:
    """Believe the lender, whose text has capitals and stops, where it resolved the voice.

    Where it did not, the borrower may have the introduction in what the lender has left out.
    """
    theirs = one.attribution
    mention = one.place(theirs.mention)
    resolved = is_resolved(theirs, one.lender.article.text)
    if mention is not None and (not resolved or is_fuller(ours.voice, theirs.voice)):
        before = introductions(ours.voice, mention)
        if not all(one.alignment.is_known(span) for span in before):
            return replace(ours, mention=mention)
    voice = lent_voice(theirs.voice, voices, one.place_anywhere)
    return replace(theirs, quotation=one.quotation.id, voice=voice, mention=mention)


def _carried_on(quotation_id: str, before: Attribution) -> Attribution:
    """Give a quotation that is carried on the voice that was settled for the one before."""
    steps = (step for step in before.why if not step.startswith(_CARRIES_ON))
    why = (_CARRIES_ON, *steps)
    return replace(before, quotation=quotation_id, named=False, why=why)


def _respelt(attribution: Attribution, spelling: Mapping[str, Voice]) -> Attribution:
    voice = attribution.voice
    return replace(attribution, voice=spelling.get(voice.id, voice)) if voice else attribution


def _loans(
    borrower: Reading,
    lent: Sequence[Lent],
    own: Mapping[str, Quotation],
    spoken: Mapping[str, Attribution],
) -> Iterable[Loan]:
    gone = [quotation for quotation in borrower.quotations if quotation.id not in own]
    for one in lent:
        covered = [quotation for quotation in gone if shares_words(quotation, one.quotation)]
        yield Loan(
            borrower=borrower.article.id,
            quotation=one.quotation,
            attribution=spoken[one.quotation.id],
            lender=one.lender.article.id,
            lender_quotation=one.original.id,
            replaces=tuple(quotation.id for quotation in covered),
        )


def _changes(
    borrower: Reading,
    lent: Sequence[Lent],
    own: Mapping[str, Quotation],
    spoken: Mapping[str, Attribution],
) -> Iterable[Loan]:
    for quotation, before in zip(borrower.quotations, borrower.attributions, strict=True):
        if quotation.id not in own:
            continue
        after = spoken[quotation.id]
        same = own[quotation.id] == quotation and after.voice == before.voice
        # Nothing that was known of the article's own quotations is lost.
        attribution = before if same or after.voice is None else after
        if (own[quotation.id], attribution) != (quotation, before):
            yield Loan(
                borrower=borrower.article.id,
                quotation=own[quotation.id],
                attribution=attribution,
                lender=lent[0].lender.article.id,
                lender_quotation=None,
                replaces=(quotation.id,),
            )


def _addition(
    borrower: Reading, quotation: Quotation, one: Lent, spoken: Mapping[str, Attribution]
) -> Loan:
    lender = one.lender.article.id
    return Loan(borrower.article.id, quotation, spoken[quotation.id], lender, None)
