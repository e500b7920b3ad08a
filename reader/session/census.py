"""Who is quoted in the collection or in what was found, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from index import GroupMember, Groups, Query, SpeakerGroup
from reader.session.further import PAGE, Further
from reader.session.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Library
    from reader.session.lane import Lane

Asked = Callable[["Library", Query, str, int], Groups]
"""Asks a library for a page of who is quoted: by query, letters, and the row it begins with."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A group that is open, so that each of its speakers has a row.

    Attributes:
        group: which one.
        at: its row among the groups.
        members: its speakers, each with an article; as many as it has, even before they come.
    """

    group: SpeakerGroup
    at: int
    members: Rows[GroupMember]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The speakers that are counted, most quoted first.

    Attributes:
        query: what the articles were found by; the empty one stands for all.
        letters: what a word of each name starts with.
        rows: those at hand, each alone or with others who are called alike.
        speakers: how many they are, each for itself.
        known: whether they have been counted yet.
        unfolded: the group that is open.
    """

    query: Query = field(default_factory=Query)
    letters: str = ""
    rows: Rows[SpeakerGroup] = field(default_factory=Rows)
    speakers: int = 0
    known: bool = False
    unfolded: Unfolded | None = None


def together(library: Library, query: Query, letters: str, cursor: int) -> Groups:
    """Return who is quoted, those together who have no name and are called alike."""
    return library.groups(query, prefix=letters, limit=PAGE, cursor=cursor)


def each(library: Library, _query: Query, letters: str, cursor: int) -> Groups:
    """Return everybody who is quoted, each alone."""
    roll = library.speakers(letters, limit=PAGE, cursor=cursor)
    groups = tuple(map(SpeakerGroup.of_one, roll.speakers))
    return Groups(groups, roll.total, roll.total)


class Census:
    """Asks for the speakers that come into sight."""

    def __init__(
        self,
        library: Library,
        lane: Lane,
        *,
        changed: Callable[[Crowd], None],
        asked: Asked = together,
    ) -> None:
        """Ask a library through a lane.

        Args:
            library: whose speakers.
            lane: where they are asked for.
            changed: told of every new state.
            asked: which they are.
        """
        self.crowd = Crowd()
        self._library = library
        self._lane = lane
        self._changed = changed
        self._question = asked
        self._asked: Crowd | None = None
        self._groups = Further[SpeakerGroup](lane, "more speakers", changed=self._followed)
        self._members = Further[GroupMember](lane, "members", changed=self._followed)

    @property
    def waiting(self) -> bool:
        """Tell whether speakers are being counted."""
        return self._asked is not None or self._groups.fetching or self._members.fetching

    def count(self, query: Query) -> None:
        """Count the speakers in what a query finds."""
        self._ask(replace(self._latest, query=query))

    def keep(self, letters: str) -> None:
        """Keep those with a name word that starts so."""
        self._ask(replace(self._latest, letters=letters))

    def again(self) -> None:
        """Count once more; the library has changed."""
        self._seek(self._latest)

    def show(self, first: int, last: int) -> None:
        """Fetch those of the groups that come into sight and are not at hand."""
        if self.crowd.known and self._asked is None:
            self._groups.show(first, last)

    def show_members(self, first: int, last: int) -> None:
        """Fetch those of the open group that come into sight and are not at hand."""
        if self.crowd.unfolded is not None and self._asked is None:
            self._members.show(first, last)

    def turn(self, at: int) -> None:
        """Open the group of a row, and close the one that is open."""
        group, before = self.crowd.rows.get(at), self.crowd.unfolded
        if group is not None and group.speakers > 1:
            self._members.stop()
            is_open = before is not None and before.at == at
            self._unfold(None if is_open else Unfolded(group, at, Rows({}, group.speakers)))
            self._changed(self.crowd)

    @property
    def _latest(self) -> Crowd:
        return self._asked or self.crowd

    def _ask(self, crowd: Crowd) -> None:
        latest = self._latest
        same = (crowd.query, crowd.letters) == (latest.query, latest.letters)
        if not same or not (latest.known or self._asked):
            self._seek(replace(crowd, unfolded=None))

    def _seek(self, crowd: Crowd) -> None:
        self._asked = crowd
        self._groups.stop()
        self._members.stop()
        question = partial(self._question, self._library, crowd.query, crowd.letters, 0)
        self._lane.ask("speakers", question, partial(self._answered, crowd))

    def _answered(self, crowd: Crowd, page: Groups) -> None:
        self._asked = None
        before = crowd.unfolded
        rows = Rows.first(page.groups, page.total)
        self._groups.begin(rows, partial(self._page, crowd))
        self.crowd = replace(crowd, rows=rows, speakers=page.speakers, known=True, unfolded=None)
        for at, group in rows.at_hand():
            if before is not None and _are_one(group, before.group):
                self._unfold(Unfolded(group, at, Rows({}, group.speakers)))
        self._changed(self.crowd)

    def _page(self, crowd: Crowd, cursor: int) -> Sequence[SpeakerGroup]:
        return self._question(self._library, crowd.query, crowd.letters, cursor).groups

    def _unfold(self, unfolded: Unfolded | None) -> None:
        self.crowd = replace(self.crowd, unfolded=unfolded)
        if unfolded is not None:
            first, query = unfolded.group.first.id, self.crowd.query
            ask = partial(self._library.group_members, first, query, limit=PAGE)
            self._members.begin(unfolded.members, lambda cursor: ask(cursor=cursor))

    def _followed(self) -> None:
        unfolded = self.crowd.unfolded
        if unfolded is not None:
            unfolded = replace(unfolded, members=self._members.rows)
        self.crowd = replace(self.crowd, rows=self._groups.rows, unfolded=unfolded)
        self._changed(self.crowd)


def _are_one(group: SpeakerGroup, other: SpeakerGroup) -> bool:
    """Tell whether two are one group, whose first speaker may be another one now."""
    called = group.label.casefold() == other.label.casefold()
    return called and group.first.kind is other.first.kind and group.speakers > 1
