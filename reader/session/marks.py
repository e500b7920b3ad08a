"""Marks that a person puts at quotations, found again in texts that have changed since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index import Selection, Selector, UnknownArticleError, anchor, selector_at, text_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Article, Library, Quoted, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at one quotation of one article.

    Attributes:
        article: id of the article.
        sha256: of its text, in hex.
        selector: the first words of the quotation, and what stands around them.
        title, speaker: as they were when the mark was put, for a list of all marks.
        at: when, as ISO 8601.
    """

    article: str
    sha256: str
    selector: Selector
    title: str
    speaker: str | None
    at: str

    @property
    def place(self) -> tuple[str, str, int | None]:
        """Return what tells it from all other marks."""
        return self.article, self.selector.exact, self.selector.start


@dataclass(frozen=True, slots=True)
class Found:
    """Where a mark is: in its article, at a quotation unless there is none any more."""

    article: str
    start: int
    quotation_id: str | None


def mark_at(quoted: Quoted, article: Article, at: str) -> Mark:
    """Return a mark at a quotation of an article."""
    selector = selector_at(article.text, quoted.quotation.contents[0])
    title = article.heading.title
    return Mark(article.id, text_hash(article.text), selector, title, quoted.speaker, at)


def marked(
    marks: Iterable[Mark], article: Article, quotations: Sequence[Quoted]
) -> dict[str, Mark]:
    """Return the marks of an article by the ids of the quotations that they are at."""
    known = text_hash(article.text)
    there = {}
    for mark in marks:
        found = _found(mark, article, quotations, known) if mark.article == article.id else None
        if found is not None and found.quotation_id is not None:
            there[found.quotation_id] = mark
    return there


def find(mark: Mark, article: Article, quotations: Sequence[Quoted]) -> Found | None:
    """Return where a mark is in its article as it is now; None where its words are gone."""
    return _found(mark, article, quotations, text_hash(article.text))


def quotations_at(library: Library, marks: Iterable[Mark]) -> Iterator[Quoted]:
    """Yield the quotations that marks are at, as far as they are there; for a thread."""
    for mark in marks:
        try:
            article = library.article(mark.article)
        except UnknownArticleError:
            continue
        quotations = library.quotations(Selection(article_id=article.id)).quotations
        found = find(mark, article, quotations)
        yield from (one for one in quotations if found and one.quotation.id == found.quotation_id)


def _found(mark: Mark, article: Article, quotations: Sequence[Quoted], sha256: str) -> Found | None:
    anchored = anchor(article.text, mark.selector, unchanged=mark.sha256 == sha256)
    if anchored is None:
        return None
    span = anchored.span
    best = max(quotations, key=lambda quoted: _shared(quoted, span), default=None)
    at = best.quotation.id if best is not None and _shared(best, span)[0] else None
    return Found(article.id, span.start, at)


def _shared(quoted: Quoted, span: Span) -> tuple[int, int]:
    """Return how many letters a quotation shares with a place, then how few it has besides."""
    contents = quoted.quotation.contents
    shared = sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in contents)
    return shared, -sum(one.end - one.start for one in contents)


# As lines of a file


def put_line(mark: Mark) -> str:
    """Return the line that puts a mark."""
    chosen = mark.selector
    row = {
        "op": "mark",
        "article": mark.article,
        "article_sha256": mark.sha256,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": chosen.exact,
            "prefix": chosen.prefix,
            "suffix": chosen.suffix,
            "start": chosen.start,
        },
        "title": mark.title,
        "speaker": mark.speaker,
        "at": mark.at,
    }
    return json.dumps(row)


def take_line(mark: Mark, at: str) -> str:
    """Return the line that takes a mark away."""
    article, exact, start = mark.place
    selector = {"type": "TextQuoteSelector", "exact": exact, "start": start}
    return json.dumps({"op": "unmark", "article": article, "selector": selector, "at": at})


def marks_of(lines: Iterable[str]) -> tuple[tuple[Mark, ...], int]:
    """Return the marks that lines put and do not take away, and how many lines are neither.

    The last line about a place wins; marks come in the order in which they were put.
    """
    marks: dict[tuple[str, str, int | None], Mark] = {}
    broken = 0
    for line in lines:
        try:
            row = json.loads(line)
            place = _text(row["article"]), _text(row["selector"]["exact"]), row["selector"]["start"]
            mark = _mark(row) if row["op"] == "mark" else None
            marks.pop(place, None)
            if mark is not None:
                marks[place] = mark
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            broken += 1
    return tuple(marks.values()), broken


def _mark(row: dict[str, Any]) -> Mark:
    held, speaker = row["selector"], row["speaker"]
    start = held["start"]
    if not held["exact"] or not (start is None or isinstance(start, int)):
        raise ValueError
    return Mark(
        _text(row["article"]),
        _text(row["article_sha256"]),
        Selector(_text(held["exact"]), _text(held["prefix"]), _text(held["suffix"]), start),
        _text(row["title"]),
        None if speaker is None else _text(speaker),
        _text(row["at"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
