"""Which sentences the model is asked about: the rules settle some, and in others nobody speaks."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import word_group
from index.model import Kind, Mode
from index.quotation.cues import View, cues, scored
from index.quotation.marks import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.model import Span
    from index.quotation.clauses import Item, Sentence
    from index.quotation.drafts import Draft, Read
    from index.quotation.marks import Region

_REGION_OF: Callable[[Item], Region | None] = itemgetter(4)  # twice as fast as by name
# Scores from which a word may be a cue, by what its source does: few thoughts are found by more.
_LEAST = {Mode.SPEECH: 0.3, Mode.WRITING: 0.5, Mode.THOUGHT: 0.4}
_SURE = 0.7  # confidence from which speech without marks is settled
_SURER = 0.85  # confidence from which it is even without the look of a clause
_CLAUSE = 5  # words from which it is: less is hardly ever said, as in `explained from a podium`
_BESIDE = 3  # words beside cue, source and content with which a sentence is still settled
_CLAUSAL = frozenset({"aux", "pron"})  # kinds of words of which a clause has one as a rule
_TERM = 20  # characters up to which one of several regions may be a term


class Case(Enum):
    """What the rules make of a sentence.

    Attributes:
        SILENT: there is no draft, no mark, and no word that is at all likely a cue; so it is
            with a quarter of the words of news.
        SETTLED: all between marks is one quotation with cue and source, and nobody else says
            anything, or hardly a word is left beside it; or the only cue of the sentence is
            sure, has its source, and a clause behind it, or before it and hardly a word beside.
            What the model would change of such sentences, it makes right no more often than
            wrong.
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
    if view is View.UNMARKED or not all(map(_is_closed, _regions(chain(*read.sentences)))):
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
    regions = _regions(sentence)
    if not regions and not found:
        likely = any(cue.score >= _LEAST[cue.mode] for cue in scored(sentence, view))
        return Case.OPEN if likely else Case.SILENT
    settled = len(found) == 1 and _settles(found[0], sentence, regions, view)
    return Case.SETTLED if settled else Case.OPEN


def _regions(items: Iterable[Item]) -> list[Region]:
    return [region for region in map(_REGION_OF, items) if region is not None]


def _is_closed(region: Region) -> bool:
    return region.status is Status.CLOSED


def _settles(draft: Draft, sentence: Sentence, regions: Sequence[Region], view: View) -> bool:
    """Tell whether a draft is all that a sentence with some regions says."""
    words = [item.start for item in sentence if item.is_word]
    if draft.kind is Kind.DIRECT:
        if not _fills(draft, regions):
            return False
        if not words:
            return True
    elif regions or not _is_sure_clause(draft, words) or not _is_whole(draft, sentence):
        return False
    if draft.cue is None or draft.source is None:
        return False
    alone = len(cues(sentence, view)) == 1
    if alone and (draft.kind is Kind.DIRECT or draft.contents[0].start > draft.cue.start):
        return True
    told = _inside((draft.cue, draft.source, *draft.contents), words)
    return (alone or draft.kind is Kind.DIRECT) and len(words) - told <= _BESIDE


def _fills(draft: Draft, regions: Sequence[Region]) -> bool:
    """Tell whether the contents of a draft are all that stands between marks."""
    if len(draft.contents) != len(regions):
        return False
    return len(regions) == 1 or all(span.end - span.start > _TERM for span in draft.contents)


def _is_sure_clause(draft: Draft, words: Sequence[int]) -> bool:
    """Tell whether what was said without marks is long, and surely said."""
    sure = draft.kind is Kind.INDIRECT and draft.confidence >= _SURE
    return sure and _inside(draft.contents, words) >= _CLAUSE


def _is_whole(draft: Draft, sentence: Sentence) -> bool:
    """Tell whether what was said is one clause: nothing `to win`, nor two parted by "but"."""
    first, end = draft.contents[0].start, draft.contents[-1].end
    inside = [item for item in sentence if first <= item.start < end]
    clause = draft.confidence >= _SURER or any(item.kind in _CLAUSAL for item in inside)
    turns = not word_group("turns").isdisjoint(item.lower for item in inside[1:])
    return clause and not turns and inside[0].kind != "to"


def _inside(spans: Sequence[Span], words: Sequence[int]) -> int:
    """Count the words, by where they start, that are in one of some spans."""
    places = ((bisect_left(words, one.start), bisect_left(words, one.end)) for one in spans)
    return len({start for first, end in places for start in words[first:end]})
