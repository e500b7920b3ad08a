"""Writes what was learnt as a lexicon of `index/data`, with its origin in the first lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index.training.gold import Gold


def write(path: Path, head: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a lexicon of tab-separated rows below its head, which says what it is made from."""
    lines = [f"# {line}" for line in head.splitlines()]
    lines.extend("\t".join(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def polnear(data: Gold) -> str:
    """Name what is learnt from the annotated articles."""
    return (
        f"the training part of PolNeAR ({len(data.train)} articles of US political news, 2015-16)"
    )


def everything(data: Gold) -> str:
    """Name all that is learnt from; a line ends behind the annotated articles."""
    if not data.texts:
        return polnear(data)
    return f"{polnear(data)}\nand {len(data.texts):,} BBC articles of 2004-05"
