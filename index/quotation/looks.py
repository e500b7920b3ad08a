"""What a paragraph is by its look: prose, prose of another language, or none at all.

Only prose is read for reports and speakers. Of another language only the marks are
understood; code, tables, logs and lists of books have marks, but quote nobody.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from index.lexicon import word_group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Span


class Look(StrEnum):
    """What a paragraph is."""

    PROSE = "prose"
    FOREIGN = "prose of another language"
    TURN = "turn of a labelled speaker"  # as `parts` says, that looks at the whole text
    CODE = "code"
    TABLE = "table"


# One class of characters is searched many times faster than the patterns below.
_ODD = re.compile(r"[{}<>|=\\_\t\[\]`]")
_LAST = frozenset("({;")
_PIECES = ("  ", "....", ". . . .")
_IN_MARKS = ('("', '":', '","', '"""')
_IN_BRACKETS = ("('", "(1", "(2")
_START = re.compile(
    r"\s*(?:- )?(?:[a-z_][\w.-]*:\s+[\"'\[{]"  # note: "…
    r"|\d{4}-\d\d-\d\d|[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d"
    r"|(?:from|import|def|class|return|raise|except|File|Traceback|RUN|CMD|@?echo|Exception|Caused)\b"
    r"|[A-Z][A-Za-z]*(?:Error|Exception|Warning):\s"
    r"|[\w-]+,[\"\w]|#include|#!|//|/\*|\*/|\$\s|@@ |diff --)"
)
_CODE = re.compile(
    r"\w\([\"'`{]"  # print("
    r"|[=(\[{,]\s?f?[\"'][^\"'\n]*[\"']\s*[;)\]}]\s*[;,:)\]}]"
    r"|\w\([^()]{0,200}\)\s*[;:{]?\s*$|[({]\s*$"
    r"|^\s*[\])}]+[;,]?\s*$"
    r"|==|!=|<>|=>|->|::|&&|\+=|<<|>>"
    r"|=\s?[\"'\[{(]|^\s*[\w.\[\]]+(?::\s*\w+)?\s[+*/-]?=\s"
    r"|^\s*(?://|/\*|\*/|\"\"\"|#include|#!|\$\s|@@ |diff --)"
    r"|^\s*(?:async )?def \w+\(|^\s*class \w+[:({]|^\s*from [\w.]+ import |^\s*import [\w.{]+;?\s*$"
    r"|^\s*(?:raise|throw) \w+|^\s*(?:const|let|var) \w+ ?="
    r"|^\s*[\"'][^\"'\n]*[\"']\s?:\s?[\"'\[{\dtfn-]"
    r"|^\s*(?:- )?[a-z_][\w.-]*:\s+[\"'\[{]"
    r"|^\s*[\w.-]+=|^\s*@?echo\s[\"']|^(?:RUN|CMD|ENTRYPOINT|LABEL)\s|\s--?\w[\w-]*\s[\"']"
    r"|^Exception in thread |^Caused by: "
    r"|^\s*File \"|^Traceback |^[A-Z][A-Za-z]*(?:Error|Exception|Warning):\s"
    r"|^\W?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|^[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \w"
)
_COLUMN = re.compile(r"(?<=[^\s.?!:\"\u201d\u2019)]) {2,}(?=\S)|\S\s*\t\s*(?=\S)")
_CELL = re.compile(r",(?=[^\W\d_])|,\"(?=\w)|(?<=[^\W\d_\"]),(?=\d)")
_LEADERS = re.compile(r"\.{5,}|(?: \.){4}")
_BOOK = re.compile(
    r"\((?:1[89]|20)\d\d[a-z]?\)[.:,].*(?:\d[-\u2013]\d|\bPress\b|\bJournal\b|\bpp?\. ?\d|\bvol\b)"
    r"|^\s*\[\d+\]\s.*\b(?:1[89]|20)\d\d\b"
)
_QUOTED = re.compile(
    '["\u201c\u201d\u201e\u00ab\u00bb][^"\u201c\u201d\u201e\u00ab\u00bb]*(?:["\u201c\u201d\u00ab\u00bb]|$)'
)
_COMMENT = re.compile(r"[ \t]{2,}|\t|\s*(?:#|\*|--|;|%|//)\s")
_PROMPT = re.compile(r"\s*\$\s|@@ |diff --")  # what follows line by line belongs to it
_LONGEST = 2000  # characters of a line that are looked at
_OPENING, _LOOK = 200, 20  # characters and words that a language is told by
_WORDS_IN_CELL = 5
_FEWEST = 3


