"""What stands in capitals without being a name: datelines, and lines that shout."""

from __future__ import annotations

import re

_FIRST_LINES = 6  # of a text, among which a dateline may be
_SHOUTED = 4  # words from which a line in capitals is no name or abbreviation

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'\u2019]){2,}"
_AGENCY = r"\([A-Z][\w./& ]{1,24}\)"
_DATELINE = re.compile(
    rf"[ \t]*(?:(?P<place>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}})"
    rf"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)??"
    rf"(?:,? (?:{_MONTHS})[a-z]*\.? \d{{1,2}}(?:, \d{{4}})?)?(?: {_AGENCY})?"
    rf"|[A-Z]\w+(?: [A-Z]\w+){{0,2}}(?:, [A-Z][\w.]+)? {_AGENCY})"
    r"[ \t]*(?:--?|[\u2013\u2014])[ \t]+(?=[\w\"\u201c'\u2018])"
)
_LINE = re.compile(r"[^\n\r]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def dateline(text: str) -> re.Match[str] | None:
    """Find where a report was filed: "LONDON (Reuters) - "; None where labels look like that."""
    lines = [line for line, _ in zip(_LINE.finditer(text), range(_FIRST_LINES), strict=False)]
    matches = (_DATELINE.match(text, line.start(), line.end()) for line in lines)
    found = [m for m in matches if m is not None and _is_in_capitals(m["place"])]
    return found[0] if len(found) == 1 else None


def _is_in_capitals(place: str | None) -> bool:
    """Tell it of all letters: of small ones the pattern only leaves out a to z."""
    return place is None or place.isupper()


def lowered(text: str) -> str:
    """Return a text with its lines that are all in capitals in lower case, of the same length."""
    return _LINE.sub(_line, text)


def _line(m: re.Match[str]) -> str:
    line = m[0]
    if not line.isupper() or ":" in line or len(_WORD.findall(line)) < _SHOUTED:
        return line
    lower = line.lower()
    return lower if len(lower) == len(line) else line
