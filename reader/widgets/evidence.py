"""Why this speaker: the word first, the number second, then the steps that led there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.widgets.word_row import Part, WordRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from reader.page.evidence import Evidence

_CANDIDATES = 3
_LABEL = len("rule: ")


class EvidenceText(Static):
    """Shows the evidence of one quotation, wrapped to its width."""

    DEFAULT_CSS = """
    EvidenceText { height: auto; width: 1fr; }
    """
    ALLOW_SELECT = False
    evidence: Evidence | None = None
    _width = 0

    def show(self, evidence: Evidence | None) -> None:
        """Show evidence; None where no quotation is current."""
        if evidence == self.evidence and evidence is not None:
            return
        self.evidence = evidence
        self.update(content_of(evidence) if evidence else Content("no quote"), layout=False)
        self._grow()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap for another width, in which fewer lines may be enough."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.styles.min_height = 0
            self._grow()

    def _grow(self) -> None:
        """Take the room that is missing.

        It is not given back for shorter evidence: to lay the screen out anew takes longer than
        all else that a step to the next quotation does, and what stands above would jump.
        """
        if not self._width:
            return
        self.clear_cached_dimensions()
        needed = self.get_content_height(self.size, self.screen.size, self._width)
        if needed > self.size.height:
            self.styles.min_height = needed


def content_of(evidence: Evidence) -> Content:
    """Return the evidence as text with its look; of several facts of a kind one is labelled."""
    lines = [Content.assemble((evidence.speaker, "bold"), "  ", evidence.verdict)]
    before = ""
    for label, words in evidence.facts:
        shown = " " * _LABEL if label == before else f"{label}: ".ljust(_LABEL)
        lines.append(Content.assemble((shown, "$text-muted"), words))
        before = label
    return Content("\n").join(lines)


class EvidencePane(Vertical):
    """Shows the evidence under a title; what is too long for its place scrolls."""

    DEFAULT_CSS = """
    EvidencePane { height: auto; }
    EvidencePane VerticalScroll { height: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        title: Sequence[Part],
        hint: Sequence[Part],
        keys: Sequence[Part] = (),
        *,
        id: str,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._title, self._hint, self._keys = title, hint, keys
        self.text = EvidenceText(markup=False)

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        row = WordRow(classes="title")
        row.show(self._title, self._hint)
        yield row
        keys = WordRow(classes="keys")
        keys.show(self._keys)
        yield keys
        with VerticalScroll(can_focus=False):
            yield self.text
