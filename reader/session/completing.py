"""Names of files and folders that go on from the beginning of a path; it asks the disk."""

from __future__ import annotations

import os
from pathlib import Path

_MOST = 8
_LOOKED_AT = 5000  # names in a folder


def goes_on(typed: str) -> tuple[str, ...]:
    """Return what the path may be, as far as its next slash; folders end with one.

    The typed beginning stays as it is, a `~` too.
    """
    head, _, start = typed.rpartition("/")
    found: list[str] = []
    try:
        folder = Path(f"{head}/").expanduser() if "/" in typed else Path()
        with os.scandir(folder) as entries:
            for _, entry in zip(range(_LOOKED_AT), entries, strict=False):
                hidden = entry.name.startswith(".") and not start.startswith(".")
                if entry.name.startswith(start) and not hidden:
                    found.append(f"{entry.name}{'/' if entry.is_dir() else ''}")
    except (OSError, RuntimeError, ValueError):  # no such folder, or no such home
        return ()
    ordered = sorted(found, key=lambda name: (not name.endswith("/"), name))
    return tuple(f"{head}/{name}" if "/" in typed else name for name in ordered[:_MOST])
