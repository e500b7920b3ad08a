"""One module per file format: dropping a module in here is all a new format needs.

Each says its `SUFFIXES`, in lower case and with the dot, and has
`documents(source) -> Iterator[Outcome]`, which gives every article it can read, and a
`CorpusError` as a value for each that it cannot. It may raise `OSError`. And
`body_of(text) -> Span` tells what of such an article's text is not front matter.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.corpus.document import Outcome, Source
    from index.model import Span


class Format(Protocol):
    """What a module in this package is."""

    SUFFIXES: tuple[str, ...]

    def documents(self, source: Source) -> Iterator[Outcome]:
        """Read the articles of a source."""
        ...

    def body_of(self, text: str) -> Span:
        """Return in which part of an article's text quotations are looked for."""
        ...


def format_of(suffix: str) -> Format | None:
    """Return the format that reads files of a suffix; None where the type is not read."""
    return next((f for f in formats() if suffix.lower() in f.SUFFIXES), None)


@cache
def formats() -> tuple[Format, ...]:
    """Return all formats, by the names of their modules."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(cast("Format", module) for module in modules)
