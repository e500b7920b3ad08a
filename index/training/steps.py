"""The steps of training, in the order in which each finds what it needs.

A step is one line here, and a module beside this one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from index.training import breaks, common, cues, modes, sources, tagger
from index.training.gold import Gold

if TYPE_CHECKING:
    from collections.abc import Mapping

Step = Callable[[Gold, Path], None]
"""Learn from the data and write files into the folder, each with its origin in it or beside it."""

STEPS: Mapping[str, Step] = {
    "common": common.learn,
    "breaks": breaks.learn,
    "modes": modes.learn,
    "cues": cues.learn,
    "tagger": tagger.learn,
    "sources": sources.learn,
}
