"""Files in the state folder that only their owner can read, since they hold words of texts."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

_OWNER_ONLY = 0o600


def owners_file(path: Path, mode: Literal["w", "a"]) -> IO[str]:
    """Open a file for writing, and make its folder if need be.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = open(  # noqa: SIM115 - Path.open takes no opener; the caller closes
        path, mode, encoding="utf-8", errors="backslashreplace", opener=_opened
    )
    os.fchmod(file.fileno(), _OWNER_ONLY)  # it may have been there before
    return file


def _opened(name: str, flags: int) -> int:
    return os.open(name, flags, _OWNER_ONLY)
