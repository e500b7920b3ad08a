"""The words of each text in order, to look for phrases in; see `codes`.

Which of the common words follow each other, and where, is worked out beforehand: see
`neighbours`. Of a phrase with a rare word there are few texts to be looked at.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

from index.library.engine import bits
from index.library.engine.pages import Pages, PageWriter
from index.library.engine.vocabulary import BREAK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from index.library.engine.container import Container, Parts

_MANY = 256  # texts


class Gathered:
    """The numbers of the words of texts, one text after the other, on the disk."""

    def __init__(self, scratch: Path, name: str) -> None:
        self._path = scratch / f"{name}.order"
        self._file = self._path.open("xb")
        self._lengths = array("I")

    def add(self, numbers: Sequence[int], *more: Sequence[int]) -> None:
        """Add a text, which may have parts that no phrase goes over."""
        whole = array("I", numbers)
        for part in more:
            whole.append(BREAK)
            whole.extend(part)
        whole.tofile(self._file)
        self._lengths.append(len(whole))

    def texts(self) -> Iterator[array[int]]:
        """Yield what was added; once."""
        self._file.close()
        with self._path.open("rb", buffering=1 << 16) as file:
            for length in self._lengths:
                numbers = array("I")
                numbers.fromfile(file, length)
                yield numbers
        self._path.unlink()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class SequenceWriter:
    """Writes the texts of one field."""

    def __init__(self, container: Container, name: str, codes: Sequence[str]) -> None:
        """Take the code of each number."""
        self._container, self._name, self._codes = container, name, codes
        self._lengths = array("I")
        self._pages = PageWriter(container, f"{name}.sequences")

    def add(self, numbers: Sequence[int]) -> None:
        """Write one text."""
        text = "".join(map(self._codes.__getitem__, numbers)).encode()
        self._lengths.append(len(text))
        self._pages.write(text)

    def finish(self) -> None:
        """Write where each stands."""
        self._pages.finish()
        starts = array("Q", accumulate(self._lengths, initial=0))
        self._container.add(f"{self._name}.sequences.starts", starts)


class Sequences:
    """The texts of one field."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._pages = Pages(parts, f"{name}.sequences")
        self._starts = parts.column(f"{name}.sequences.starts", "Q")

    def having(self, is_there: Callable[[bytes], bool], places: int) -> int:
        """Return those of the places where something is in the text."""
        starts, read = self._starts, self._pages.read
        found = [
            place for place in bits.each(places) if is_there(read(starts[place], starts[place + 1]))
        ]
        if places.bit_count() > _MANY:
            self._pages.let_go()
        return bits.of_places(found, len(starts) - 1)
