"""The values that flow: Article -> Quotation -> Attribution -> Quoted, Query -> Page.

All are frozen. Every offset is a half-open range of code points in the unchanged
`Article.text`, so `span.of(article.text)` is always the truth.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


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


class Status(StrEnum):
    """What a person made of a quotation."""

    AUTO = "auto"  # nothing: it is as extraction found it
    CONFIRMED = "confirmed"
    EDITED = "edited"  # its speaker or its contents were set, or it was added
    REJECTED = "rejected"  # nobody is quoted there


STANDING = frozenset(Status) - {Status.REJECTED}
"""Of what is listed and counted."""


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


class Sort(StrEnum):
    """The order of articles, and of quotations by their articles; undated ones come last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt of an article: plain text, and where the hits are in it."""

    text: str
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found.

    Attributes:
        quotes: how many quotations it has (speech and writing).
        matches: how often a searched word or phrase occurs in the text.
    """

    heading: Heading
    quotes: int
    matches: int
    snippet: Snippet
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a search.

    Attributes:
        total: how many articles match, however many hits are on this page.
        quotes: how many quotations the matching articles have that the query lets through.
        partial: the deadline passed before everything was looked at; `total` and `quotes`
            say then how many there are at least.
    """

    hits: tuple[Hit, ...]
    total: int
    quotes: int
    took_ms: float = 0.0
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """Which quotations are asked for; every field that is set narrows it.

    Attributes:
        speaker: a part of a name, compared without case ("duarte").
        statuses: rejected ones are listed only where they are asked for, and never by words.
        unsure_below: only those that nobody has corrected, and whose speaker is not known or
            less sure than this.
        group_once: give a quotation that stands in several renderings once, its lender's.
        limit: at most so many; None for all.
        cursor: how many to pass over.
    """

    article_id: str | None = None
    speaker_id: str | None = None
    speaker: str | None = None
    kinds: frozenset[Kind] = frozenset()
    modes: frozenset[Mode] = field(default_factory=lambda: frozenset((Mode.SPEECH, Mode.WRITING)))
    statuses: frozenset[Status] = STANDING
    unsure_below: float | None = None
    group_once: bool = False
    sort: Sort = Sort.OLDEST
    limit: int | None = None
    cursor: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Quotations that were asked for, and how many there are beyond the limit."""

    quotations: tuple[Quoted, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Roll:
    """Speakers that were asked for, and how many there are beyond the limit."""

    speakers: tuple[Speaker, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Days:
    """How much there is of each day.

    Attributes:
        counts: of the days on which there is any, by date.
        undated: how much there is without a date.
    """

    counts: tuple[tuple[dt.date, int], ...] = ()
    undated: int = 0

    @classmethod
    def of(cls, dates: Iterable[dt.date | None]) -> Days:
        """Count dates; None is one that is not known."""
        counts = Counter(dates)
        undated = counts.pop(None, 0)
        return cls(tuple(sorted((day, n) for day, n in counts.items() if day)), undated)


@dataclass(frozen=True, slots=True)
class Facet:
    """How often each speaker is quoted in what was found.

    Attributes:
        speakers: with the count of their quotations, a group once; most first, then by
            name, then by id.
        total: how many speakers there are beyond the limit.
    """

    speakers: tuple[tuple[Speaker, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a library: an article, which may be gone, and a code point of its text."""

    heading: Heading
    start: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step along a speaker's quotations.

    Attributes:
        quoted: where it leads; None past either end.
        position: which it is of them, counted from 1; 0 where it leads nowhere.
        total: how many quotations of the speaker are visited from end to end.
    """

    quoted: Quoted | None
    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word of a query that stands nowhere, and one that is spelt nearly so and does.

    Attributes:
        word: as `Clause.words` has it.
        instead: a word of the library, folded.
        articles: in how many it stands.
    """

    word: str
    instead: str
    articles: int


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a library holds."""

    articles: int
    quotations: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that could not be read.

    Attributes:
        problem: why.
        line: which it is, in a file that is read line by line.
    """

    problem: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was when its articles were read, to tell whether it has changed.

    Attributes:
        path: absolute.
        sha256: of its bytes, in hex.
        articles: ids of the articles that came from it.
        version: of the extraction that read them; "" where that was not finished.
        skipped: what could not be read of it.
        kept: ids of those articles that are no longer seen in it, and may be what was skipped.
    """

    path: str
    size: int
    mtime_ns: int
    sha256: str
    articles: tuple[str, ...] = ()
    version: str = ""
    skipped: tuple[Skipped, ...] = ()
    kept: tuple[str, ...] = ()
