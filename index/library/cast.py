"""Who speaks in a library, and each quotation with its speaker."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from index.matching import Finder, Words
from index.model import Automatic, Mode, Quoted, Status
from index.query import Clause, Field
from index.speakers import (
    NOBODY,
    SAMPLE,
    Appearance,
    Ruling,
    Spoken,
    gather,
    lot_of,
    speaker_ids,
    tied,
)
from index.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from index.library.correcting import Row, Settled
    from index.model import Article, Heading, Speaker, Voice

COUNTED = frozenset((Mode.SPEECH, Mode.WRITING))  # a thought is found, and not counted


@dataclass(frozen=True, slots=True)
class Part:
    """One attributed quotation, as far as it takes part in making speakers."""

    heading: Heading
    voice: Voice
    group: str
    mode: Mode


@dataclass(frozen=True)
class Cast:
    """The speakers of a library.

    Attributes:
        by_id: everybody, also those who are only said to think.
        quoted: those who are quoted, most quoted first.
        ids: of the speakers that the keys of voices stand for.
        ruling: what a person ruled.
    """

    by_id: Mapping[str, Speaker]
    quoted: tuple[Speaker, ...]
    ids: Mapping[str, str]
    ruling: Ruling

    def speaker_id(self, voice: Voice | None, heading: Heading) -> str | None:
        """Return the id of the speaker that a voice of an article belongs to.

        None for no voice, and for one that is heard in nothing that is listed.
        """
        return None if voice is None else self.ids.get(self.ruling.key(voice, heading))

    def named(self, clause: Clause) -> frozenset[str]:
        """Return the ids of the speakers whose name or alias the clause hits."""
        finder = Finder(clause)
        return frozenset(
            speaker_id
            for speaker_id, names in self._names.items()
            if any(finder.hits(name) for name in names)
        )

    def called(self, name: str) -> frozenset[str]:
        """Return the ids of the speakers in whose name or alias these words stand."""
        words = tuple(folded_words(name))
        return self.named(Clause(Field.SPEAKER, words, exact=True)) if words else frozenset()

    def starting(self, prefix: str) -> tuple[Speaker, ...]:
        """Return who is quoted and has a word in a name that starts so; all for no word."""
        words = tuple(folded_words(prefix))
        if not words:
            return self.quoted
        found = self.named(Clause(Field.SPEAKER, words, prefix=True, exact=True))
        return tuple(one for one in self.quoted if one.id in found)

    def counts(self, spoken: Iterable[tuple[str, str]]) -> tuple[tuple[Speaker, int], ...]:
        """Count pairs of a speaker's id and a group, every pair once, most first."""
        counts = Counter(speaker_id for speaker_id, _ in set(spoken))
        found = ((self.by_id[speaker_id], count) for speaker_id, count in counts.items())
        return tuple(
            sorted(found, key=lambda pair: (-pair[1], pair[0].name.casefold(), pair[0].id))
        )

    @cached_property
    def _names(self) -> dict[str, list[Words]]:
        """Return the names and aliases of each speaker, cut into words, by id."""
        return {
            one.id: [Words.of(name) for name in (one.name, *one.aliases)]
            for one in self.by_id.values()
        }


