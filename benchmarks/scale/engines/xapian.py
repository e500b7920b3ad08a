"""Xapian with Debian's binding: documents numbered oldest first, read from the last one.

Runs under the interpreter that Debian's package belongs to: the standard library besides.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import xapian

from benchmarks.scale.asking import SHOWN, Answer, Opened, Question, Task
from benchmarks.scale.stories import stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from benchmarks.scale.asking import Sources, Story

_WORD = re.compile(r"\w+")
_DAY, _SPEAKERS = 0, 1
_NEWEST, _OLDEST = xapian.Enquire.DESCENDING, xapian.Enquire.ASCENDING
_EXCERPT = 200  # characters


def build(folder: Path, sources: Sources) -> None:
    """Index everything, committed once."""
    database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE)
    with sources.corpus.open("rb") as lines:
        articles = sum(1 for _ in lines)
    for place, story in enumerate(stories(sources)):
        database.replace_document(articles - place, _document(story))
    database.commit()
    database.close()


def opened(folder: Path) -> Opened:
    """Open the database."""
    database = xapian.Database(str(folder))
    page = partial(_paged, database)
    return Opened(
        {
            Task.TYPED: lambda asked: page(_typed(asked)),
            Task.TERM: lambda asked: page(_all(asked)),
            Task.BOTH: lambda asked: page(_all(asked)),
            Task.PHRASE: lambda asked: page(_phrase(asked)),
            Task.SPEAKER: lambda asked: page(_by_speaker(asked)),
            Task.OLDEST: lambda asked: page(_all(asked), order=_OLDEST),
            Task.SNIPPETS: partial(_excerpts, database),
            Task.FACETS: partial(_facets, database),
        }
    )


def add(folder: Path, stories: Iterable[Story]) -> None:
    """Add articles one by one, behind the newest."""
    database = xapian.WritableDatabase(str(folder), xapian.DB_OPEN)
    for story in stories:
        database.add_document(_document(story))
        database.commit()
        word = story.text.split()[-1]
        if not _paged(database, xapian.Query(word)).total:
            raise LookupError(word)
    database.close()


def _document(story: Story) -> xapian.Document:
    document = xapian.Document()
    for place, word in enumerate(_WORD.findall(story.text.lower())):
        document.add_posting(word[:200], place)
    for name in set(story.speakers):
        document.add_boolean_term(_speaker_term(name))
    document.add_value(_DAY, str(story.day))
    document.add_value(_SPEAKERS, json.dumps(story.speakers))
    document.set_data(json.dumps((story.title, story.text)))
    return document


def _speaker_term(name: str) -> str:
    return f"XS{name[:60]}"


def _all(asked: Question) -> xapian.Query:
    return xapian.Query(xapian.Query.OP_AND, list(asked.words))


def _typed(asked: Question) -> xapian.Query:
    *complete, begun = asked.words
    started = xapian.Query(
        xapian.Query.OP_WILDCARD, begun, 0, xapian.Query.WILDCARD_LIMIT_ERROR, xapian.Query.OP_OR
    )
    return xapian.Query(xapian.Query.OP_AND, [*map(xapian.Query, complete), started])


def _phrase(asked: Question) -> xapian.Query:
    return xapian.Query(xapian.Query.OP_PHRASE, list(asked.words), len(asked.words))


def _by_speaker(asked: Question) -> xapian.Query:
    named = xapian.Query(_speaker_term(asked.speaker))
    return xapian.Query(xapian.Query.OP_FILTER, _all(asked), named)


def _found(
    database: xapian.Database, query: xapian.Query, order: int, spy: Callable[..., None] | None
) -> xapian.MSet:
    enquire = xapian.Enquire(database)
    enquire.set_query(query)
    enquire.set_weighting_scheme(xapian.BoolWeight())
    enquire.set_docid_order(order)
    if spy:
        enquire.add_matchspy(spy)
    return enquire.get_mset(0, SHOWN, database.get_doccount())  # all, for the exact total


def _paged(database: xapian.Database, query: xapian.Query, *, order: int = _NEWEST) -> Answer:
    found = _found(database, query, order, None)
    titles = tuple(
        (json.loads(hit.document.get_data())[0], hit.document.get_value(_DAY)) for hit in found
    )
    return Answer(found.get_matches_estimated(), titles)


def _excerpts(database: xapian.Database, asked: Question) -> Answer:
    found = _found(database, _all(asked), _NEWEST, None)
    lines = []
    for hit in found:
        title, text = json.loads(hit.document.get_data())
        lines.append((title, found.snippet(text, _EXCERPT)))
    return Answer(found.get_matches_estimated(), tuple(lines))


class _Counting(xapian.MatchSpy):  # type: ignore[misc] # the binding has no types
    """Counts the speakers of whatever matches."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()

    def __call__(self, document: xapian.Document, _: float) -> None:
        self.counts.update(json.loads(document.get_value(_SPEAKERS)))


def _facets(database: xapian.Database, asked: Question) -> Answer:
    spy = _Counting()
    _found(database, _all(asked), _NEWEST, spy)
    lines = tuple(spy.counts.most_common(SHOWN))
    return Answer(len(spy.counts), lines)
