"""What a library holds: quotations with their speakers, and what a person made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from index.model.found import Attribution, Heading, Quotation, Span, VoiceKind


class Status(StrEnum):
    """What a person made of a quotation."""

    AUTO = "auto"  # nothing: it is as extraction found it
    CONFIRMED = "confirmed"
    EDITED = "edited"  # its speaker or its contents were set, or it was added
    REJECTED = "rejected"  # nobody is quoted there


STANDING = frozenset(Status) - {Status.REJECTED}
"""Of what is listed and counted."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body of a library, one for all its voices.

    Attributes:
        quotes: how many quotations; one that stands in two renderings counts once.
        first, last: dates of the earliest and the latest dated article.
    """

    id: str
    name: str
    kind: VoiceKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    quotes: int = 0
    articles: int = 0
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Automatic:
    """What extraction said of a quotation that a person has corrected.

    Attributes:
        speaker: the name it has in the library, or in the article where nobody else goes by it.
        speaker_id: None where the speaker is not known, or says nothing else.
        confidence: of the voice.
        why: of the quotation, then of the voice.
    """

    contents: tuple[Span, ...]
    texts: tuple[str, ...]
    speaker: str | None
    speaker_id: str | None
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as a library shows it: in its article, with its speaker.

    Attributes:
        texts: the words of each content span.
        mention: the words of `attribution.mention`, or None.
        speaker_id, speaker: id and name of the speaker; both None where unknown.
        group: the same for all renderings of one quotation, and unique otherwise:
            what counts once. Formed from article and quotation id of the lender.
        lent_by: id of the article that lent this quotation; None for the article's own.
        status: what a person made of it; who said a rejected one is not known.
        automatic: what it was before a person edited or rejected it; None where that is the
            same, and for one that a person added.
    """

    heading: Heading
    quotation: Quotation
    attribution: Attribution
    texts: tuple[str, ...]
    mention: str | None
    speaker_id: str | None
    speaker: str | None
    group: str
    lent_by: str | None = None
    status: Status = Status.AUTO
    automatic: Automatic | None = None

    @property
    def id(self) -> str:
        """Return the id of the quotation in its library: "<article id>#<quotation id>"."""
        return f"{self.heading.id}#{self.quotation.id}"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a library: an article, which may be gone, and a code point of its text."""

    heading: Heading
    start: int


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a library holds."""

    articles: int
    quotations: int
    speakers: int
