"""Why what a speaker says in several articles is taken for one speaker's, asked for aside."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library, Profile
    from reader.session.lane import Lane
    from reader.session.state import DeskState

_REMEMBERED = 200
_SHOWN = 2


class Links:
    """Knows the reasons for those speakers whom somebody has looked at."""

    def __init__(self, library: Library, lane: Lane, *, changed: Callable[[], None]) -> None:
        """Ask a library through a lane; `changed` is told when an answer has come."""
        self._library = library
        self._lane = lane
        self._changed = changed
        self._known: OrderedDict[str, tuple[str, ...]] = OrderedDict()
        self._asked: str | None = None

    def of(self, state: DeskState) -> tuple[str, ...]:
        """Return the reasons as far as they are known, for the speaker of the current quotation."""
        return self._known.get(_several(state) or "", ())

    def want(self, state: DeskState) -> None:
        """Ask for the reasons, unless they are known or on their way."""
        speaker_id = _several(state)
        if speaker_id is None or speaker_id == self._asked:
            return
        if speaker_id in self._known:
            self._known.move_to_end(speaker_id)
            return
        self._asked = speaker_id
        question = partial(self._library.speaker_profile, speaker_id)
        self._lane.ask("links", question, partial(self._answered, speaker_id))

    def forget(self) -> None:
        """Know nothing any more: the library has changed."""
        self._known.clear()
        self._asked = None
        self._lane.forget("links")

    def _answered(self, speaker_id: str, profile: Profile | None) -> None:
        self._asked = None
        self._known[speaker_id] = reasons(profile) if profile else ()
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        self._changed()


def reasons(profile: Profile) -> tuple[str, ...]:
    """Return why a speaker is one, the strongest reasons, or that only the name is the same."""
    name, *more = (
        one.removeprefix(f"{profile.speaker.name}: ") for one in profile.evidence or ("",)
    )
    return tuple(more[:_SHOWN]) or ((name,) if name else ())


def _several(state: DeskState) -> str | None:
    """Return the current speaker, where quoted in several articles."""
    quoted, opened = state.current, state.opened
    if quoted is None or opened is None or quoted.speaker_id is None:
        return None
    speaker = opened.speakers.get(quoted.speaker_id)
    return speaker.id if speaker is not None and speaker.articles > 1 else None
