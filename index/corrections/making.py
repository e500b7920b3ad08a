"""Decisions about a quotation, made of what is on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.corrections.anchoring import selector_at, text_hash
from index.corrections.values import Edit, Op
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Article, Quotation


def rejecting(article: Article, place: Quotation | Span, *, note: str = "") -> Edit:
    """Return the decision that nobody is quoted there."""
    return _edit(article, _place(place), Op.REJECT, note)


def confirming(article: Article, place: Quotation | Span, *, note: str = "") -> Edit:
    """Return the decision that a quotation is as it stands; it takes a rejection back."""
    return _edit(article, _place(place), Op.CONFIRM, note)


def naming(article: Article, place: Quotation | Span, name: str | None, *, note: str = "") -> Edit:
    """Return the decision who said it.

    Args:
        article: where it stands.
        place: the quotation, or the words of one that was missed.
        name: None for nobody knows who.
        note: for people.
    """
    return replace(_edit(article, _place(place), Op.SET_SPEAKER, note), speaker=name)


def setting_content(
    article: Article, place: Quotation | Span | None, content: Sequence[Span], *, note: str = ""
) -> Edit:
    """Return the decision what the words of a quotation are.

    Args:
        article: where it stands.
        place: the quotation; None adds one that was missed.
        content: the spans, ascending and disjoint; at least one.
        note: for people.
    """
    around = Span(content[0].start, content[-1].end) if place is None else _place(place)
    edit = _edit(article, around, Op.SET_CONTENT, note, content)
    return replace(edit, content=tuple(content))


def _place(place: Quotation | Span) -> Span:
    return Span(place.start, place.end)


def _edit(article: Article, place: Span, op: Op, note: str, covering: Sequence[Span] = ()) -> Edit:
    selector = selector_at(article.text, place, covering)
    return Edit(op, article.id, text_hash(article.text), selector, note=note)
