"""What was decided for one quotation, how sure it is, and how a reader is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.attribution.lexicon import pronoun_gender
from index.model import Attribution, Quotation, Span, Voice, VoiceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.attribution.figures import Figure
    from index.attribution.pronouns import Candidate

_ACCORDING = re.compile(r"\A(according)\b(?! to\b)", re.IGNORECASE)


@dataclass(slots=True)
class Choice:
    """What was decided for one quotation, before voices are numbered.

    Attributes:
        steps: how the source was resolved; a quotation that is carried on takes them over.
        guessed: only the narration before tells who it is.
    """

    quotation: Quotation
    figure: Figure | None = None
    mention: Span | None = None
    named: bool = False
    confidence: float = 0.0
    why: tuple[str, ...] = ()
    others: tuple[tuple[str, float], ...] = ()
    steps: tuple[str, ...] = ()
    guessed: bool = False

    def __post_init__(self) -> None:
        self.steps = self.steps or self.why


def carried(quotation: Quotation, before: Choice, how: str, share: float) -> Choice:
    """Give a quotation the speaker, and the words that name him, of the one before."""
    return Choice(
        quotation,
        before.figure,
        before.mention,
        confidence=round(before.confidence * share, 3),
        why=(how, *before.steps),
        others=before.others,
        steps=before.steps,
        guessed=before.guessed,
    )


def said_by(text: str, quotation: Quotation) -> str:
    """Return the source and the cue in the order they are printed."""
    spans = sorted(span for span in (quotation.source, quotation.cue) if span is not None)
    words = " ".join(span.of(text) for span in spans)
    if words[:1] in {"a", "A"}:  # only "according" is replaced
        words = _ACCORDING.sub(r"\1 to", words)
    return f"source: {words}"


def nearest(pronoun: str) -> str:
    """Return how a pronoun was resolved, for the reader."""
    return "nearest person before" if pronoun_gender(pronoun) else "nearest before"


def confidence_of(figure: Figure, printed: str) -> float:
    """Return how sure a speaker is that the printed words name or describe."""
    if figure.kind is VoiceKind.PERSON:
        return 0.97 if printed.endswith(figure.name) else 0.94
    return 0.93 if figure.named else 0.88


def margin(ranked: Sequence[Candidate]) -> float:
    """Return a confidence from how far the best candidate leads."""
    lead = ranked[0].score - ranked[1].score if len(ranked) > 1 else 3.0
    return round(min(0.92, 0.6 + 0.12 * lead), 3)


def attribution_of(choice: Choice, voices: dict[int, Voice]) -> Attribution:
    """Return a choice as the attribution of its quotation, with its figure's voice."""
    figure = choice.figure
    return Attribution(
        quotation=choice.quotation.id,
        voice=voices[id(figure)] if figure is not None else None,
        mention=choice.mention,
        named=choice.named,
        confidence=choice.confidence,
        why=choice.why,
        candidates=choice.others,
    )
