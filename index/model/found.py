"""What is found in one article: Article -> Quotation -> Attribution -> Reading.

Every offset is a half-open range of code points in the unchanged `Article.text`, so
`span.of(article.text)` is always the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in an article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words at this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Kind(StrEnum):
    """How much of a quotation's content stands between marks."""

    DIRECT = "direct"  # all words
    MIXED = "mixed"  # some
    INDIRECT = "indirect"  # none, in a text that has marks
    UNMARKED = "unmarked"  # speech in a text that has no marks


class Mode(StrEnum):
    """What the source did with the words."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"


class VoiceKind(StrEnum):
    """What sort of speaker a voice is."""

    PERSON = "person"
    UNNAMED = "unnamed"  # a role without a name: "a spokesman for the ministry"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"  # "analysts", "children's charities"
    DOCUMENT = "document"  # a report, a law, a study


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of an article beside its text.

    Attributes:
        id: unique in a library; path relative to what was indexed, without suffix.
        title: its own, or its first line, cut at 80 characters.
        date: its own, or the one in its file's name; never the file's time.
        path: the file it was read from; None for standard input.
        collection: the folder or category it belongs to.
    """

    id: str
    title: str
    date: dt.date | None = None
    path: str | None = None
    collection: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its heading and its unchanged text."""

    heading: Heading
    text: str

    @property
    def id(self) -> str:
        """Return the heading's id."""
        return self.heading.id


@dataclass(frozen=True, slots=True)
class Quotation:
    """One act of saying in one article, as `index.quotation.extract` finds it.

    Attributes:
        id: unique within the article: "q1", "q2", … in text order.
        contents: the spans of what was said, ascending, disjoint, never empty; outer
            marks, white space and a final comma or stop before the closing mark left out.
        cue: the words that signal saying; None in a carried-on quotation.
        source: the words that name who speaks, as printed here; None where there are none.
        continues: id of the quotation that this one carries on.
        confidence: of the contents, 0 to 1.
        why: what it was found by, in words for the reader.
        parent: id of the quotation inside whose contents this one lies: who speaks there
            says that somebody said this; None for what the article reports itself.
    """

    id: str
    kind: Kind
    mode: Mode
    contents: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    continues: str | None = None
    confidence: float = 1.0
    why: tuple[str, ...] = ()
    parent: str | None = None

    @property
    def start(self) -> int:
        """Return where the first content starts."""
        return self.contents[0].start

    @property
    def end(self) -> int:
        """Return where the last content ends."""
        return self.contents[-1].end


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker within one article.

    Attributes:
        id: unique within the article: "v1", "v2", …
        name: the fullest name the text gives ("Ana Duarte"), or the words of an
            unnamed source ("A spokesman for the ministry").
        mentions: every place in the text that names this voice, pronouns too, in text order.
        aliases: the other forms that name it, as printed, pronouns left out.
        role: what the text says the voice is ("spokesman"), if it does.
        organisation: whom it speaks for, if the text says so.
        pronouns: which of "he", "she" and "they" were found to mean it, each with its count.
    """

    id: str
    name: str
    kind: VoiceKind
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    pronouns: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """The link from one quotation to the voice of its article that said it.

    Attributes:
        quotation: the quotation's id.
        voice: None where the text names no source, or a pronoun cannot be resolved.
        mention: the words in the text that name the speaker at this quotation ("she");
            a carried-on quotation may have none.
        named: whether the text names the speaker at the quotation itself (rather than
            by a pronoun, or not at all).
        confidence: of the voice, 0 to 1.
        why: the steps from the quotation to the voice, in words for the reader.
        candidates: other voices that came into question, best first, with their scores.
    """

    quotation: str
    voice: Voice | None
    mention: Span | None = None
    named: bool = False
    confidence: float = 0.0
    why: tuple[str, ...] = ()
    candidates: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was extracted from one article: one attribution per quotation, in text order."""

    article: Article
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    version: str
