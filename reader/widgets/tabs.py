"""The tabs of a narrow window: which of the three panes is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.state import Pane
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from reader.state import Rank


class Tabs(WordRow):
    """Names the panes; the one that is shown stands in brackets and reversed."""

    def show_tabs(self, active: Pane, *, results: str, speakers: str) -> None:
        """Show the tabs, with the counts of results and speakers beside their names."""
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
        self.show(parts, [Part("s Search ", "", "search")])


def results_count(rank: Rank) -> str:
    """Return the counts for the tab of the results."""
    return f"{rank.position or '-'}/{rank.total}"
