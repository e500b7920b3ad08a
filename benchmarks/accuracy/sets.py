"""The gold sets of a folder, each with the part that nothing is learnt from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.accuracy.documents import read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.accuracy.documents import GoldDocument

_SEEDS = Path(__file__).parent.parent.parent / "tests" / "gold"
_TRAIN = "/train/"
POLNEAR, LEARNT_FROM, BBC = "polnear", "polnear-train", "bbc"

# Each set and the names its file may have.
_FILES = {
    POLNEAR: "polnear*.jsonl*",
    BBC: "bbc_gold*.jsonl*",
    "bbc-hand": "bbc_hand*.jsonl*",
    "micro": "micro*.jsonl*",
    "pdnc": "pdnc*.jsonl*",
    "seeds": "seeds.gold.jsonl",
}
NAMES = (*_FILES, LEARNT_FROM)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated documents of one origin."""

    name: str
    documents: tuple[GoldDocument, ...]


def gold_sets(folder: Path, wanted: Iterable[str] = (), bbc: Path | None = None) -> list[GoldSet]:
    """Return the wanted sets of a folder, or all but what the weights are learnt from.

    Args:
        folder: the files; the seeds are the project's own.
        wanted: names of sets; none for all.
        bbc: a file to take instead of the folder's for the set "bbc".
    """
    names = tuple(wanted) or tuple(_FILES)
    found = (_gold_set(name, folder, bbc) for name in NAMES if name in names)
    return [gold for gold in found if gold.documents]


def _gold_set(name: str, folder: Path, bbc: Path | None) -> GoldSet:
    if name == BBC and bbc is not None:
        return GoldSet(name, tuple(read_gold(bbc)))
    files = _files(POLNEAR if name == LEARNT_FROM else name, folder)
    documents = (document for path in files for document in read_gold(path))
    return GoldSet(name, tuple(_part(name, documents)))


def _files(name: str, folder: Path) -> list[Path]:
    return sorted((_SEEDS if name == "seeds" else folder).glob(_FILES[name]))


def _part(name: str, documents: Iterable[GoldDocument]) -> Iterator[GoldDocument]:
    for document in documents:
        if (_TRAIN in document.id) == (name == LEARNT_FROM):
            yield document
