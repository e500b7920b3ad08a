"""Choosing which articles of a name are about somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.page.clean import clean_line
from reader.page.wording import counted, day
from reader.screens.dialog import Dialog
from reader.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.widget import Widget

    from index import Heading

_ROWS, _AROUND = 12, 8


class ToggleList(RowList):
    """The list itself; a click takes an article or leaves it."""

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        event.prevent_default()
        if event.button == 1:
            super().on_click(event)
            self.action_choose()


class SplitScreen(Dialog):
    """Asks in which articles a name means somebody else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,x", "take_or_leave", "Take or leave", id="split.toggle"),
        Binding("enter", "go_on", "Go on", priority=True, id="split.go_on"),
    ]
    CLOSING = "Space takes, Enter goes on, Esc closes"

    def __init__(
        self,
        name: str,
        articles: Sequence[tuple[Heading, int]],
        *,
        take: Callable[[SplitScreen, tuple[Heading, ...]], None],
    ) -> None:
        """Ask.

        Args:
            name: that two people have.
            articles: in which it is quoted, each with the number of its quotations.
            take: given the box and the articles that were taken.
        """
        super().__init__("Two people of one name")
        self._whose, self._articles, self._take = name, articles, take
        self._taken: set[int] = set()
        self.list = ToggleList()

    def rows(self) -> Iterator[Widget]:
        """Yield what is asked, and the articles."""
        question = f"{clean_line(self._whose)}: which articles are about somebody else?"
        yield Static(Content.styled(question, "bold"))
        room = self.app.size.height - _AROUND
        self.list.styles.height = max(1, min(_ROWS, room, len(self._articles)))
        yield self.list

    def on_mount(self) -> None:
        """Begin with the first one."""
        self.list.show(len(self._articles), self._row, cursor=0)

    @on(RowList.Chosen)
    def _clicked(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_take_or_leave()

    def action_take_or_leave(self) -> None:
        """Take the article at the cursor, or leave it."""
        if self.list.cursor is not None:
            self._taken ^= {self.list.cursor}
            self.remark("")
            self.list.renew(len(self._articles))

    def action_go_on(self) -> None:
        """Hand on what was taken; some must be, and some left."""
        if not self._taken:
            self.remark("Space takes an article; some of them are somebody else's.")
        elif len(self._taken) == len(self._articles):
            self.remark("Leave at least one: else it is only another name.")
        else:
            self._take(self, tuple(self._articles[at][0] for at in sorted(self._taken)))

    def _row(self, at: int, _width: int) -> Sequence[Text]:
        heading, quotes = self._articles[at]
        box = "[x]" if at in self._taken else "[ ]"
        when = f"{day(heading.date)}  " if heading.date else ""
        return [Text(f"{box} {when}{heading.title}  ({counted(quotes, 'quote')}, {heading.id})")]
