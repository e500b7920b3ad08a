"""Quotations of paragraphs that have marks and capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Mode, Span
from index.quotation import confidence
from index.quotation.clauses import QUOTE, sentences
from index.quotation.cueless import Context, announced, bare, labelled, lone, mark_reasons
from index.quotation.cues import View
from index.quotation.drafts import Draft, Read, content, kind_of, place
from index.quotation.repair import repaired
from index.quotation.reported import findings
from index.quotation.tokens import tokens
from index.quotation.verbless import named

if TYPE_CHECKING:
    from index.quotation.clauses import Item, Sentence
    from index.quotation.reported import Finding


def read(text: str, paragraph: Span, context: Context) -> tuple[Read, Context]:
    """Return what is read in a paragraph, and what it says about the next one."""
    found: list[Draft] = []
    words = tokens(text, paragraph)
    parts = sentences(text, paragraph, repaired(text, paragraph), words)
    for sentence in parts:
        drafts = _sentence(text, sentence, context)
        found.extend(drafts)
        speaking = any(draft.mode is not Mode.THOUGHT for draft in drafts)
        context = Context(speaking, announced(sentence))
    return Read(words, parts, found), context


def _sentence(text: str, sentence: Sentence, context: Context) -> list[Draft]:
    if all(not item.is_word for item in sentence):
        return list(bare(text, sentence, context))
    reported = findings(sentence, View.MARKED)
    drafts = [draft for finding in reported if (draft := _draft(text, sentence, finding))]
    label = named(sentence) if not drafts else None
    if label is not None:
        return list(labelled(text, sentence, label))
    taken = [span for draft in drafts for span in draft.contents]
    for item in sentence:
        if item.kind == QUOTE and not any(_inside(item, span) for span in taken):
            drafts.extend(lone(text, item))
    return sorted(drafts, key=lambda draft: draft.contents[0].start)


def _inside(item: Item, span: Span) -> bool:
    return item.start < span.end and span.start < item.end


def _draft(text: str, sentence: Sentence, finding: Finding) -> Draft | None:
    spans = tuple(
        span for a, b in finding.parts if (span := content(text, sentence[a:b])) is not None
    )
    if not spans:
        return None
    items = [item for a, b in finding.parts for item in sentence[a:b]]
    kind, mode = kind_of(items), finding.cue.mode
    cue = sentence[finding.cue.at]
    return Draft(
        contents=spans,
        kind=kind,
        why=(f"cue: {cue.lower}", *mark_reasons(items)),
        confidence=confidence.with_cue(kind, mode, finding.cue.score),
        mode=mode,
        cue=Span(cue.start, cue.end),
        source=place(sentence, finding.source),
    )
