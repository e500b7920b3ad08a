"""Reading: where in the open article a person is, and the ways on from there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index import Span
from reader.session.fetching import quoting
from reader.session.following import Follower
from reader.session.neighbours import Neighbour, Neighbours
from reader.session.opener import Opener
from reader.session.state import Target
from reader.session.walk import Choice, Way, next_hit, next_quote, quote_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Library, Quoted
    from reader.session.found import Found
    from reader.session.lane import Lane
    from reader.session.sayings import PagePlace
    from reader.session.state import DeskState, Opened


class Desk(Opener):
    """Walks through the quotations and hits of articles, in the open one and beyond it."""

    def __init__(
        self,
        library: Library,
        lane: Lane,
        *,
        changed: Callable[[DeskState], None],
        say: Callable[[str], None],
        reopen: Callable[[PagePlace], None],
    ) -> None:
        """Start with nothing open; the arguments are those of `Opener`."""
        super().__init__(library, lane, changed=changed, say=say, reopen=reopen)
        self._follower = Follower(self, self._fetcher, lane)
        self._neighbours = Neighbours(library)

    @property
    def waiting(self) -> bool:
        """Tell whether an article or a way to one is on its way."""
        return super().waiting or self._follower.waiting

    def give_up(self) -> None:
        """Wait no longer."""
        super().give_up()
        self._follower.give_up()

    # In this article

    def go_to_quote(self, index: int) -> None:
        """Make a quotation of the open article the current one."""
        self.become(self.state.on_quote(index))

    def go_to_point(self, point: int) -> None:
        """Go to the quotation that a place of the open article lies in, if it lies in one."""
        at = quote_at(self.state.quotations, point)
        if at is not None:
            self.become(self.state.on_quote(at))

    def go_to_struck(self, index: int) -> None:
        """Stand on a rejected quotation of the open article."""
        self.become(self.state.on_struck(index))

    def go_to_edge(self, point: int) -> None:
        """Count on from the top (`BEFORE`) or the end of the text."""
        self.become(self.state.at_edge(point))

    def quote(self, way: Way) -> None:
        """Go to the next quotation in this article, of the chosen speaker if there is one."""
        state = self.state
        at = next_quote(
            state.quotations, way, point=state.quote_from, current=state.quote, only=state.only
        )
        if at is not None:
            self.become(state.on_quote(at))
        elif not state.quotations:
            self.say(f"No quotes in this article. {self.way('article.next')} opens the next one.")
        else:
            whose = f" by {state.only.name}" if state.only else ""
            ahead = way is Way.FORWARD
            beyond = self.way("speaker.next_quote" if ahead else "speaker.previous_quote")
            edge = "Last" if ahead else "First"
            self.say(f"{edge} quote{whose} in this article. {beyond} goes on in other articles.")

    def hit(self, way: Way) -> None:
        """Go to the next hit, in this article or in the next one that has any."""
        state = self.state
        at = next_hit(state.hits, way, point=state.hit_from, current=state.hit)
        if at is not None:
            self.become(state.on_hit(at))
        elif state.find is not None:
            edge = "Last" if way is Way.FORWARD else "First"
            end = f"{self.way('back_out')} ends the search here."
            self.say(f"{edge} of {len(state.hits)} in this article. {end}")
        else:
            self._hit_beyond(way)

    def find(self, text: str) -> None:
        """Mark what is looked for in this article, and go to the first place from here on."""
        opened = self.state.opened
        if opened is None:
            return
        before = self._before_find = self._before_find or self.state
        places = _places(text, opened.article.text)
        state = replace(before.with_hits(places), find=text)
        ahead = next_hit(places, Way.FORWARD, point=before.hit_from, current=None)
        self.become(state.on_hit(ahead or 0) if places else state)

    def end_find(self) -> bool:
        """Go back to where the search in this article began; tell whether there was one."""
        before, self._before_find = self._before_find, None
        if before is not None:
            self.become(replace(before, only=self.state.only))
        return before is not None

    # In other articles

    def article(self, way: Way) -> None:
        """Open the next article of the results."""
        self._ask_beside(self._neighbours.beside, way, partial(self._beside_is, way))

    def speaker(self, way: Way) -> None:
        """Go to the same speaker's next quotation, in this article or beyond it."""
        choice = self.state.only or self.state.speaker
        if choice is None:
            self.say("No quote is current here, so no speaker to follow.")
        else:
            self._follower.follow(choice, way)

    def choose(self, choice: Choice) -> None:
        """Keep to one speaker, and go to a quotation of theirs, here if there is one."""
        state = replace(self.state, only=choice)
        theirs = [at for at, quoted in enumerate(state.quotations) if choice.takes(quoted)]
        ahead = [at for at in theirs if state.quote is not None and at >= state.quote]
        if theirs:
            self.become(state.on_quote((ahead or theirs)[0]))
        elif choice.speaker_id is not None:
            self.become(state)
            self._follower.find(choice)

    def lift(self) -> bool:
        """Keep to one speaker no longer; tell whether that was so."""
        if self.state.only is None:
            return False
        self.become(replace(self.state, only=None))
        return True

    def go_to(self, stop: Quoted, *, home: str | None) -> None:
        """Go to a quotation, here or in another article.

        Args:
            stop: where to go.
            home: the article that the walk started from.
        """
        self._go_to(stop, Target(quotation_id=stop.quotation.id, home=home))

    def bring(self, stop: Quoted) -> None:
        """Go to a quotation that nobody asked for, as a queue does; what was said stays."""
        self._go_to(stop, Target(quotation_id=stop.quotation.id, by_itself=True))

    def _go_to(self, stop: Quoted, target: Target) -> None:
        opened = self.state.opened
        ids = [quoted.quotation.id for quoted in self.state.quotations]
        here = opened is not None and stop.heading.id == opened.article.id
        if here and stop.quotation.id in ids:
            at = ids.index(stop.quotation.id)
            self.become(replace(self.state.on_quote(at), home=target.home))
        else:  # elsewhere, or in an article that has been read anew since it was opened
            self._trail.leave(self._here())
            unasked = self.state.by_itself if here else target.by_itself
            announced = not here and not target.by_itself
            target = replace(target, announced=announced, by_itself=unasked)
            self._fetch(stop.heading.id, target)

    def _hit_beyond(self, way: Way) -> None:
        if not self._found.query:
            everywhere, here = self.way("search"), self.way("find")
            self.say(
                f"Nothing is searched for. {everywhere} searches all articles, {here} this one."
            )
            return
        if self._found.stale:
            self._no_more_hits(way, Neighbour())
            return
        by_quotes = bool(quoting(self._found.query))  # then an article may have no word of it
        look = self._neighbours.beside if by_quotes else self._neighbours.with_hit
        self._ask_beside(look, way, partial(self._hit_is_beyond, way))

    def _ask_beside(
        self,
        look: Callable[[Found, Opened | None, Way], Neighbour],
        way: Way,
        then: Callable[[Neighbour], None],
    ) -> None:
        """Look in the results for what lies beside the open article."""
        self._opening = True
        self._lane.ask("open", partial(look, self._found, self.state.opened, way), then)

    def _beside_is(self, way: Way, neighbour: Neighbour) -> None:
        self._opening = False
        if neighbour.article_id is not None:
            self.open(neighbour.article_id, Target(row=neighbour.row))
            return
        edge = "last" if way is Way.FORWARD else "first"
        self._stay(f"This is the {edge} article of the results.")

    def _hit_is_beyond(self, way: Way, neighbour: Neighbour) -> None:
        self._opening = False
        if neighbour.article_id is not None:
            hit = -1 if way is Way.BACK else 0
            target = Target(hit=hit, announced=True, row=neighbour.row)
            self.open(neighbour.article_id, target)
        else:
            self._no_more_hits(way, neighbour)

    def _no_more_hits(self, way: Way, neighbour: Neighbour) -> None:
        if neighbour.searched is not None:
            on = f"{self.way('article.next')} opens the next one."
            self._stay(f"No hit in the next {neighbour.searched:,} results. {on}")
        else:
            self._stay(
                "That was the last hit." if way is Way.FORWARD else "That was the first hit."
            )

    def _stay(self, words: str) -> None:
        """Say why nothing is opened, and let what waits for it go on."""
        self.say(words)
        self._changed(self.state)


def _places(wanted: str, text: str) -> tuple[Span, ...]:
    """Return where some letters stand in a text, whatever their case."""
    if not wanted:
        return ()
    found = re.finditer(re.escape(wanted), text, re.IGNORECASE)
    return tuple(Span(*match.span()) for match in found)
