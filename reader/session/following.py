"""Following one speaker through all articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from reader.session.state import BEFORE, DeskState
from reader.session.walk import Choice, Way, next_stop, once_each

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Quoted
    from reader.session.fetching import Fetcher
    from reader.session.lane import Lane


class Walker(Protocol):
    """What a follower needs of the desk that it walks at."""

    state: DeskState

    def go_to(self, stop: Quoted, *, home: str | None) -> None:
        """Go to a quotation, here or in another article."""

    def become(self, state: DeskState) -> None:
        """Take over a new state."""

    def say(self, message: str) -> None:
        """Say something in passing."""


class Follower:
    """Knows where the quotations of the speakers stand that have been followed."""

    def __init__(self, walker: Walker, fetcher: Fetcher, lane: Lane) -> None:
        """Walk at a desk; the quotations come through a lane."""
        self.waiting = False
        self._walker = walker
        self._fetcher = fetcher
        self._lane = lane
        self._known: dict[str, tuple[Quoted, ...]] = {}

    def follow(self, choice: Choice, way: Way) -> None:
        """Go to the speaker's next quotation, in this article or beyond it."""
        self._with_quotations(choice, partial(self._walk, choice, way))

    def find(self, choice: Choice) -> None:
        """Go to a quotation of a speaker who has none here: the next one, or the first."""
        self._with_quotations(choice, partial(self._arrive, choice))

    def forget(self) -> None:
        """Ask anew where quotations stand; the library may have changed."""
        self._known.clear()

    def give_up(self) -> None:
        """Wait no longer."""
        self.waiting = False
        self._lane.forget("walk")

    def _with_quotations(self, choice: Choice, then: Callable[[tuple[Quoted, ...]], None]) -> None:
        speaker_id = choice.speaker_id
        if speaker_id is None:
            self._walker.say("The speaker of this quote is not known: nobody to follow.")
        elif speaker_id in self._known:
            then(self._known[speaker_id])
        else:
            self.waiting = True
            question = partial(self._fetcher.by_speaker, speaker_id)
            self._lane.ask("walk", question, partial(self._learn, speaker_id, then))

    def _learn(
        self,
        speaker_id: str,
        then: Callable[[tuple[Quoted, ...]], None],
        quotations: tuple[Quoted, ...],
    ) -> None:
        self.waiting = False
        self._known[speaker_id] = quotations
        then(quotations)

    def _walk(self, choice: Choice, way: Way, quotations: tuple[Quoted, ...]) -> None:
        state = self._walker.state
        if state.opened is None:
            return
        heading = state.opened.article.heading
        home = state.home or heading.id
        stops = once_each(quotations, home)
        if not stops:
            self._walker.say(f"No quote by {choice.name}.")
            return
        if _starts_over(state, way):
            self._walker.go_to(stops[0], home=stops[0].heading.id)
            return
        stop = next_stop(stops, way, heading=heading, point=state.quote_from)
        if stop is not None:
            self._walker.go_to(stop, home=home)
            return
        self._walker.become(state.at_the_end())
        self._walker.say(_end(choice, way, len(stops)))

    def _arrive(self, choice: Choice, quotations: tuple[Quoted, ...]) -> None:
        opened = self._walker.state.opened
        stops = once_each(quotations, None)
        if not stops or opened is None:
            self._walker.say(f"No quote by {choice.name}.")
            return
        heading = opened.article.heading
        ahead = next_stop(stops, Way.FORWARD, heading=heading, point=BEFORE)
        self._walker.go_to(ahead or stops[0], home=None)


def _starts_over(state: DeskState, way: Way) -> bool:
    """Tell whether the walk had ended, and the reader has gone to the top since."""
    return state.exhausted and state.quote_from == BEFORE and way is Way.FORWARD


def _end(choice: Choice, way: Way, total: int) -> str:
    if total == 1:
        return f"The only quote by {choice.name}"
    if way is Way.FORWARD:
        return f"Last of {total:,} quotes by {choice.name}. H goes back, g L starts over"
    return f"First of {total:,} quotes by {choice.name}. L goes on"
