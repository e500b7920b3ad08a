"""The rules of `speakers.toml` in a library's file, and the voices that they are about."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.corrections.rules import Rules, fold
from index.corrections.speakers_file import parse_speakers
from index.library.damage import sound_rows
from index.library.rows import heading_of, ordered_text, unpacked, voice_of
from index.speakers import Ruling

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from index.model import Heading, Voice


def ruling_of(connection: sqlite3.Connection) -> Ruling:
    """Return what a person ruled, as far as it is noted."""
    (text,) = connection.execute("SELECT rules FROM followed").fetchone()
    return _ruling(unpacked(text))


@lru_cache(maxsize=4)
def _ruling(text: str) -> Ruling:
    return Ruling(Rules.of(parse_speakers(text).rules)) if text else Ruling()


def treated_otherwise(before: Ruling, after: Ruling) -> frozenset[str]:
    """Return the folded names of which two rulings say something else."""
    names = before.rules.names | after.rules.names
    return frozenset(one for one in names if before.treatment(one) != after.treatment(one))


class Spoken(NamedTuple):
    """A voice in its article.

    Attributes:
        key: its row.
        name: row of the name it goes by.
        article: row of the article.
    """

    key: int
    name: int
    article: int
    voice: Voice
    heading: Heading


def rows_of(connection: sqlite3.Connection, keys: Collection[str]) -> frozenset[int]:
    """Return the rows of names, in all contexts and articles."""
    found: set[int] = set()
    for key in keys:
        whole, context, article = (ordered_text(f"{key}{sign}") for sign in ("", "+", "@"))
        bounds = (whole, context, _after(context), article, _after(article))
        found.update(row for (row,) in connection.execute(_KEYED, bounds))
    return frozenset(found)


@sound_rows()
def voices_of(
    connection: sqlite3.Connection, rows: Collection[int], names: Collection[str]
) -> list[Spoken]:
    """Return the voices of some rows that have any of some folded names."""
    found = connection.execute(_VOICES, (json.dumps(sorted(rows)),))
    return [
        Spoken(key, name, article, voice, heading_of(cells[8:]))
        for key, name, article, *cells in found
        if fold(unpacked(cells[1])) in names and (voice := voice_of(cells[:8])) is not None
    ]


def _after(start: bytes) -> bytes:
    """Return what comes behind all that begins so."""
    return start[:-1] + bytes([start[-1] + 1])


_KEYED = """
    SELECT key FROM speaker
    WHERE name_key = ? OR (name_key >= ? AND name_key < ?) OR (name_key >= ? AND name_key < ?)
"""
_VOICES = """
    SELECT v.key, v.speaker, v.article,
        v.id, v.name, v.kind, v.role, v.organisation, '[]', v.aliases, v.pronouns,
        a.id, a.title, a.date, a.path, a.collection, a.outlet, a.url
    FROM voice v JOIN article a ON a.key = v.article
    WHERE v.speaker IN (SELECT value FROM json_each(?))
"""
