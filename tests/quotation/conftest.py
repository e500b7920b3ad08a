from collections.abc import Callable

import pytest

from index.model import Article, Heading, Quotation
from index.quotation import extract
from index.quotation.clearing import cleared
from index.quotation.ruled import ruled


@pytest.fixture
def ruled_said() -> Callable[[str], list[tuple[str, str | None, str | None]]]:
    """Return (words, source, cue) of every quotation that the rules propose in a text."""

    def read(text):
        return [
            (
                " … ".join(span.of(text) for span in draft.contents),
                draft.source.of(text) if draft.source else None,
                draft.cue.of(text) if draft.cue else None,
            )
            for part in ruled(text)
            for draft in part.read.drafts
        ]

    return read


@pytest.fixture
def said() -> Callable[[str], list[tuple[str, str | None, str | None]]]:
    """Return (words, source, cue) of every quotation of a text."""

    def read(text):
        return [
            (
                " … ".join(span.of(text) for span in quotation.contents),
                quotation.source.of(text) if quotation.source else None,
                quotation.cue.of(text) if quotation.cue else None,
            )
            for quotation in quotations_of(text)
        ]

    return read


def quotations_of(text: str) -> tuple[Quotation, ...]:
    return extract(Article(Heading("a", "A"), cleared(text)))


@pytest.fixture
def quotations() -> Callable[[str], tuple[Quotation, ...]]:
    return quotations_of
