"""How much there is of each period, as bars of letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from reader.page.timeline import label
from reader.session.periods import NO_DATE
from reader.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Days
    from reader.page.timeline import Period

_BAR = "#"
_LABEL = len("31 Mar 2024")
_GAP = "  "
_NOTHING = Style(dim=True)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a period, or what has no date."""

    period: Period | None
    count: int

    @property
    def name(self) -> str:
        """Return what it is called."""
        return label(self.period) if self.period else NO_DATE


def bars_of(periods: Sequence[Period], days: Days) -> tuple[Bar, ...]:
    """Return a bar for each period, and one for what has no date."""
    undated = (Bar(None, days.undated),) if days.undated else ()
    return (*(Bar(period, period.count) for period in periods), *undated)


class BarList(RowList):
    """The bars; the longest one takes what room there is."""

    DEFAULT_CSS = """
    BarList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show bars; the cursor stands on the same period as before, or on the first one."""
        before = self.current
        self._bars = bars
        names = [bar.name for bar in bars]
        at = names.index(before.name) if before and before.name in names else 0
        self.show(len(bars), self._row, cursor=at)

    @property
    def current(self) -> Bar | None:
        """Return the bar that the cursor is on."""
        return None if self.cursor is None else self._bars[self.cursor]

    def _row(self, index: int, width: int) -> Sequence[Text]:
        most = max(bar.count for bar in self._bars)
        return (bar_text(self._bars[index], most, width),)


def bar_text(bar: Bar, most: int, width: int) -> Text:
    """Return a row: the period, the number, and a bar of which the longest fills the row.

    Args:
        bar: what is drawn.
        most: how many the longest one stands for.
        width: cells of the row.
    """
    number = f"{bar.count:,}".rjust(len(f"{most:,}"))
    start = f"{bar.name.rjust(_LABEL)}{_GAP}{number}{_GAP}"
    room = max(1, width - len(start))
    length = -(-bar.count * room // most) if most else 0
    return Text(start + _BAR * length, style=Style.null() if bar.count else _NOTHING)
