"""Quoth through its public names."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks.scale.asking import SHOWN, Answer, Opened, Question, Task, Waited
from index import (
    Place,
    Selection,
    Sort,
    create_library,
    open_library,
    parse_query,
    update,
    while_typing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.scale.asking import Sources, Story
    from index import Library, Query, Step

# Readings that are written at once, as a build does on two processors: what it reads in five
# seconds, or in a twentieth of the time it has taken, and never more than `index.build.run` has.
_FIRST_BATCH, _BATCH_SHARE, _LARGEST_BATCH = 850, 20, 2_500
_LISTED = 100  # quotations of a speaker on a page


def build(folder: Path, sources: Sources) -> None:
    """Make a library of a corpus, extraction and all."""
    with closing(create_library(folder)) as library:
        update(library, [sources.corpus])


def build_from_readings(folder: Path, sources: Sources) -> Waited:
    """Make a library of readings: what a build does after extraction.

    Returns:
        What it took to get the readings from their file.
    """
    from benchmarks.scale.kept import kept  # noqa: PLC0415 - no part of a cold start

    readings = kept(sources.readings)
    waited, written = Waited(0.0, 0.0), 0
    with closing(create_library(folder)) as library, library.updating():
        while True:
            began = Waited.now()
            share = max(_FIRST_BATCH, written // _BATCH_SHARE)
            batch = list(islice(readings, min(share, _LARGEST_BATCH)))
            written += len(batch)
            waited = waited.plus(began)
            if not batch:
                return waited
            library.write(batch)


def opened(folder: Path) -> Opened:
    """Open a library."""
    library = open_library(folder)
    page = partial(_paged, library)
    places: dict[Question, tuple[str, Place | None]] = {}
    return Opened(
        {
            Task.TYPED: lambda asked: page(while_typing(parse_query(" ".join(asked.words)))),
            Task.TERM: lambda asked: page(_all(asked)),
            Task.BOTH: lambda asked: page(_all(asked)),
            Task.PHRASE: lambda asked: page(parse_query(f'"{" ".join(asked.words)}"')),
            Task.SPEAKER: lambda asked: page(_by_speaker(asked)),
            Task.OLDEST: lambda asked: page(_all(asked), sort=Sort.OLDEST),
            Task.SNIPPETS: lambda asked: page(_all(asked)),
            Task.FACETS: partial(_facets, library),
            Task.QUOTATIONS: partial(_quotations, library, {}),
            Task.NEXT: partial(_next, library, places),
        }
    )


def add(folder: Path, stories: Iterable[Story]) -> None:
    """Add articles one by one, each a file of its own beside the library."""
    with closing(open_library(folder)) as library:
        for story in stories:
            file = folder.parent / f"{story.id}.txt"
            file.write_text(story.text, encoding="utf-8")
            update(library, [file])
            word = story.text.split()[-1]
            if not _paged(library, parse_query(word)).total:
                raise LookupError(word)


def _all(asked: Question) -> Query:
    return parse_query(" ".join(asked.words))


def _by_speaker(asked: Question) -> Query:
    return parse_query(f'{" ".join(asked.words)} speaker:"{asked.speaker}"')


def _paged(library: Library, query: Query, *, sort: Sort = Sort.NEWEST) -> Answer:
    page = library.search(query, sort=sort, limit=SHOWN)
    return Answer(
        page.total, tuple((hit.heading.title, hit.heading.date, hit.snippet) for hit in page.hits)
    )


def _facets(library: Library, asked: Question) -> Answer:
    facet = library.facet(_all(asked), limit=SHOWN)
    return Answer(facet.total, tuple((one.name, times) for one, times in facet.speakers))


def _speaker_id(library: Library, name: str) -> str:
    roll = library.speakers(name.rsplit(maxsplit=1)[-1])
    return next((one.id for one in roll.speakers if one.name == name), roll.speakers[0].id)


def _quotations(library: Library, known: dict[str, str], asked: Question) -> Answer:
    if asked.speaker not in known:
        known[asked.speaker] = _speaker_id(library, asked.speaker)
    chosen = Selection(
        speaker_id=known[asked.speaker], group_once=True, sort=Sort.NEWEST, limit=_LISTED
    )
    listing = library.quotations(chosen)
    return Answer(listing.total, tuple(one.texts for one in listing.quotations))


def _next(
    library: Library, places: dict[Question, tuple[str, Place | None]], asked: Question
) -> Answer:
    """Take one step; the steps before it are taken when the question is first asked."""
    if asked not in places:
        speaker_id = _speaker_id(library, asked.speaker)
        place = None
        for _ in range(asked.step):
            place = _place(library.next_quotation(speaker_id, place)) or place
        places[asked] = speaker_id, place
    step = library.next_quotation(*places[asked])
    return Answer(step.total, (step.position, step.quoted and step.quoted.texts))


def _place(step: Step) -> Place | None:
    if step.quoted is None:
        return None
    return Place(step.quoted.heading, step.quoted.quotation.start)
