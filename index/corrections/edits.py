"""`edits.jsonl` as text: one decision about a quotation a line, in the order they were taken.

Lines are never written anew: what another version or a person put into one stays as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeGuard

from index.corrections.values import Edit, Op, Selector
from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_SELECTOR = "TextQuoteSelector"
_LONGEST = 1_000_000  # letters of a line: no decision has as many
_FARTHEST = 1 << 53  # offsets beyond are exact in no JSON
_MARK = "\ufeff"


class Fault(StrEnum):
    """Why a line is no decision."""

    BYTES = "it is not UTF-8"
    LENGTH = "it is too long"
    JSON = "it is not JSON"
    LINE = "it is no JSON object"
    OP = "op is none of reject, confirm, set_speaker, set_content"
    TEXT = "article, article_sha256, at and note are not all texts"
    ARTICLE = "article is missing"
    SELECTOR = "selector is no object"
    EXACT = "selector: exact, prefix and suffix are not all texts"
    EMPTY = "selector: exact is missing"
    SPEAKER = "speaker is neither a name nor null"
    CONTENT = "content is no list of spans"
    SPAN = "content: a span has no start before its end"
    ORDER = "content: the spans are not one after the other"


class BrokenLineError(ValueError):
    """A line is no decision; see `Fault`."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file.

    Attributes:
        number: from 1.
        text: as it stands, without its end.
        edit: None where it is empty or broken.
        problem: why it is broken; None where it is not.
    """

    number: int
    text: str
    edit: Edit | None = None
    problem: str | None = None


def parse_edits(text: str) -> tuple[Line, ...]:
    """Return the lines of the file; whatever is in it, none is lost.

    Args:
        text: with bytes that are not UTF-8 as lone surrogates (`surrogateescape`).
    """
    lines = text.removesuffix("\n").split("\n") if text else []
    return tuple(_line(number, one) for number, one in enumerate(lines, 1))


def edit_line(edit: Edit) -> str:
    """Return a decision as a line, without its end."""
    selector = edit.selector
    cells: dict[str, Any] = {
        "op": edit.op.value,
        "article": edit.article,
        "article_sha256": edit.article_sha256,
        "selector": {
            "type": _SELECTOR,
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
    }
    if selector.start is not None:
        cells["selector"]["start"] = selector.start
    if edit.op is Op.SET_SPEAKER:
        cells["speaker"] = edit.speaker
    if edit.op is Op.SET_CONTENT:
        cells["content"] = [{"start": span.start, "end": span.end} for span in edit.content]
    cells |= {"at": edit.at, "note": edit.note}
    line = json.dumps(cells, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # a file name of another encoding
        return json.dumps(cells)
    return line


def _line(number: int, text: str) -> Line:
    content = text.removeprefix(_MARK) if number == 1 else text
    if not content.strip():
        return Line(number, text)
    try:
        return Line(number, text, _edit(content))
    except BrokenLineError as error:
        return Line(number, text, problem=str(error))


def _edit(text: str) -> Edit:
    cells = _object(_decoded(text), Fault.LINE)
    op = _op(cells)
    return Edit(
        op,
        _filled(_string(cells, "article", Fault.TEXT), Fault.ARTICLE),
        _string(cells, "article_sha256", Fault.TEXT),
        _selector(_object(cells.get("selector"), Fault.SELECTOR)),
        _speaker(cells) if op is Op.SET_SPEAKER else None,
        _content(cells.get("content")) if op is Op.SET_CONTENT else (),
        _string(cells, "at", Fault.TEXT),
        _string(cells, "note", Fault.TEXT),
    )


def _decoded(text: str) -> object:
    if len(text) > _LONGEST:
        raise BrokenLineError(Fault.LENGTH)
    if not text.isascii() and any("\udc80" <= letter <= "\udcff" for letter in text):
        raise BrokenLineError(Fault.BYTES)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenLineError(Fault.JSON) from error


def _op(cells: Mapping[str, Any]) -> Op:
    try:
        return Op(str(cells.get("op")))
    except ValueError as error:
        raise BrokenLineError(Fault.OP) from error


def _selector(cells: Mapping[str, Any]) -> Selector:
    start = cells.get("start")
    return Selector(
        _filled(_string(cells, "exact", Fault.EXACT), Fault.EMPTY),
        _string(cells, "prefix", Fault.EXACT),
        _string(cells, "suffix", Fault.EXACT),
        start if _is_offset(start) else None,
    )


def _speaker(cells: Mapping[str, Any]) -> str | None:
    name = cells.get("speaker", "")
    if name is None or (isinstance(name, str) and name.strip()):
        return name
    raise BrokenLineError(Fault.SPEAKER)


def _content(cells: object) -> tuple[Span, ...]:
    if not isinstance(cells, list) or not cells:
        raise BrokenLineError(Fault.CONTENT)
    spans = tuple(_span(_object(one, Fault.SPAN)) for one in cells)
    if any(one.end > other.start for one, other in pairwise(spans)):
        raise BrokenLineError(Fault.ORDER)
    return spans


def _span(cells: Mapping[str, Any]) -> Span:
    start, end = cells.get("start"), cells.get("end")
    if not (_is_offset(start) and _is_offset(end) and start < end):
        raise BrokenLineError(Fault.SPAN)
    return Span(start, end)


def _is_offset(cell: object) -> TypeGuard[int]:
    return isinstance(cell, int) and not isinstance(cell, bool) and 0 <= cell < _FARTHEST


def _object(cell: object, fault: Fault) -> Mapping[str, Any]:
    if not isinstance(cell, dict):
        raise BrokenLineError(fault)
    return cell


def _string(cells: Mapping[str, Any], name: str, fault: Fault) -> str:
    cell = cells.get(name, "")
    if not isinstance(cell, str):
        raise BrokenLineError(fault)
    return cell


def _filled(text: str, fault: Fault) -> str:
    if not text.strip():
        raise BrokenLineError(fault)
    return text
