"""From chosen contents to drafts: their cue, kind and mode, and which belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.model import Kind, Mode, Span
from index.quotation.cues import View
from index.quotation.drafts import Draft, trimmed
from index.quotation.lexicon import cue_modes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.tagging.choice import Chosen
    from index.quotation.tagging.model import Tagged
    from index.quotation.tagging.passages import Passage

_HALF = 0.5  # share of words that two spans must have in common to be the same content
_FARTHEST = 25  # words between a content and a cue that the rules have not seen


@dataclass(frozen=True, slots=True)
class _Part:
    """One content with the cue and source that go with it.

    Attributes:
        ruled: the draft of the rules that has the same content.
    """

    content: Span
    chosen: Chosen
    sentence: int
    cue: Span | None
    source: Span | None
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
    return [_draft(passage, parts) for parts in found]


def _parts(passage: Passage, tagged: Tagged, contents: Sequence[Chosen]) -> Iterator[_Part]:
    ends = [sentence[-1].end for sentence in passage.sentences]
    cues = list(_runs(passage, tagged, "Q"))
    sources = list(_runs(passage, tagged, "S"))
    tokens = passage.tokens
    for one in contents:
        content = trimmed(passage.text, Span(tokens[one.first].start, tokens[one.end - 1].end))
        if content is None:
            continue
        number = sum(end <= content.start for end in ends)
        ruled = _same(passage, content)
        if ruled is not None:
            yield _Part(content, one, number, ruled.cue, ruled.source, ruled)
            continue
        begin, end = passage.sentences[number][0].start, ends[number]
        cue = _nearest(cues, one, (begin, end))
        source = _nearest(sources, one, (begin, end)) if cue else None
        yield _Part(content, one, number, cue, source, None)


def _same(passage: Passage, content: Span) -> Draft | None:
    """Return the draft of the rules that shares most of a content, if it shares half."""
    best, most = None, _HALF
    for draft in passage.drafts:
        for span in draft.contents:
            shared = min(span.end, content.end) - max(span.start, content.start)
            share = 2 * shared / (span.end - span.start + content.end - content.start)
            if share >= most:
                best, most = draft, share
    return best


def _runs(passage: Passage, tagged: Tagged, label: str) -> Iterator[tuple[int, Span]]:
    """Yield the cues or sources that the model sees, with the place of their first token."""
    tokens = passage.tokens
    first: int | None = None
    for at in range(len(tokens) + 1):
        kind = tagged.labels[at] if at < len(tokens) else ""
        if first is not None and kind != f"I-{label}":
            yield first, Span(tokens[first].start, tokens[at - 1].end)
            first = None
        if kind == f"B-{label}" or (kind == f"I-{label}" and first is None):
            first = at


def _nearest(
    runs: Sequence[tuple[int, Span]], content: Chosen, within: tuple[int, int]
) -> Span | None:
    """Return the run of the same sentence that is nearest to a content."""
    best, least = None, _FARTHEST
    for at, span in runs:
        if not within[0] <= span.start < within[1]:
            continue
        off = content.first - at if at < content.first else at - content.end
        if 0 <= off < least:
            best, least = span, off
    return best


def _draft(passage: Passage, parts: Sequence[_Part]) -> Draft:
    contents = tuple(part.content for part in parts)
    kind = _kind(passage, contents)
    lead = next((part for part in parts if part.ruled is not None), parts[0])
    confidence = round(max(part.chosen.probability for part in parts), 2)
    cue = lead.cue
    words = cue.of(passage.text).lower() if cue is not None else ""
    mode = _mode(words, max(part.chosen.speech for part in parts))
    if lead.ruled is not None:
        return replace(lead.ruled, contents=contents, kind=kind, mode=mode, confidence=confidence)
    return Draft(
        contents=contents,
        kind=kind,
        why=(f"cue: {words}" if words else "no cue", "like quotes in annotated news"),
        confidence=confidence,
        mode=mode,
        cue=cue,
        source=lead.source,
    )


def _mode(cue: str, speech: float) -> Mode:
    """Return what the source does with the words.

    Args:
        cue: in lower case, "" for none.
        speech: how likely it is speech or writing rather than thought.
    """
    if speech < _HALF:
        return Mode.THOUGHT
    writing = any(cue_modes().get(word) is Mode.WRITING for word in cue.split())
    return Mode.WRITING if writing else Mode.SPEECH


def _kind(passage: Passage, contents: Sequence[Span]) -> Kind:
    """Return how much of some contents stands between marks."""
    if passage.view is View.UNMARKED:
        return Kind.UNMARKED
    regions = [
        item.region.inner
        for sentence in passage.sentences
        for item in sentence
        if item.region is not None
    ]
    inside = outside = False
    for token in passage.tokens:
        if token.is_word and any(one.start <= token.start < one.end for one in contents):
            marked = any(one.start <= token.start < one.end for one in regions)
            inside, outside = inside or marked, outside or not marked
    if inside:
        return Kind.MIXED if outside else Kind.DIRECT
    return Kind.INDIRECT
