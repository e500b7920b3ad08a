"""What is said of work that another process does for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page.wording import counted

if TYPE_CHECKING:
    from reader.outside.errand import Ended, Going, Kind


def going_words(kind: Kind, going: Going | None, stop: str) -> tuple[str, ...]:
    """Return how far it is, from many words to few.

    Args:
        kind: what is done.
        going: how far it is; None as long as nothing is known.
        stop: the key that stops it.
    """
    verb = "Indexing" if kind == "update" else "rereading"
    if going is None:
        return (f"{verb}…",)
    number = f"{going.done:,}/{going.total:,}"
    if kind == "refresh":
        return (f"{verb} {number}", f"{going.percent}%")
    noun = "file" if going.total == 1 else "files"
    long = (f"{verb} {number} {noun}", f"{going.percent}%", going.left)
    stops = (f"({stop} stops, keeps what is done)", f"({stop} stops)", "")
    return (
        *("  ".join(filter(None, (*long, words))) for words in stops),
        f"{verb} {number}  {going.percent}%",
        f"{going.percent}%",
    )


def ended_words(ended: Ended) -> str:
    """Return what to say of an update that is over."""
    if ended.fault:
        return f"Not indexed: {ended.fault}"
    read = counted(ended.read, "file")
    skipped = f", {len(ended.problems):,} skipped (see the log)" if ended.problems else ""
    done = f"{read} read{skipped}; {counted(ended.articles, 'article')} in all."
    return f"Stopped; what was done is kept: {done}" if ended.interrupted else f"Indexed: {done}"
