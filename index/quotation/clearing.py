"""A text in which marks of markup and code are blanks, each character in its place."""

from __future__ import annotations

import re

from index.quotation.capitals import dateline, lowered

BLANK = "\u2009"  # a thin space: blanks are not the gaps between the columns of a table
_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|dd|del|div|"
    "dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|"
    "label|li|link|main|meta|nav|ol|option|p|picture|pre|q|s|section|select|small|source|span|"
    "strike|strong|style|script|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul|video"
)
_ATTRIBUTES = r"(?:\s+[\w-]+=(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))+"
_TAG = re.compile(
    rf"<ref\b[^<>]*>[^<>]*</ref>|<(?:/?(?:{_TAGS})\b[^<>]*|!--[^<>]*|[a-z][\w-]*{_ATTRIBUTES}\s*/?|/[a-z][\w-]*)>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:quot|ldquo|rdquo|#34|#822[01]|#x201[cd]);", re.IGNORECASE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~).*$", re.MULTILINE)
_INLINE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_TARGET = re.compile(r"(?<=\])\([^()\s]+(?:[ \t]+\"[^\"\n]*\")?\)")
_MARKS = re.compile(r"[`\"']")
_SEEN = re.compile(r"[^\n\r]")


def cleared(text: str) -> str:
    """Return a text of the same length, without tags, link targets and marks inside code.

    An entity such as `&quot;` becomes the mark that it means, beside blanks; a dateline is
    blank, and a line in capitals in lower case. What is cleared is not cleared again: what
    stands beside a blank may then look like markup too.
    """
    return lowered(blanked(text))


def blanked(text: str) -> str:
    """Return a text as `cleared` does, with its lines in capitals as they are printed."""
    if "`" in text or "~~~" in text:
        text = _INLINE.sub(_without_marks, _without_fenced(text))
    if "<" in text:
        text = _TAG.sub(_blank, text)
    if "&" in text:
        text = _ENTITY.sub(_mark, text)
    if "](" in text:
        text = _TARGET.sub(_blank, text)
    filed = dateline(text)
    if filed is not None:
        text = f"{text[: filed.start()]}{_blank(filed)}{text[filed.end() :]}"
    return text


def _without_fenced(text: str) -> str:
    """Blank what stands between two fences; a fence that nothing closes is none."""
    fences = list(_FENCE.finditer(text))
    parts, at = [], 0
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        parts += [
            text[at : opening.start()],
            _SEEN.sub(BLANK, text[opening.start() : closing.end()]),
        ]
        at = closing.end()
    return "".join([*parts, text[at:]])


def _blank(m: re.Match[str]) -> str:
    return _SEEN.sub(BLANK, m[0])


def _without_marks(m: re.Match[str]) -> str:
    return _MARKS.sub(BLANK, m[0])


def _mark(m: re.Match[str]) -> str:
    """Put the mark at the side of the words that it stands beside."""
    blanks = BLANK * (len(m[0]) - 1)
    opens = m.string[m.end() : m.end() + 1].isalnum()
    return f'{blanks}"' if opens else f'"{blanks}'
