"""A box with some lines to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reader.page.clean import clean_line
from reader.screens.dialog import Dialog
from reader.widgets.search_box import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget


class FillScreen(Dialog):
    """Asks for a few things in words, and stays open until they are saved."""

    DEFAULT_CSS = """
    FillScreen Horizontal { height: 1; }
    FillScreen .label { width: 16; }
    FillScreen .remark { text-style: reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", priority=True, id="fill.save"),
        Binding("down", "app.focus_next", "Down", priority=True),
        Binding("up", "app.focus_previous", "Up", priority=True),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "Line"
    CLOSING = "Tab goes on, Enter saves, Esc closes"

    def __init__(
        self,
        title: str,
        about: str,
        fields: Sequence[tuple[str, str, str]],
        *,
        save: Callable[[FillScreen, tuple[str, ...]], None],
    ) -> None:
        """Ask.

        Args:
            title: of our own.
            about: what it is about; need not be clean.
            fields: a label, what stands in the line while it is empty, and what is in it.
            save: given the box and what stands in the lines; it closes the box, or says in it
                what is wrong.
        """
        super().__init__(title)
        self._about = Content.styled(clean_line(about), "bold")
        self._labels = [label for label, _, _ in fields]
        self.lines = [Line(placeholder) for _, placeholder, _ in fields]
        for line, (_, _, value) in zip(self.lines, fields, strict=True):
            line.value = value
        self._save = save
        self._saving = False

    def rows(self) -> Iterator[Widget]:
        """Yield what it is about, and the lines with their labels."""
        yield Static(self._about)
        for label, line in zip(self._labels, self.lines, strict=True):
            yield Horizontal(Static(label, classes="label", markup=False), line)

    def action_save(self) -> None:
        """Have it saved, once."""
        if not self._saving:
            self._saving = True
            self.remark("")
            self._save(self, tuple(line.value.strip() for line in self.lines))

    def fail(self, problem: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._saving = False
        self.remark(problem)
