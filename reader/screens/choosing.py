"""One thing out of a few, by its letter, by Enter or by the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on

from reader.screens.dialog import Dialog
from reader.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things: its letter, what it is, and what is done where it is chosen."""

    letter: str
    words: str
    does: Callable[[], None]


class OptionList(RowList):
    """The list itself; one click chooses."""

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        event.prevent_default()
        if event.chain == event.button == 1:
            super().on_click(event)
            self.action_choose()


class ChoiceScreen(Dialog):
    """Asks for one of a few things, then does it."""

    def __init__(self, title: str, options: Sequence[Option]) -> None:
        """Ask under a title; the letters of the options may be digits."""
        super().__init__(title)
        self._options = tuple(options)
        self._list = OptionList()

    @property
    def closing(self) -> str:
        """Say whether a letter or a number chooses."""
        numbers = all(option.letter.isdecimal() for option in self._options)
        return f"a {'number' if numbers else 'letter'} or Enter; Esc closes"

    def rows(self) -> Iterator[Widget]:
        """Yield the list."""
        self._list.styles.height = len(self._options)
        yield self._list

    def on_mount(self) -> None:
        """Begin with the first one."""
        self._list.show(len(self._options), self._row, cursor=0)

    def on_key(self, event: events.Key) -> None:
        """Choose by letter."""
        letters = [option.letter for option in self._options]
        if event.character in letters:
            event.stop()
            self._choose(letters.index(event.character))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._choose(event.index)

    def _choose(self, index: int) -> None:
        self.dismiss()
        self._options[index].does()

    def _row(self, index: int, _width: int) -> Sequence[Text]:
        option = self._options[index]
        return [Text.assemble((option.letter, "bold"), f"  {option.words}")]
