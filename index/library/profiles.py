"""Profiles of speakers, read from the tables of a library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.library import roll, rows
from index.library.damage import sound_rows
from index.library.rows import ordered_text, voice_of
from index.library.ruled import ruling_of
from index.model import Kind
from index.speakers import Spoken, keys_of_body, profile_of, suggestions, voices_of_body
from index.words import folded_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from index.model import Speaker
    from index.speakers import Profile


def speaker_profile(connection: sqlite3.Connection, speaker_id: str) -> Profile | None:
    """Return all that is known of a speaker; None if there is none of that id."""
    row = roll.row_of(connection, speaker_id)
    speaker = None if row is None else roll.by_rows(connection, [row]).get(row)
    if row is None or speaker is None or not speaker.articles:
        return None
    ruling = ruling_of(connection)
    return replace(
        profile_of(speaker, _spoken(connection, row, speaker), ruling.roles(speaker)),
        suggestions=suggestions(speaker, _namesakes(connection, speaker), ruling.may_be_same),
        voices_of_body=voices_of_body(speaker, _speaking_for(connection, speaker)),
    )


@sound_rows()
def _spoken(connection: sqlite3.Connection, row: int, speaker: Speaker) -> list[Spoken]:
    found = connection.execute(_SPOKEN, (row, speaker.quotes > 0)).fetchall()
    headings = rows.headings(connection, {article for article, *_ in found})
    voices = {}
    for _, _, _, key, *cells in found:
        if key not in voices:
            voices[key] = voice_of(cells)
    return [
        Spoken(headings[article], voice, Kind(kind), str(group))
        for article, kind, group, key, *_ in found
        if (voice := voices[key]) is not None
    ]


def _namesakes(connection: sqlite3.Connection, speaker: Speaker) -> Iterable[Speaker]:
    """Return who has a word of a speaker's name in one of theirs."""
    found: set[int] = set()
    for word in folded_words(speaker.name):
        called = connection.execute(
            "SELECT speaker FROM called WHERE word = ?", (ordered_text(word),)
        )
        found.update(key for (key,) in called)
    return roll.by_rows(connection, found).values()


def _speaking_for(connection: sqlite3.Connection, speaker: Speaker) -> Iterable[Speaker]:
    """Return whose organisation is called as a speaker is that is a body."""
    found: set[int] = set()
    for key in keys_of_body(speaker):
        rows_ = connection.execute("SELECT key FROM speaker WHERE body = ?", (ordered_text(key),))
        found.update(row for (row,) in rows_)
    return roll.by_rows(connection, found).values()


_SPOKEN = """
    SELECT q.article, q.kind, ifnull(q.grp, -q.key), v.key,
        v.id, v.name, v.kind, v.role, v.organisation, '[]', v.aliases, v.pronouns
    FROM quotation q JOIN voice v ON v.key = q.voice
    WHERE q.shown AND q.speaker = ? AND q.counted = ?
"""
