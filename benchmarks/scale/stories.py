"""The articles of a corpus as the peers index them: newest first, with who is quoted.

The standard library alone, as `asking`.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.scale.asking import Sources, Story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _Line(NamedTuple):
    """Where an article stands in the two files; sorts as the reader lists it."""

    undated: bool
    age: int
    id: str
    offset: int
    reading: int


def stories(sources: Sources) -> Iterator[Story]:
    """Yield all articles, newest first, the undated last, then by id; one is held at a time."""
    with sources.corpus.open("rb") as corpus, sources.readings.open("rb") as readings:
        for line in sorted(_lines(sources)):
            corpus.seek(line.offset)
            readings.seek(line.reading)
            row = json.loads(corpus.readline())
            yield Story(
                line.id, row["title"], -line.age, row["text"], _speakers(readings.readline())
            )


def texts(corpus: Path) -> Iterator[str]:
    """Yield the text of each article in the order of the file."""
    with corpus.open("rb") as file:
        for line in file:
            yield json.loads(line)["text"]


def _lines(sources: Sources) -> Iterator[_Line]:
    with sources.corpus.open("rb") as corpus, sources.readings.open("rb") as readings:
        offset = place = 0
        for line, reading in zip(corpus, readings, strict=True):
            row = json.loads(line)
            day = dt.date.fromisoformat(row["date"]).toordinal() if row.get("date") else 0
            yield _Line(day == 0, -day, str(row["id"]), offset, place)
            offset += len(line)
            place += len(reading)


def _speakers(line: bytes) -> tuple[str, ...]:
    rows = json.loads(line)["attributions"]
    return tuple(row["voice"]["name"] for row in rows if row["voice"])
