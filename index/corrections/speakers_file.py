"""`speakers.toml` as text: what a person decided about speakers, in the order it is replayed.

The file is read with `tomllib`. What is added is appended as text, and what is undone is cut
out of it, so that comments, order and all that is not understood stay; both are compared with
what is read of the file before and after.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from index.corrections.names import SPEAKERS_FILE
from index.corrections.sense import flaw_of
from index.corrections.toml_tables import pieces, places, starts, unmarked
from index.corrections.toml_text import table
from index.corrections.values import Conflict, Fact, Ignore, Merge, NotSame, Part, Split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from index.corrections.values import Rule

_PARTS = "as"
_NO_NAME = "a name cannot be written as UTF-8"
_BYTES = "it is not UTF-8"
_BY_HAND = "it is written in a way that cannot be added to; edit it by hand"
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_LINE = re.compile("line ([0-9]+)")
_TABLES = ("merge", "split", "not_same", "set", "ignore")


class CannotChangeError(ValueError):
    """The file cannot be changed without changing more than was asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the file.

    Attributes:
        table: the name of its array.
        place: which table of that array it is, from 0.
        rule: None where it is broken.
        problem: why it is broken; None where it is not.
    """

    table: str
    place: int
    rule: Rule | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakersText:
    """The file as it was read.

    Attributes:
        entries: in the order of the text.
        conflicts: what of it is not understood.
        broken: why it is no TOML as a whole; None where it is.
    """

    entries: tuple[Entry, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    broken: str | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Return what it says, in order."""
        return tuple(one.rule for one in self.entries if one.rule is not None)


def parse_speakers(text: str) -> SpeakersText:
    """Return what the file says; of one that is no TOML the tables that are, each for itself.

    Args:
        text: with bytes that are not UTF-8 as lone surrogates (`surrogateescape`).
    """
    try:
        found = _loaded(unmarked(text))
    except _NoTomlError as error:
        return _piecemeal(text, str(error))
    entries = [entry for name in _TABLES for entry in _entries(name, found.get(name, []))]
    order = starts(text)
    entries.sort(key=lambda one: order.get((one.table, one.place), len(text)))
    return SpeakersText(tuple(entries), (*_problems(entries), *_strange(found)))


def _piecemeal(text: str, broken: str) -> SpeakersText:
    entries: list[Entry] = []
    conflicts: list[Conflict] = []
    for piece in pieces(text):
        try:
            found = _loaded(piece.text)
        except _NoTomlError as error:
            where = f"{SPEAKERS_FILE}, line {piece.line}"
            conflicts.append(Conflict(where, _moved(str(error), piece.line - 1)))
            continue
        conflicts += _strange(found)
        for name in [name for name in _TABLES if name in found]:
            several = _entries(name, found[name])
            if piece.key is None:
                entries += several
            else:
                entries += (replace(one, place=piece.key[1]) for one in several)
    if not conflicts:
        conflicts.append(Conflict(SPEAKERS_FILE, broken))
    return SpeakersText(tuple(entries), (*conflicts, *_problems(entries)), broken)


def _moved(problem: str, lines: int) -> str:
    """Return what is said of a piece, with the line of the file."""
    return _LINE.sub(lambda one: f"line {int(one[1]) + lines}", problem)


def _problems(entries: Iterable[Entry]) -> Iterator[Conflict]:
    for one in entries:
        if one.problem is not None:
            yield Conflict(f"{SPEAKERS_FILE}, {one.table} {one.place + 1}", one.problem)


def _strange(found: Mapping[str, Any]) -> Iterator[Conflict]:
    for name in sorted(found.keys() - set(_TABLES)):
        yield Conflict(f"{SPEAKERS_FILE}, {name}", "no table of this name is known")


def appended(text: str, rules: Sequence[Rule]) -> str:
    """Return the file with rules added at its end.

    Raises:
        CannotChangeError: it is not TOML, or does not take them.
    """
    added = "\n".join(map(rule_text, rules))
    if _NOT_UTF8.search(added):
        raise CannotChangeError(_NO_NAME)
    before = _whole(text)
    gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    after = text + gap + added
    if not _says(after, (*before.rules, *rules)):
        raise CannotChangeError(_BY_HAND)
    return after


def without(text: str, entries: Sequence[Entry]) -> str:
    """Return the file without some of its entries, each with its own lines alone.

    Raises:
        CannotChangeError: they cannot be told from the rest.
    """
    before, where = _whole(text), places(text)
    try:
        spans = sorted((where[one.table, one.place] for one in entries), reverse=True)
    except KeyError as error:
        raise CannotChangeError(_BY_HAND) from error
    after = text
    for start, end in spans:
        after = after[:start] + after[end:]
    after = after.rstrip("\n") + "\n" if after.strip() else ""
    left = (one.rule for one in before.entries if one not in entries)
    if not _says(after, tuple(one for one in left if one is not None)):
        raise CannotChangeError(_BY_HAND)
    return after


