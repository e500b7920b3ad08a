"""What lies where on the main screen, at which size, and who has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.layout import Layout, crossings, layout_of, too_small, visible
from reader.session.state import Pane
from reader.widgets.article_pane import ArticlePane
from reader.widgets.correcting_keys import correcting_keys
from reader.widgets.evidence import EvidencePane
from reader.widgets.find_box import FindBox
from reader.widgets.footer import Footer
from reader.widgets.results import ResultsPane
from reader.widgets.row_list import RowList
from reader.widgets.rules import Notice, UprightRule
from reader.widgets.search_box import SearchBox
from reader.widgets.speakers_panel import SpeakersPanel
from reader.widgets.status_line import StatusLine
from reader.widgets.tabs import Tabs
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.keymap import KeyMap


class PanedScreen(Screen[None]):
    """Search box, results, article, speakers and status line, laid out by size.

    Attributes:
        pane: which pane has the focus, or had it before a text box took it.
        size_class: how many panes there is room for.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, key_map: KeyMap) -> None:
        """Lay out for a key map, which the footer shows."""
        super().__init__()
        self.key_map = key_map
        self.pane = Pane.ARTICLE
        self.size_class = Layout.WIDE
        self.box = SearchBox(key_map.label("search"), id="search")
        self.tabs = Tabs(key_map, id="tabs")
        self.notice = Notice(id="notice")
        self.results = ResultsPane(key_map.label("pane.results"), id="results")
        keys = correcting_keys(key_map.keys)
        self.article = ArticlePane(keys, key_map, id="article")
        self.panel = SpeakersPanel(key_map.label("pane.speakers"), id="speakers")
        self.evidence = EvidencePane(
            [Part("EVIDENCE")],
            [Part(key_map.label("quote.evidence"), "", "quote.evidence")],
            keys,
            id="side-evidence",
        )
        self.find_box = FindBox(id="find")
        self.bar = WordRow(id="bar")
        self.status = StatusLine(key_map.way("quote.reject"), id="status")
        self.too_small = Static("", id="too-small", markup=False)
        self._targets: dict[Pane, Widget] = {
            Pane.RESULTS: self.results.list,
            Pane.ARTICLE: self.article.view,
            Pane.SPEAKERS: self.panel.list,
        }

        self._containers: dict[Pane, Widget] = {
            Pane.RESULTS: self.results,
            Pane.ARTICLE: self.article,
            Pane.SPEAKERS: self.panel,
        }

    def compose(self) -> ComposeResult:
        """Lay out everything; the style sheet says what is seen at which size."""
        yield self.box
        yield self.tabs
        yield self.notice
        with Horizontal(id="panes"):
            yield self.results
            yield UprightRule(id="left-rule")
            yield self.article
            yield UprightRule(id="right-rule")
            with Vertical(id="side"):
                yield self.panel
                yield self.evidence
        yield self.bar
        yield self.find_box
        yield self.status
        yield Footer(self.key_map.keys, id="footer")
        yield self.too_small

    def draw_rows(self) -> None:
        """Draw the rows that depend on the size and the focus."""

    @property
    def typing(self) -> bool:
        """Tell whether a text box has the focus."""
        return isinstance(self.focused, Input)

    @property
    def focused_list(self) -> RowList | None:
        """Return the list that has the focus."""
        return self.focused if isinstance(self.focused, RowList) else None

    def focus_pane(self, pane: Pane) -> None:
        """Give a pane the focus, and room on the screen."""
        self.pane = pane
        if pane is not Pane.ARTICLE:
            self.end_zen()
        self._show_panes()
        self._focus_at_once(self._targets[pane])
        self.draw_rows()

    def focus_box(self) -> None:
        """Let the query be typed."""
        self.end_zen()
        self.pane = Pane.RESULTS
        self._show_panes(searching=True)
        self._focus_at_once(self.box.line)

    @property
    def zen(self) -> bool:
        """Tell whether there is nothing on the screen but the text."""
        return self.has_class("-zen")

    def begin_zen(self) -> None:
        """Show nothing but the text."""
        self.add_class("-zen")

    def end_zen(self) -> None:
        """Show the rest again."""
        self.remove_class("-zen")

    def open_find(self, pane: Pane, label: str) -> None:
        """Let it be typed what to find in a pane, in the place of the status line."""
        self.find_box.open(pane, label)
        self.status.display = False
        self._focus_at_once(self.find_box.line)

    def close_find(self) -> None:
        """Give the place back to the status line."""
        self.find_box.close()
        self.status.display = True

    def fit(self, width: int, height: int) -> None:
        """Lay out for another size."""
        layout, before = layout_of(width, height), self.size_class
        self.size_class = layout
        self.too_small.update(too_small(width, height))
        hidden = self.pane not in visible(layout, Pane.ARTICLE)
        if layout is not before and hidden and not self.typing:
            self.focus_pane(Pane.ARTICLE)  # Textual would leave the keys with a hidden pane
        self._show_panes(searching=self.focused is self.box.line)
        self.notice.cross(crossings(layout, width))
        self.article.fit(layout)
        self.call_after_refresh(self.draw_rows)

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for another size."""
        self.fit(event.size.width, event.size.height)

    def watch_focused(self, focused: Widget | None) -> None:
        """Follow the focus wherever keys or the mouse have moved it."""
        for pane, target in self._targets.items():
            self._containers[pane].set_class(focused is target, "-focused")
            if focused is target and pane is not self.pane:
                self.focus_pane(pane)
        if focused is self.box.line and not self.has_class("-searching"):
            self.focus_box()
        elif focused is not self.box.line:
            self.remove_class("-searching")

    def _focus_at_once(self, widget: Widget) -> None:
        # `Widget.focus` comes later, and keys that are typed fast would go to the old place.
        self.set_focus(widget, scroll_visible=False)

    def _show_panes(self, *, searching: bool = False) -> None:
        # All at once: with each change Textual looks up the style of every widget anew.
        seen = visible(self.size_class, self.pane)
        self.update_classes(
            {
                "-searching": searching,
                **{str(layout): layout is self.size_class for layout in Layout},
                **{f"-shows-{pane}": pane in seen for pane in Pane},
            }
        )
