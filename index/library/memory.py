"""The library that scans everything: what files are opened in, and the oracle of the tests."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from index.corrections.listing import Corrections, corrections_of
from index.library.cast import spoken_by
from index.library.ordering import each_group_once, listed_by
from index.library.scan import Question, Shelved
from index.library.spelling import completions, last_word, spellings
from index.library.stock import Stock
from index.library.viewing import is_selected
from index.library.walking import once_each, step_along
from index.matching import Marker
from index.model import Days, Facet, Listing, Page, Roll, Selection, Sort, Stats
from index.query import Query
from index.speakers import profile_of, suggestions, voices_of_body
from index.speakers.grouping import GroupMember, Groups, SpeakerGroup, grouped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from index.library.protocol import Library
    from index.model import (
        Article,
        Heading,
        Place,
        Quoted,
        Reading,
        Speaker,
        Spelling,
        Step,
    )
    from index.speakers import Profile


def open_memory(readings: Iterable[Reading], *, name: str) -> Library:
    """Return a library that holds these readings and writes nothing.

    Args:
        readings: what it holds; of several with one id the last.
        name: what to call it on the screen.
    """
    library = MemoryLibrary(name)
    library.write(readings)
    return library


class MemoryLibrary(Stock):
    """A `Library` that keeps everything in memory and looks at all of it, every time."""

    @property
    def name(self) -> str:
        """Return what to call it on the screen."""
        return self._name

    @property
    def notices(self) -> tuple[str, ...]:
        """Return nothing: there is nothing here that could need a word."""
        return ()

    def edition(self) -> str:
        """Return how often it was changed; see `Library.edition`."""
        self._view()
        return str(self._changes)

    def search(
        self,
        query: Query,
        *,
        sort: Sort,
        limit: int | None = 100,
        cursor: int = 0,
        deadline_s: float | None = None,
    ) -> Page:
        """Find the articles that match; see `Library.search`."""
        started = time.perf_counter()
        end = None if deadline_s is None else started + deadline_s
        view = self._view()
        question = Question(query, view.speakers)
        found: list[tuple[Shelved, tuple[Quoted, ...]]] = []
        partial = False
        for shelved in view.ordered(sort):
            if end is not None and time.perf_counter() >= end:
                partial = True
                break
            answer = question.answers(shelved)
            if answer is not None:
                found.append((shelved, answer))
        articles = [shelved for shelved, _ in found]
        marker = Marker(query)
        scores = _scores(marker, articles) if sort is Sort.RELEVANCE else {}
        articles.sort(key=lambda one: -scores.get(one.article.id, 0.0))
        shown = articles[_part(limit, cursor)]
        return Page(
            hits=tuple(one.hit(marker, scores.get(one.article.id, 0.0)) for one in shown),
            total=len(articles),
            quotes=len({one.group for _, answer in found for one in answer}),
            took_ms=(time.perf_counter() - started) * 1000,
            partial=partial,
        )

    def facet(
        self, query: Query, *, prefix: str = "", limit: int | None = None, cursor: int = 0
    ) -> Facet:
        """Count speakers in all articles that match; see `Library.facet`."""
        view = self._view()
        question = Question(query, view.speakers)
        matching = [one for one in view.shelf.values() if question.answers(one) is not None]
        spoken = (one for shelved in matching for one in shelved.counted if one.speaker_id)
        counts = view.speakers.counts((str(one.speaker_id), one.group) for one in spoken)
        wanted = {speaker.id for speaker in view.speakers.starting(prefix)}
        found = tuple((speaker, count) for speaker, count in counts if speaker.id in wanted)
        return Facet(found[_part(limit, cursor)], len(found))

    def groups(
        self, query: Query, *, prefix: str = "", limit: int | None = None, cursor: int = 0
    ) -> Groups:
        """Return who is quoted, those together who are called alike; see `Library.groups`."""
        facet = self.facet(query)
        starting = {speaker.id for speaker in self._view().speakers.starting(prefix)}
        counts = {speaker.id: count for speaker, count in facet.speakers}
        found = []
        for those in grouped(self._view().speakers.quoted):
            present = [one for one in those if one.id in counts]
            if len(present) == 1 and present[0].id in starting:
                found.append(SpeakerGroup.of_one(present[0], counts[present[0].id]))
            elif any(one.id in starting for one in present):
                extents = [(counts[one.id], one.articles) for one in present]
                found.append(SpeakerGroup.of_several(those[0], extents))
        found.sort(key=_by_quotes)
        return Groups(
            tuple(found[_part(limit, cursor)]), len(found), sum(one.speakers for one in found)
        )

    def group_members(
        self, speaker_id: str, query: Query, *, limit: int | None = None, cursor: int = 0
    ) -> tuple[GroupMember, ...]:
        """Return who is in a group, newest article first; see `Library.group_members`."""
        everybody = grouped(self._view().speakers.quoted)
        groups = ({one.id: one for one in those} for those in everybody)
        known = next((those for those in groups if speaker_id in those), {})
        counts = {speaker.id: count for speaker, count in self.facet(query).speakers}
        newest: dict[str, Heading] = {}
        for shelved in self._view().ordered(Sort.NEWEST):
            for quoted in shelved.counted:
                if quoted.speaker_id in known and quoted.speaker_id in counts:
                    newest.setdefault(quoted.speaker_id, shelved.article.heading)
        members = (GroupMember(known[one], newest[one], counts[one]) for one in newest)
        return tuple(members)[_part(limit, cursor)]

    def suggest(self, words: str, *, limit: int = 8) -> tuple[str, ...]:
        """Return words that go on from the last word; see `Library.suggest`."""
        return completions(self._view().words, last_word(words), limit=limit)

    def did_you_mean(self, query: Query) -> tuple[Spelling, ...]:
        """Return what may have been meant; see `Library.did_you_mean`."""
        return spellings(self._view().words, query)

    def headings(
        self, *, sort: Sort, limit: int | None = None, cursor: int = 0
    ) -> tuple[Heading, ...]:
        """Return the headings of articles, in order; see `Library.headings`."""
        ordered = self._view().ordered(sort)[_part(limit, cursor)]
        return tuple(one.article.heading for one in ordered)

    def rank(self, article_id: str) -> int | None:
        """Return an article's place among all, newest first; see `Library.rank`."""
        ids = [heading.id for heading in self.headings(sort=Sort.NEWEST)]
        return ids.index(article_id) + 1 if article_id in ids else None

    def article(self, article_id: str) -> Article:
        """Return one article; see `Library.article`."""
        return self.reading(article_id).article

    def quotations(self, selection: Selection, query: Query | None = None) -> Listing:
        """Return the quotations that are selected; see `Library.quotations`."""
        view = self._view()
        question = Question(query or Query(), view.speakers)
        named = view.speakers.called(selection.speaker or "")
        chosen = [
            quoted
            for shelved in view.ordered(selection.sort)
            if selection.article_id in (None, shelved.article.id)
            for quoted in (shelved.standing if query else shelved.quotations)
            if is_selected(selection, quoted, named) and question.selects(shelved, quoted)
        ]
        if selection.group_once:
            chosen = each_group_once(chosen)
        shown = chosen[_part(selection.limit, selection.cursor)]
        return Listing(tuple(shown), len(chosen))

    def quotation_days(self, selection: Selection, query: Query | None = None) -> Days:
        """Count the quotations that are selected by day; see `Library.quotation_days`."""
        whole = replace(selection, group_once=True, limit=None, cursor=0)
        return Days.of(one.heading.date for one in self.quotations(whole, query).quotations)

    def article_days(self, query: Query) -> Days:
        """Count the articles that match by day; see `Library.article_days`."""
        hits = self.search(query, sort=Sort.NEWEST, limit=None).hits
        return Days.of(hit.heading.date for hit in hits)

    def each_quotation(self, selection: Selection, query: Query | None = None) -> Iterator[Quoted]:
        """Yield the same quotations one by one; see `Library.each_quotation`."""
        yield from self.quotations(selection, query).quotations

    def each_found(self, query: Query, *, sort: Sort) -> Iterator[Quoted]:
        """Yield the quotations that a search counts; see `Library.each_found`."""
        view = self._view()
        question = Question(query, view.speakers)
        answers = map(question.answers, view.ordered(listed_by(sort)))
        yield from each_group_once(one for answer in answers for one in answer or ())

    def next_quotation(
        self,
        speaker_id: str,
        after: Place | None,
        *,
        back: bool = False,
        home: str | None = None,
    ) -> Step:
        """Return the next of a speaker's quotations; see `Library.next_quotation`."""
        quotations = self.quotations(Selection(speaker_id=speaker_id)).quotations
        return step_along(once_each(quotations, home), after, back=back)

    def speakers(self, prefix: str = "", *, limit: int | None = None, cursor: int = 0) -> Roll:
        """Return who is quoted, most quoted first; see `Library.speakers`."""
        found = self._view().speakers.starting(prefix)
        return Roll(found[_part(limit, cursor)], len(found))

    def speakers_by_id(self, speaker_ids: Collection[str]) -> Mapping[str, Speaker]:
        """Return those of the speakers that there are; see `Library.speakers_by_id`."""
        known = self._view().speakers.by_id
        return {one: known[one] for one in speaker_ids if one in known}

    def speaker_profile(self, speaker_id: str) -> Profile | None:
        """Return all that is known of a speaker; see `Library.speaker_profile`."""
        view = self._view()
        speaker = view.speakers.by_id.get(speaker_id)
        if speaker is None:
            return None
        known = tuple(view.speakers.by_id.values())
        said = (one for shelved in view.shelf.values() for one in shelved.quotations)
        ruling = view.speakers.ruling
        return replace(
            profile_of(speaker, spoken_by(speaker, said), ruling.roles(speaker)),
            suggestions=suggestions(speaker, known, ruling.may_be_same),
            voices_of_body=voices_of_body(speaker, known),
        )

    def corrections(self) -> Corrections:
        """Return what has been corrected; see `Library.corrections`."""
        if self._corrections is None:
            return Corrections()
        kept, view = self._corrections.read(), self._view()
        speakers = view.speakers
        return corrections_of(
            kept, view.orphans, sorted(view.shelf), lambda name: bool(speakers.called(name))
        )

    def stats(self) -> Stats:
        """Say how much it holds."""
        view = self._view()
        groups = {one.group for shelved in view.shelf.values() for one in shelved.counted}
        return Stats(len(view.shelf), len(groups), len(view.speakers.quoted))

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


def _by_quotes(group: SpeakerGroup) -> tuple[int, str, str]:
    return -group.quotes, group.first.name.casefold(), group.first.id


def _part(limit: int | None, cursor: int) -> slice:
    """Return the rows of a list that are asked for."""
    return slice(cursor, None if limit is None else cursor + limit)


def _scores(marker: Marker, articles: Iterable[Shelved]) -> dict[str, float]:
    """Say how much of each article is what was looked for."""
    return {
        one.article.id: len(one.matches(marker)) / math.sqrt(1 + len(one.words[1].raw))
        for one in articles
    }
