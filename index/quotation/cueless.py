"""Regions that no cue governs: announced by the sentence before, carried on, or alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Kind, Mode, Span
from index.quotation import confidence
from index.quotation.clauses import STOPS
from index.quotation.cues import View, cues
from index.quotation.drafts import Draft, content, place, words_in
from index.quotation.marks import Status
from index.quotation.sources import group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.quotation.clauses import Item, Sentence
    from index.quotation.verbless import Named

_SCARE = 3  # words between marks that are a term, a title or a slogan unless a cue governs them


class Announced(NamedTuple):
    """A cue whose words come in the next sentence: `She added:`."""

    cue: Span
    source: Span | None
    mode: Mode


class Context(NamedTuple):
    """What the text before a sentence says about it.

    Attributes:
        speaking: the words just before were a quotation, so that marks go on with it.
        announced: the cue that the sentence before ended with.
    """

    speaking: bool = False
    announced: Announced | None = None


def announced(sentence: Sentence) -> Announced | None:
    """Return the cue of a sentence that ends with a colon."""
    if sentence[-1].kind != ":":
        return None
    last = max(cues(sentence, View.MARKED), default=None)
    if last is None:
        return None
    cue = sentence[last.at]
    source = group(sentence, last.at, 0).source
    return Announced(Span(cue.start, cue.end), place(sentence, source), last.mode)


def bare(text: str, sentence: Sentence, context: Context) -> Iterator[Draft]:
    """Return the regions of a sentence that has no words of its own."""
    for item in sentence:
        span = content(text, [item]) if item.region else None
        if span is None:
            continue
        words = words_in(text, span)
        if context.announced is not None:
            yield _announced(text, item, span, context.announced)
        elif context.speaking:
            why = ("carried on: no cue after the quote before", *mark_reasons([item]))
            yield Draft((span,), Kind.DIRECT, why, confidence.carried(words), carried=True)
        elif words > _SCARE or utterance(text, item):
            why = ("no cue", *mark_reasons([item]))
            yield Draft((span,), Kind.DIRECT, why, confidence.alone(words))
        else:
            continue
        context = Context(speaking=True)


def _announced(text: str, item: Item, span: Span, said: Announced) -> Draft:
    return Draft(
        (span,),
        Kind.DIRECT,
        (f"cue: {said.cue.of(text)}", *mark_reasons([item])),
        confidence.with_cue(Kind.DIRECT, said.mode, 1.0),
        mode=said.mode,
        cue=said.cue,
        source=said.source,
    )


def labelled(text: str, sentence: Sentence, label: Named) -> Iterator[Draft]:
    """Return the region of a sentence that is otherwise only a name."""
    quote = sentence[label.quote]
    span = content(text, [quote])
    if span is not None and utterance(text, quote):
        yield Draft(
            (span,),
            Kind.DIRECT,
            ("a name beside the marks", *mark_reasons([quote])),
            confidence.named(),
            cue=place(sentence, (label.joint, label.joint + 1)) if label.joint else None,
            source=place(sentence, label.source),
        )


def lone(text: str, item: Item) -> Iterator[Draft]:
    """Return a region among words that do not govern it, unless it is a term or a title."""
    span = content(text, [item])
    if span is None or item.region is None or words_in(text, span) <= _SCARE:
        return
    single = item.region.status is Status.SINGLE and not utterance(text, item)
    if single or _titled(span.of(text)):
        return
    words = words_in(text, span)
    yield Draft((span,), Kind.DIRECT, ("no cue", *mark_reasons([item])), confidence.alone(words))


def mark_reasons(items: list[Item]) -> Iterator[str]:
    """Say how the first region among some items ended."""
    for item in items:
        if item.region is not None:
            yield f"marks: {item.region.status}"
            return


def utterance(text: str, item: Item) -> bool:
    """Tell whether a region begins and ends as a sentence does."""
    inner = item.region.inner.of(text).strip() if item.region else ""
    return inner[:1].isupper() and inner[-1:] in {*STOPS, ","}


def _titled(words: str) -> bool:
    """Tell whether two long words in three have a capital, as in the title of a book."""
    long = [word for word in words.split() if len(word) > _SCARE]
    capital = sum(word[0].isupper() for word in long)
    return bool(long) and capital * 3 >= len(long) * 2 and words[-1] not in STOPS
