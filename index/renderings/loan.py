"""What an article borrows, and how it stands beside what is its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.model import Attribution, Quotation, Reading


@dataclass(frozen=True, slots=True)
class Loan:
    """One quotation of an article as it is known through another rendering of its text.

    Attributes:
        borrower: id of the article the quotation stands in.
        quotation: all spans are in the borrower's text; the lender's kind and confidence;
            its id is unique among the borrower's own quotations and loans.
        attribution: for `quotation`; the voice's mentions are in the borrower's text.
        lender: id of the article that knew it; when that is deleted or written again, the
            loan goes.
        lender_quotation: id of the quotation in the lender; None where it is not there: one of
            the borrower's own is changed by what is lent (cut short, or its speaker known), or
            what is lent shows that it goes on. Then it is the article's own.
        replaces: ids of the borrower's own quotations that this one stands in for.
    """

    borrower: str
    quotation: Quotation
    attribution: Attribution
    lender: str
    lender_quotation: str | None
    replaces: tuple[str, ...] = ()

    @property
    def lent_by(self) -> str | None:
        """Return the lender's id where the quotation itself is lent (`Quoted.lent_by`)."""
        return None if self.lender_quotation is None else self.lender

    @property
    def group(self) -> str:
        """Return what is the same in all renderings of one quotation (`Quoted.group`)."""
        if self.lender_quotation is None:
            return f"{self.borrower}#{self.quotation.id}"
        return f"{self.lender}#{self.lender_quotation}"


def merged(
    reading: Reading, loans: Iterable[Loan]
) -> tuple[tuple[Quotation, Attribution, Loan | None], ...]:
    """Put a reading and the loans of its article together, in text order.

    Own quotations that a loan stands in for are left out. For an article's own quotation
    the third value is None.
    """
    loans = tuple(loans)
    replaced = {own for loan in loans for own in loan.replaces}
    rows: list[tuple[Quotation, Attribution, Loan | None]] = [
        (quotation, attribution, None)
        for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True)
        if quotation.id not in replaced
    ]
    rows.extend((loan.quotation, loan.attribution, loan) for loan in loans)
    return tuple(sorted(rows, key=lambda row: (row[0].start, row[0].end)))