def looks(text: str, paragraphs: Sequence[Span]) -> Iterator[Look]:
    """Yield what each paragraph is, by its own look and that of the one before."""
    printed = [paragraph.of(text) for paragraph in paragraphs]
    own = [_own_look(words) for words in printed]
    before, language, shell = Look.PROSE, Look.PROSE, False
    for at, (words, look) in enumerate(zip(printed, own, strict=True)):
        if Look.CODE in (look, before, *own[at + 1 : at + 2]):
            shell = _PROMPT.match(words) is not None or (shell and _is_near(text, paragraphs, at))
            if look is Look.PROSE and (shell or _COMMENT.match(words)):
                look = Look.CODE  # noqa: PLW2901 - its own look is not all that counts
        if look is Look.PROSE:
            look = language = _language(words) or language  # noqa: PLW2901 - the same
        before = look
        yield look


def _is_near(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Tell whether no empty line parts a paragraph from the one before."""
    return text.count("\n", paragraphs[at - 1].end, paragraphs[at].start) <= 1


def _own_look(words: str) -> Look:
    if not (words[-1:] in _LAST or _ODD.search(words) or _START.match(words) or _has_piece(words)):
        return Look.PROSE
    lines = [line[:_LONGEST] for line in words.splitlines()]
    code = sum(_CODE.search(line) is not None for line in lines)
    if code * 3 >= len(lines):
        return Look.CODE
    table = sum(map(_is_row, lines))
    return Look.TABLE if table * 2 > len(lines) or _BOOK.search(lines[0]) else Look.PROSE


def _has_piece(words: str) -> bool:
    """Tell whether two characters stand side by side that hardly ever do in prose."""
    if any(map(words.__contains__, _PIECES)):
        return True
    if '"' in words and any(map(words.__contains__, _IN_MARKS)):
        return True
    return "(" in words and any(map(words.__contains__, _IN_BRACKETS))


def _is_row(line: str) -> bool:
    """Tell whether a line has cells, or the dots of a table of contents."""
    if line.count("|") > 1 or _LEADERS.search(line):
        return True
    words = len(line.split())
    return any(_are_cells(len(pattern.findall(line)), words) for pattern in (_COLUMN, _CELL))


def _are_cells(gaps: int, words: int) -> bool:
    """Tell whether so many gaps, two at least, part few words each."""
    return gaps > 1 and gaps * _WORDS_IN_CELL >= words


def _language(words: str) -> Look | None:
    """Return what the small words tell; None where there are too few.

    `The Kurier wrote: "Die Mauer …"` is English, whatever the Kurier wrote.
    """
    english, foreign = _small_words(words[:_OPENING])
    if english >= _FEWEST:
        return Look.PROSE
    if foreign < _FEWEST:
        return None
    if foreign > 2 * english:
        english, foreign = _small_words(_QUOTED.sub("", words[:_LONGEST]))
        return Look.PROSE if english > foreign else Look.FOREIGN
    return Look.PROSE


def _small_words(words: str) -> tuple[int, int]:
    """Count the small words of English, and of other languages, that open a paragraph."""
    found = words.lower().split(maxsplit=_LOOK)[:_LOOK]
    english = sum(map(word_group("words of English").__contains__, found))
    if english >= _FEWEST:
        return english, 0
    return english, sum(map(word_group("words of other languages").__contains__, found))
