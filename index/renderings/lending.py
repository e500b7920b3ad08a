"""Work out the loans of one borrower."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.attribution import attribute
from index.renderings.alignment import Alignment
from index.renderings.cutting import cut, shares_words
from index.renderings.likeness import is_unmarked, shared
from index.renderings.loan import Loan
from index.renderings.voices import Cast, is_resolved, lent_voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Attribution, Quotation, Reading, Span, Voice

# Two stories that quote one speech share its sentences; renderings share most of the
# smaller text. Of 559 pairs of news articles that share 20 words, those above one half are
# a story and its update.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Lent:
    """A quotation of a lender, placed in the borrower."""

    lender: Reading
    alignment: Alignment
    original: Quotation
    attribution: Attribution
    quotation: Quotation

    def place(self, span: Span | None) -> Span | None:
        """Find a span that stands near the quotation."""
        return self.alignment.beside(span, self.original.contents[0], self.quotation.contents[0])

    def place_anywhere(self, span: Span) -> Span | None:
        """Find a span of the lender's text wherever it is."""
        placed = self.alignment.place((span,))
        return placed[0] if placed else None


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
    lent = _numbered(_lent_by_all(borrower, lenders))
    if not lent:
        return ()
    own = _own_beside(borrower, lent)
    spoken = _spoken(borrower, lent, own.values())
    loans = (*_loans(borrower, lent, own, spoken), *_changes(borrower, lent, own, spoken))
    return tuple(sorted(loans, key=lambda loan: (loan.quotation.start, loan.quotation.end)))


def _lent_by_all(borrower: Reading, lenders: Iterable[Reading]) -> list[_Lent]:
    text = borrower.article.text
    shares = [
        (shared(text, lender.article.text), lender)
        for lender in lenders
        if not is_unmarked(lender.article.text)
    ]
    shares = [(share, lender) for share, lender in shares if share >= _SHARE]
    shares.sort(key=lambda pair: (-pair[0], pair[1].article.id))
    taken: set[int] = set()
    lent = [one for _, lender in shares for one in _lent_by(lender, text, taken)]
    return sorted(lent, key=lambda one: (one.quotation.start, one.quotation.end))


def _lent_by(lender: Reading, text: str, taken: set[int]) -> Iterable[_Lent]:
    """Place a lender's quotations, each in words that are not taken yet."""
    alignment = Alignment(lender.article.text, text)
    for original, attribution in zip(lender.quotations, lender.attributions, strict=True):
        contents = alignment.place(original.contents)
        if contents is None:
            continue
        words = {number for span in contents for number in alignment.ours.within(span)}
        if words & taken:
            continue
        taken |= words
        one = _Lent(lender, alignment, original, attribution, replace(original, contents=contents))
        cue, source = one.place(original.cue), one.place(original.source)
        yield replace(one, quotation=replace(one.quotation, cue=cue, source=source))


def _numbered(lent: Sequence[_Lent]) -> list[_Lent]:
    """Give the lent quotations ids of their own, "l1", "l2", …, in their chains too."""
    ids = {
        (one.lender.article.id, one.original.id): f"l{number}"
        for number, one in enumerate(lent, start=1)
    }
    return [
        replace(
            one,
            quotation=replace(
                one.quotation,
                id=ids[one.lender.article.id, one.original.id],
                continues=ids.get((one.lender.article.id, one.original.continues or "")),
            ),
        )
        for one in lent
    ]


def _own_beside(borrower: Reading, lent: Sequence[_Lent]) -> dict[str, Quotation]:
    """Return what stays of the borrower's own quotations, by their ids."""
    starts = [one.quotation.start for one in lent]
    known = {one.quotation.id for one in lent}
    stays: dict[str, Quotation] = {}
    for own in borrower.quotations:
        # One before, whose contents may lie on both sides of what follows it, is enough.
        near = lent[max(bisect_left(starts, own.start) - 2, 0) : bisect_left(starts, own.end) + 1]
        left = _left_of(own, near, borrower.article.text)
        if left is None:
            continue
        if left.continues is not None and left.continues not in (known | stays.keys()):
            earlier = [one.quotation.id for one in near if one.quotation.end <= own.start]
            left = replace(left, continues=earlier[-1] if earlier else None)
        stays[own.id] = left
    return stays


def _left_of(own: Quotation, near: Sequence[_Lent], text: str) -> Quotation | None:
    meeting = next((one for one in near if shares_words(own, one.quotation)), None)
    if meeting is None:
        return own
    return cut(own, [one.quotation for one in near], text, meeting.alignment.is_known)


def _spoken(
    borrower: Reading, lent: Sequence[_Lent], own: Iterable[Quotation]
) -> dict[str, Attribution]:
    """Settle the voices: the lenders' where they are resolved, and their spelling of names."""
    together = sorted((*(one.quotation for one in lent), *own), key=lambda q: (q.start, q.end))
    attributions = {a.quotation: a for a in attribute(borrower.article, together)}
    cast = Cast.of(attributions.values())
    spelling = cast.spelt(one.attribution.voice for one in lent)
    settled = dict(attributions)
    for one in lent:
        settled[one.quotation.id] = _settled(one, attributions[one.quotation.id], cast)
    for quotation in together:
        before = settled.get(quotation.continues or "")
        if quotation.source is None and before is not None:
            settled[quotation.id] = _carried_on(quotation.id, before)
    return {key: _respelt(attribution, spelling) for key, attribution in settled.items()}


def _settled(one: _Lent, ours: Attribution, cast: Cast) -> Attribution:
    """Believe the lender, whose text has capitals and stops, where it resolved the voice.

    Where it did not the borrower's text is asked, which may have the introduction.
    """
    theirs = one.attribution
    mention = one.place(theirs.mention) or ours.mention
    if ours.voice is not None and not is_resolved(theirs, one.lender.article.text):
        return replace(ours, mention=mention)
    voice = lent_voice(theirs.voice, cast, one.place_anywhere)
    return replace(theirs, quotation=one.quotation.id, voice=voice, mention=mention)


def _carried_on(quotation_id: str, before: Attribution) -> Attribution:
    """Give a quotation that is carried on the voice that was settled for the one before."""
    why = (f"carries on {before.quotation}", *before.why)
    return replace(before, quotation=quotation_id, mention=None, named=False, why=why)


def _respelt(attribution: Attribution, spelling: Mapping[str, Voice]) -> Attribution:
    voice = attribution.voice
    return replace(attribution, voice=spelling.get(voice.id, voice)) if voice else attribution


def _loans(
    borrower: Reading,
    lent: Sequence[_Lent],
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
    lent: Sequence[_Lent],
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
