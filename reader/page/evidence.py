"""What is shown of why a quotation has its speaker, as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Status
from reader.page.clean import clean_line
from reader.page.gutter import mark
from reader.page.reasons import chain, decided, rules
from reader.page.wording import UNKNOWN, attributed, second_hand, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Article, Quoted, Span

_CANDIDATES = 3
_LABEL = len("rule: ")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is shown of how a speaker was found; all of it clean.

    Attributes:
        speaker: the name, or "(unknown)".
        verdict: how it is known, and how surely: "~ inferred 0.71".
        facts: labelled lines: kind, cue, words in the text, rules, candidates.
    """

    speaker: str
    verdict: str
    facts: tuple[tuple[str, str], ...]


def evidence_of(
    quoted: Quoted,
    article: Article,
    others: Sequence[Quoted] = (),
    links: Sequence[str] = (),
) -> Evidence:
    """Collect what is known of why a quotation has its speaker.

    Args:
        quoted: the quotation.
        article: that it stands in.
        others: all quotations of the article, to tell by way of whom this one comes.
        links: why the speaker is one in all articles.
    """
    quotation = quoted.quotation
    way = second_hand(quoted, others)
    facts = [*decided(quoted), *([("from", way)] if way else [])]
    leading = chain(quoted, article.text)
    if leading is not None:
        facts.append(("who", leading))
    facts += [("link", why) for why in links]
    facts += [("rule", why) for why in rules(quoted)]
    if quotation.cue is not None:
        facts.append(("cue", f'"{_phrase(quotation.cue, quotation.source, article.text)}"'))
    if quoted.mention is not None and quoted.mention != quoted.speaker:
        facts.append(("here", f'"{quoted.mention}"'))
    facts += [("alt", name) for name in _candidates(quoted)]
    facts.append(("kind", f"{quotation.kind}, {quotation.mode}, {quotation.confidence:.2f}"))
    shown = tuple((label, clean_line(words)) for label, words in facts)
    who = quoted.automatic if quoted.status is Status.REJECTED else quoted
    name = who.speaker if who is not None else None
    return Evidence(clean_line(name or UNKNOWN), verdict(quoted), shown)


def _candidates(quoted: Quoted) -> list[str]:
    """Return who else came into question with their shares of the ranking, best first."""
    chosen = (quoted.speaker or "").casefold()
    scored = [one for one in quoted.attribution.candidates if one[0].casefold() != chosen]
    return [f"{name}{share(score)}" for name, score in scored[:_CANDIDATES]]


def verdict(quoted: Quoted) -> str:
    """Say how the speaker is known, as the tag marks it and in words: "~ inferred 0.71"."""
    if quoted.status is Status.REJECTED:
        return "x not a quote"
    return f"{mark(quoted)} {attributed(quoted)}"


def evidence_spans(quoted: Quoted) -> tuple[Span, ...]:
    """Return the words in the text that tell who speaks: cue and mention."""
    spans = (quoted.quotation.cue, quoted.attribution.mention)
    return tuple(sorted({span for span in spans if span is not None}))


def _phrase(cue: Span, source: Span | None, text: str) -> str:
    """Return the cue with its source, where they stand close together, else the cue alone."""
    if source is None or max(cue.start, source.start) - min(cue.end, source.end) > 1:
        return cue.of(text)
    return text[min(cue.start, source.start) : max(cue.end, source.end)]
