"""Quoth and its peers, each a module with `build`, `opened` and `add` of `asking.Engine`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from benchmarks.scale.asking import Engine

QUOTH = "quoth"
PREFIXED = "fts5_prefixed"
PLAIN = "fts5_plain"
TANTIVY = "tantivy"
XAPIAN = "xapian"
STOCK = "stock_whoosh"
ASKED = (QUOTH, PREFIXED, PLAIN, TANTIVY, XAPIAN)
"""Those that answer questions; stock Whoosh only builds."""


def engine(name: str) -> Engine:
    """Load the module of an engine, and nothing else."""
    return cast("Engine", import_module(f"{__name__}.{name}"))
