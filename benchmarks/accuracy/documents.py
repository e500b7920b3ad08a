"""Annotated texts and predictions, as JSON lines hold them.

A gold document is {"id", "text", "quotes"}, a prediction {"id", "quotes"}. Offsets are code
points of the gold document's text, half-open, the outer marks left out.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy.cues import is_speech

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Place = tuple[int | None, int | None]
"""Where something stands in the text, or (None, None)."""

NOWHERE: Place = (None, None)


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One content span that people (or a careful reading) annotated.

    Attributes:
        speaker: as printed, or resolved ("Ana Duarte" for "she").
        speaker_raw: the same before the text was stripped.
        speaker_type: "named", "nominal", "pronoun" or "none"; None where it has to be told.
        mention: the words printed at the quote, where the speaker is resolved.
        speech: False where the cue is a thought, an intention or a display.
    """

    start: int
    end: int
    kind: str
    speaker: str | None = None
    speaker_raw: str | None = None
    speaker_type: str | None = None
    speaker_at: Place = NOWHERE
    aliases: tuple[str, ...] = ()
    mention: str | None = None
    mention_at: Place = NOWHERE
    cue: str | None = None
    speech: bool | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text and its quotes."""

    id: str
    text: str
    quotes: tuple[GoldQuote, ...]


@dataclass(frozen=True, slots=True)
class Predicted:
    """One content span that a program found.

    Attributes:
        kind: "direct", "mixed", "indirect"; looked at in stripped text only.
        speaker: the resolved name; None where none is given.
        mention: the words printed at the quote ("he"); either may match.
    """

    start: int
    end: int
    kind: str | None = None
    speaker: str | None = None
    speaker_at: Place = NOWHERE
    mention: str | None = None


def read_gold(path: Path) -> list[GoldDocument]:
    """Read annotated documents."""
    return [
        GoldDocument(entry["id"], entry["text"], tuple(map(_quote, entry["quotes"])))
        for entry in _entries(path)
    ]


def read_predictions(path: Path) -> dict[str, tuple[Predicted, ...]]:
    """Read predictions by the id of their document.

    Raises:
        ValueError: a document stands there twice.
    """
    found: dict[str, tuple[Predicted, ...]] = {}
    for entry in _entries(path):
        if entry["id"] in found:
            message = f"prediction file repeats {entry['id']}"
            raise ValueError(message)
        found[entry["id"]] = tuple(map(_predicted, entry.get("quotes", ())))
    return found


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _quote(entry: dict[str, Any]) -> GoldQuote:
    return GoldQuote(
        start=entry["start"],
        end=entry["end"],
        kind=entry["kind"],
        speaker=entry.get("speaker"),
        speaker_raw=entry.get("speaker_raw"),
        speaker_type=entry.get("speaker_type"),
        speaker_at=(entry.get("speaker_start"), entry.get("speaker_end")),
        aliases=tuple(entry.get("speaker_aliases", ())),
        mention=entry.get("mention"),
        mention_at=(entry.get("mention_start"), entry.get("mention_end")),
        cue=entry.get("cue"),
        speech=entry["speech"] if "speech" in entry else is_speech(entry.get("cue")),
    )


def _predicted(entry: dict[str, Any]) -> Predicted:
    return Predicted(
        start=int(entry["start"]),
        end=int(entry["end"]),
        kind=entry.get("kind"),
        speaker=entry.get("speaker"),
        speaker_at=(entry.get("speaker_start"), entry.get("speaker_end")),
        mention=entry.get("mention"),
    )
