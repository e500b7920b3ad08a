"""What all popups share: they scroll, and close by Esc, `q`, or a click beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.keymap import STANDARD
from reader.page.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.keymap import KeyMap

WIDEST = 76
"""Columns of a popup, unless the window is narrower."""


class Popup(ModalScreen[None]):
    """Shows a text over the main screen."""

    DEFAULT_CSS = """
    Popup { align: center middle; background: $background 40%; }
    Popup:ansi { background: transparent; }
    Popup #popup {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: ascii $foreground; padding: 0 1; background: $surface;
        scrollbar-size-vertical: 1;
    }
    Popup:ansi #popup { background: ansi_default; border: ascii ansi_default; }
    Popup Static { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+q", "back_out", "Close", id="popup.close"),
        Binding("j,down", "scroll_lines(1)", "Down", id="popup.down"),
        Binding("k,up", "scroll_lines(-1)", "Up", id="popup.up"),
        Binding("space,pagedown", "scroll_pages(1)", "Page down", id="popup.page_down"),
        Binding("b,pageup", "scroll_pages(-1)", "Page up", id="popup.page_up"),
    ]

    def __init__(self, title: str, content: Content, key_map: KeyMap = STANDARD) -> None:
        """Show clean content under a title, which is read as it is written, and what closes it."""
        super().__init__()
        self.key_map = key_map
        self._title = Content(clean_line(title))
        self.content = content

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with VerticalScroll(id="popup") as box:
            box.border_title = self._title
            box.border_subtitle = self.closing
            yield from self.parts()

    @property
    def closing(self) -> str:
        """Return which keys do what here."""
        return self.key_map.hint("back_out", "closes")

    def parts(self) -> Iterator[Widget]:
        """Give what stands in the box."""
        yield Static(self.content)

    def action_back_out(self) -> None:
        """Close."""
        self.dismiss()

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#popup").scroll_relative(y=lines, animate=False)

    def action_scroll_pages(self, pages: int) -> None:
        """Scroll by pages."""
        box = self.query_one("#popup")
        box.scroll_relative(y=pages * max(1, box.size.height - 1), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the box."""
        if event.widget is self:
            self.dismiss()
