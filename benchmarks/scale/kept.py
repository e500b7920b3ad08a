"""Readings kept in a file, a JSON object a line, so that extraction is paid for once."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from index import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Reading,
    Span,
    Voice,
    VoiceKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = dict[str, Any]  # what JSON gives; it does not leave this module


def keep(readings: Iterable[Reading], path: Path) -> None:
    """Write readings to a file, in the place of what it held."""
    with path.open("w", encoding="utf-8") as file:
        for reading in readings:
            file.write(json.dumps(asdict(reading), ensure_ascii=False, default=str) + "\n")


def kept(path: Path) -> Iterator[Reading]:
    """Yield the readings of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield _reading(json.loads(line))


def _reading(row: Row) -> Reading:
    return Reading(
        _article(row["article"]),
        tuple(map(_quotation, row["quotations"])),
        _attributions(row["attributions"]),
        row["version"],
    )


def _article(row: Row) -> Article:
    heading = row["heading"]
    date = heading["date"]
    if date is not None:
        heading["date"] = dt.date.fromisoformat(date)
    return Article(Heading(**heading), row["text"])


def _quotation(row: Row) -> Quotation:
    changed = {
        "kind": Kind(row["kind"]),
        "mode": Mode(row["mode"]),
        "contents": tuple(Span(**span) for span in row["contents"]),
        "cue": _span(row["cue"]),
        "source": _span(row["source"]),
        "why": tuple(row["why"]),
    }
    return Quotation(**{**row, **changed})


def _attributions(rows: Iterable[Row]) -> tuple[Attribution, ...]:
    """Return attributions in which one voice is one object, as extraction gives them."""
    voices: dict[str, Voice] = {}
    return tuple(_attribution(row, voices) for row in rows)


def _attribution(row: Row, voices: dict[str, Voice]) -> Attribution:
    voice = row["voice"]
    if voice is not None and voice["id"] not in voices:
        voices[voice["id"]] = _voice(voice)
    changed = {
        "voice": voices[voice["id"]] if voice else None,
        "mention": _span(row["mention"]),
        "why": tuple(row["why"]),
        "candidates": tuple((name, score) for name, score in row["candidates"]),
    }
    return Attribution(**{**row, **changed})


def _voice(row: Row) -> Voice:
    changed = {
        "kind": VoiceKind(row["kind"]),
        "mentions": tuple(Span(**span) for span in row["mentions"]),
        "aliases": tuple(row["aliases"]),
        "pronouns": tuple((word, count) for word, count in row.get("pronouns", ())),
    }
    return Voice(**{**row, **changed})


def _span(row: Row | None) -> Span | None:
    return None if row is None else Span(**row)
