"""What a reader has chosen and finds again the next time.

Kept in `habits.json` in the state folder. A file that cannot be read counts as empty, and a
choice in it that nobody knows as not made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from index import Sort
from reader.config import state_folder

_ORDERS = (Sort.NEWEST, Sort.RELEVANCE)


@dataclass(frozen=True, slots=True)
class Habits:
    """What was chosen last.

    Attributes:
        order: of the results.
    """

    order: Sort = Sort.NEWEST


def kept() -> Habits:
    """Return what was chosen last."""
    try:
        raw = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Habits()
    order = raw.get("order") if isinstance(raw, dict) else None
    return Habits(next((one for one in _ORDERS if one == order), Sort.NEWEST))


def keep(habits: Habits) -> str | None:
    """Keep what was chosen; return why it cannot be kept, for which nothing else fails."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", dir=path.parent, prefix=path.name, delete=False, encoding="utf-8"
        ) as file:
            json.dump({"order": habits.order}, file)
        Path(file.name).replace(path)
    except OSError as error:
        return f"The order is not remembered: {error.strerror or error}"
    return None


def _path() -> Path:
    return state_folder() / "habits.json"
