"""What can be taken along of what a person looks at: whose quotations, and how many they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from index import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from index import Library, Quoted
    from reader.session.found import Found
    from reader.session.sayings import Topic
    from reader.session.state import DeskState

_LONGEST = 40  # letters of a file's name
_PLAIN = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Portion:
    """Some quotations of a library.

    Attributes:
        title: what they are, to be cleaned before it is shown.
        count: how many, where that is known.
        quotations: yields them; it asks the library, so it is called in a thread.
    """

    title: str
    count: int | None
    quotations: Callable[[], Iterable[Quoted]]

    @property
    def slug(self) -> str:
        """Return a part of a file's name: small letters, digits and hyphens."""
        words = _PLAIN.sub("-", self.title.lower().replace("_", "-")).strip("-")
        return words[:_LONGEST].strip("-") or "quotes"


def portions(library: Library, state: DeskState, found: Found) -> Iterator[Portion]:
    """Yield what can be taken along: of this article, of this speaker, of these results."""
    if state.opened is not None and state.quotations:
        held = state.quotations
        yield Portion(state.opened.article.heading.title, len(held), lambda: held)
    choice = state.only or state.speaker
    if choice is not None and choice.speaker_id is not None:
        speaker = state.opened and state.opened.speakers.get(choice.speaker_id)
        selection = Selection(speaker_id=choice.speaker_id, group_once=True)
        everything = partial(library.each_quotation, selection)
        yield Portion(choice.name, speaker.quotes if speaker else None, everything)
    page = found.page
    if page is not None and not found.stale and page.quotes:
        asking = found.asking
        title = f"results {asking.query.text}" if asking.whole else "all articles"
        every = partial(library.each_found, asking.whole, sort=asking.sort)
        yield Portion(title, None if page.partial else page.quotes, every)


def portion_of(library: Library, topic: Topic, count: int | None) -> Portion:
    """Return what a speaker said, as far as it is wanted.

    Args:
        library: that has it.
        topic: what is wanted.
        count: how many quotations that are, where it is known.
    """
    everything = partial(library.each_quotation, topic.selection, topic.query)
    return Portion(topic.title, count, everything)


def free_name(slug: str, suffix: str, taken: Iterable[str]) -> str:
    """Return a name for a file that none of those has, compared without case."""
    folded = {name.casefold() for name in taken}
    number, name = 1, f"quoth-{slug}.{suffix}"
    while name.casefold() in folded:
        number += 1
        name = f"quoth-{slug}-{number}.{suffix}"
    return name
