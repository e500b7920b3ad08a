"""FTS5 with an index of beginnings of one, two and three letters."""

from __future__ import annotations

from functools import partial

from benchmarks.scale.engines import fts5

build = partial(fts5.build, prefix=", prefix='1 2 3'")
opened = fts5.opened
add = fts5.add
