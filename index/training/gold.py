"""Annotated articles: reading them, their parts, and the same without case and marks.

A file holds JSON lines, packed by gzip or not: {"id", "text", "quotes"}, each quote with
"start", "end", "kind" and, where there are any, "cue_start", "cue_end", "speaker",
"speaker_start", "speaker_end", "group" (the same for all contents of one quotation) and
"speech" (false for thoughts and plans). Offsets are code points of the text, half-open.
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from index.model import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TRAIN = "/train/"
_LETTERS = re.compile("[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One content span of an annotated quotation.

    Attributes:
        source: where the speaker's words stand; None where nobody is named.
        speaker: those words, or the name they stand for.
        group: the same for all contents of one quotation, within its article.
        speech: False for thoughts and plans; None where that is not said.
    """

    content: Span
    kind: Kind
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    group: str | None = None
    speech: bool | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and its quotes, in the order of the file."""

    id: str
    text: str
    quotes: tuple[GoldQuote, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What is learnt from: annotated articles, and texts without annotation.

    Weights are fitted to `train` alone; settings are chosen by `make evaluate` on other articles.

    Attributes:
        folds: where a step leaves models that have not seen a part of `train`, for the
            steps after it; None where nothing is left.
    """

    train: tuple[GoldArticle, ...]
    texts: tuple[str, ...] = ()
    folds: Path | None = None


def read_gold(folder: Path, texts: Path | None = None) -> Gold:
    """Read `polnear*.jsonl` or `polnear*.jsonl.gz` of a folder, and a file of texts.

    Raises:
        FileNotFoundError: the folder has no such file.
    """
    files = sorted((*folder.glob("polnear*.jsonl"), *folder.glob("polnear*.jsonl.gz")))
    if not files:
        raise FileNotFoundError(folder / "polnear*.jsonl.gz")
    articles = [article for path in files for article in read_articles(path)]
    return Gold(
        train=part(articles, _TRAIN),
        texts=() if texts is None else tuple(entry["text"] for entry in _entries(texts)),
    )


def read_articles(path: Path) -> Iterator[GoldArticle]:
    """Read the articles of a file."""
    for entry in _entries(path):
        quotes = tuple(_quote(quote) for quote in entry["quotes"])
        yield GoldArticle(entry["id"], entry["text"], quotes)


def part(articles: Iterable[GoldArticle], name: str) -> tuple[GoldArticle, ...]:
    """Return the articles with a part's name ("/train/") in their id."""
    return tuple(article for article in articles if name in article.id)


def stripped(article: GoldArticle) -> GoldArticle:
    """Return the article in lower case, each run of other characters one space.

    A quote of which no letter is left goes; so does a cue or source.
    """
    words = [(m.start(), m.end()) for m in _LETTERS.finditer(article.text)]
    text = " ".join(article.text[start:end] for start, end in words).lower()
    places = _Places(words)
    quotes = tuple(
        replace(quote, content=content, cue=places.of(quote.cue), source=places.of(quote.source))
        for quote in article.quotes
        if (content := places.of(quote.content)) is not None
    )
    return GoldArticle(article.id, text, quotes)


class _Places:
    """Where the spans of a text lie in its words, joined by spaces."""

    def __init__(self, words: list[tuple[int, int]]) -> None:
        self._words = words
        self._starts: list[int] = []
        at = 0
        for start, end in words:
            self._starts.append(at)
            at += end - start + 1

    def of(self, span: Span | None) -> Span | None:
        """Return the span without its case and marks, or None where no letter is left."""
        if span is None:
            return None
        first = bisect_left(self._words, span.start, key=lambda word: word[1] - 1)
        last = bisect_left(self._words, span.end, key=lambda word: word[0]) - 1
        if first > last:
            return None
        begin, end = self._words[first][0], self._words[last][1]
        return Span(
            self._starts[first] + max(0, span.start - begin),
            self._starts[last] + min(end, span.end) - self._words[last][0],
        )


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _quote(entry: dict[str, Any]) -> GoldQuote:
    return GoldQuote(
        content=Span(entry["start"], entry["end"]),
        kind=Kind(entry["kind"]),
        cue=_span(entry, "cue"),
        source=_span(entry, "speaker"),
        speaker=entry.get("speaker"),
        group=entry.get("group"),
        speech=entry.get("speech"),
    )


def _span(entry: dict[str, Any], name: str) -> Span | None:
    start = entry.get(f"{name}_start")
    return None if start is None else Span(start, entry[f"{name}_end"])
