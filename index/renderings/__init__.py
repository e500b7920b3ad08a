"""Which articles are renderings of one text, and what the marked one lends the unmarked one.

A text without marks (speech recognition, an old archive, a stripped copy) borrows the
quotations of a marked text when the two share long runs of the same words. It is a step
over finished extractions: a library stores loans apart from what was read, and they go
when the lender goes or is read again.
"""

from index.renderings.lending import lend
from index.renderings.likeness import fingerprints, is_unmarked, runs
from index.renderings.loan import Loan, merged

__all__ = ["Loan", "fingerprints", "is_unmarked", "lend", "merged", "runs"]
