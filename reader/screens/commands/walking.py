"""From quotation to quotation, from article to article, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.session.walk import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that walk."""
    desk = screen.desk
    return {
        "quote.next": partial(desk.quote, Way.FORWARD),
        "quote.previous": partial(desk.quote, Way.BACK),
        "speaker.next_quote": partial(desk.speaker, Way.FORWARD),
        "speaker.previous_quote": partial(desk.speaker, Way.BACK),
        "article.next": partial(desk.article, Way.FORWARD),
        "article.previous": partial(desk.article, Way.BACK),
        "history.back": desk.back,
        "history.forward": desk.forward,
    }
