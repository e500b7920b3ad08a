"""Values into the tables of a library; `index.library.rows` is the way back.

Rows are put together for many readings and then written table by table: SQLite prepares
each statement once.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from index.corrections.anchoring import text_hash
from index.headings import shelf
from index.library.cast import COUNTED
from index.library.generations import next_generation, next_key
from index.library.rows import day_number, ordered_text, packed, packed_prints
from index.model import Status
from index.renderings import fingerprints, is_unmarked
from index.speakers import lot_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from index.library.people import People
    from index.model import Attribution, Heading, Quotation, Reading, SourceFile, Span, Voice

_SHORT = 16  # hex digits
Cell = str | bytes | int | float | None
# By their ids, for hashing a voice hashes all its mentions. A borrower's own voice may come
# under two spellings of its name.
Known = defaultdict[str, list[tuple["Voice", "VoiceKeys"]]]


class VoiceKeys(NamedTuple):
    """Rows of a voice: its own, and of the speaker that it is."""

    voice: int | None
    speaker: int | None


class Place(NamedTuple):
    """Where a quotation is put.

    Attributes:
        name, newest: what its article is ordered by.
        lender: row of the article that lends it; None for the article's own.
        by_hand: whether a person put it there.
    """

    article: int
    name: bytes
    newest: int
    lender: int | None = None
    by_hand: bool = False


class Lent(NamedTuple):
    """What the row of a quotation has where it is a loan."""

    group: int | None = None
    quotation: str | bytes | None = None
    replaces: str = "[]"


class Hand(NamedTuple):
    """What the row of a quotation has where a person put it there.

    Attributes:
        over: row of the quotation it stands over; None for one that was added.
    """

    status: Status | None = None
    over: int | None = None


_NO_VOICE, _OWN, _FOUND = VoiceKeys(None, None), Lent(), Hand()


@dataclass(slots=True)
class Rows:
    """Rows that are to be written, with keys that are free.

    Attributes:
        people: who gives names their rows.
        revision: the generation that is being written.
    """

    connection: sqlite3.Connection
    people: People
    revision: int = field(init=False)
    articles: list[Sequence[Cell]] = field(default_factory=list)
    voices: list[Sequence[Cell]] = field(default_factory=list)
    quotations: list[Sequence[Cell]] = field(default_factory=list)
    prints: list[tuple[int, bool, int]] = field(default_factory=list)
    _next_article: int = field(init=False)
    _next_voice: int = field(init=False)
    _next_quotation: int = field(init=False)
    _shelves: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.revision = next_generation(self.connection)
        self._next_article = next_key(self.connection, "article")
        self._next_quotation = next_key(self.connection, "quotation")
        (last,) = self.connection.execute("SELECT max(key) FROM voice").fetchone()
        self._next_voice = (last or 0) + 1

    def add_reading(self, reading: Reading) -> int:
        """Add an article, its quotations and their attributions; return its key."""
        heading, text = reading.article.heading, reading.article.text
        key, self._next_article = self._next_article, self._next_article + 1
        prints, unmarked = fingerprints(text), is_unmarked(text)
        quotes = sum(one.mode in COUNTED for one in reading.quotations)
        date = heading.date.isoformat() if heading.date else None
        texts = (heading.title, date, heading.path, heading.collection, heading.outlet, heading.url)
        self.articles.append(
            (
                key,
                packed(heading.id),
                *map(packed, texts),
                unmarked,
                packed(reading.version),
                self._shelf(heading),
                self.revision,
                quotes,
                packed_prints(prints),
                short_hash(text_hash(text)),
                packed(text),
            )
        )
        self.prints += [(one, unmarked, key) for one in prints]
        place = place_of(key, heading)
        voices: Known = defaultdict(list)
        for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True):
            voice = self.voice(voices, attribution.voice, place, heading)
            self.add_quotation(quotation, attribution, voice, place, _OWN)
        return key

    def voice(self, known: Known, voice: Voice | None, place: Place, heading: Heading) -> VoiceKeys:
        """Return the rows of a voice, added where it is not known yet."""
        if voice is None:
            return _NO_VOICE
        for other, keys in known[voice.id]:
            if other == voice:
                return keys
        name = self.people.key(self.people.ruling.key(voice, heading))
        found = VoiceKeys(self._next_voice, self.people.speaker(name))
        self._next_voice += 1
        known[voice.id].append((voice, found))
        texts = (voice.id, voice.name, voice.kind, voice.role, voice.organisation)
        self.voices.append(
            (
                found.voice,
                place.article,
                place.lender,
                name,
                *map(packed, texts),
                _spans(voice.mentions),
                _strings(voice.aliases),
                json.dumps(voice.pronouns) if voice.pronouns else "[]",
                lot_of(heading.id),
                place.by_hand,
            )
        )
        return found

    def add_quotation(  # noqa: PLR0913, PLR0917 - each is a part of the row
        self,
        quotation: Quotation,
        attribution: Attribution,
        voice: VoiceKeys,
        place: Place,
        lent: Lent,
        hand: Hand = _FOUND,
    ) -> int:
        """Add a quotation with its attribution; return its key."""
        key, self._next_quotation = self._next_quotation, self._next_quotation + 1
        self.quotations.append(
            (
                key,
                place.article,
                voice.speaker,
                lent.group,
                hand.status is not Status.REJECTED,
                quotation.mode in COUNTED,
                place.newest,
                place.name,
                quotation.start,
                quotation.end,
                packed(quotation.id),
                quotation.kind,
                quotation.mode,
                _spans(quotation.contents),
                _span(quotation.cue),
                _span(quotation.source),
                packed(quotation.continues),
                packed(quotation.parent),
                quotation.confidence,
                _strings(quotation.why),
                voice.voice,
                _span(attribution.mention),
                attribution.named,
                attribution.confidence,
                _strings(attribution.why),
                json.dumps(attribution.candidates) if attribution.candidates else "[]",
                place.lender,
                lent.quotation,
                lent.replaces,
                place.by_hand,
                hand.status,
                hand.over,
            )
        )
        return key

    def write(self) -> None:
        """Write all rows that have been added."""
        write = self.connection.executemany
        write(_ARTICLE, self.articles)
        write(_VOICE, self.voices)
        write(_QUOTATION, self.quotations)
        write("INSERT INTO fingerprint VALUES (?, ?, ?)", sorted(self.prints))
        for rows in (self.articles, self.voices, self.quotations, self.prints):
            rows.clear()

    def _shelf(self, heading: Heading) -> int:
        place = shelf(heading)
        if place not in self._shelves:
            cell = packed(place)
            self.connection.execute("INSERT OR IGNORE INTO shelf (place) VALUES (?)", (cell,))
            found = self.connection.execute("SELECT key FROM shelf WHERE place = ?", (cell,))
            (self._shelves[place],) = found.fetchone()
        return self._shelves[place]


def short_hash(sha256: str) -> int:
    """Return the beginning of a hash, in hex, as it is looked up; 0 for what is none."""
    start = sha256[:_SHORT].lower()
    if len(start) < _SHORT or not frozenset(start) <= frozenset("0123456789abcdef"):
        return 0
    return int.from_bytes(bytes.fromhex(start), "big", signed=True)


def place_of(key: int, heading: Heading) -> Place:
    """Return where the quotations of an article are put."""
    return Place(key, ordered_text(heading.id), -(day_number(heading.date) or 0))


def delete_files(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget files."""
    connection.executemany("DELETE FROM file WHERE path = ?", ((packed(one),) for one in paths))


