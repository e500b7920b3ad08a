"""Going through what may be wrong: unsure quotations, and corrections that do not fit."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from rich.cells import cell_len

from index import Edit
from reader.page.wording import counted
from reader.screens.commands.correcting import go_to_edit
from reader.screens.corrected import CorrectionsScreen, listed
from reader.screens.modes import Mode
from reader.session.state import Pane
from reader.session.unsure import LOOKED_THROUGH, MOST, is_unsure, unsure
from reader.widgets.word_row import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Correction, Library, Quoted
    from reader.keymap import KeyMap
    from reader.outside.openings import Openings
    from reader.screens.corrected import Listed
    from reader.screens.main import MainScreen

_NAME = "queue"
# Where one comes from, in ever fewer words.
_HERE = (", in this article", " here")
_READ = (", in what you read most", ", most read", " read")
_NEWEST = (", in the newest articles", ", newest", " new")
_KEYS = (
    ("quote.attribute", "who"),
    ("open", "right"),
    ("quote.reject", "no quote"),
    ("hit.next", "skip"),
    ("back_out", "ends"),
)
_SHORTER = {"no quote": "none", "ends": "end"}


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
        self._here: str | None = None
        self._read: Sequence[str] = ()
        self._at = 0

    def begin(self) -> None:
        """Look for what is unsure, and go to the first; while going through it, to the next."""
        if self._screen.modes.is_on(_NAME):
            self._next()
            return
        screen, opened = self._screen, self._screen.desk.state.opened
        openings = screen.returning.openings
        here = opened.article.id if opened else None
        question = partial(_unsure, screen.library, here, openings)
        screen.later.ask("unsure", question, partial(self._found, here))

    def _found(self, here: str | None, found: tuple[Sequence[Quoted], Sequence[str]]) -> None:
        waiting, read = found
        if not waiting:
            self._screen.say("No quote is unsure: every speaker is known well enough.")
            return
        self._waiting, self._at = waiting, -1
        self._here, self._read = here, read
        self._screen.mending.go_on, self._screen.mending.go_back = self._next, self._back
        self._screen.focus_pane(Pane.ARTICLE)
        then = "then those of the articles you read most, then of the newest"
        self._screen.say(f"Unsure quotes of this article come first, {then}.")
        self._next()

    def _next(self) -> None:
        """Go to the next one that nobody has decided about meanwhile."""
        self._at += 1
        while self._at < len(self._waiting) and self._is_decided(self._waiting[self._at]):
            self._at += 1
        if self._at >= len(self._waiting):
            self._end()
            self._screen.mending.go_back = self._back  # the last decision may be wrong, too
            self._screen.say(f"That was the last of {counted(len(self._waiting), 'unsure quote')}.")
            return
        self._draw()
        self._screen.desk.bring(self._waiting[self._at])

    def _back(self, undone: Sequence[Correction]) -> bool:
        """Go back to the one whose decision was undone; tell whether it was gone past."""
        passed = enumerate(self._waiting[: self._at + 1])
        at = next((at for at, one in passed if any(_is_about(one, each) for each in undone)), None)
        if at is None:
            return False
        screen, self._at = self._screen, at
        screen.mending.go_on = self._next
        self._draw()
        screen.mending.show(partial(screen.desk.bring, self._waiting[at]))
        return True

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
        counts = f"Unsure {self._at + 1}/{len(self._waiting)}{more}"
        words = _fitting(screen.key_map, counts, self._whence(), screen.size.width)
        screen.modes.enter(Mode(_NAME, commands, ended=self._forget), words)

    def _whence(self) -> Sequence[str]:
        """Return why the one that is looked at comes when it comes, in ever fewer words."""
        article = self._waiting[self._at].heading.id
        if article == self._here:
            return _HERE
        return _READ if article in self._read else _NEWEST

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
        self._screen.mending.go_on = self._screen.mending.go_back = None


def _is_about(quoted: Quoted, correction: Correction) -> bool:
    """Tell whether a correction decides about a quotation."""
    if not isinstance(correction, Edit) or correction.article != quoted.heading.id:
        return False
    return correction.selector.start == quoted.quotation.start


def _unsure(
    library: Library, here: str | None, openings: Openings
) -> tuple[Sequence[Quoted], Sequence[str]]:
    """Return unsure quotations, and the articles of which those come before the newest."""
    read = openings.most_read()
    return unsure(library, here, read), read[:LOOKED_THROUGH]


def _fitting(key_map: KeyMap, counts: str, whence: Sequence[str], width: int) -> Sequence[Part]:
    """Return what stands in the row: as much as there is room for, and the keys in any case."""
    *longer, short = whence
    keys = [(one, key_map.hint(one, words)) for one, words in _KEYS]
    shorter = [(one, key_map.hint(one, _SHORTER.get(words, words))) for one, words in _KEYS]
    looks = [
        *product(longer, ("  ", " "), (keys,)),
        (short, " ", keys),
        (short, " ", shorter),
        ("", " ", keys),
    ]
    rows = [_row(f"{counts}{order}:", gap, hints) for order, gap, hints in looks]
    fitting = (row for row in rows if sum(cell_len(part.text) for part in row) <= width)
    return next(fitting, rows[-1])


def _row(counts: str, gap: str, hints: Sequence[tuple[str, str]]) -> Sequence[Part]:
    return [Part(counts, "bold"), *(Part(f"{gap}{words}", "", one) for one, words in hints)]


def _ask_corrections(screen: MainScreen) -> None:
    screen.later.ask("corrections", partial(_listed, screen.library), partial(_show, screen))


def _listed(library: Library) -> Sequence[Listed]:
    return listed(library.corrections())


def _show(screen: MainScreen, rows: Sequence[Listed]) -> None:
    screen.app.push_screen(CorrectionsScreen(rows, go=partial(go_to_edit, screen)))
