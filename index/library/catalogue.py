"""What a library on disk keeps at hand: headings, and the few facts that quotes are counted by.

It is read from SQLite once for each generation, without any text, so that sorting, narrowing
and counting cost no disk.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from index.library.cast import COUNTED, Cast, Part, cast
from index.library.damage import sound_rows
from index.library.ordering import heading_key
from index.library.rows import heading_of, packed, unpacked, voice_of
from index.library.store import generation
from index.model import Kind, Mode

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from index.library.store import Generation
    from index.model import Heading, Selection, Sort, Voice


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known at hand of one quotation."""

    key: int
    article: int
    kind: Kind
    mode: Mode
    speaker_id: str | None
    group: str
    lent_by: str | None


class Catalogue:
    """The headings and quotations of one generation of a library; never changed."""

    def __init__(
        self,
        made_of: Generation,
        headings: Mapping[int, Heading],
        entries: Mapping[int, tuple[Entry, ...]],
        speakers: Cast,
    ) -> None:
        """Take what is known.

        Args:
            made_of: the state of the library.
            headings: by article key.
            entries: by article key, in the order of the text; without those that a loan
                stands in for.
            speakers: of the whole library.
        """
        self.generation, self.headings, self.speakers = made_of, headings, speakers
        self._entries = entries
        self._orders: dict[Sort, tuple[int, ...]] = {}
        self._keys = {heading.id: key for key, heading in headings.items()}

    def order(self, sort: Sort) -> tuple[int, ...]:
        """Return the keys of all articles in order."""
        if sort not in self._orders:
            key = heading_key(sort)
            ordered = sorted(self.headings, key=lambda one: key(self.headings[one]))
            self._orders[sort] = tuple(ordered)
        return self._orders[sort]

    def entries(self, article: int) -> tuple[Entry, ...]:
        """Return the quotations of an article, in the order of the text."""
        return self._entries.get(article, ())

    def counted(self, articles: Iterable[int]) -> Iterator[Entry]:
        """Yield the quotations of articles that count: speech and writing."""
        found = chain.from_iterable(map(self.entries, articles))
        return (entry for entry in found if entry.mode in COUNTED)

    def selected(self, selection: Selection) -> list[Entry]:
        """Return the quotations that a selection asks for, in its order; all renderings."""
        articles: Iterable[int] = self.order(selection.sort)
        if selection.article_id is not None:
            key = self._keys.get(selection.article_id)
            articles = () if key is None else (key,)
        named = self.speakers.called(selection.speaker or "")
        return [
            entry
            for entry in chain.from_iterable(map(self.entries, articles))
            if entry.mode in selection.modes
            and (not selection.kinds or entry.kind in selection.kinds)
            and selection.speaker_id in (None, entry.speaker_id)
            and (selection.speaker is None or entry.speaker_id in named)
        ]


_Read = tuple[dict[int, "Heading"], list[tuple[Entry, "Voice | None"]], list[Part]]


def load(connection: sqlite3.Connection) -> Catalogue:
    """Read the catalogue of the generation that a connection sees."""
    made_of = generation(connection)
    headings, found, parts = _read(connection)
    speakers = cast(parts)
    entries: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry, voice in found:
        speaker_id = speakers.speaker_id(voice, headings[entry.article].id)
        entries[entry.article].append(replace(entry, speaker_id=speaker_id))
    shown = {article: tuple(those) for article, those in entries.items()}
    return Catalogue(made_of, headings, shown, speakers)


@sound_rows()
def _read(connection: sqlite3.Connection) -> _Read:
    """Read headings, quotations with their voices, and what makes speakers of these."""
    headings = {key: heading_of(cells) for key, *cells in connection.execute(_HEADINGS)}
    voices = {key: voice_of(cells) for key, *cells in connection.execute(_VOICES)}
    replaced = _replaced(connection)
    found: list[tuple[Entry, Voice | None]] = []
    parts: list[Part] = []
    for key, article, quotation_id, kind, mode, voice_key, *loan in connection.execute(_ENTRIES):
        lender, lent = loan
        if lender is None and (article, quotation_id) in replaced:
            continue
        heading, voice = headings[article], voices.get(voice_key)
        lent_by = unpacked(lender) if lent else None
        group = f"{lent_by}#{unpacked(lent)}" if lent else f"{heading.id}#{unpacked(quotation_id)}"
        if voice:
            parts.append(Part(heading.id, heading.date, voice, group, Mode(mode)))
        found.append((Entry(key, article, Kind(kind), Mode(mode), None, group, lent_by), voice))
    return headings, found, parts


def _replaced(connection: sqlite3.Connection) -> set[tuple[int, str | bytes]]:
    """Return the articles and ids of own quotations that loans stand in for."""
    loans = connection.execute("SELECT article, replaces FROM quotation WHERE lender NOTNULL")
    return {(article, packed(own)) for article, ids in loans for own in json.loads(ids)}


_HEADINGS = "SELECT key, id, title, date, path, collection, outlet, url FROM article"
_VOICES = "SELECT key, id, name, kind, role, organisation, '[]', aliases FROM voice"
_ENTRIES = """
    SELECT q.key, q.article, q.id, q.kind, q.mode, q.voice, l.id, q.lender_quotation
    FROM quotation q LEFT JOIN article l ON l.key = q.lender
    ORDER BY q.article, q.begins, q.ends, q.lender NOTNULL, q.key
"""
