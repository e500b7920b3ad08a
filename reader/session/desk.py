"""Reading: which article lies open, where in it a person is, and the ways on from there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index import Span
from reader.session.arriving import opened_state, reread_state
from reader.session.fetching import Fetcher, quoting
from reader.session.following import Follower
from reader.session.found import Found
from reader.session.neighbours import Neighbour, Neighbours
from reader.session.remarks import gone, remark
from reader.session.state import BEFORE, DeskState, Here, Opened, Target
from reader.session.trail import Trail
from reader.session.walk import Choice, Way, next_hit, next_quote, quote_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Hit, Library, Quoted
    from reader.session.lane import Lane
    from reader.session.sayings import PagePlace
    from reader.session.visit import Visit


class Desk:
    """Opens articles and walks through their quotations and hits.

    Every change makes a new `DeskState` and tells it; what has to be said in words beside
    it is told apart. What needs the library is asked through a lane.
    """

    def __init__(
        self,
        library: Library,
        lane: Lane,
        *,
        changed: Callable[[DeskState], None],
        say: Callable[[str], None],
        reopen: Callable[[PagePlace], None],
    ) -> None:
        """Start with nothing open.

        Args:
            library: asked for everything.
            lane: through which it is asked.
            changed: told of every new state.
            say: told of what has to be said beside it.
            reopen: told of a speaker's page that is gone back to.
        """
        self.state = DeskState()
        self.say = say
        self._lane = lane
        self._changed = changed
        self.reopen = reopen
        self._fetcher = Fetcher(library)
        self._follower = Follower(self, self._fetcher, lane)
        self._neighbours = Neighbours(library)
        self._trail = Trail()
        self._found = Found()
        self._opening = self._rereading = False
        self._after: list[Callable[[], None]] = []
        self._before_find: DeskState | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether an article or a way to one is on its way."""
        return self._opening or self._rereading or self._follower.waiting

    @property
    def row(self) -> int | None:
        """Return which of the results lies open, from 0, where that is known."""
        opened = self.state.opened
        if opened is None:
            return None
        at = self._found.position(opened.article.id)
        return opened.row if at is None else at

    def give_up(self) -> None:
        """Wait no longer."""
        self._opening = self._rereading = False
        self._after = []
        self._lane.forget("open")
        self._lane.forget("reread")
        self._follower.give_up()

    def become(self, state: DeskState) -> None:
        """Take over a new state, and tell it."""
        self.state = state
        self._changed(state)

    # Opening

    def open(self, article_id: str, target: Target | None = None) -> None:
        """Open an article, at its first hit or quotation unless a target says otherwise."""
        self._trail.leave(self._here())
        self._fetch(article_id, target or Target())

    def open_from(self, page: PagePlace, stop: Quoted) -> None:
        """Open the article of a quotation on a speaker's page, from where one can go back."""
        here = self._here()
        self._trail.leave(here and replace(here, page=page))
        self._fetch(stop.heading.id, Target(quotation_id=stop.quotation.id, announced=True))

    def open_fullest(self, hits: Sequence[Hit]) -> None:
        """Open, of these articles, the one with most quotations in marks."""
        if hits:
            self._opening = True
            self._lane.ask("open", partial(self._fetcher.fullest, hits), self._fullest_is)

    def come_back(self, visit: Visit) -> None:
        """Open the article of an earlier visit, or the fullest one where it is gone."""
        if visit.here is not None:
            self._trail = Trail(visit.behind, visit.ahead)
            self.state = replace(self.state, only=visit.only)
            self._opening = True
            question = partial(self._fetcher.opened_if_there, visit.here.article_id, self._found)
            self._lane.ask("open", question, partial(self._came_back, visit.here.target))

    def reload(self, top: int) -> None:
        """Open the open article once more, since the library has another one by its name.

        Args:
            top: the place in the text that stays at the upper edge.
        """
        if self.state.opened is not None:
            target = Target(point=self.state.quote_from, top=top)
            self._fetch(self.state.opened.article.id, target)

    def look_at_file(self) -> None:
        """See whether the file of the open article is still the one that was read."""
        opened = self.state.opened
        if opened is not None:
            question = partial(self._fetcher.remark, opened)
            self._lane.ask("file", question, self._remark_is)

    def here(self, top: int | None = None) -> Here | None:
        """Return where the reader is, with the place at the upper edge; None where nothing is."""
        here = self._here()
        return here and replace(here, target=replace(here.target, top=top))

    @property
    def trail(self) -> tuple[tuple[Here, ...], tuple[Here, ...]]:
        """Return where jumps came from, behind and ahead, the nearest ones last."""
        return self._trail.stacks

    def results_are(self, found: Found) -> None:
        """Take over what has been found: the order of articles, and the words to mark."""
        anew = found.page is not self._found.page
        self._found = found
        opened = self.state.opened
        if opened is not None and anew:
            question = partial(self._fetcher.known_anew, opened, found)
            self._lane.ask("marks", question, self._marks_are)

    def back(self) -> None:
        """Go to where the last jump came from."""
        self._travel(self._trail.back(self._here()), "Nothing to go back to.")

    def forward(self) -> None:
        """Undo going back."""
        self._travel(self._trail.forward(self._here()), "Nothing to go forward to.")

    def _came_back(self, target: Target, opened: Opened | None) -> None:
        if opened is not None:
            self._show(target, opened)
            return
        self._opening = False
        self.become(DeskState())
        self.open_fullest([hit for _, hit in self._found.hits.at_hand()])

    def _remark_is(self, looked_at: Opened) -> None:
        opened = self.state.opened
        same = opened is not None and opened.article is looked_at.article
        if opened is not None and same and opened.remark != looked_at.remark:
            self.become(replace(self.state, opened=replace(opened, remark=looked_at.remark)))

    def _fullest_is(self, article_id: str) -> None:
        self._fetch(article_id, Target(point=BEFORE))

    def _travel(self, there: Here | None, nothing: str) -> None:
        if there is None:
            self.say(nothing)
        else:
            self._fetch(there.article_id, there.target)
            if there.page is not None:
                self.reopen(there.page)

    def _fetch(self, article_id: str, target: Target) -> None:
        self._opening = True
        question = partial(self._fetcher.opened, article_id, self._found, target.row)
        self._lane.ask("open", question, partial(self._show, target))

    def _show(self, target: Target, opened: Opened) -> None:
        self._opening = False
        self._before_find = None
        self.become(opened_state(opened, target, only=self.state.only))
        arrival = f"-> {opened.article.heading.title} ({opened.rank})" if target.announced else ""
        words = " ".join(
            filter(None, (arrival, gone(self.state, target), remark(opened, self._found)))
        )
        if words:
            self.say(words)

    def reread(self, then: Callable[[], None] | None = None) -> None:
        """Take over what corrections have made of the open article, and stay where the reader is.

        Args:
            then: called when that is done, unless another article is opened meanwhile.
        """
        opened = self.state.opened
        if opened is None:
            return
        self._rereading = True
        if then is not None:
            self._after.append(then)
        question = partial(self._fetcher.reread, opened, self._found)
        self._lane.ask("reread", question, partial(self._reread, opened))

    def _reread(self, before: Opened, opened: Opened) -> None:
        self._rereading = False
        after, self._after = self._after, []
        now = self.state.opened
        if now is None or now.article is not before.article:
            self._changed(self.state)
            return
        if self._before_find is not None:
            self._before_find = reread_state(self._before_find, opened)
        self.become(reread_state(self.state, opened))
        for then in after:
            then()

    def _marks_are(self, marked: Opened) -> None:
        opened = self.state.opened
        if opened is None or opened.article is not marked.article or self.state.find is not None:
            return
        if opened.quotations is not marked.quotations:  # reread since
            marked = marked.with_quotations_of(opened)
        self.become(self.state.with_marks(marked))

    def _here(self) -> Here | None:
        opened, quoted = self.state.opened, self.state.current
        if opened is None:
            return None
        target = Target(
            quotation_id=quoted.quotation.id if quoted else None, point=self.state.quote_from
        )
        return Here(opened.article.id, target)

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
            self.say("No quotes in this article. J opens the next one.")
        else:
            whose = f" by {state.only.name}" if state.only else ""
            edge, beyond = ("Last", "L") if way is Way.FORWARD else ("First", "H")
            self.say(f"{edge} quote{whose} in this article. {beyond} goes on in other articles.")

    def hit(self, way: Way) -> None:
        """Go to the next hit, in this article or in the next one that has any."""
        state = self.state
        at = next_hit(state.hits, way, point=state.hit_from, current=state.hit)
        if at is not None:
            self.become(state.on_hit(at))
        elif state.find is not None:
            edge = "Last" if way is Way.FORWARD else "First"
            self.say(f"{edge} of {len(state.hits)} in this article. Esc ends the search here.")
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
        opened = self.state.opened
        ids = [quoted.quotation.id for quoted in self.state.quotations]
        here = opened is not None and stop.heading.id == opened.article.id
        if here and stop.quotation.id in ids:
            at = ids.index(stop.quotation.id)
            self.become(replace(self.state.on_quote(at), home=home))
        else:  # elsewhere, or in an article that has been read anew since it was opened
            self._trail.leave(self._here())
            target = Target(quotation_id=stop.quotation.id, home=home, announced=not here)
            self._fetch(stop.heading.id, target)

    def _hit_beyond(self, way: Way) -> None:
        if not self._found.query:
            self.say("Nothing is searched for. s searches all articles, / this one.")
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
            self._stay(f"No hit in the next {neighbour.searched:,} results. J opens the next one.")
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
