"""Pages of articles: all of them in order, or what a query found."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from index.library import facets, rows
from index.library.damage import sound_rows
from index.library.generations import generation
from index.matching import Marker
from index.model import Article, Heading, Hit, Page, Sort, Stats
from index.query import Field, Query
from index.snippets import snippet

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.library.answering import Found
    from index.library.engine.view import View
    from index.library.facets import Several
    from index.model import Span

_SCREENFUL = 20  # hits that are given however little time there is


class Part(NamedTuple):
    """Which hits of all are asked for; a limit of None is none."""

    sort: Sort
    limit: int | None
    cursor: int


class Clock(NamedTuple):
    """When a search began and has to end, by `time.perf_counter`; None for never."""

    started: float
    end: float | None = None

    @property
    def took_ms(self) -> float:
        """Return how long it has taken by now."""
        return (time.perf_counter() - self.started) * 1000

    @property
    def is_over(self) -> bool:
        """Tell whether there is no time left."""
        return self.end is not None and time.perf_counter() >= self.end


def everything(connection: sqlite3.Connection, part: Part, clock: Clock) -> Page:
    """Return a page of all articles."""
    keys = _keys(connection, part)
    hits = tuple(_hits(connection, Query(), dict.fromkeys(keys, 0.0)))
    held = stats(connection)
    return Page(hits, held.articles, held.quotations, clock.took_ms)


class Answer(NamedTuple):
    """What a query found, with what a page of it is made from.

    Attributes:
        several: the quotations of the library that are in several renderings.
    """

    view: View
    query: Query
    found: Found
    several: Several


def page(connection: sqlite3.Connection, answer: Answer, part: Part, clock: Clock) -> Page:
    """Return a page of what a query found."""
    view, query, what, several = answer
    ranked = _ranked(view, query, what.articles, part)
    hits = tuple(_in_time(_hits(connection, query, ranked), clock))
    is_current = view.generation == generation(connection)
    return Page(
        hits=hits,
        total=what.articles.bit_count(),
        quotes=facets.count_once(view, what, several),
        took_ms=clock.took_ms,
        partial=not is_current or len(hits) < len(ranked),
    )


def headings(connection: sqlite3.Connection, part: Part) -> tuple[Heading, ...]:
    """Return headings in order."""
    keys = _keys(connection, part)
    known = rows.headings(connection, keys)
    return tuple(known[key] for key in keys)


def rank(connection: sqlite3.Connection, article_id: str) -> int | None:
    """Return an article's place in the order of all, newest first, counted from 1."""
    key = rows.article_key(connection, article_id)
    if key is None:
        return None
    (before,) = connection.execute(
        "SELECT count(*) FROM article, (SELECT newest AS day, name AS own FROM article"
        " WHERE key = ?) WHERE (newest, name) < (day, own)",
        (key,),
    ).fetchone()
    return int(before) + 1


@sound_rows()
def stats(connection: sqlite3.Connection) -> Stats:
    """Say how much a library holds; what is in several renderings counts once."""
    articles, spoken, speakers = connection.execute(
        "SELECT articles, spoken, speakers FROM state"
    ).fetchone()
    several, groups = connection.execute(
        "SELECT count(*), count(DISTINCT grp) FROM quotation"
        " WHERE grp NOTNULL AND shown AND counted"
    ).fetchone()
    return Stats(articles, spoken - several + groups, speakers)


def _keys(connection: sqlite3.Connection, part: Part) -> list[int]:
    column = "oldest" if part.sort is Sort.OLDEST else "newest"
    found = connection.execute(
        f"SELECT key FROM article ORDER BY {column}, name LIMIT ? OFFSET ?",
        (-1 if part.limit is None else part.limit, part.cursor),
    )
    return [key for (key,) in found]


def _ranked(view: View, query: Query, articles: int, part: Part) -> dict[int, float]:
    """Return the keys of the hits that are asked for, in order, with their scores."""
    if part.sort is Sort.RELEVANCE:
        wanted = [one for group in query.groups for one in group if not one.negated]
        words = [one for one in wanted if one.field.of_words]
        count = None if part.limit is None else part.cursor + part.limit
        return dict(view.best(words, articles, count)[part.cursor :])
    return dict.fromkeys(view.page(articles, part.sort, part.cursor, part.limit), 0.0)


def _in_time(hits: Iterable[Hit], clock: Clock) -> Iterator[Hit]:
    """Yield hits until there is no time left, and a screenful in any case."""
    for number, hit in enumerate(hits, start=1):
        yield hit
        if number >= _SCREENFUL and clock.is_over:
            return


def _hits(
    connection: sqlite3.Connection, query: Query, ranked: Mapping[int, float]
) -> Iterator[Hit]:
    marker = Marker(query)
    clauses = [one for group in query.groups for one in group]
    in_said = any(one.field is Field.SAID and not one.negated for one in clauses)
    for key, score in ranked.items():
        article, quotes = _article(connection, key)
        if article is None:
            continue
        spans = _contents(connection, key) if in_said else ()
        matched = marker.matches(article.text, spans)
        piece = snippet(article.text, matched)
        yield Hit(article.heading, quotes, len(matched), piece, score)


@sound_rows()
def _article(connection: sqlite3.Connection, key: int) -> tuple[Article | None, int]:
    """Return an article, None if it is gone, and how many quotations it has."""
    row = connection.execute(
        "SELECT quotes, text, id, title, date, path, collection, outlet, url FROM article"
        " WHERE key = ?",
        (key,),
    ).fetchone()
    if row is None:
        return None, 0
    quotes, text, *cells = row
    return Article(rows.heading_of(cells), rows.unpacked(text)), quotes


@sound_rows()
def _contents(connection: sqlite3.Connection, article: int) -> list[Sequence[Span]]:
    """Return the contents of an article's quotations that count."""
    found = connection.execute(
        "SELECT contents FROM quotation WHERE article = ? AND shown AND counted", (article,)
    )
    return [rows.spans_of(cell) for (cell,) in found]