def cast(parts: Iterable[Part], people: Callable[[str], frozenset[str]], ruling: Ruling) -> Cast:
    """Find out who speaks; the order of the parts changes nothing.

    Args:
        parts: all attributed quotations.
        people: returns whom the article of an id names.
        ruling: what a person ruled.
    """
    keyed = [(part, ruling.key(part.voice, part.heading)) for part in parts]
    parts = [part for part, key in keyed if key != NOBODY]
    keys = [key for _, key in keyed if key != NOBODY]
    ties = tied((part.group, key) for part, key in zip(parts, keys, strict=True))
    articles: defaultdict[str, set[str]] = defaultdict(set)
    seen: defaultdict[str, set[tuple[str, bool]]] = defaultdict(set)
    for part, key in zip(parts, keys, strict=True):
        articles[key].add(part.heading.id)
        seen[key].add((part.heading.id, part.mode in COUNTED))

    def company(keys: Collection[str]) -> frozenset[str]:
        drawn = {(lot_of(one), one) for key in keys for one in articles[key]}
        named = (people(one) for _, one in heapq.nsmallest(SAMPLE, drawn))
        return frozenset[str]().union(*named)

    ids = speaker_ids(
        {key: len(those) for key, those in seen.items()}, ties, company, ruling.is_one
    )
    spoken = gather(_appearances(part for part in parts if part.mode in COUNTED), ids, ruling)
    known = {speaker.id for speaker in spoken}
    thinking = gather(_appearances(part for part in parts if part.mode not in COUNTED), ids, ruling)
    silent = (replace(speaker, quotes=0) for speaker in thinking if speaker.id not in known)
    return Cast({speaker.id: speaker for speaker in (*spoken, *silent)}, spoken, ids, ruling)


def _appearances(parts: Iterable[Part]) -> Iterator[Appearance]:
    groups: defaultdict[tuple[Heading, Voice], list[str]] = defaultdict(list)
    for part in parts:
        # Where a voice is mentioned makes no other speaker of it.
        voice = replace(part.voice, mentions=()) if part.voice.mentions else part.voice
        groups[part.heading, voice].append(part.group)
    for (heading, voice), found in groups.items():
        yield Appearance(voice, heading, tuple(found))


def spoken_by(speaker: Speaker, quotations: Iterable[Quoted]) -> Iterator[Spoken]:
    """Yield what a speaker is quoted with; what it thinks, where that is all there is."""
    for one in quotations:
        voice, counted = one.attribution.voice, one.quotation.mode in COUNTED
        if voice and one.speaker_id == speaker.id and counted == bool(speaker.quotes):
            yield Spoken(one.heading, replace(voice, mentions=()), one.quotation.kind, one.group)


def quoted(article: Article, settled: Settled, found: Row | None, speakers: Cast) -> Quoted:
    """Return a quotation as it is shown.

    Args:
        article: where it stands.
        settled: the quotation.
        found: what a person's correction of it stands over.
        speakers: of the library.
    """

    def speaker(row: Row) -> Speaker | None:
        return speakers.by_id.get(speakers.speaker_id(row[1].voice, article.heading) or "")

    automatic = automatically(article, found, speaker(found)) if found else None
    return shown(article, settled.row, speaker(settled.row), settled.status, automatic)


def automatically(article: Article, row: Row, speaker: Speaker | None) -> Automatic:
    """Return what extraction says of a quotation, by a speaker of the library, if by any."""
    quotation, attribution, _ = row
    voice = attribution.voice
    return Automatic(
        quotation.contents,
        tuple(span.of(article.text) for span in quotation.contents),
        speaker.name if speaker else voice.name if voice else None,
        speaker.id if speaker else None,
        attribution.confidence,
        (*quotation.why, *attribution.why),
    )


def shown(
    article: Article,
    row: Row,
    speaker: Speaker | None,
    status: Status = Status.AUTO,
    automatic: Automatic | None = None,
) -> Quoted:
    """Return a quotation as it is shown, by a speaker of the library."""
    quotation, attribution, loan = row
    own = f"{article.id}#{quotation.id}"
    lent_by = loan.lent_by if loan else None
    note = f"lent by {lent_by}"
    if lent_by is not None and note not in attribution.why:
        attribution = replace(attribution, why=(*attribution.why, note))
    mention = attribution.mention
    if status is Status.REJECTED:
        speaker = None
    return Quoted(
        heading=article.heading,
        quotation=quotation,
        attribution=attribution,
        texts=tuple(span.of(article.text) for span in quotation.contents),
        mention=mention.of(article.text) if mention else None,
        speaker_id=speaker.id if speaker else None,
        speaker=speaker.name if speaker else None,
        group=loan.group if loan else own,
        lent_by=lent_by,
        status=status,
        automatic=automatic,
    )
