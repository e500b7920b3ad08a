"""One corpus: what is built, then everything that is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from shutil import rmtree
from typing import TYPE_CHECKING

from benchmarks.scale import building
from benchmarks.scale.adding import adding
from benchmarks.scale.asking import Sources, Task
from benchmarks.scale.drawing import questions
from benchmarks.scale.engines import QUOTH
from benchmarks.scale.interleaving import Figure, interleaved, single
from benchmarks.scale.reading import reading
from benchmarks.scale.serving import present, served
from benchmarks.scale.starting import cold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_COLD_STARTS = 7
_SMALL = 2000  # articles, up to which a build is measured more than once
_TYPED_IN_TERMINAL = 60  # key strokes


class Part(StrEnum):
    """What can be measured by itself, in the order of a whole run."""

    EXTRACTION = "extraction"  # in one process; the readings are kept
    WHOLE = "whole"  # a build with extraction
    BUILDS = "builds"  # the index stage beside stock Whoosh, and the peers
    QUERIES = "queries"
    COLD = "cold"
    SIZES = "sizes"
    READER = "reader"
    ADDING = "adding"


@dataclass(frozen=True)
class Run:
    """A corpus, and where what is made of it lies.

    Attributes:
        keep: the folder of all that is built; what is there is used again.
    """

    corpus: Path
    keep: Path
    seed: int
    repetitions: int

    @property
    def sources(self) -> Sources:
        """Return what is indexed."""
        return Sources(self.corpus, self.keep / "readings.jsonl")

    @property
    def home(self) -> Path:
        """Return the home of every process that is started: caches lie in it."""
        return self.keep / "home"

    def folders(self) -> dict[str, Path]:
        """Return the folder of each engine that is installed."""
        return {name: self.keep / name for name in present()}

    def figures(self, parts: tuple[Part, ...]) -> Iterator[Figure]:
        """Measure some parts; what they need is built first."""
        self.home.mkdir(parents=True, exist_ok=True)
        measured: Mapping[Part, Callable[[], Iterator[Figure]]] = {
            Part.EXTRACTION: self._extraction,
            Part.WHOLE: self._whole,
            Part.BUILDS: self._builds,
            Part.QUERIES: self._queries,
            Part.COLD: self._cold,
            Part.READER: self._reader,
            Part.SIZES: self._sizes,
            Part.ADDING: self._adding,
        }
        for part in Part:
            if part in parts or (self._is_needed(part, parts)):
                yield from measured[part]()

    def _is_needed(self, part: Part, parts: tuple[Part, ...]) -> bool:
        if part is Part.EXTRACTION:
            return not self.sources.readings.exists()
        if part is Part.BUILDS:
            asked = set(parts) - {Part.EXTRACTION, Part.WHOLE}
            return bool(asked) and not all(one.exists() for one in self.folders().values())
        return False

    def _extraction(self) -> Iterator[Figure]:
        return building.extracted(self.corpus, self.sources.readings)

    def _whole(self) -> Iterator[Figure]:
        aside = self.keep / "whole"
        home = aside / "home"
        home.mkdir(parents=True)
        yield from building.whole(aside / QUOTH, self.sources, home)
        rmtree(aside)

    def _builds(self) -> Iterator[Figure]:
        repetitions = 3 if self.articles() <= _SMALL else 1
        for name, folder in self.folders().items():
            if name == QUOTH:
                yield from building.index_stage(folder, self.sources, self.home, repetitions)
            else:
                yield from building.peer(name, folder, self.sources, self.home)

    def _queries(self) -> Iterator[Figure]:
        asked = questions(self.sources, self.seed)
        with served(self.folders(), self.home) as engines:
            yield from interleaved(engines, asked, self.repetitions)
            for engine in engines:
                yield single("memory while answering", engine.name, "MB", engine.memory_mb())

    def _cold(self) -> Iterator[Figure]:
        asked = questions(self.sources, self.seed)[Task.TERM][:_COLD_STARTS]
        return cold(self.folders(), asked, self.home)

    def _reader(self) -> Iterator[Figure]:
        strokes = questions(self.sources, self.seed)[Task.TYPED][:_TYPED_IN_TERMINAL]
        return reading(self.keep / QUOTH, strokes, self.home)

    def _sizes(self) -> Iterator[Figure]:
        for name, folder in self.folders().items():
            cache = [self.home / "cache"] if name == QUOTH else []
            yield single("size on disk", name, "MB", building.size_mb(folder, *cache))

    def _adding(self) -> Iterator[Figure]:
        return adding(self.folders(), self.sources, self.home)

    def articles(self) -> int:
        """Return how many articles the corpus has."""
        with self.corpus.open("rb") as lines:
            return sum(1 for _ in lines)
