"""Corrections as rows and lines, and the list of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Edit, Fact, Ignore, Merge, NotSame, Op, Split
from reader.commands.output import Format, Piece, note
from reader.commands.status import DONE, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index import Correction, Corrections, Library
    from reader.commands.output import Output

_INDENT = "    "


def list_corrections(library: Library, output: Output) -> int:
    """Print all corrections, and which of them cannot be followed."""
    found = library.corrections()
    several = _each(found)
    failing = {one.correction: one.problem for one in found.orphans}
    rows = [{**correction_row(one), "problem": failing.get(one)} for one in several]
    conflicts = [{"where": one.where, "problem": one.problem} for one in found.conflicts]
    if output.format is Format.JSON:
        output.body({"corrections": rows, "conflicts": conflicts})
    elif output.format is Format.JSONL:
        output.rows(rows)
    else:
        for one in several:
            output.lines(correction_lines(one, failing.get(one)))
    if output.format is not Format.JSON:
        for conflict in found.conflicts:
            note(f"{conflict.where}: {conflict.problem}")
    if not several:
        note("no corrections")
    return DONE if several else NOTHING


def _each(found: Corrections) -> Sequence[Correction]:
    rules = found.rules
    return (
        *rules.merges,
        *rules.splits,
        *rules.not_same,
        *rules.facts,
        *rules.ignored,
        *found.edits,
    )


def correction_row(one: Correction) -> dict[str, object]:
    """Return a correction as JSON has it, in the words of its file."""
    return {**_said(one), "at": one.at or None, "note": one.note or None}


def _said(one: Correction) -> Mapping[str, object]:
    match one:
        case Edit():
            return _edited(one)
        case Merge(into, names):
            return {"op": "merge", "into": into, "from": list(names)}
        case Split(name, parts):
            parted = [{"name": part.name, "where": list(part.where)} for part in parts]
            return {"op": "split", "name": name, "as": parted}
        case NotSame(names):
            return {"op": "not_same", "names": list(names)}
        case Fact(name, role, organisation, start, end):
            known = {"role": role, "org": organisation, "from": start, "to": end}
            return {"op": "set", "name": name, **known}
        case Ignore(name):
            return {"op": "ignore", "name": name}


def _edited(edit: Edit) -> Mapping[str, object]:
    row: dict[str, object] = {
        "op": edit.op,
        "article": edit.article,
        "exact": edit.selector.exact,
    }
    if edit.op is Op.SET_SPEAKER:
        row["speaker"] = edit.speaker
    if edit.op is Op.SET_CONTENT:
        row["content"] = [[span.start, span.end] for span in edit.content]
    return row


def correction_lines(
    one: Correction, problem: str | None = None
) -> Iterator[Sequence[str | Piece]]:
    """Draw a correction: what is decided, then when and why, and what is wrong with it."""
    yield (Piece(f"{_said(one)['op']:12}", bold=True), _about(one))
    more = "  ".join(filter(None, (one.at[:16].replace("T", " "), one.note)))
    if more:
        yield (Piece(_INDENT + more, dim=True),)
    if problem is not None:
        yield (Piece(f"{_INDENT}not followed: {problem}", bold=True),)


def _about(one: Correction) -> str:
    match one:
        case Edit():
            who = f" -> {one.speaker or 'nobody knows who'}" if one.op is Op.SET_SPEAKER else ""
            return f"{one.article}  “{one.selector.exact}”{who}"
        case Merge(into, names):
            return f"{', '.join(names)} -> {into}"
        case Split(name, parts):
            parted = (f"{part.name} in {', '.join(part.where)}" for part in parts)
            return f"{name} -> {'; '.join(parted)}"
        case NotSame(names):
            return ", ".join(names)
        case Fact(name, role, organisation, start, end):
            known = ", ".join(filter(None, (role, organisation)))
            when = "".join(f" {word} {day}" for word, day in (("from", start), ("to", end)) if day)
            return f"{name}: {known}{when}"
        case Ignore(name):
            return name
