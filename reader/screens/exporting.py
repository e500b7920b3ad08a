"""Taking quotations along: what, in which shape, into which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.page.clean import clean_line
from reader.page.files import ABOUT, Shape
from reader.page.wording import counted
from reader.screens.dialog import Dialog
from reader.session.portions import free_name
from reader.widgets.row_list import RowList
from reader.widgets.search_box import Line
from reader.widgets.word_row import Given, Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget

    from reader.session.portions import Portion


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: which quotations, in which shape, into which file."""

    portion: Portion
    shape: Shape
    path: Path


_SHAPES = tuple(Shape)
_SAVE = "export.save"


class ExportScreen(Dialog):
    """Asks what to take along, and hands it over once Enter is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "Save", priority=True, id=_SAVE),
    ]
    CLOSING = "Tab goes on, Enter saves, Esc closes"

    def __init__(
        self,
        portions: Sequence[Portion],
        taken: frozenset[str],
        save: Callable[[ExportScreen, Export], None],
    ) -> None:
        """Offer some portions, of which the first one is proposed.

        Args:
            portions: what can be taken along.
            taken: names of the files that are in the working folder.
            save: is given what was chosen; it closes the box, or says in it why not.
        """
        super().__init__("Export")
        self._portions, self._taken, self._save = tuple(portions), taken, save
        self._what = RowList(id="what")
        self._shape = RowList(id="shape")
        self._file = Line(id="file")
        self._proposed = ""
        self.replacing: Path | None = None

    def rows(self) -> Iterator[Widget]:
        """Yield three questions and a button."""
        self._what.styles.height = len(self._portions)
        self._shape.styles.height = len(_SHAPES)
        yield Static("What", classes="label")
        yield self._what
        yield Static("As", classes="label")
        yield self._shape
        yield Static("File", classes="label")
        yield self._file
        button = WordRow(id="save")
        button.show([Part("[ Save ]", "reverse", _SAVE)])
        yield button

    def on_mount(self) -> None:
        """Propose the first portion as Markdown."""
        self._what.show(len(self._portions), self._portion_row, cursor=0)
        self._shape.show(len(_SHAPES), _shape_row, cursor=0)
        self._propose()

    def action_save(self) -> None:
        """Hand over what is chosen."""
        name = self._file.value.strip()
        if not name:
            self.remark("A file needs a name.")
            return
        try:
            path = Path(name).expanduser()
        except RuntimeError:  # a home that nobody has
            path = Path(name)
        self._save(self, Export(self._portion, self._chosen_shape, path))

    @property
    def _portion(self) -> Portion:
        return self._portions[self._what.cursor or 0]

    @property
    def _chosen_shape(self) -> Shape:
        return _SHAPES[self._shape.cursor or 0]

    @on(RowList.Highlighted)
    def _propose(self) -> None:
        """Propose a name that is free, unless another one has been typed."""
        if self._file.value == self._proposed:
            self._proposed = free_name(self._portion.slug, self._chosen_shape, self._taken)
            self._file.value = self._proposed

    @on(Input.Changed)
    def _renamed(self) -> None:
        self.replacing = None
        self.remark("")

    @on(Given)
    def _clicked(self, event: Given) -> None:
        event.stop()
        self.action_save()

    def _portion_row(self, index: int, width: int) -> Sequence[Text]:
        portion = self._portions[index]
        count = "" if portion.count is None else counted(portion.count, "quote")
        title = Text(clean_line(portion.title))
        title.truncate(max(1, width - len(count) - 2), overflow="ellipsis", pad=True)
        return [Text.assemble(title, "  ", (count, "dim"))]


def _shape_row(index: int, _width: int) -> Sequence[Text]:
    return [Text(ABOUT[_SHAPES[index]])]
