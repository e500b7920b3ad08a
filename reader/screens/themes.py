"""The themes: Textual's, the user's own, and which of them this terminal can show."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual.theme import BUILTIN_THEMES, Theme

from reader.outside.terminal import few_colours, named_theme

if TYPE_CHECKING:
    from collections.abc import Container

    from textual.app import App

    from reader.config import OwnTheme

_FIRST = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")
_PLAIN = ("ansi-dark", "ansi-light")


def theme_of(own: OwnTheme) -> Theme:
    """Return a theme of the user's as Textual has it; the colours have been looked at."""
    return Theme(name=own.name, dark=own.dark, **dict(own.colours))  # type: ignore[arg-type]


def names(app: App[Any]) -> tuple[str, ...]:
    """Return the themes that this terminal can show: the usual ones, then by name."""
    if app.no_color or few_colours(os.environ):
        return _PLAIN
    others = sorted(name for name in app.available_themes if name not in _FIRST)
    return (*_FIRST, *others)


def take(app: App[Any], wanted: str) -> tuple[str, ...]:
    """Show the theme that is wanted; return what is wrong with that."""
    name = named_theme(wanted)
    wrong = wrong_with(name, app.available_themes)
    if name and not wrong and name in names(app):
        app.theme = name
    return wrong


def wrong_with(wanted: str, known: Container[str] = BUILTIN_THEMES) -> tuple[str, ...]:
    """Say that there is no theme of a name among those that are known; nothing where there is."""
    name = named_theme(wanted)
    if not name or name in known:
        return ()
    return (f"theme: there is no theme {name}; theme.next goes through them",)
