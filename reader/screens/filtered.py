"""A popup whose text gets shorter with each letter that is typed behind `/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.screens.popup import Popup
from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.content import Content
    from textual.widget import Widget

    from reader.keymap import KeyMap


class FilteredPopup(Popup):
    """Shows a text, or what of it has the words that are typed."""

    DEFAULT_CSS = """
    FilteredPopup Line { width: 1fr; background: transparent; dock: top; display: none; }
    FilteredPopup.-filtering Line { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="popup.filter"),
    ]
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, title: str, content_for: Callable[[str], Content], key_map: KeyMap) -> None:
        """Show what belongs to the words that were typed, at first to none.

        Args:
            title: a title of our own.
            content_for: gives clean content.
            key_map: which key does what.
        """
        super().__init__(title, content_for(""), key_map)
        self._content_for = content_for

    @property
    def closing(self) -> str:
        """Return which keys do what here."""
        return f"{self.key_map.hint('find', 'filters')}, {super().closing}"

    def parts(self) -> Iterator[Widget]:
        """Give the line, and the text below it."""
        yield Line("letters of what is looked for")
        yield from super().parts()

    def action_filter(self) -> None:
        """Let it be typed what is looked for."""
        self.add_class("-filtering")
        self.set_focus(self.query_one(Line))

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        """Scroll through what is left."""
        event.stop()
        self.set_focus(None)

    def action_back_out(self) -> None:
        """Show everything again; where that is so, close."""
        if not self.has_class("-filtering"):
            self.dismiss()
            return
        self.remove_class("-filtering")
        self.query_one(Line).value = ""
        self.set_focus(None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.content = self._content_for(event.value)
        self.query_one(Static).update(self.content)
        self.query_one("#popup").scroll_home(animate=False)
