"""SQLite's FTS5: rows numbered newest first, so that the first twenty are the newest."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.scale.asking import SHOWN, Answer, Opened, Question, Task
from benchmarks.scale.stories import stories

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.scale.asking import Sources, Story

_TABLES = """
CREATE TABLE article (key INTEGER PRIMARY KEY, id TEXT, title TEXT, day INTEGER, body TEXT);
CREATE TABLE quoted (article INTEGER, number INTEGER, speaker TEXT, PRIMARY KEY (article, number))
  WITHOUT ROWID;
CREATE INDEX quoted_speaker ON quoted (speaker, article);
CREATE VIRTUAL TABLE words USING
  fts5(body, content='article', content_rowid='key', tokenize='unicode61'{prefix});
"""
_PAGE = """
SELECT title, day FROM article JOIN (SELECT rowid FROM words WHERE words MATCH ?{narrowed}
  ORDER BY rowid{order} LIMIT 20) AS found ON key = found.rowid ORDER BY key{order}"""
_COUNT = "SELECT count(*) FROM words WHERE words MATCH ?{narrowed}"
_BY_SPEAKER = " AND rowid IN (SELECT article FROM quoted WHERE speaker = ?)"
_EXCERPTS = """
SELECT title, day, snippet(words, 0, '[', ']', '...', 24) FROM words
  JOIN article ON key = words.rowid WHERE words MATCH ? ORDER BY words.rowid LIMIT 20"""
_FACETS = """
SELECT speaker, count(*) AS times FROM quoted
  WHERE article IN (SELECT rowid FROM words WHERE words MATCH ?)
  GROUP BY speaker ORDER BY times DESC, speaker LIMIT 20"""
_ADDED = 1 << 40  # rows of added articles begin far below this


def build(folder: Path, sources: Sources, *, prefix: str) -> None:
    """Index everything, rows numbered from the middle so that newer ones go before them."""
    connection = _connection(folder)
    connection.executescript(_TABLES.format(prefix=prefix))
    for key, story in enumerate(stories(sources), start=_ADDED):
        _insert(connection, key, story)
    connection.commit()
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.commit()
    connection.close()


def opened(folder: Path) -> Opened:
    """Open the database."""
    connection = _connection(folder)
    page = partial(_paged, connection)
    return Opened(
        {
            Task.TYPED: lambda asked: page(_typed(asked.words)),
            Task.TERM: lambda asked: page(_all(asked.words)),
            Task.BOTH: lambda asked: page(_all(asked.words)),
            Task.PHRASE: lambda asked: page(f'"{" ".join(asked.words)}"'),
            Task.SPEAKER: partial(_by_speaker, connection),
            Task.OLDEST: lambda asked: page(_all(asked.words), order=" DESC"),
            Task.SNIPPETS: partial(_excerpts, connection),
            Task.FACETS: partial(_facets, connection),
        }
    )


def add(folder: Path, stories: Iterable[Story]) -> None:
    """Add articles one by one, in front of the newest."""
    connection = _connection(folder)
    for story in stories:
        (newest,) = connection.execute("SELECT min(key) FROM article").fetchone()
        _insert(connection, newest - 1, story)
        connection.commit()
        word = story.text.split()[-1]
        if not _paged(connection, _all([word])).total:
            raise LookupError(word)
    connection.close()


def _connection(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "fts5.sqlite")
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _insert(connection: sqlite3.Connection, key: int, story: Story) -> None:
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
        (key, story.id, story.title, story.day, story.text),
    )
    connection.execute("INSERT INTO words (rowid, body) VALUES (?, ?)", (key, story.text))
    connection.executemany(
        "INSERT INTO quoted VALUES (?, ?, ?)",
        [(key, number, name) for number, name in enumerate(story.speakers)],
    )


def _all(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


def _typed(words: tuple[str, ...]) -> str:
    return f"{_all(words)}*"


def _paged(connection: sqlite3.Connection, match: str, *, order: str = "") -> Answer:
    rows = connection.execute(_PAGE.format(narrowed="", order=order), (match,)).fetchall()
    return Answer(_total(connection, match), tuple(rows))


def _total(connection: sqlite3.Connection, match: str) -> int:
    (total,) = connection.execute(_COUNT.format(narrowed=""), (match,)).fetchone()
    return int(total)


def _by_speaker(connection: sqlite3.Connection, asked: Question) -> Answer:
    values = (_all(asked.words), asked.speaker)
    rows = connection.execute(_PAGE.format(narrowed=_BY_SPEAKER, order=""), values).fetchall()
    (total,) = connection.execute(_COUNT.format(narrowed=_BY_SPEAKER), values).fetchone()
    return Answer(total, tuple(rows))


def _excerpts(connection: sqlite3.Connection, asked: Question) -> Answer:
    match = _all(asked.words)
    rows = connection.execute(_EXCERPTS, (match,)).fetchall()
    return Answer(_total(connection, match), tuple(rows))


def _facets(connection: sqlite3.Connection, asked: Question) -> Answer:
    rows = connection.execute(_FACETS, (_all(asked.words),)).fetchall()
    return Answer(len(rows), tuple(rows[:SHOWN]))