def insert_files(connection: sqlite3.Connection, read: Iterable[SourceFile]) -> None:
    """Add files, or put them in the place of what was known of them."""
    connection.executemany(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                packed(file.path),
                file.size,
                file.mtime_ns,
                file.sha256,
                json.dumps(file.articles),
                file.version,
                json.dumps([[one.problem, one.line] for one in file.skipped]),
                json.dumps(file.kept),
            )
            for file in read
        ),
    )


def _values(table: str, columns: str) -> str:
    marks = ", ".join("?" * len(columns.split()))
    return f"INSERT INTO {table} ({', '.join(columns.split())}) VALUES ({marks})"


_ARTICLE = _values(
    "article",
    "key id title date path collection outlet url unmarked version shelf revision quotes prints"
    " hash text",
)
_VOICE = _values(
    "voice",
    "key article lender speaker id name kind role organisation mentions aliases pronouns lot"
    " by_hand",
)
_QUOTATION = _values(
    "quotation",
    "key article speaker grp shown counted newest name begins ends id kind mode contents cue"
    " source continues parent confidence why voice mention named certainty because candidates"
    " lender lender_quotation replaces by_hand status over",
)


def _span(span: Span | None) -> str | None:
    return None if span is None else f"[{span.start}, {span.end}]"


def _spans(spans: Iterable[Span]) -> str:
    return f"[{', '.join(f'[{span.start}, {span.end}]' for span in spans)}]"


def _strings(strings: Sequence[str]) -> str:
    return json.dumps(strings) if strings else "[]"
