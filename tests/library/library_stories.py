"""Small articles with their quotations, written down by their words."""

import datetime as dt
from dataclasses import dataclass

from index.model import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Reading,
    Span,
    Voice,
    VoiceKind,
)
from index.renderings import Loan


@dataclass(frozen=True)
class Said:
    """What somebody said; `words` stand in the text, several pieces are parted by " … "."""

    words: str
    by: str | None = None
    kind: Kind = Kind.DIRECT
    mode: Mode = Mode.SPEECH
    what: VoiceKind = VoiceKind.PERSON
    aliases: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    pronouns: tuple[tuple[str, int], ...] = ()


def span(text, words, start=0):
    at = text.index(words, start)
    return Span(at, at + len(words))


def quotation(text, said, number):
    spans, end = [], 0
    for words in said.words.split(" … "):
        spans.append(span(text, words, end))
        end = spans[-1].end
    return Quotation(
        f"q{number}", said.kind, said.mode, tuple(spans), confidence=0.9, why=("marks",)
    )


def attribution(text, said, number):
    quotation_id = f"q{number}"
    if said.by is None:
        return Attribution(quotation_id, None, why=("no source",))
    mention = span(text, said.by) if said.by in text else None
    voice = Voice(
        f"v{number}",
        said.by,
        said.what,
        (mention,) if mention else (),
        said.aliases,
        said.role,
        said.organisation,
        said.pronouns,
    )
    return Attribution(quotation_id, voice, mention, True, 0.8, ("source",), (("Somebody", 0.25),))


def story(article_id, text, *said, title=None, date=None, version="1"):
    """Return the reading of an article."""
    heading = Heading(
        article_id, title if title is not None else text[:20], date and dt.date.fromisoformat(date)
    )
    numbered = list(enumerate(said, start=1))
    return Reading(
        Article(heading, text),
        tuple(quotation(text, one, number) for number, one in numbered),
        tuple(attribution(text, one, number) for number, one in numbered),
        version,
    )


def loan(borrower, lender, said, number, replaces=()):
    """Return what a reading borrows, from "article#quotation" or changed by "article"."""
    text = borrower.article.text
    lender_id, _, quotation_id = lender.partition("#")
    return Loan(
        borrower.article.id,
        quotation(text, said, number),
        attribution(text, said, number),
        lender_id,
        quotation_id or None,
        replaces,
    )


FLOOD = story(
    "flood",
    'The river rose. "The dam will hold," said Mara Kent. '
    "Tom Reyes said the tariffs were too high. He feared more rain.",
    Said("The dam will hold", "Mara Kent", aliases=("Ms Kent",)),
    Said("the tariffs were too high", "Tom Reyes", Kind.INDIRECT),
    Said("more rain", "Tom Reyes", Kind.INDIRECT, Mode.THOUGHT),
    title="River rises",
    date="2024-03-11",
)
TARIFF = story(
    "tariff",
    'Water will cost more. "We will," Mara Kent said, "raise the tariff." '
    '"Nobody asked us," said a spokesman for the farmers. "Rain is free."',
    Said("We will … raise the tariff", "Mara Kent"),
    Said("Nobody asked us", "a spokesman for the farmers", what=VoiceKind.UNNAMED),
    Said("Rain is free"),
    title="Caf\u00e9 owners protest",
    date="2024-03-12",
)
QUIET = story("quiet", "Nothing was said about water or the river.", title="Quiet day")
OLD = story(
    "old",
    '"The dam is new," said Holt. Holt\u2019s own dam is old.',
    Said("The dam is new", "Holt"),
    title="Dam opens",
    date="1999-01-01",
)
STORIES = (FLOOD, TARIFF, QUIET, OLD)