def _says(text: str, rules: tuple[Rule, ...]) -> bool:
    """Tell whether a file is whole and says no more and no less than some rules."""
    found = parse_speakers(text)
    return found.broken is None and found.rules == rules


def _whole(text: str) -> SpeakersText:
    """Return what a file says that is to be changed: of one that is broken nobody knows."""
    found = parse_speakers(text)
    if found.broken is not None:
        raise CannotChangeError(found.broken)
    return found


def rule_text(rule: Rule) -> str:
    """Return a rule as a table of the file."""
    end = {"at": rule.at, "note": rule.note}
    match rule:
        case Merge(into, names):
            return table("merge", {"into": into, "from": names, **end})
        case Split(name, parts):
            rows = tuple((("name", one.name), ("where", one.where)) for one in parts)
            return table("split", {"name": name, "as": rows, **end})
        case NotSame(names):
            return table("not_same", {"names": names, **end})
        case Fact(name, role, organisation, start, until):
            facts = {"org": organisation, "role": role, "from": start, "to": until}
            known = {key: cell for key, cell in facts.items() if cell}
            return table("set", {"name": name, **known, **end})
        case Ignore(name):
            return table("ignore", {"name": name, **end})


# Reading


class _NoTomlError(ValueError):
    """A text is no TOML; the message says why."""


def _loaded(text: str) -> dict[str, Any]:
    """Return what a text says.

    Raises:
        _NoTomlError: it is no TOML.
    """
    if _NOT_UTF8.search(text):
        raise _NoTomlError(_BYTES)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _NoTomlError(_no_toml(error)) from error


def _no_toml(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is not TOML: too many brackets inside each other"
    # Python reads no number of thousands of digits, and says so in words of its own.
    plain = isinstance(error, tomllib.TOMLDecodeError)
    return f"it is not TOML: {error}" if plain else "a number is too long"


def _entries(name: str, tables: object) -> Iterator[Entry]:
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        yield Entry(name, 0, None, f"it is not written as [[{name}]]")
        return
    for place, cells in enumerate(tables):
        try:
            rule = _READ[name](cells)
        except KeyError as error:
            yield Entry(name, place, None, f"{error.args[0]} is missing or of another kind")
        else:
            # Of other rules a part may mean something.
            flaw = flaw_of(rule) if isinstance(rule, Fact) else None
            yield Entry(name, place, rule if flaw is None else None, flaw)


def _merge(cells: Mapping[str, Any]) -> Merge:
    return Merge(_text(cells, "into"), _texts(cells, "from"), *_end(cells))


def _split(cells: Mapping[str, Any]) -> Split:
    rows = cells[_PARTS]
    if not isinstance(rows, list) or not rows or not all(isinstance(one, dict) for one in rows):
        raise KeyError(_PARTS)
    parts = tuple(Part(_text(one, "name"), _texts(one, "where")) for one in rows)
    return Split(_text(cells, "name"), parts, *_end(cells))


def _not_same(cells: Mapping[str, Any]) -> NotSame:
    return NotSame(_texts(cells, "names"), *_end(cells))


def _fact(cells: Mapping[str, Any]) -> Fact:
    role, organisation = (_text(cells, key) if key in cells else None for key in ("role", "org"))
    start, until = (_day(cells, key) if key in cells else None for key in ("from", "to"))
    return Fact(_text(cells, "name"), role, organisation, start, until, *_end(cells))


def _ignore(cells: Mapping[str, Any]) -> Ignore:
    return Ignore(_text(cells, "name"), *_end(cells))


_READ: Mapping[str, Callable[[Mapping[str, Any]], Rule]] = {
    "merge": _merge,
    "split": _split,
    "not_same": _not_same,
    "set": _fact,
    "ignore": _ignore,
}


def _text(cells: Mapping[str, Any], key: str) -> str:
    cell = cells[key]
    if not isinstance(cell, str) or not cell.strip():
        raise KeyError(key)
    return cell


def _texts(cells: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = cells[key]
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise KeyError(key)
    return tuple(found)


def _day(cells: Mapping[str, Any], key: str) -> str:
    cell = cells[key]
    if isinstance(cell, int) and not isinstance(cell, bool):
        if not 0 < cell <= dt.MAXYEAR:
            raise KeyError(key)
        return f"{cell:04}"
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    return cell.isoformat() if isinstance(cell, dt.date) else _text(cells, key)


def _end(cells: Mapping[str, Any]) -> tuple[str, str]:
    return _moment(cells.get("at", "")), _note(cells.get("note", ""))


def _moment(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, dt.date) else _note(cell)


def _note(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
