"""The tabs of a narrow window: which of the three panes is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.session.state import Pane
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from reader.session.state import Rank


_SEARCH = " s Search "


class Tabs(WordRow):
    """Names the panes; the one that is shown stands in brackets and reversed."""

    def show_tabs(self, active: Pane, *, results: Rank, speakers: str) -> None:
        """Show the tabs, with as many counts beside the names as there is room for.

        Args:
            active: the pane that is shown.
            results: which of the results lies open.
            speakers: how many are quoted here, and of how many: "3/41".
        """
        counts = (results_count(results), speakers)
        short = (f"{results.total}", speakers.partition("/")[0])
        choices = [tab_parts(active, *pair) for pair in (counts, short, ("", ""))]
        room = self.size.width - len(_SEARCH)
        fitting = (parts for parts in choices if sum(len(part.text) for part in parts) <= room)
        self.show(next(fitting, choices[-1]), [Part(_SEARCH, "", "search")])


def tab_parts(active: Pane, results: str, speakers: str) -> list[Part]:
    """Return the names of the panes with these counts."""
    labels = {
        Pane.RESULTS: f"1 Results {results}".rstrip(),
        Pane.ARTICLE: "2 Article",
        Pane.SPEAKERS: f"3 Speakers {speakers}".rstrip(),
    }
    parts = []
    for pane, label in labels.items():
        chosen = pane is active
        text = f"[{label}]" if chosen else f" {label} "
        parts += [Part(text, "reverse" if chosen else "", f"pane.{pane}"), Part(" ")]
    return parts[:-1]


def results_count(rank: Rank) -> str:
    """Return which of the results lies open, and of how many."""
    return f"{rank.position or '-'}/{rank.total}"
