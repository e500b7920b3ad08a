"""A scroll view of numbered lines that jumps rather than glides."""

from __future__ import annotations

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView


class LineScroll(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that can be scrolled to at once. It binds no keys.

    The actions `line_down`, `line_up`, `half_down`, `half_up`, `page_down`, `page_up`,
    `go_top` and `go_end` are for whoever owns the key table.
    """

    DEFAULT_CSS = """
    LineScroll {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    """

    class Scrolled(Message):
        """Other lines have come into sight."""

        def __init__(self, view: LineScroll) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> LineScroll:
            """Return the view it happened in."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Let only the last of several be heard."""
            return isinstance(message, LineScroll.Scrolled) and message.view is self.view

    @property
    def top_line(self) -> int:
        """The number of the uppermost line in sight."""
        return round(self.scroll_y)

    def set_lines(self, count: int) -> None:
        """Say how many lines there are.

        To set `virtual_size` would have the whole screen laid out anew, and only the scrollbar
        has to follow; where it comes or goes, Textual sees to the rest.
        """
        size = Size(self.scrollable_size.width, count)
        if size != self.virtual_size:
            self.set_reactive(LineScroll.virtual_size, size)
            self._scroll_update(size)

    def scroll_to_line(self, line: int) -> None:
        """Bring a line to the upper edge, as far as there are lines below it."""
        # Without both arguments it would glide, and after the next refresh only.
        self.scroll_to(y=max(0, line), animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other lines are in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(self))

    def action_line_down(self) -> None:
        """Scroll down by a line."""
        self.scroll_to_line(self.top_line + 1)

    def action_line_up(self) -> None:
        """Scroll up by a line."""
        self.scroll_to_line(self.top_line - 1)

    def action_half_down(self) -> None:
        """Scroll down by half a page."""
        self.scroll_to_line(self.top_line + max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Scroll up by half a page."""
        self.scroll_to_line(self.top_line - max(1, self.size.height // 2))

    def action_page_down(self) -> None:
        """Scroll down by a page; a line of the old one stays in sight."""
        self.scroll_to_line(self.top_line + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """Scroll up by a page; a line of the old one stays in sight."""
        self.scroll_to_line(self.top_line - max(1, self.size.height - 1))

    def action_go_top(self) -> None:
        """Scroll to the first line."""
        self.scroll_to_line(0)

    def action_go_end(self) -> None:
        """Scroll to the last line."""
        self.scroll_to_line(self.virtual_size.height)
