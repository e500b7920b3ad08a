"""Second-hand speech: quotations inside the content of others, each with its parent.

Few and sure: whoever says that somebody said something must name who did, with a verb of
saying in words, as a fact. What the speaker says of his own former words is left to him.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import rows, words
from index.model import Kind, Mode, Span
from index.quotation import confidence
from index.quotation.clauses import QUOTE, sentences
from index.quotation.complements import complement
from index.quotation.cues import Cue, View
from index.quotation.drafts import Draft, content, place, words_in
from index.quotation.marks import DOUBLE, SINGLE, regions
from index.quotation.reported import Finding, findings
from index.quotation.retold import between_marks, clause
from index.quotation.sources import group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.quotation.clauses import Sentence

_BY_RULE = 0.6  # of a cue that only the words around it tell
_MARKS = frozenset(DOUBLE + SINGLE)
_FEWEST = 3  # words of what was said
_LONGEST_SOURCE = 6  # items
_PRONOUNS = frozenset({"he", "she", "they"})
_PERFECT = frozenset({"had", "has", "have"})
_NEVER = frozenset({"never", "not", "nor", "hardly", "rarely", "seldom", "maybe", "perhaps"})
_FIRST = re.compile(r"(?:i|we|you|let)\b|(?:s?he|it|they|that|there|who)'")
_POSSESSIVE = ("'s", "s'")
_SUPPOSING = frozenset(
    {"if", "unless", "whether", "whenever", "suppose", "imagine", "what", "whatever", "how"}
)


def with_nested(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with those inside their contents, each right in its place in the text."""
    inner = [child for draft in drafts for child in nested(text, draft)]
    return sorted([*drafts, *inner], key=_start_of) if inner else list(drafts)


def _start_of(draft: Draft) -> int:
    return draft.contents[0].start  # a parent comes before its child: the order is kept


def nested(text: str, parent: Draft) -> Iterator[Draft]:
    """Return what somebody is said to have said inside a content, in order.

    In text without marks and capitals nothing is sure enough; the turns of a transcript
    are left whole.
    """
    if parent.kind is Kind.UNMARKED or parent.mode is Mode.THOUGHT or _is_turn(text, parent):
        return
    for span in parent.contents:
        if _cues().search(text, span.start, span.end) is None:
            continue
        for sentence in sentences(text, span, regions(text, span)):
            for finding in _reports(sentence):
                child = _child(text, parent, sentence, finding)
                if child is not None:
                    yield child


def _is_turn(text: str, draft: Draft) -> bool:
    start = draft.contents[0].start
    return draft.kind is Kind.DIRECT and text[max(0, start - 1) : start] not in _MARKS


def _reports(sentence: Sentence) -> Sequence[Finding]:
    """Return what a sentence reports; "had told", rare in news, is taken without its weight."""
    return findings(sentence, View.MARKED) or [
        Finding(((begin, len(sentence)),), Cue(at, form, Mode.SPEECH, _BY_RULE), subject.source)
        for at, form in _perfects(sentence)
        if (subject := group(sentence, at, 0)).source is not None
        and not subject.inverted
        and (begin := complement(sentence, form, at + 1)) is not None
    ]


def _perfects(sentence: Sentence) -> Iterator[tuple[int, str]]:
    for before, (at, item) in zip(sentence, enumerate(sentence[1:], start=1), strict=False):
        if before.lower in _PERFECT and item.lower in words("second_hand_cues.txt"):
            yield at, item.lower


@cache
def _cues() -> re.Pattern[str]:
    forms = sorted(words("second_hand_cues.txt"))
    first = "".join({form[0] for form in forms})  # looked at alone at most places
    return re.compile(rf"(?=[{first}])\b(?:{'|'.join(forms)})\b")


def _child(text: str, parent: Draft, sentence: Sentence, finding: Finding) -> Draft | None:
    source = finding.source
    if source is None or not _is_told(sentence, finding.cue.at, source):
        return None
    if not _is_somebody_else(text, parent, sentence, source):
        return None
    marked = any(item.kind == QUOTE for a, b in finding.parts for item in sentence[a:b])
    parts = between_marks(sentence, finding) if marked else clause(sentence, finding)
    if marked and parent.kind is not Kind.DIRECT:
        return None  # the marks are of the parent
    spans = [content(text, sentence[first:end]) for first, end in parts]
    said = tuple(span for span in spans if span is not None)
    if sum(words_in(text, span) for span in said) < _FEWEST:
        return None
    cue, kind = sentence[finding.cue.at], Kind.DIRECT if marked else Kind.INDIRECT
    sure = confidence.with_cue(kind, finding.cue.mode, finding.cue.score)
    return Draft(
        contents=said,
        kind=kind,
        why=(f"cue: {cue.lower}", "inside another quote"),
        confidence=min(sure, parent.confidence),
        mode=finding.cue.mode,
        cue=Span(cue.start, cue.end),
        source=place(sentence, source),
        parent=parent,
    )


def _is_told(sentence: Sentence, cue: int, source: tuple[int, int]) -> bool:
    """Tell whether a verb of saying tells a fact: `had told`, but neither `would` nor `if`."""
    if sentence[cue].lower not in words("second_hand_cues.txt"):
        return False
    between = sentence[source[1] : cue] if source[1] <= cue else ()
    plain = all(
        item.lower not in _NEVER and (item.kind in {"adv", "ly"} or item.lower in _PERFECT)
        for item in between
    )
    before = sentence[max(0, source[0] - 3) : source[0]]
    return plain and all(item.lower not in _SUPPOSING for item in before)


def _is_somebody_else(
    text: str, parent: Draft, sentence: Sentence, source: tuple[int, int]
) -> bool:
    """Tell whether a source names somebody, who is not the parent's."""
    items = sentence[slice(*source)]
    if len(items) == 1 and items[0].lower in _PRONOUNS:
        return parent.kind is Kind.DIRECT  # in `she said he had said` both may be one
    if parent.kind is not Kind.DIRECT and not _opens(sentence, source[0]):
        return False
    return _names(items) and not _same(text, parent.source, items)


def _opens(sentence: Sentence, at: int) -> bool:
    """Tell whether a subject opens a reported clause: `, but Kent said` is the article's own."""
    return at == 0 or sentence[at - 1].lower == "that"


def _names(items: Sentence) -> bool:
    """Tell whether items are a name with no more than a role, or a described person."""
    if len(items) > _LONGEST_SOURCE or _FIRST.match(items[0].lower):
        return False
    plain = [item for item in items if item.kind not in {"cap", "title", "det"}]
    if any(item.lower not in _people() for item in plain):
        return False
    last = items[-1]
    if last.lower.endswith(_POSSESSIVE):  # "the mayor's claims"
        return False
    return last.kind == "cap" or (items[0].kind == "det" and last.kind != "det")


@cache
def _people() -> frozenset[str]:
    """Return the nouns for one human."""
    classes = {"man", "woman", "person", "either"}
    return frozenset(row[0] for row in rows("attribution_nouns.tsv") if row[1] in classes)


def _same(text: str, source: Span | None, items: Sentence) -> bool:
    if source is None:
        return False
    names = {word.lower() for word in re.findall(r"\w+", source.of(text)) if word[0].isupper()}
    return any(item.lower in names for item in items if item.kind == "cap")
