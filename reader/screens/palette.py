"""The command palette: every command by its words, its name or its key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.keynames import shown
from reader.page.fuzzy import fit
from reader.widgets.row_list import RowList
from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.keymap import KeyMap

_EXACT_NAME, _EXACT_KEY = 10_000, 5_000
_GAP = 2
_ROWS = 14


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen.

    Attributes:
        command: its name; what may be typed behind `:`.
        does: what it does, in words.
        keys: the keys that do the same, as people write them.
    """

    command: str
    does: str
    keys: tuple[str, ...] = ()


def choices_of(key_map: KeyMap) -> tuple[Choice, ...]:
    """Return all commands, also those without a key; not the palette itself."""
    return tuple(
        Choice(key.command, key.does, tuple(map(shown, key.keys)))
        for key in key_map.keys
        if key.command != "palette"
    )


def fitting(wanted: str, choices: Iterable[Choice]) -> list[Choice]:
    """Return the choices that fit what was typed, the best first, else in their order."""
    rated = [(_rating(wanted.strip(), choice), choice) for choice in choices]
    return [choice for rating, choice in sorted(rated, key=lambda one: -one[0]) if rating]


def _rating(wanted: str, choice: Choice) -> int:
    if wanted and wanted == choice.command:
        return _EXACT_NAME
    if wanted in choice.keys:
        return _EXACT_KEY
    return max(fit(wanted, choice.does), fit(wanted, choice.command))


class Palette(ModalScreen[str | None]):
    """Lets a command be chosen; gives its name, or None."""

    DEFAULT_CSS = """
    Palette { align: center top; background: $background 40%; }
    Palette:ansi { background: transparent; }
    Palette #palette {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: ascii $foreground; padding: 0 1; background: $surface;
    }
    Palette:ansi #palette { background: ansi_default; border: ascii ansi_default; }
    Palette Line { width: 1fr; background: transparent; }
    Palette RowList { scrollbar-size-vertical: 1; }
    Palette RowList > .row-list--current { text-style: bold reverse; }
    """
    AUTO_FOCUS: ClassVar[str | None] = "Line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q,ctrl+p", "leave", "Close", id="palette.close", priority=True),
        Binding("up", "move(-1)", "Up", priority=True),
        Binding("down,tab", "move(1)", "Down", priority=True),
        Binding("pageup", "page(-1)", "Page up", priority=True),
        Binding("pagedown", "page(1)", "Page down", priority=True),
        Binding("enter", "take", "Do it", priority=True),
    ]

    def __init__(self, choices: Sequence[Choice]) -> None:
        """Offer choices."""
        super().__init__()
        self._choices = choices
        self._shown: list[Choice] = list(choices)
        self.list = RowList()
        self.list.can_focus = False

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="palette") as box:
            box.border_title = "Commands"
            box.border_subtitle = "Enter does it, Esc closes"
            yield Line("What to do? Words, a name or a key")
            yield self.list

    def on_mount(self) -> None:
        """Offer everything."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value.removeprefix(":"))

    @on(RowList.Highlighted)
    def _clicked(self, event: RowList.Highlighted) -> None:
        """Do at the first click what is clicked: there is nothing else to do with it."""
        event.stop()
        if self.list.is_mouse_over:
            self.action_take()

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the box."""
        if event.widget is self:
            self.action_leave()

    def action_leave(self) -> None:
        """Close, and do nothing."""
        self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """Go down by some rows."""
        self.list.cursor = (self.list.cursor or 0) + rows

    def action_page(self, pages: int) -> None:
        """Go down by some pages."""
        self.action_move(pages * max(1, self.list.size.height - 1))

    def action_take(self) -> None:
        """Do what is chosen."""
        at = self.list.cursor
        if at is not None:
            self.dismiss(self._shown[at].command)

    def _show(self, wanted: str) -> None:
        self._shown = fitting(wanted, self._choices)
        self.list.styles.height = min(_ROWS, max(1, len(self._shown)))
        self.list.show(max(1, len(self._shown)), self._row, cursor=0 if self._shown else None)

    def _row(self, row: int, width: int) -> Sequence[Text]:
        if row >= len(self._shown):
            return (Text("No command has these letters.", style="dim"),)
        choice = self._shown[row]
        keys = " ".join(choice.keys)
        name = f":{choice.command}"
        taken = cell_len(choice.does) + cell_len(keys) + _GAP
        line = Text(choice.does)
        if taken + len(name) + _GAP <= width:
            line.append(f"{'':{_GAP}}{name}", style="" if row == self.list.cursor else "dim")
        line.append(" " * max(1, width - cell_len(line.plain) - cell_len(keys)))
        line.append(keys, style="bold")
        return (line,)
