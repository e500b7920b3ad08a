"""Markdown: one article a file, with front matter between two lines `---` if it has any.

The article's text is the whole file, so that offsets are the file's; its body, where
quotations are looked for, begins after the front matter. Of the front matter only plain
`key: value` lines are read, which is all that title, date, outlet and url need.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.corpus.document import Document
from index.corpus.heading import cut_title, date_in_name, first_line, parse_date
from index.corpus.whole import whole_text
from index.errors import CorpusError
from index.model import Article, Heading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.corpus.document import Outcome, Source

SUFFIXES = (".md", ".markdown")

# Two thematic breaks enclose a text as well: front matter is nothing but keys, comments, and
# lines that go on with the value of a key.
_FRONT_MATTER = re.compile(
    r"""---[ \t]*\r?\n
        (?P<lines>
          (?:
            (?: [ \t]*\r?\n | \#[^\r\n]*\r?\n )*+                   # blank lines, comments
            (?: ["']?[\w.-]+["']?[ \t]*: (?:[ \t][^\r\n]*)? \r?\n    # a key
                (?: (?: (?:[ \t]|-[ \t]|\#)[^\r\n]* | [\]}] )? \r?\n )*+  # what belongs to it
            )++
          )?+
          (?: [ \t]*\r?\n )*+
        )
        (?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)""",
    re.VERBOSE,
)
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]+(?P<value>[^\r\n]+)", re.M)
_HEADING = re.compile(r"#+\s+|\s+#+\s*$")


def documents(source: Source) -> Iterator[Outcome]:
    """Read one article."""
    text = yield from whole_text(source)
    if text is None:
        return
    body = body_of(text)
    if not body.of(text).strip():
        yield CorpusError(source.where, "empty but for its front matter")
        return
    front = _FRONT_MATTER.match(text)
    fields = _fields(front["lines"] if front else "")
    heading = Heading(
        id=source.id,
        title=cut_title(fields.get("title", "")) or _heading_line(body.of(text)),
        date=parse_date(fields.get("date", "")) or date_in_name(source.where.name),
        path=source.path,
        collection=fields.get("collection") or fields.get("category") or source.collection,
        outlet=fields.get("outlet") or fields.get("publisher"),
        url=fields.get("url"),
    )
    yield Document(Article(heading, text), body)


def body_of(text: str) -> Span:
    """Return what follows the front matter."""
    front = _FRONT_MATTER.match(text)
    return Span(front.end() if front else 0, len(text))


def _heading_line(body: str) -> str:
    line = first_line(body)
    return _HEADING.sub("", line) or line


def _fields(lines: str) -> Mapping[str, str]:
    return {m["key"].lower(): _unquoted(m["value"].strip()) for m in _FIELD.finditer(lines)}


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]
    return value[1:-1] if quoted else value
