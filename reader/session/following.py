"""Following one speaker through all articles, a step at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from index import Place
from reader.session.state import BEFORE, DeskState
from reader.session.walk import Choice, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Quoted, Step
    from reader.session.fetching import Fetcher
    from reader.session.lane import Lane


class Walker(Protocol):
    """What a follower needs of the desk that it walks at."""

    state: DeskState
    way: Callable[[str], str]

    def go_to(self, stop: Quoted, *, home: str | None) -> None:
        """Go to a quotation, here or in another article."""

    def become(self, state: DeskState) -> None:
        """Take over a new state."""

    def say(self, message: str) -> None:
        """Say something in passing."""


class Follower:
    """Asks where the next quotation of a speaker is, and goes there."""

    def __init__(self, walker: Walker, fetcher: Fetcher, lane: Lane) -> None:
        """Walk at a desk; the steps come through a lane."""
        self.waiting = False
        self._walker = walker
        self._fetcher = fetcher
        self._lane = lane

    def follow(self, choice: Choice, way: Way) -> None:
        """Go to the speaker's next quotation, in this article or beyond it."""
        state = self._walker.state
        if state.opened is None:
            return
        if choice.speaker_id is None:
            self._walker.say("The speaker of this quote is not known: nobody to follow.")
            return
        heading = state.opened.article.heading
        home = state.home or heading.id
        over = _starts_over(state, way)
        after = None if over else Place(heading, state.quote_from)
        question = partial(self._fetcher.step, choice.speaker_id, after, way, home)
        self._ask(question, partial(self._walked, choice, way, None if over else home))

    def find(self, choice: Choice) -> None:
        """Go to a quotation of a speaker who has none here: the next one, or the first."""
        opened = self._walker.state.opened
        if opened is not None and choice.speaker_id is not None:
            after = Place(opened.article.heading, BEFORE)
            question = partial(self._nearest, choice.speaker_id, after)
            self._ask(question, partial(self._arrived, choice))

    def give_up(self) -> None:
        """Wait no longer."""
        self.waiting = False
        self._lane.forget("walk")

    def _ask(self, question: Callable[[], Step], then: Callable[[Step], None]) -> None:
        self.waiting = True
        self._lane.ask("walk", question, partial(self._answered, then))

    def _answered(self, then: Callable[[Step], None], step: Step) -> None:
        self.waiting = False
        then(step)

    def _nearest(self, speaker_id: str, after: Place) -> Step:
        step = self._fetcher.step(speaker_id, after, Way.FORWARD, None)
        return step if step.quoted else self._fetcher.step(speaker_id, None, Way.FORWARD, None)

    def _walked(self, choice: Choice, way: Way, home: str | None, step: Step) -> None:
        if step.quoted is not None:
            self._walker.go_to(step.quoted, home=home or step.quoted.heading.id)
        elif not step.total:
            self._walker.say(f"No quote by {choice.name}.")
        else:
            self._walker.become(self._walker.state.at_the_end())
            self._walker.say(_end(choice, way, step.total, self._walker.way))

    def _arrived(self, choice: Choice, step: Step) -> None:
        if step.quoted is None:
            self._walker.say(f"No quote by {choice.name}.")
        else:
            self._walker.go_to(step.quoted, home=None)


def _starts_over(state: DeskState, way: Way) -> bool:
    """Tell whether the walk had ended, and the reader has gone to the top since."""
    return state.exhausted and state.quote_from == BEFORE and way is Way.FORWARD


def _end(choice: Choice, way: Way, total: int, key: Callable[[str], str]) -> str:
    if total == 1:
        return f"The only quote by {choice.name}"
    if way is Way.FORWARD:
        back, on = key("speaker.previous_quote"), key("speaker.next_quote")
        over = f"{key('article.top')} {on} starts over"
        return f"Last of {total:,} quotes by {choice.name}. {back} goes back, {over}"
    return f"First of {total:,} quotes by {choice.name}. {key('speaker.next_quote')} goes on"
