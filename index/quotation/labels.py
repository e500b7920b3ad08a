"""Lines that open with a label: `MR. SMITH:`, `[10:32] ana:`, `<ana>`, `Q.`, `HAMLET.`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import affixes, rows, word_group, words
from index.model import Span
from index.quotation.clearing import BLANK
from index.quotation.lexicon import common_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAMP = (
    r"[\[(]?(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?[ T])?\d{1,2}:\d\d(?::\d\d)?"
    r"(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?[\])]?[ \t]*(?:-[ \t])?"
)
_ASIDE = r"(?:[ \t]{0,4}[(\[][^()\[\]\n]{0,40}[)\]]){0,2}"  # (laughing), [00:01:07]
_EXCHANGE = "|".join(
    sorted(word_group("labels of questions") | word_group("labels of answers"), key=len)[::-1]
)
_LABEL = re.compile(
    rf"^[ \t]{{0,8}}{BLANK}{{0,99}}(?P<stamp>{_STAMP})?[*_]{{0,2}}(?:"
    rf"(?P<exchange>(?i:{_EXCHANGE}))[ ]?\d{{0,3}}[.:)]"
    r"|<(?P<nick>[@+]?[^<>\s:]{1,30})>"
    r"|(?=[^\n:]{0,200}:)(?:"  # most lines have no colon so early, and no more is tried
    rf"(?P<head>[^\W\d_][^\n:,]{{0,39}}?)[ \t]{{1,4}}{_STAMP}[ \t]{{0,8}}(?=\r?\n)"
    rf"|(?P<name>[^\W\d_][^\n:<>{{}}=\"|()\[\]]{{0,69}}?){_ASIDE}[*_]{{0,2}}:)"
    r"|(?P<part>[A-Z][A-Z'\u2019-]+(?: [A-Z][A-Z'\u2019-]*){0,3})\."
    r")[*_]{0,2}(?=\s|\Z)",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_BODY = re.compile(r",| [-\u2013\u2014] ")  # Ana Duarte, Harbour Watch
_IN_BRACKETS = re.compile(r"[ \t]{0,4}\((\w+\.?(?: [A-Z][\w'\u2019-]+\.?){1,3})\)")
_MOST_WORDS = 6


class Style(StrEnum):
    """How a label is written."""

    NAME = "name"  # Ana Duarte:
    CHAT = "chat"  # [10:32] ana: or <ana>
    EXCHANGE = "exchange"  # Q:
    PART = "part"  # HAMLET.


@dataclass(frozen=True, slots=True)
class Label:
    """What a line opens with.

    Attributes:
        line: where its line starts.
        name: the words that name who speaks.
        words: where what is said starts.
        key: the same for all labels of one speaker; "" for a field such as "Date".
        style: how it is written.
        sure: its words alone tell that it names somebody.
    """

    line: int
    name: Span
    words: int
    key: str
    style: Style
    sure: bool


def labels(text: str) -> Iterator[Label]:
    """Yield what may be a label, in text order; what cannot name a speaker has no key."""
    line = 0
    while line >= 0:
        m = _LABEL.match(text, line)
        label = _label(text, m) if m else None
        if label is not None:
            yield label
        line = text.find("\n", line) + 1 or -1


def _label(text: str, m: re.Match[str]) -> Label | None:
    if m["exchange"]:
        key = "q" if m["exchange"].lower() in word_group("labels of questions") else "a"
        return Label(m.start(), Span(*m.span("exchange")), m.end(), key, Style.EXCHANGE, sure=True)
    if m["nick"]:
        return Label(m.start(), Span(*m.span("nick")), m.end(), m["nick"], Style.CHAT, sure=True)
    name = _named(text, m)
    style = Style.PART if m["part"] else Style.CHAT if m["stamp"] else Style.NAME
    found = _WORD.findall(name.of(text))
    if not _is_label(found, style):
        return None
    field = _is_field(found, style)
    key = "" if field else " ".join(found).casefold()
    return Label(m.start(), name, m.end(), key, style, sure=bool(key) and _is_sure(found))


def _named(text: str, m: re.Match[str]) -> Span:
    """Return the words that name who speaks, those in brackets in `The Minister (Ann Lee):`."""
    if m["part"]:
        return Span(*m.span("part"))
    if m["head"]:
        return _person(text, Span(*m.span("head")))
    name = _person(text, Span(*m.span("name")))
    inside = _IN_BRACKETS.match(text, m.end("name"))
    office = any(_is_human(word.lower()) for word in _WORD.findall(name.of(text)))
    return Span(*inside.span(1)) if inside and office else name


def _person(text: str, span: Span) -> Span:
    """Return a name without the body behind its comma or dash, "the" and emphasis."""
    name = _BODY.split(span.of(text), maxsplit=1)[0].rstrip(" \t*_")
    start = span.start + (len("the ") if name.lower().startswith("the ") else 0)
    return Span(start, max(span.start + len(name), start + 1))


def _is_label(found: list[str], style: Style) -> bool:
    """Tell whether words have the shape of a label, not of the start of a sentence."""
    if not found or len(found) > _MOST_WORDS:
        return False
    if style is Style.CHAT or len(found) == 1:
        return True
    small = words("attribution_particles.txt") | word_group("inside names")
    capital = all(word[0].isupper() or word[0].isdigit() or word in small for word in found[1:])
    return found[0][0].isupper() and (capital or _is_human(found[-1].lower()))


def _is_field(found: list[str], style: Style) -> bool:
    """Tell whether a label is a heading or the name of a field: "Date", "Next Steps".

    The parts of a play may have any name: "GHOST."
    """
    lower = [word.lower() for word in found]
    fields = words("label_fields.txt")
    if lower[0] in fields or lower[-1] in fields:
        return True
    return (
        style is not Style.PART
        and not _is_sure(found)
        and all(word in common_words() or word.isdigit() or word in fields for word in lower)
    )


def _is_sure(found: list[str]) -> bool:
    """Tell whether words name somebody: with a title, a first name or an office."""
    lower = [word.lower() for word in found]
    first = lower[0] in words("attribution_first_names.tsv")
    if len(lower) == 1:
        plain = lower[0] not in common_words()
        return (first and plain) or _is_human(lower[0])
    office = any(_is_human(word) for word in lower)
    return first or office or lower[0] in words("titles.tsv")


def _is_human(word: str) -> bool:
    return word in _humans() or word.endswith(affixes("people endings"))


@cache
def _humans() -> frozenset[str]:
    one = {"person", "man", "woman"}
    return frozenset(row[0] for row in rows("attribution_nouns.tsv") if row[1] in one) | word_group(
        "speaking parts"
    )
