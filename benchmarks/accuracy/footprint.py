"""What the extractor costs a process that does nothing else: run in one of its own.

    python -m benchmarks.accuracy.footprint < TEXTS      one JSON string a line

Prints {"loading_ms", "peak_mb", "installed_mb"}: until the first articles are read, at its
highest, and of all packages that are loaded beside Python's own. Time is the processor's, since
others may use the machine.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from pathlib import Path

# One with marks and one without, so that all that is loaded on demand is loaded.
_FIRST = (
    '"The bridge is safe," said Ana Duarte, who reported that the toll was low.',
    "she said that the toll was low and that the bridge would open in may if it is safe",
)
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_OURS = frozenset({"__main__", "benchmarks"})


def main() -> None:
    """Load the extractor, read the texts, and print what that took."""
    began = time.process_time()
    # Only here, so that loading is measured.
    from index.extraction import read  # noqa: PLC0415
    from index.model import Article, Heading  # noqa: PLC0415

    heading = Heading("text", "Text")
    for text in _FIRST:
        read(Article(heading, text))
    loading = time.process_time() - began
    for line in sys.stdin:
        read(Article(heading, json.loads(line)))
    found = {"loading_ms": loading * 1000, "peak_mb": peak_mb(), "installed_mb": installed_mb()}
    sys.stdout.write(json.dumps(found))


def peak_mb() -> float:
    """Return the highest memory of this process since its program began.

    Linux hands the peak of whoever started a process on to `getrusage`, so its own file first.
    """
    status = Path("/proc/self/status")
    shown = _PEAK.search(status.read_text(encoding="utf-8")) if status.exists() else None
    if shown is not None:
        return int(shown[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def installed_mb() -> float:
    """Return the size of the packages loaded, without what Python compiled."""
    names = {name.partition(".")[0] for name in sys.modules}
    packages = names - sys.stdlib_module_names - _OURS
    folders = {path for name in packages for path in getattr(sys.modules.get(name), "__path__", ())}
    files = (path for folder in folders for path in Path(folder).rglob("*"))
    return sum(p.stat().st_size for p in files if p.is_file() and p.suffix != ".pyc") / 1e6


if __name__ == "__main__":
    main()
