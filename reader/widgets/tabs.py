"""The tabs of a narrow window: which of the three panes is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.session.state import Pane
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from reader.keymap import KeyMap
    from reader.session.state import Rank


class Tabs(WordRow):
    """Names the panes; the one that is shown stands in brackets and reversed."""

    def __init__(self, key_map: KeyMap, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Name the panes with their keys."""
        super().__init__(id=id)
        self._keys = key_map

    def show_tabs(self, active: Pane, *, results: Rank, speakers: str, articles: str) -> None:
        """Show the tabs, with as many counts beside the names as there is room for.

        Args:
            active: the pane that is shown.
            results: which of the results lies open.
            speakers: how many are quoted here, and of how many: "3/41".
            articles: how many were found: "37 articles"; empty until that is known.
        """
        row = tab_row(self._keys, active, results, (speakers, articles), width=self.size.width)
        self.show(*row)


def tab_row(
    keys: KeyMap, active: Pane, results: Rank, counts: tuple[str, str], *, width: int
) -> tuple[list[Part], list[Part]]:
    """Return the tabs, and what stands at the right, for a row so wide.

    The number of articles comes first: it is said at every size that has room for it.
    """
    speakers, articles = counts
    rank, here = results_count(results), speakers.partition("/")[0]
    found = [Part(f" {articles}", "", "search"), Part(keys.label("search"), "", "search")]
    beside_found = ((rank, speakers), (rank, here), ("", here), ("", "")) if articles else ()
    beside_search = ((rank, speakers), (str(results.total), here), ("", ""))
    choices = [(tab_parts(keys, active, *pair), found) for pair in beside_found]
    search = [Part(f" {keys.hint('search', 'Search')} ", "", "search")]
    choices += [(tab_parts(keys, active, *pair), search) for pair in beside_search]
    fitting = (
        row for row in choices if sum(len(part.text) for part in (*row[0], *row[1])) <= width
    )
    return next(fitting, choices[-1])


def tab_parts(keys: KeyMap, active: Pane, results: str, speakers: str) -> list[Part]:
    """Return the names of the panes with these counts."""
    labels = {
        Pane.RESULTS: f"Results {results}".rstrip(),
        Pane.ARTICLE: "Article",
        Pane.SPEAKERS: f"Speakers {speakers}".rstrip(),
    }
    parts = []
    for pane, words in labels.items():
        label = keys.hint(f"pane.{pane}", words)
        chosen = pane is active
        text = f"[{label}]" if chosen else f" {label} "
        parts += [Part(text, "reverse" if chosen else "", f"pane.{pane}"), Part(" ")]
    return parts[:-1]


def results_count(rank: Rank) -> str:
    """Return which of the results lies open, and of how many."""
    return f"{f'{rank.position:,}' if rank.position else '-'}/{rank.total:,}"
