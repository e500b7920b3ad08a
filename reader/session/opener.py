"""What lies open: opening an article, going back to one, and reading one anew."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.session.arriving import opened_state, reread_state
from reader.session.fetching import Fetcher
from reader.session.found import Found
from reader.session.remarks import gone, remark
from reader.session.state import BEFORE, DeskState, Here, Opened, Target
from reader.session.trail import Trail

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Hit, Library, Quoted
    from reader.session.lane import Lane
    from reader.session.sayings import PagePlace
    from reader.session.visit import Visit


class Opener:
    """Opens articles, and keeps the one that lies open in step with the library.

    Every change makes a new `DeskState` and tells it; what has to be said in words beside
    it is told apart. What needs the library is asked through a lane.

    Attributes:
        way: tells how a command is given, for what is said; by its name, until that is known.
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
        self.way: Callable[[str], str] = str
        self._fetcher = Fetcher(library)
        self._trail = Trail()
        self._found = Found()
        self._opening = self._rereading = False
        self._after: list[Callable[[], None]] = []
        self._before_find: DeskState | None = None

    @property
    def waiting(self) -> bool:
        """Tell whether an article is on its way."""
        return self._opening or self._rereading

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

    def become(self, state: DeskState) -> None:
        """Take over a new state, and tell it."""
        self.state = state
        self._changed(state)

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
            state = self.state
            target = Target(point=state.quote_from, top=top, by_itself=state.by_itself)
            self._fetch(self.state.opened.article.id, target)

    def look_at_file(self, lane: Lane | None = None) -> None:
        """See whether the file of the open article is still the one that was read.

        Args:
            lane: where the disk is asked; None for the one by which articles are opened.
        """
        opened = self.state.opened
        if opened is not None:
            question = partial(self._fetcher.remark, opened)
            (lane or self._lane).ask("file", question, self._remark_is)

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
            self._show(replace(target, by_itself=True), opened)
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
        self._fetch(article_id, Target(point=BEFORE, by_itself=True))

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
        known = remark(opened, self._found, self.way)
        words = " ".join(filter(None, (arrival, gone(self.state, target), known)))
        if words:
            self.say(words)

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
