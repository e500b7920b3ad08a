"""Which sentences the model is asked about: the rules settle some, and in others nobody speaks."""

from __future__ import annotations

from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from index.model import Kind
from index.quotation.cues import View, scored
from index.quotation.marks import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.drafts import Draft, Read
    from index.quotation.marks import Region

_LEAST = 0.25  # score from which a word may be a cue
_BESIDE = 5  # words beside cue and source with which a sentence is still settled
_TERM = 20  # characters up to which one of several regions may be a term


class Case(Enum):
    """What the rules make of a sentence.

    Attributes:
        SILENT: there is no draft, no mark, and no word that is even a quarter likely a cue; so
            it is with a quarter of the words of news.
        SETTLED: all between marks is one quotation, and hardly a word is left beside its cue
            and source. The model would change one such sentence in a hundred.
        OPEN: all others.
    """

    SILENT = "silent"
    SETTLED = "settled"
    OPEN = "open"


class Run(NamedTuple):
    """Sentences that follow each other and are the same case, with their drafts."""

    case: Case
    read: Read


def runs(read: Read, view: View) -> Iterator[Run]:
    """Yield the runs of a paragraph in which somebody says something, or may.

    Text without marks is read whole, since its sentences are supposed, and so is a paragraph
    with a mark that pairs with none: what stands beside it tells what was meant.
    """
    regions = [item.region for sentence in read.sentences for item in sentence if item.region]
    if view is View.UNMARKED or any(one.status is not Status.CLOSED for one in regions):
        yield Run(Case.OPEN, read)
        return
    first = taken = 0
    for case, members in groupby(_cases(read, view), key=lambda one: one[0]):
        *_, (_, last, end) = members
        if case is not Case.SILENT:
            own = read._replace(
                sentences=read.sentences[first : last + 1], drafts=read.drafts[taken:end]
            )
            yield Run(case, own)
        first, taken = last + 1, end


def _cases(read: Read, view: View) -> Iterator[tuple[Case, int, int]]:
    """Yield the case of each sentence, its place, and how many drafts begin before its end."""
    taken = 0
    for at, sentence in enumerate(read.sentences):
        first, end = taken, sentence[-1].end
        while taken < len(read.drafts) and read.drafts[taken].contents[0].start < end:
            taken += 1
        yield _case(sentence, read.drafts[first:taken], view), at, taken


def _case(sentence: Sentence, found: Sequence[Draft], view: View) -> Case:
    regions = [item.region for item in sentence if item.region is not None]
    if not regions and not found:
        likely = any(cue.score >= _LEAST for cue in scored(sentence, view))
        return Case.OPEN if likely else Case.SILENT
    return Case.SETTLED if len(found) == 1 and _settles(found[0], sentence, regions) else Case.OPEN


def _settles(draft: Draft, sentence: Sentence, regions: Sequence[Region]) -> bool:
    """Tell whether a draft is all that a sentence with some regions says."""
    if draft.kind is not Kind.DIRECT or len(draft.contents) != len(regions):
        return False
    if len(regions) > 1 and any(span.end - span.start <= _TERM for span in draft.contents):
        return False
    words = [item.start for item in sentence if item.is_word]
    if not words:
        return True
    if draft.cue is None or draft.source is None:
        return False
    known = (draft.cue, draft.source)
    told = sum(any(span.start <= start < span.end for span in known) for start in words)
    return len(words) - told <= _BESIDE
