"""How an article looks: the styles of its quotes, hits and gutter, with colour and without."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.style import Style

from reader.page.layers import Look
from reader.widgets.article_line import Palette
from reader.widgets.line_scroll import LineScroll

_COMPONENTS = (
    (Look.TITLE, "article--title"),
    (Look.REJECTED, "article--quote-rejected"),
    (Look.QUOTE, "article--quote"),
    (Look.OTHER, "article--quote-other"),
    (Look.CURRENT, "article--quote-current"),
    (Look.EVIDENCE, "article--evidence"),
    (Look.HIT, "article--hit"),
    (Look.CURRENT_HIT, "article--hit-current"),
    (Look.SELECTED, "article--selection"),
)


class ArticleLook(LineScroll):
    """Lines in the styles of an article; what colour says, bold, underline and reverse say too."""

    # No padding and no border: a press there would be taken for a place in the text.
    DEFAULT_CSS = """
    ArticleLook {
        overflow-y: scroll; /* the width stays when the bar is needed */

        & > .article--title { text-style: bold; }
        & > .article--tag { color: $text-success; }
        & > .article--tag-current { text-style: bold reverse; }
        & > .article--quote { text-style: bold; color: $text-success; }
        & > .article--quote-rejected { text-style: dim strike; }
        & > .article--quote-other { text-style: not bold; }
        & > .article--quote-current {
            text-style: bold italic;
            color: $foreground;
            background: $warning-muted;
        }
        & > .article--evidence { text-style: underline italic; }
        & > .article--hit { text-style: underline; color: $text-primary; }
        & > .article--hit-current { text-style: bold reverse; }
        & > .article--selection {
            color: $foreground;
            background: $primary-muted;
        }
        /* Colours that can be read on black and on white: the background may be unknown. */
        &:ansi > .article--quote-current { color: ansi_magenta; background: ansi_default; }
        &:ansi > .article--hit { color: ansi_default; }
        &:ansi > .article--selection {
            color: $screen-selection-foreground;
            background: $screen-selection-background;
        }
        &:nocolor > .article--selection { text-style: reverse; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--tag",
        "article--tag-current",
        *(name for _, name in _COMPONENTS),
    }

    _palette: Palette | None = None

    @property
    def palette(self) -> Palette:
        """The styles of the theme that is on."""
        if self._palette is None:
            component = partial(self.get_component_rich_style, partial=True)
            self._palette = Palette(
                text=self.rich_style,
                tag=component("article--tag"),
                current_tag=component("article--tag-current"),
                of=self._style_of,
            )
        return self._palette

    def notify_style_update(self) -> None:
        """Forget the styles of before."""
        self._palette = None
        super().notify_style_update()

    def _style_of(self, look: Look) -> Style:
        style = Style.null()
        for flag, name in _COMPONENTS:
            if flag in look:
                style += self.get_component_rich_style(name, partial=True)
        if Look.SELECTED in look and Look.CURRENT_HIT in look:
            style += Style(reverse=False)  # the hit stands out of the reversed selection
        return style
