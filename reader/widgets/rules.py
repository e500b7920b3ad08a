"""Lines between the panes, as text: borders of a style sheet vanish in 16 colours."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

_MORE = 3
_EDGE = 3  # cells that the rule keeps around a message


class UprightRule(Widget):
    """A column of bars."""

    DEFAULT_CSS = """
    UprightRule { width: 1; height: 1fr; color: $foreground; }
    """
    ALLOW_SELECT = False

    def render(self) -> Content:
        """Return the bars."""
        return Content("\n".join("|" * self.size.height))


class Notice(Vertical):
    """A level rule across the screen, with crossings, that a message can stand in.

    A message that is longer than the row goes on below, as far as there are rows.
    """

    DEFAULT_CSS = """
    Notice { height: auto; }
    Notice .more { display: none; }
    Notice .more.-used { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._crossings: tuple[int, ...] = ()
        self._message: tuple[Part, ...] = ()
        self._rows = (WordRow(), *(WordRow(classes="more") for _ in range(_MORE)))

    def compose(self) -> ComposeResult:
        """Lay out the rule and the rows that a long message needs."""
        yield from self._rows

    def cross(self, columns: Iterable[int]) -> None:
        """Say in which columns upright rules meet it from below."""
        self._crossings = tuple(columns)
        self._redraw()

    def say(self, message: Sequence[Part]) -> None:
        """Show a message in the rule, of which a part may be a command; none leaves it alone."""
        self._message = tuple(message)
        self.set_class(bool(self._message), "-saying")
        self._redraw()

    @property
    def message(self) -> str:
        """Return the words of the message."""
        return "".join(part.text for part in self._message)

    def on_resize(self) -> None:
        """Draw the rule in its new length."""
        self._redraw()

    def _redraw(self) -> None:
        lines = broken(self._message, self.size.width - _EDGE, most=_MORE + 1)
        first, *more = self._rows
        first.show(rule_parts(self.size.width, self._crossings, lines[0]))
        for row, line in zip_longest(more, lines[1:], fillvalue=()):
            if isinstance(row, WordRow):
                row.show([Part("  "), *line])
                row.set_class(bool(line), "-used")


def broken(message: Sequence[Part], width: int, *, most: int) -> list[Sequence[Part]]:
    """Break a message into lines, between its parts; at least one, at most so many."""
    lines: list[list[Part]] = [[]]
    for part in message:
        taken = sum(cell_len(one.text) for one in lines[-1])
        if lines[-1] and taken + cell_len(part.text) > width and len(lines) < most:
            lines.append([])
        if lines[-1] or part.text.strip():
            lines[-1].append(part)
    return list(lines)


def rule_parts(width: int, crossings: Iterable[int], message: Sequence[Part]) -> list[Part]:
    """Return a rule so wide, with its crossings, and the message laid over it."""
    rule = ["-"] * width
    for column in crossings:
        if 0 <= column < width:
            rule[column] = "+"
    if not message:
        return [Part("".join(rule))]
    parts = [Part("- "), *message, Part(" ")]
    taken = sum(cell_len(part.text) for part in parts)
    return [*parts, Part("".join(rule[taken:]))]
