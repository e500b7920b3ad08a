"""Whom the text names as interviewer and interviewee, where labels are only `Q` and `A`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import Span
from index.quotation.labels import Style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.quotation.labels import Label

_NAME = (
    r"(?P<name>(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms|Cllr)\.? )?"
    r"[^\W\d_a-z][\w'\u2019-]+(?: (?:de|da|van|von|der|al|bin|el|la|[^\W\d_a-z]\.))*"
    r"(?: [^\W\d_a-z][\w'\u2019-]+){1,4})"
)
_ANSWERING = re.compile(
    r"(?:\b(?:[Ii]nterviewee|Guest|Answers|Respondent|Witness)[*_]{0,2}:[*_]{0,2}[ \t]*"
    r"|\b(?:[Ii]nterview|[Cc]onversation|Q&A|Q and A) with "
    r"|\b(?:spoke|speaks|talked|talks) (?:to|with) |\b[Aa]nswers (?:by|from) )" + _NAME
)
_ASKING = re.compile(
    r"(?:\b[Ii]nterviewer[*_]{0,2}:[*_]{0,2}[ \t]*"
    r"|\b[Ii]nterview(?:ed)? by |\b[Qq]uestions (?:by|from) )" + _NAME
)
_HEAD = 3000  # characters before the first label that are looked at


def named_parties(text: str, speakers: Sequence[Label]) -> Mapping[str, Span]:
    """Return where the text names who asks ("q") and who answers ("a"), as far as it does.

    Somebody counts only where no other is named in the same part.
    """
    first = next((label for label in speakers if label.style is Style.EXCHANGE), None)
    if first is None:
        return {}
    head = Span(max(0, first.line - _HEAD), first.line)
    found = {"q": _only_name(text, head, _ASKING), "a": _only_name(text, head, _ANSWERING)}
    return {key: span for key, span in found.items() if span is not None}


def _only_name(text: str, head: Span, pattern: re.Pattern[str]) -> Span | None:
    spans = [Span(*m.span("name")) for m in pattern.finditer(text, head.start, head.end)]
    names = {span.of(text) for span in spans}
    return spans[0] if len(names) == 1 else None
