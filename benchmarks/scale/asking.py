"""What is asked of every engine, and what it answers.

Loaded by each engine's own process, one of which is another interpreter's: the standard
library alone.
"""

from __future__ import annotations

import resource
import time
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

SHOWN = 20  # titles on a page of results


class Task(StrEnum):
    """Work that is the same for all; pages are the newest articles with the exact total."""

    TYPED = "as you type"  # the last word is a beginning
    TERM = "one word"
    BOTH = "two words"
    PHRASE = "phrase"
    SPEAKER = "word and speaker"
    OLDEST = "oldest first"
    SNIPPETS = "with excerpts"
    FACETS = "counts by speaker"
    QUOTATIONS = "a speaker's quotations"
    NEXT = "next quotation"


class Question(NamedTuple):
    """One thing to ask.

    Attributes:
        words: in lower case, plain letters.
        speaker: the name of one, where the task needs it.
        step: how many quotations of the speaker have been passed.
    """

    words: tuple[str, ...]
    speaker: str = ""
    step: int = 0


class Answer(NamedTuple):
    """What a person would see.

    Attributes:
        total: how many there are.
        lines: titles, excerpts or names, each with what belongs to it.
    """

    total: int
    lines: tuple[object, ...]


class Story(NamedTuple):
    """One article as the peers index it.

    Attributes:
        day: its date as a number, 0 where it has none.
        speakers: the speaker of each quotation that has one, in order.
    """

    id: str
    title: str
    day: int
    text: str
    speakers: tuple[str, ...]


class Sources(NamedTuple):
    """Where an engine finds what it has to index."""

    corpus: Path
    readings: Path


class Waited(NamedTuple):
    """Seconds of processor and of clock, those of ended children too."""

    cpu_s: float
    wall_s: float

    @classmethod
    def now(cls) -> Waited:
        """Return the seconds since some moment in the past."""
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = time.process_time() + children.ru_utime + children.ru_stime
        return cls(used, time.perf_counter())

    def plus(self, began: Waited) -> Waited:
        """Add what has passed since a moment."""
        now = Waited.now()
        return Waited(self.cpu_s + now.cpu_s - began.cpu_s, self.wall_s + now.wall_s - began.wall_s)


class Opened(NamedTuple):
    """An open engine: what it can do, each asked with a question."""

    tasks: Mapping[Task, Callable[[Question], Answer]]


class Engine(Protocol):
    """A module of `engines`."""

    def build(self, folder: Path, sources: Sources) -> Waited | None:
        """Index everything in an empty folder, and return what of the time is not to count."""
        ...

    def opened(self, folder: Path) -> Opened:
        """Open what was built."""
        ...

    def add(self, folder: Path, stories: Iterable[Story]) -> None:
        """Add articles one by one, each of which is found before the next."""
        ...
