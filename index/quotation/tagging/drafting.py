"""From chosen contents to drafts: their cue, kind and mode, and which belong together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.lexicon import word_group
from index.model import Kind, Span
from index.quotation.cues import View
from index.quotation.doubtful import introduces, says_nothing
from index.quotation.drafts import Draft, trimmed
from index.quotation.tagging.modes import mode_of
from index.quotation.tagging.tidying import closed, opened, paired_regions, whole
from index.quotation.tokens import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.clauses import Sentence
    from index.quotation.marks import Region
    from index.quotation.tagging.choice import Chosen
    from index.quotation.tagging.model import Tagged
    from index.quotation.tagging.passages import Passage

_LIKELY = 0.2  # probability from which a word is shown as cue or source
_HALF = 0.5  # share of words that two spans must have in common to be the same content
# Kinds of words that say nothing alone; "why" does, in `she asked why`.
_EMPTY = frozenset({"pron", "obj", "det", "prep", "sub", "conj", "aux", "to", "expl"})
_FARTHEST = 25  # words between a content and a cue that the rules have not seen


@dataclass(frozen=True, slots=True)
class _Part:
    """One content with the cue and source that go with it.

    Attributes:
        heard: the words nearest to it that the model takes for a source.
        ruled: the draft of the rules that has the same content.
    """

    content: Span
    chosen: Chosen
    cue: Span | None
    source: Span | None
    heard: Span | None
    ruled: Draft | None


def drafts(passage: Passage, tagged: Tagged, contents: Sequence[Chosen]) -> list[Draft]:
    """Return the drafts of a passage, in the order of their first content.

    Contents of one sentence that one cue governs are one quotation.
    """
    found: list[list[_Part]] = []
    for part in _parts(passage, tagged, contents):
        last = found[-1][-1] if found else None
        if last is not None and part.cue is not None and part.cue == last.cue:
            found[-1].append(part)
        else:
            found.append([part])
    return [_draft(passage, parts) for parts in found if not _is_empty(passage, parts)]


def _parts(passage: Passage, tagged: Tagged, contents: Sequence[Chosen]) -> Iterator[_Part]:
    ends = [sentence[-1].end for sentence in passage.sentences]
    proposed = sorted(
        ((span, draft) for draft in passage.drafts for span in draft.contents), key=_start
    )
    cues, sources = list(_runs(passage, tagged.cue)), list(_runs(passage, tagged.source))
    regions = paired_regions(passage)
    taken: tuple[Draft, Span] | None = None
    for one in contents:
        content = _content(passage, one, regions)
        if content is None:
            continue
        ruled = _same(proposed, content)
        if ruled is None and _is_source(passage.drafts, content):
            continue
        heard = _nearest(sources, one, Span(passage.sentences[0][0].start, ends[-1]))
        if ruled is not None and not _said_anew(cues, taken, ruled, content):
            taken = ruled, content
            yield _Part(content, one, ruled.cue, ruled.source, heard, ruled)
            continue
        sentence = passage.sentences[min(bisect_right(ends, content.start), len(ends) - 1)]
        within = Span(sentence[0].start, sentence[-1].end)
        if passage.view is View.UNMARKED:  # where sentences are only supposed
            within = Span(passage.sentences[0][0].start, ends[-1])
        cue = _nearest(cues, one, within)
        if cue is None or _is_saying(sentence, cue, content):
            source = _nearest(sources, one, within) if cue else None
            yield _Part(content, one, cue, source, heard, None)


def _content(passage: Passage, one: Chosen, regions: Sequence[Region]) -> Span | None:
    """Return the place of a content, without a "that" that only opens it."""
    tokens, first = passage.tokens, opened(passage, one.first, one.end)
    if tokens.lower[first] == "that" and one.end - first > 1:
        first += passage.known[first + 1].kind != "aux"
    first = opened(passage, first, one.end)
    span = Span(tokens.starts[first], tokens.ends[closed(passage, first, one.end) - 1])
    found = trimmed(passage.text, span)
    return found and whole(passage.text, found, regions)


def _is_source(ruled: Sequence[Draft], content: Span) -> bool:
    """Tell whether a content is what the rules take for somebody who says another."""
    sources = (draft.source for draft in ruled if draft.source is not None)
    return any(span.start <= content.start and content.end <= span.end for span in sources)


def _said_anew(
    cues: Sequence[tuple[int, Span]],
    taken: tuple[Draft, Span] | None,
    ruled: Draft,
    content: Span,
) -> bool:
    """Tell whether a draft of the rules holds two reports: `Ann says … and Tom says …`."""
    if taken is None or taken[0] is not ruled or len(ruled.contents) > 1:
        return False
    return any(taken[1].end < cue.start and cue.end < content.start for _, cue in cues)


def _is_saying(sentence: Sentence, cue: Span, content: Span) -> bool:
    """Tell whether a cue that only the model sees is none of those that say nothing."""
    at = next((n for n, item in enumerate(sentence) if item.end > cue.start), None)
    begin = next((n for n, item in enumerate(sentence) if item.end > content.start), None)
    if at is None or begin is None:
        return True
    end = next((n for n, item in enumerate(sentence) if item.start >= content.end), len(sentence))
    while at + 1 < len(sentence) and sentence[at + 1].start < cue.end:
        at += 1  # the last word of the cue: "was named"
    return not introduces(sentence, at) and not says_nothing(
        sentence, at, None, (begin, max(begin + 1, end))
    )


def _same(ruled: Sequence[tuple[Span, Draft]], content: Span) -> Draft | None:
    """Return the draft of the rules that shares most of a content, if it shares half."""
    best, most = None, _HALF
    at = bisect_left(ruled, content.end, key=_start)
    while at and ruled[at - 1][0].end > content.start:
        at -= 1
        span, draft = ruled[at]
        shared = min(span.end, content.end) - max(span.start, content.start)
        share = 2 * shared / (span.end - span.start + content.end - content.start)
        if share >= most:
            best, most = draft, share
    return best


def _start(ruled: tuple[Span, Draft]) -> int:
    return ruled[0].start


def _runs(passage: Passage, shares: Sequence[float]) -> Iterator[tuple[int, Span]]:
    """Yield the cues or sources that the model sees, with the place of their first token."""
    tokens = passage.tokens
    places = [at for at, share in enumerate(shares) if share >= _LIKELY]
    first = 0  # of a run, among the places
    for number, at in enumerate(places, start=1):
        if number == len(places) or places[number] > at + 1:
            begin = places[first]
            yield begin, Span(tokens.starts[begin], tokens.ends[at])
            first = number


def _nearest(runs: Sequence[tuple[int, Span]], content: Chosen, within: Span) -> Span | None:
    """Return the run of the same sentence that is nearest to a content."""
    best, least = None, _FARTHEST
    for at, span in runs:
        if not within.start <= span.start < within.end:
            continue
        off = content.first - at if at < content.first else at - content.end
        if 0 <= off < least:
            best, least = span, off
    return best


def _is_empty(passage: Passage, parts: Sequence[_Part]) -> bool:
    """Tell whether all that was said is one word that only points: `denied saying` `that`.

    The "which" of `which she said was lost` is a part among others.
    """
    if len(parts) > 1:
        return False
    content, one = parts[0].content, parts[0].chosen
    inside = [
        at for at in range(one.first, one.end) if content.start <= passage.starts[at] < content.end
    ]
    if len(inside) != 1 or passage.marked[inside[0]]:
        return False
    word = passage.known[inside[0]]
    return word.kind in _EMPTY and word.lower not in word_group("answers")


def _draft(passage: Passage, parts: Sequence[_Part]) -> Draft:
    contents = tuple(part.content for part in parts)
    kind = _kind(passage, [part.chosen for part in parts])
    lead = next((part for part in parts if part.ruled is not None), parts[0])
    confidence = round(max(part.chosen.probability for part in parts), 2)
    cue = lead.cue
    words = cue.of(passage.text).lower() if cue is not None else ""
    speech = max(part.chosen.speech for part in parts)
    mode = mode_of(passage.text, contents[0], kind, (cue, lead.source), speech)
    if lead.ruled is not None:
        return replace(
            lead.ruled,
            contents=contents,
            kind=kind,
            mode=mode,
            confidence=confidence,
            heard=lead.heard,
        )
    return Draft(
        contents=contents,
        kind=kind,
        why=(f"cue: {words}" if words else "no cue", "reads like what people marked as quotes"),
        confidence=confidence,
        mode=mode,
        cue=cue,
        source=lead.source,
        heard=lead.heard,
    )


def _kind(passage: Passage, contents: Sequence[Chosen]) -> Kind:
    """Return how much of some contents stands between marks."""
    if passage.view is View.UNMARKED:
        return Kind.UNMARKED
    if not any(True in passage.marked[one.first : one.end] for one in contents):
        return Kind.INDIRECT
    marked = [
        inside
        for one in contents
        for inside, word in zip(
            passage.marked[one.first : one.end],
            passage.tokens.texts[one.first : one.end],
            strict=True,
        )
        if is_word(word)
    ]
    if True in marked:
        return Kind.MIXED if False in marked else Kind.DIRECT
    return Kind.INDIRECT
