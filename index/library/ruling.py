"""What changes in a library when a person rules something else about speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.generations import next_generation
from index.library.people import People
from index.library.ruled import rows_of, treated_otherwise, voices_of
from index.library.scene import scene

if TYPE_CHECKING:
    import sqlite3

    from index.speakers import Ruling


def rule_anew(connection: sqlite3.Connection, before: Ruling) -> None:
    """Let voices go by what a person rules now, where that is another thing than before."""
    people = People(connection)
    names = treated_otherwise(before, people.ruling)
    if not names:
        return
    keys = {
        key for ruling in (before, people.ruling) for one in names for key in ruling.keys_of(one)
    }
    concerned = rows_of(connection, keys)
    moved = [
        (name, one)
        for one in voices_of(connection, concerned, names)
        if (name := people.key(people.ruling.key(one.voice, one.heading))) != one.name
    ]
    people.look_at(concerned)
    articles = {one.article for _, one in moved}
    names_moved = {row for name, one in moved for row in (name, one.name)}
    scene_before = scene(connection, articles, names_moved)
    connection.executemany(
        "UPDATE voice SET speaker = ? WHERE key = ?", [(name, one.key) for name, one in moved]
    )
    connection.executemany(
        "UPDATE quotation SET speaker = ? WHERE article = ? AND voice = ?",
        [(people.speaker(name), one.article, one.key) for name, one in moved],
    )
    people.change(scene_before, scene(connection, articles, names_moved))
    revision = next_generation(connection)
    connection.executemany(
        "UPDATE article SET revision = ? WHERE key = ?", [(revision, key) for key in articles]
    )
