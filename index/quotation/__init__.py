"""Article -> Quotation: what was said, its cue and its source."""

from index.quotation.extract import extract

__all__ = ["extract"]
