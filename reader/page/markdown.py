"""Quotations as Markdown, each with its citation; what texts say is never markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.page.citation import GAP, in_marks, reference, where, who
from reader.page.clean import clean, clean_line

if TYPE_CHECKING:
    from index import Quoted

_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~$&]")
_AT_THE_START = re.compile(r"([#+=-]|\d+(?=[.)]))")


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, white space at the ends of lines apart."""
    return "\n".join(_line(line.strip()) for line in clean(text).split("\n"))


def one_line(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return escaped(" ".join(text.split()))


def block(quoted: Quoted) -> str:
    """Return a quotation as a block with its citation, and an empty line behind it.

    Example:
        > "We pay twice"
        >
        > — **Tom Reyes**, quoted in The Courier, 11 Mar 2024, "Water tariff"
        > `courier/water:1182-1194; attribution: inferred 0.71`
    """
    words = in_marks(quoted.quotation, escaped(GAP.join(quoted.texts)))
    source = f"— **{one_line(who(quoted))}**, {one_line(where(quoted))}"
    lines = (*words.split("\n"), "", source, _code(clean_line(reference(quoted))))
    return "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def _code(text: str) -> str:
    """Return a text in a code span, which its own marks would end."""
    return one_line(text) if "`" in text else f"`{text}`"


def _line(line: str) -> str:
    """Escape what has a meaning anywhere, or at the start of a line."""
    plain = _ANYWHERE.sub(r"\\\g<0>", line)
    begins = _AT_THE_START.match(plain)
    if begins is None:
        return plain
    at = begins.end() if begins[0].isdigit() else 0
    return f"{plain[:at]}\\{plain[at:]}"
