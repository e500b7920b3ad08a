"""Quotations of paragraphs that have marks and capitals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.model import Kind, Mode, Span
from index.quotation.clauses import QUOTE, STOPS, sentences
from index.quotation.cues import View, cues
from index.quotation.drafts import Draft, content, kind_of, place, words_in
from index.quotation.marks import Status
from index.quotation.repair import repaired
from index.quotation.reported import findings
from index.quotation.sources import group
from index.quotation.verbless import Named, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.quotation.clauses import Item, Sentence
    from index.quotation.cues import Cue
    from index.quotation.reported import Finding

_SCARE = 3  # words between marks that are a term, a title or a slogan unless a cue governs them


@dataclass(frozen=True, slots=True)
class Announced:
    """A cue whose words come in the next sentence: `She added:`."""

    cue: Span
    source: Span | None
    mode: Mode


@dataclass(frozen=True, slots=True)
class Context:
    """What the text before a sentence says about it.

    Attributes:
        speaking: the words just before were a quotation, so that marks go on with it.
        announced: the cue that the sentence before ended with.
    """

    speaking: bool = False
    announced: Announced | None = None


def read(text: str, paragraph: Span, context: Context) -> tuple[list[Draft], Context]:
    """Return the quotations of a paragraph, in order, and what it says about the next one."""
    found: list[Draft] = []
    for sentence in sentences(text, paragraph, repaired(text, paragraph)):
        drafts = _sentence(text, sentence, context)
        found.extend(drafts)
        context = Context(_speaks(drafts), _announced(sentence))
    return found, context


def _speaks(drafts: list[Draft]) -> bool:
    return any(draft.mode is not Mode.THOUGHT for draft in drafts)


def _sentence(text: str, sentence: Sentence, context: Context) -> list[Draft]:
    if all(not item.is_word for item in sentence):
        return list(_bare(text, sentence, context))
    reported = findings(sentence, View.MARKED)
    drafts = [draft for finding in reported if (draft := _draft(text, sentence, finding))]
    label = named(sentence) if not drafts else None
    if label is not None:
        return list(_labelled(text, sentence, label))
    taken = [span for draft in drafts for span in draft.contents]
    for item in sentence:
        if item.kind == QUOTE and not any(_inside(item, span) for span in taken):
            drafts.extend(_lone(text, item))
    return sorted(drafts, key=lambda draft: draft.contents[0].start)


def _labelled(text: str, sentence: Sentence, label: Named) -> Iterator[Draft]:
    quote = sentence[label.quote]
    span = content(text, [quote])
    if span is not None and _utterance(text, quote):
        yield Draft(
            (span,),
            Kind.DIRECT,
            ("a name beside the marks", *_mark_reasons([quote])),
            0.85,
            cue=place(sentence, (label.joint, label.joint + 1)) if label.joint else None,
            source=place(sentence, label.source),
        )


def _inside(item: Item, span: Span) -> bool:
    return item.start < span.end and span.start < item.end


def _draft(text: str, sentence: Sentence, finding: Finding) -> Draft | None:
    spans = tuple(
        span for a, b in finding.parts if (span := content(text, sentence[a:b])) is not None
    )
    if not spans:
        return None
    items = [item for a, b in finding.parts for item in sentence[a:b]]
    kind = kind_of(items)
    cue = sentence[finding.cue.at]
    return Draft(
        contents=spans,
        kind=kind,
        why=(f"cue: {cue.lower}", *_mark_reasons(items)),
        confidence=_confidence(kind, finding.cue),
        mode=finding.cue.mode,
        cue=Span(cue.start, cue.end),
        source=place(sentence, finding.source),
    )


def _mark_reasons(items: list[Item]) -> Iterator[str]:
    for item in items:
        if item.region is not None:
            yield f"marks: {item.region.status}"
            return


def _confidence(kind: Kind, cue: Cue) -> float:
    base = {Kind.DIRECT: 0.97, Kind.MIXED: 0.9}.get(kind, 0.85)
    return round(base * (0.5 + cue.score / 2), 2)


def _bare(text: str, sentence: Sentence, context: Context) -> Iterator[Draft]:
    """Return the regions of a sentence that has no words of its own."""
    for item in sentence:
        if item.region is None:
            continue
        span = content(text, [item])
        if span is None:
            continue
        reason = f"marks: {item.region.status}"
        if context.announced is not None:
            said = context.announced
            yield Draft(
                (span,),
                Kind.DIRECT,
                (f"cue: {said.cue.of(text)}", reason),
                0.95,
                mode=said.mode,
                cue=said.cue,
                source=said.source,
            )
        elif context.speaking:
            reasons = ("carried on: no cue after the quote before", reason)
            yield Draft((span,), Kind.DIRECT, reasons, 0.9, carried=True)
        elif words_in(text, span) > _SCARE or _utterance(text, item):
            yield Draft((span,), Kind.DIRECT, ("no cue", reason), 0.8)
        context = replace(context, speaking=True, announced=None)


def _utterance(text: str, item: Item) -> bool:
    inner = item.region.inner.of(text).strip() if item.region else ""
    return inner[:1].isupper() and inner[-1:] in {*STOPS, ","}


def _lone(text: str, item: Item) -> Iterator[Draft]:
    """Return a region in a sentence that no cue governs, unless it is a term or a title."""
    span = content(text, [item])
    if span is None or item.region is None or words_in(text, span) <= _SCARE:
        return
    single = item.region.status is Status.SINGLE and not _utterance(text, item)
    if single or _titled(span.of(text)):
        return
    yield Draft((span,), Kind.DIRECT, ("no cue", f"marks: {item.region.status}"), 0.6)


def _titled(words: str) -> bool:
    long = [word for word in words.split() if len(word) > _SCARE]
    return (
        bool(long)
        and sum(word[0].isupper() for word in long) * 3 >= len(long) * 2
        and words[-1] not in STOPS
    )


def _announced(sentence: Sentence) -> Announced | None:
    """Return the cue of a sentence that ends with a colon."""
    if sentence[-1].kind != ":":
        return None
    last = max(cues(sentence, View.MARKED), default=None)
    if last is None:
        return None
    cue = sentence[last.at]
    source = group(sentence, last.at, 0).source
    return Announced(Span(cue.start, cue.end), place(sentence, source), last.mode)
