"""The article that lies open, under a line saying where it comes from."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.containers import Vertical

from reader.layout import Layout
from reader.page.evidence import evidence_of, evidence_spans
from reader.session.state import DeskState
from reader.widgets.article_view import ArticleView
from reader.widgets.evidence import EvidencePane
from reader.widgets.results import origin
from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from reader.keymap import KeyMap
    from reader.session.state import Opened


class ArticlePane(Vertical):
    """Draws what is new in each state: another article, other hits, another place in it."""

    DEFAULT_CSS = """
    ArticlePane ArticleView { height: 1fr; }
    ArticlePane.-focused > .title { text-style: reverse; }
    ArticlePane #evidence { display: none; max-height: 50%; }
    ArticlePane.-evidence #evidence { display: block; }
    """

    def __init__(
        self,
        keys: Sequence[Part],
        key_map: KeyMap,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        """Show an article, with keys below the evidence that correct it."""
        super().__init__(id=id)
        self._state = DeskState()
        self._layout_name = Layout.WIDE
        self._staying = False
        self._key = key_map.label("pane.article")
        self._links: tuple[str, ...] = ()
        self.view = ArticleView()
        self.title = WordRow(classes="title")
        self.evidence = EvidencePane(
            [Part("WHY THIS SPEAKER? ", "reverse", "quote.evidence")],
            [Part(f" {key_map.hint('quote.evidence', 'closes')}", "", "quote.evidence")],
            keys,
            id="evidence",
        )

    def compose(self) -> ComposeResult:
        """Lay out title, text and evidence."""
        yield self.title
        yield self.view
        yield self.evidence

    @property
    def explains(self) -> bool:
        """Tell whether the evidence is open below the text."""
        return self.has_class("-evidence")

    def explain(self) -> None:
        """Open the evidence below the text."""
        self.add_class("-evidence")
        if self._state.quote is not None:
            self.call_after_refresh(self.view.show_quote, self._state.quote)

    def explain_no_more(self) -> None:
        """Close the evidence."""
        self.remove_class("-evidence")

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Draw what is new without scrolling: it was clicked, so it is in sight."""
        self._staying = True
        try:
            yield
        finally:
            self._staying = False

    def fit(self, layout: Layout) -> None:
        """Draw for the room there is."""
        self._layout_name = layout
        self.view.narrow = layout in (Layout.NARROW, Layout.TINY)
        self._title()

    def show_links(self, links: tuple[str, ...]) -> None:
        """Say in the evidence why the current speaker is one in all articles."""
        if links != self._links:
            self._links = links
            self._explain(self._state)

    def show_state(self, state: DeskState, links: tuple[str, ...] = ()) -> None:
        """Draw a state, and why its speaker is one in all articles."""
        old, self._state = self._state, state
        self._links = links
        opened, before = state.opened, old.opened
        if opened is None:
            return
        self.view.emphasis = state.only.speaker_id if state.only else None
        went = moved(old, state)
        is_another = before is None or before.article is not opened.article
        if is_another:
            self.view.show(opened.article, opened.quotations, opened.hits, opened.rejected)
        elif before is not None and _others(before, opened):
            self.view.mark_quotes(opened.quotations, opened.hits, opened.rejected)
            self._point(state)
            went = places(old) != places(state)  # the numbers of the quotes are others now
        elif before is not None and before.hits != opened.hits:
            self.view.mark_hits(opened.hits)
        self.view.show_marked(state.marked_quotes)
        if is_another or went:
            self._point(state)
            self._go(state)
        if is_another and state.top is not None:
            self.view.go_to(state.top)
        self._explain(state)
        self._title()

    def _point(self, state: DeskState) -> None:
        view = self.view
        view.current, view.current_hit, view.struck = state.quote, state.hit, state.struck

    def _go(self, state: DeskState) -> None:
        if self._staying:
            return
        if state.stands_on_hit and state.hit is not None:
            self.view.show_hit(state.hit)
        elif state.struck is not None:
            self.view.show_struck(state.struck)
        elif state.stands_on_quote and state.quote is not None:
            self.view.show_quote(state.quote)

    def _explain(self, state: DeskState) -> None:
        quoted, opened = state.current or state.rejected, state.opened
        if quoted is None or opened is None:
            self.evidence.text.show(None)
            self.view.mark_evidence(())
            return
        links = self._links if state.current else ()
        self.evidence.text.show(evidence_of(quoted, opened.article, opened.quotations, links))
        self.view.mark_evidence(evidence_spans(quoted) if state.current else ())

    def _title(self) -> None:
        opened = self._state.opened
        if opened is None:
            self.title.show([Part("ARTICLE", "", "find.article")])
            return
        where = origin(opened.article.heading)
        wide = self._layout_name is Layout.WIDE
        parts = [Part("ARTICLE  ", "", "find.article")] if wide else []
        parts.append(Part(where, "", "find.article"))
        if self._layout_name is Layout.MID:
            parts.append(Part(f"   {opened.rank}", "", "find.article"))
        key = [] if self._layout_name is Layout.NARROW else [Part(self._key, "", "pane.article")]
        self.title.show(parts, key)


def _others(before: Opened, after: Opened) -> bool:
    """Tell whether an article has other quotations than before, or other ones are rejected."""
    return (before.quotations, before.rejected) != (after.quotations, after.rejected)


def moved(old: DeskState, new: DeskState) -> bool:
    """Tell whether the reader has gone to another place in the same article."""
    numbers = (old.quote, old.hit, old.struck) == (new.quote, new.hit, new.struck)
    return not numbers or places(old) != places(new)


def places(state: DeskState) -> tuple[int, int]:
    """Return from where the next quotation and the next hit count."""
    return state.quote_from, state.hit_from
