"""Whoosh as it comes, indexing the articles alone: what a build is compared with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from whoosh.fields import DATETIME, ID, TEXT, Schema
from whoosh.index import create_in

from benchmarks.scale.stories import stories

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.scale.asking import Sources


def build(folder: Path, sources: Sources) -> None:
    """Index title, text and date with the settings of the package."""
    schema = Schema(
        id=ID(stored=True, unique=True),
        title=TEXT(stored=True),
        body=TEXT(stored=True),
        date=DATETIME(stored=True, sortable=True),
    )
    writer = create_in(str(folder), schema).writer()
    for story in stories(sources):
        date = dt.datetime.fromordinal(story.day) if story.day else None
        writer.add_document(id=story.id, title=story.title, body=story.text, date=date)
    writer.commit()
