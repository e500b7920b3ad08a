"""What a clause asks of the heading of an article: where it belongs, and when it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.query import Field
from index.words import folded_path

if TYPE_CHECKING:
    import datetime as dt

    from index.model import Heading
    from index.query import Clause


def is_headed(clause: Clause, heading: Heading) -> bool:
    """Tell whether a heading is what `in:`, `before:` or `after:` asks for, negated or not."""
    if clause.field is Field.IN:
        return is_shelved(clause, shelf(heading))
    return is_dated(clause, heading.date)


def shelf(heading: Heading) -> str:
    """Return where an article belongs, in a word that is the same for all that lie there.

    It has the collection, the folders of the id and those of the file's path, each folded
    and between two `/`. A library has few of them, so that a clause can be asked of each once.
    """
    folders = (_folder(heading.id), _folder(heading.path or ""))
    places = map(folded_path, (heading.collection or "", *folders))
    return "".join(f"/{place}/" for place in dict.fromkeys(places) if place)


def is_shelved(clause: Clause, place: str) -> bool:
    """Tell whether an article of this `shelf` is what `in:` asks for, negated or not."""
    return f"/{clause.words[0]}/" in place


def is_dated(clause: Clause, date: dt.date | None) -> bool:
    """Tell whether a date is what `before:` or `after:` asks for, negated or not."""
    if date is None or clause.day is None:
        return False
    return date < clause.day if clause.field is Field.BEFORE else date > clause.day


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
