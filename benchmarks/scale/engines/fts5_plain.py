"""FTS5 as it comes."""

from __future__ import annotations

from functools import partial

from benchmarks.scale.engines import fts5

build = partial(fts5.build, prefix="")
opened = fts5.opened
add = fts5.add
