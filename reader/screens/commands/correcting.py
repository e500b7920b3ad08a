"""Correcting the current quotation: who said it, whether it is one, and taking that back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index import Edit, Status, confirming, naming, rejecting
from reader.page.mended import described_all
from reader.page.wording import counted
from reader.screens.asking import AskScreen
from reader.screens.who import WhoScreen
from reader.session.likely import suspects
from reader.session.naming_order import in_order
from reader.session.similar import Similar, reasons, similar
from reader.session.state import Pane, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Article, Library, Quoted, Speaker
    from reader.screens.main import MainScreen
    from reader.session.likely import Suspect
    from reader.session.mender import Outcome

_NOBODY = "No quote is current here, so there is nothing to correct."
_FOUND = 20  # speakers of the library that are offered for the letters of a name
_LOOKED_AT = 200  # of those most quoted; among them may be one who has the letters as a word


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that correct the current quotation."""
    correcting = _Correcting(screen)
    return {
        "quote.attribute": correcting.attribute,
        "quote.reject": correcting.reject,
        "quote.confirm": correcting.confirm,
        "undo": partial(screen.mending.undo, partial(_undone, screen)),
    }


class _Correcting:
    """Corrects quotations of the open article."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    def attribute(self) -> None:
        """Ask who said the current quotation."""
        found = self._current()
        if found is not None:
            _, quoted = found
            likely = suspects(quoted, self._screen.desk.state.quotations)
            save = partial(self._answered, *found)
            ask_who(self._screen, " ".join(quoted.texts), likely, save)

    def reject(self) -> None:
        """Say that the current quotation is none, or that a rejected one is one after all."""
        mending, state = self._screen.mending, self._screen.desk.state
        if state.opened is not None and state.rejected is not None:
            restored = confirming(state.opened.article, state.rejected.quotation)
            mending.keep([restored], "It is a quote again.")
            return
        found = self._current()
        if found is not None:
            article, quoted = found
            rejected = rejecting(article, quoted.quotation)
            key = self._screen.key_map.way("quote.reject")
            mending.keep([rejected], f"Not a quote; {key} restores it.", then=mending.go_on)

    def confirm(self) -> None:
        """Say that the current quotation is right as it stands."""
        found = self._current()
        if found is not None:
            mending, (article, quoted) = self._screen.mending, found
            confirmed = confirming(article, quoted.quotation)
            mending.keep([confirmed], "Right as it stands.", then=mending.go_on)

    def _current(self) -> tuple[Article, Quoted] | None:
        """Return the article and the quotation that is corrected; say so where there is none."""
        state = self._screen.desk.state
        if state.opened is not None and state.current is not None:
            return state.opened.article, state.current
        restores = f"{self._screen.key_map.way('quote.reject')} restores it."
        struck = f"You said that this is no quote. {restores}"
        self._screen.say(struck if state.rejected else _NOBODY)
        return None

    def _answered(
        self, article: Article, quoted: Quoted, popup: WhoScreen, name: str | None
    ) -> None:
        if name is not None and name == quoted.speaker:
            edits, then = [confirming(article, quoted.quotation)], self._screen.mending.go_on
        else:
            edits = [naming(article, quoted.quotation, name)]
            alike = similar(quoted, self._screen.desk.state.quotations, name)
            then = partial(self._offer_similar, article, alike, name)
        self._screen.mending.keep(edits, "Saved.", box=popup, then=then)

    def _offer_similar(self, article: Article, alike: Sequence[Similar], name: str | None) -> None:
        """Offer to say the same of similar quotations that still say otherwise."""
        known = {one.quoted.quotation.id: one for one in alike}
        left = [
            Similar(one, known[one.quotation.id].why)
            for one in self._screen.desk.state.quotations
            if one.quotation.id in known and one.status is Status.AUTO and one.speaker != name
        ]
        if left:
            question = f"Saved. Apply to {len(left)} similar here: {reasons(left)}?"
            agreed = partial(self._apply, article, [one.quoted for one in left], name)
            self._screen.app.push_screen(AskScreen(question, agreed, self._go_on))
        else:
            self._go_on()

    def _apply(self, article: Article, alike: Sequence[Quoted], name: str | None) -> None:
        done = f"Saved for {counted(len(alike), 'more quote')}."
        edits = [naming(article, one.quotation, name) for one in alike]
        self._screen.mending.keep(edits, done, then=self._go_on)

    def _go_on(self) -> None:
        if self._screen.mending.go_on is not None:
            self._screen.mending.go_on()


def ask_who(
    screen: MainScreen,
    words: str,
    likely: Sequence[Suspect],
    save: Callable[[WhoScreen, str | None], None],
) -> None:
    """Ask who said some words; `save` is given the popup and the name."""
    everybody = partial(speakers_named, screen)
    screen.app.push_screen(WhoScreen(words, likely, everybody=everybody, save=save))


def speakers_named(
    screen: MainScreen, letters: str, then: Callable[[Sequence[Speaker]], None]
) -> None:
    """Find the speakers of the library with a name word that starts so, likeliest first."""
    quotations = screen.desk.state.quotations
    here = dict.fromkeys(one.speaker_id for one in quotations if one.speaker_id)
    screen.later.ask("named", partial(_speakers_named, screen.library, letters, tuple(here)), then)


def _speakers_named(library: Library, letters: str, here: Sequence[str]) -> Sequence[Speaker]:
    known = library.speakers_by_id(here)
    present = [known[one] for one in here if one in known]
    others = library.speakers(letters, limit=_LOOKED_AT).speakers
    return in_order(letters, present, others)[:_FOUND]


def _undone(screen: MainScreen, outcome: Outcome) -> None:
    if outcome.problem is not None:
        screen.complain(outcome.problem)
        return
    if not outcome.corrections:
        screen.say("Nothing to undo.")
        return
    last, opened = outcome.corrections[-1], screen.desk.state.opened
    done = f"Undone: {described_all(outcome.corrections)}"
    screen.say(done)
    go_back = screen.mending.go_back
    if go_back is not None and go_back(outcome.corrections):
        return
    if not isinstance(last, Edit) or (opened and last.article == opened.article.id):
        point = last.selector.start if isinstance(last, Edit) else None
        screen.mending.show(partial(_go_to, screen, point))
    else:
        screen.mending.show()
        question = f"Undone in another article. Go there? ({last.article})"
        screen.app.push_screen(AskScreen(question, partial(go_to_edit, screen, last)))


def _go_to(screen: MainScreen, point: int | None) -> None:
    """Go to the quotation that stands at a place, where one does."""
    if point is not None:
        screen.desk.go_to_point(point)


def go_to_edit(screen: MainScreen, edit: Edit) -> None:
    """Go to the article of a correction, to its place if that is there; pages are closed."""
    if screen.page is not None:
        screen.page.close_all()
    screen.focus_pane(Pane.ARTICLE)
    screen.desk.open(edit.article, Target(point=(edit.selector.start or 0) - 1))
