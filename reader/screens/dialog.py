"""What all boxes have in common that ask for something: a frame, a remark, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.page.clean import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget


class Dialog(ModalScreen[None]):
    """Shows some widgets in a box over the main screen; closes by Esc or a click beside it."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 40%; }
    Dialog:ansi { background: transparent; }
    Dialog #dialog {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: ascii $foreground; padding: 0 1; background: $surface;
    }
    Dialog:ansi #dialog { background: ansi_default; border: ascii ansi_default; }
    Dialog Static { height: auto; }
    Dialog .label { text-style: bold; }
    Dialog .remark { text-style: bold; display: none; }
    Dialog Line { width: 1fr; height: 1; background: transparent; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q", "dismiss", "Close", id="dialog.close"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "RowList"
    CLOSING: ClassVar[str] = "Esc closes"

    def __init__(self, title: str) -> None:
        """Show a box under a title, which may have a name in it that is not clean."""
        super().__init__()
        self._title = Content(clean_line(title))  # as a str it would be read as markup
        self._remark = Static("", classes="remark", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="dialog") as box:
            box.border_title = self._title
            box.border_subtitle = self.closing
            yield from self.rows()
            yield self._remark

    @property
    def closing(self) -> str:
        """Return by which keys something is taken and the box is closed."""
        return self.CLOSING

    def rows(self) -> Iterator[Widget]:
        """Yield what stands in the box."""
        yield from ()

    def remark(self, words: str) -> None:
        """Say something below what stands in the box."""
        self._remark.update(clean(words))
        self._remark.display = bool(words)

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the box."""
        if event.widget is self:
            self.dismiss()
