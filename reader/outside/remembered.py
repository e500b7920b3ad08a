"""What is remembered from one use to the next, a JSON file in the state folder for each thing.

It only saves typing: what cannot be read counts as nothing, and is written anew.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from tempfile import NamedTemporaryFile

from reader.config import state_folder

_NAME = 24  # letters of a hash


def recall(name: str) -> object:
    """Return what a file holds; None where it cannot be read."""
    try:
        held: object = json.loads((state_folder() / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return held


def remember(name: str, value: object) -> None:
    """Put a value in the place of what a file holds, whole or not at all.

    Raises:
        OSError: it cannot be written; nothing is left lying about.
    """
    path = state_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8"
    ) as file:
        draft = Path(file.name)
        try:
            json.dump(value, file)
            file.close()
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise


def name_of(folder: Path, kind: str) -> str:
    """Return the name of a file that is kept of a library: of its real folder."""
    known = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    return f"{kind}/{known.hexdigest()[:_NAME]}.json"
