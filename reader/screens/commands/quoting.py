"""What can be done with the current quotation: see why, copy it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.page.citation import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.screens.main import MainScreen


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands on the current quotation."""
    return {
        "quote.evidence": partial(explain, screen),
        "quote.copy": partial(copy_quote, screen),
    }


def explain(screen: MainScreen) -> None:
    """Open or close the evidence below the text."""
    state = screen.desk.state
    if state.current is None and state.rejected is None:
        screen.say("No quote is current here, so there is nothing to explain.")
        return
    if screen.article.explains:
        screen.article.explain_no_more()
    else:
        screen.explaining.open()


def copy_quote(screen: MainScreen) -> None:
    """Copy the current quotation with its citation, and name the route."""
    quoted = screen.desk.state.current
    if quoted is None:
        screen.say("No quote is current here, so there is nothing to copy.")
        return
    screen.copy(citation(quoted))
