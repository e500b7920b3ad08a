"""The large timeline: how much there is of each year, month or day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from reader.page.clean import clean_line
from reader.page.timeline import Unit, by_period, units_for
from reader.page.wording import counted
from reader.screens.paging import PageScreen
from reader.session.periods import NO_DATE, UNDATED, within
from reader.widgets.bars import BarList, bars_of
from reader.widgets.page_footer import PageFooter
from reader.widgets.row_list import RowList
from reader.widgets.rules import Notice
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from index import Days
    from reader.screens.main import MainScreen

_KEYS = (
    ("open", "Keep to it"),
    ("results.order", "Years, months, days"),
    ("back_out", "Back"),
    ("help", "Help"),
)
_QUESTION = "timeline"


class TimelineScreen(PageScreen):
    """Shows a bar for each period; the one that is chosen is kept to."""

    AUTO_FOCUS = "BarList"

    def __init__(
        self,
        main: MainScreen,
        title: str,
        noun: str,
        *,
        count: Callable[[], Days],
        chosen: Callable[[str, str], None],
    ) -> None:
        """Show a timeline.

        Args:
            main: the screen below.
            title: of what.
            noun: what is counted, one of them.
            count: asks the library; runs in a thread.
            chosen: told of the period that is kept to: as a query, and by its name.
        """
        super().__init__(main)
        self._about, self._noun, self._count, self._chosen = title, noun, count, chosen
        self._days: Days | None = None
        self._unit: Unit | None = None
        self.title_row, self.list = WordRow(classes="title"), BarList()

    def compose(self) -> ComposeResult:
        """Lay out title, bars and footer."""
        yield self.title_row
        yield Notice()
        yield self.list
        yield PageFooter(_KEYS, self.main.key_map.keys)

    def on_mount(self) -> None:
        """Have it counted."""
        self._draw_title()
        self.renew()

    @property
    def busy(self) -> bool:
        """Tell whether it is still being counted."""
        return super().busy or self._days is None

    def must_wait(self, command: str) -> bool:  # noqa: ARG002 - all wait
        """Let everything wait until it is counted."""
        return self._days is None

    def renew(self) -> None:
        """Have it counted once more."""
        super().renew()
        self.main.later.ask(_QUESTION, self._count, self._days_are)

    def close(self) -> None:
        """Go back to what lies below."""
        self.main.later.forget(_QUESTION)
        super().close()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys do here."""
        rows = self.list
        return {
            **super().commands(),
            "line.down": partial(rows.action_move, 1),
            "line.up": partial(rows.action_move, -1),
            "quote.next": partial(rows.action_move, 1),
            "quote.previous": partial(rows.action_move, -1),
            "page.down": partial(rows.action_page, 1),
            "page.up": partial(rows.action_page, -1),
            "pane.page_down": partial(rows.action_page, 1),
            "pane.page_up": partial(rows.action_page, -1),
            "article.top": rows.action_first,
            "article.end": rows.action_last,
            "open": self._open,
            "results.order": self._other_unit,
            "speaker.timeline": self.close,
        }

    def _open(self) -> None:
        bar, unit = self.list.current, self._unit
        if bar is None or unit is None or not bar.count:
            self.main.say(f"There is no {self._noun} here to keep to.")
            return
        query = within(bar.period, unit) if bar.period else UNDATED
        self.close()
        self._chosen(query, bar.name)

    def _other_unit(self) -> None:
        """Draw longer or shorter periods, the next ones that there is room for."""
        units = units_for(self._days) if self._days else ()
        if len(units) > 1 and self._unit is not None:
            self._unit = units[(units.index(self._unit) + 1) % len(units)]
            self._draw()

    def _days_are(self, days: Days) -> None:
        self._days = days
        units = units_for(days)
        self._unit = self._unit if self._unit in units else units[0]
        self._draw()
        self.call_later(self.go_on)

    def _draw(self) -> None:
        if self._days is not None and self._unit is not None:
            self.list.show_bars(bars_of(by_period(self._days, self._unit), self._days))
        self._draw_title()

    def _draw_title(self) -> None:
        days = self._days
        number = "" if days is None else counted(_total(days), self._noun)
        undated = f", {days.undated:,} of them {NO_DATE}" if days and days.undated else ""
        unit = f"  by {self._unit}" if self._unit else ""
        self.title_row.show(
            [
                Part("TIMELINE  "),
                Part(clean_line(self._about), "bold"),
                Part(f"  {number}{undated}"),
                Part(unit, "", "results.order"),
            ],
            [Part(f" {self.main.key_map.hint('back_out', 'closes')}", "", "back_out")],
        )

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_command("open")


def _total(days: Days) -> int:
    return sum(number for _, number in days.counts) + days.undated
