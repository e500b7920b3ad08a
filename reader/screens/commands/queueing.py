"""Going through what may be wrong: unsure quotations, and corrections that do not fit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.page.wording import counted
from reader.screens.commands.correcting import go_to_edit
from reader.screens.corrected import CorrectionsScreen, listed
from reader.screens.modes import Mode
from reader.session.state import Pane
from reader.session.unsure import MOST, is_unsure, unsure
from reader.widgets.word_row import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Library, Quoted
    from reader.screens.corrected import Listed
    from reader.screens.main import MainScreen

_NAME = "queue"
_ORDER = "those of the articles you read most"
_MIDDLE, _WIDE = 80, 104  # columns in which the order stands before the keys
_KEYS = (
    ("quote.attribute", "who"),
    ("open", "right"),
    ("quote.reject", "no quote"),
    ("hit.next", "skip"),
    ("back_out", "ends"),
)


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that go through what may be wrong."""
    queue = Queue(screen)
    return {
        "queue.unsure": queue.begin,
        "corrections": partial(_ask_corrections, screen),
    }


class Queue:
    """Goes from one unsure quotation to the next as each is decided about."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._waiting: Sequence[Quoted] = ()
        self._at = 0

    def begin(self) -> None:
        """Look for what is unsure, and go to the first; while going through it, to the next."""
        if self._screen.modes.is_on(_NAME):
            self._next()
            return
        screen, opened = self._screen, self._screen.desk.state.opened
        openings = screen.returning.openings
        here = opened.article.id if opened else None
        screen.later.ask(
            "unsure", lambda: unsure(screen.library, here, openings.most_read()), self._found
        )

    def _found(self, waiting: Sequence[Quoted]) -> None:
        if not waiting:
            self._screen.say("No quote is unsure: every speaker is known well enough.")
            return
        self._waiting, self._at = waiting, -1
        self._screen.mending.go_on = self._next
        self._screen.focus_pane(Pane.ARTICLE)
        self._screen.say(f"Unsure quotes of this article come first, then {_ORDER}.")
        self._next()

    def _next(self) -> None:
        """Go to the next one that nobody has decided about meanwhile."""
        self._at += 1
        while self._at < len(self._waiting) and self._is_decided(self._waiting[self._at]):
            self._at += 1
        if self._at >= len(self._waiting):
            self._end()
            self._screen.say(f"That was the last of {counted(len(self._waiting), 'unsure quote')}.")
            return
        self._draw()
        self._screen.desk.go_to(self._waiting[self._at], home=None)

    def _is_decided(self, quoted: Quoted) -> bool:
        state = self._screen.desk.state
        if state.opened is None or state.opened.article.id != quoted.heading.id:
            return False
        now = [one for one in state.quotations if one.quotation.id == quoted.quotation.id]
        return not any(map(is_unsure, now))

    def _draw(self) -> None:
        more = "+" if len(self._waiting) >= MOST else ""
        commands = {
            "open": self._right,
            "hit.next": self._next,
            "back_out": self._back_out,
        }
        screen = self._screen
        gap, order = _spaced(screen.size.width)
        counts = Part(f"Unsure {self._at + 1}/{len(self._waiting)}{more}{order}:", "bold")
        keys = (Part(f"{gap}{screen.key_map.hint(one, words)}", "", one) for one, words in _KEYS)
        screen.modes.enter(Mode(_NAME, commands, ended=self._forget), [counts, *keys])

    def _right(self) -> None:
        """Enter: right as it stands, where the text has the focus; else what it always means."""
        screen = self._screen
        if screen.pane is Pane.ARTICLE and not screen.typing:
            screen.usual("quote.confirm")
        else:
            screen.usual("open")

    def _back_out(self) -> None:
        """Esc: the end of the queue, where nothing else is to be left first."""
        screen = self._screen
        at_rest = screen.pane is Pane.ARTICLE and not screen.typing
        if at_rest and not screen.article.explains and not screen.give_up():
            self._end()
        else:
            screen.usual("back_out")

    def _end(self) -> None:
        self._screen.modes.leave(_NAME)

    def _forget(self) -> None:
        self._screen.mending.go_on = None


def _spaced(width: int) -> tuple[str, str]:
    """Return what parts the keys, and how the order is said, as far as there is room for it."""
    if width >= _WIDE:
        return "  ", f", {_ORDER}"
    return " ", ", most read first" if width >= _MIDDLE else ""


def _ask_corrections(screen: MainScreen) -> None:
    screen.later.ask("corrections", partial(_listed, screen.library), partial(_show, screen))


def _listed(library: Library) -> Sequence[Listed]:
    return listed(library.corrections())


def _show(screen: MainScreen, rows: Sequence[Listed]) -> None:
    screen.app.push_screen(CorrectionsScreen(rows, go=partial(go_to_edit, screen)))
