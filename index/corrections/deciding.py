"""Which quotations of an article the decisions of a person are about, and what they come to.

Decisions are taken one after the other, each on what the ones before have left: who set the
content of a quotation and then its speaker means the quotation as it was by then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.corrections.anchoring import anchor, text_hash
from index.corrections.values import Op, Orphan
from index.model import Span
from index.quotation.drafts import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.corrections.anchoring import Anchored
    from index.corrections.values import Edit, Selector
    from index.model import Quotation

_GONE = "its words are not in the article"
_NOT_THERE = "the article is not in the library"
_NO_QUOTE = "no quote is found there now"
_NO_WORDS = "there are no words to be the quote"


@dataclass(frozen=True, slots=True)
class Named:
    """Who said it, as a person has it; the name is None for nobody knows who."""

    name: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one quotation.

    Attributes:
        over: which of the quotations it is about, from 0; None for one that was added.
        judged: `REJECT` or `CONFIRM`, whichever came last.
        named: None where the speaker was left as it is.
        contents: empty where they were left as they are.
    """

    over: int | None
    judged: Op | None = None
    named: Named | None = None
    contents: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What the decisions about an article come to.

    Attributes:
        decisions: one for each quotation that any is about, then those that were added.
    """

    decisions: tuple[Decision, ...] = ()
    orphans: tuple[Orphan, ...] = ()


def decide(text: str, quotations: Sequence[Quotation], edits: Iterable[Edit]) -> Decided:
    """Find out what the decisions about an article come to.

    Args:
        text: of the article as it is.
        quotations: what extraction found in it.
        edits: in the order they were taken.
    """
    replay = _Replay(text, quotations)
    orphans = [
        Orphan(edit, problem) for edit in edits if (problem := replay.take(edit)) is not None
    ]
    return Decided(tuple(replay.decisions()), tuple(orphans))


def fits(text: str, sha256: str, edit: Edit) -> bool:
    """Tell whether the words that a decision is about stand in a text of that hash."""
    return anchor(text, edit.selector, unchanged=edit.article_sha256 == sha256) is not None


def without_article(edit: Edit) -> Orphan:
    """Return what a decision is when its article is gone."""
    return Orphan(edit, _NOT_THERE)


class _Replay:
    """The quotations of an article, changed by one decision after the other."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self._text, self._sha256 = text, text_hash(text)
        self._decisions = [Decision(at) for at in range(len(quotations))]
        self._contents = [one.contents for one in quotations]

    def decisions(self) -> Iterator[Decision]:
        """Yield what is decided by now."""
        return (one for one in self._decisions if one != Decision(one.over))

    def take(self, edit: Edit) -> str | None:
        """Follow a decision; return why that cannot be done, None where it is."""
        anchored = anchor(self._text, _placed(edit), unchanged=edit.article_sha256 == self._sha256)
        if anchored is None:
            return _GONE
        at = self._touched(anchored.span)
        if edit.op in (Op.REJECT, Op.CONFIRM):
            return self._judge(edit.op, at)
        contents = self._words(edit, anchored)
        if not contents and (edit.op is Op.SET_CONTENT or at is None):
            return _NO_WORDS
        self._set(self._added(contents) if at is None else at, edit, contents)
        return None

    def _judge(self, op: Op, at: int | None) -> str | None:
        if at is None:  # nobody is quoted there: what was rejected stays away
            return None if op is Op.REJECT else _NO_QUOTE
        self._decisions[at] = replace(self._decisions[at], judged=op)
        return None

    def _set(self, at: int, edit: Edit, contents: tuple[Span, ...]) -> None:
        known = self._decisions[at]
        # Who says what a quotation says, or who said it, says that it is one.
        judged = None if known.judged is Op.REJECT else known.judged
        if edit.op is Op.SET_SPEAKER:
            self._decisions[at] = replace(
                known, judged=judged, named=Named(edit.speaker, edit.note)
            )
        else:
            self._decisions[at] = replace(known, judged=judged, contents=contents)
            self._contents[at] = contents

    def _added(self, contents: tuple[Span, ...]) -> int:
        self._decisions.append(Decision(None, contents=contents))
        self._contents.append(contents)
        return len(self._decisions) - 1

    def _words(self, edit: Edit, anchored: Anchored) -> tuple[Span, ...]:
        """Return the words a decision says are the quotation, without marks around them."""
        spans = [anchored.moved(one) for one in edit.content] or [anchored.span]
        end = len(self._text)
        inside = (Span(min(max(one.start, 0), end), min(max(one.end, 0), end)) for one in spans)
        words = (trimmed(self._text, one) for one in inside if one.start < one.end)
        return tuple(_disjoint(one for one in words if one is not None))

    def _touched(self, span: Span) -> int | None:
        """Return the quotation that overlaps a place most, and by half of either at least."""
        fitting = [at for at, contents in enumerate(self._contents) if _is_meant(span, contents)]
        return max(fitting, key=lambda at: (*_fit(span, self._contents[at]), -at), default=None)


def _placed(edit: Edit) -> Selector:
    """Return a selector that says where its words stood, as far as that can be told."""
    if edit.content and edit.selector.start is None:
        return replace(edit.selector, start=edit.content[0].start)
    return edit.selector


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, without those that a move has laid over the one before."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _is_meant(span: Span, contents: Sequence[Span]) -> bool:
    overlap = _overlap(span, contents)
    smaller = min(span.end - span.start, sum(one.end - one.start for one in contents))
    return overlap > 0 and smaller <= 2 * overlap


def _fit(span: Span, contents: Sequence[Span]) -> tuple[int, int]:
    """Return how much of a place contents overlap, and how far they go beyond or fall short."""
    apart = abs(contents[0].start - span.start) + abs(contents[-1].end - span.end)
    return _overlap(span, contents), -apart


def _overlap(span: Span, contents: Sequence[Span]) -> int:
    return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in contents)
