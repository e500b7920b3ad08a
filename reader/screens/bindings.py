"""The key table as Textual's bindings, ahead of those of the widgets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingsMap

from reader.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.dom import DOMNode

    from reader.keymap import KeyMap
    from reader.keys import Key

# Keys that reach the commands even while somebody types; a text box needs all others itself.
_IN_TEXT = frozenset(
    ("enter", "escape", "tab", "shift+tab", "up", "down", "pageup", "pagedown", "ctrl+q", "ctrl+p")
)
_FUNCTION_KEY = re.compile(r"f\d+")


def bindings(keys: Iterable[Key] = KEYS) -> list[Binding]:
    """Bind every key of the table, ahead of the widgets, so that fast typing stays in order."""
    return [
        Binding(
            name,
            f"{'command' if _is_heard_in_text(name) else 'letter'}('{key.command}')",
            key.does,
            show=False,
            priority=True,
            id=key.command,
        )
        for key in keys
        for name in key.keys
    ]


def rebind(node: DOMNode, key_map: KeyMap) -> None:
    """Let the keys of a map act in the place of the table's, in the screen that has them all.

    `App.set_keymap` cannot leave a command without a key, and would let a letter that the
    user has given to a command through while somebody types.
    """
    table = {key.command for key in KEYS}
    others = [binding for _, binding in node._bindings if binding.id not in table]
    node._bindings = BindingsMap([*others, *bindings(key_map.keys)])


def of_popups(key_map: KeyMap) -> dict[str, str]:
    """Return the keys of popups, for `App.set_keymap`: those of the commands that do the same."""
    same = {
        "popup.close": ("back_out", "quit"),
        "popup.down": ("line.down",),
        "popup.up": ("line.up",),
        "popup.page_down": ("page.down", "pane.page_down"),
        "popup.page_up": ("page.up", "pane.page_up"),
        "popup.filter": ("find",),
        "help.close": ("help",),
        "list.down": ("line.down",),
        "list.up": ("line.up",),
        "list.first": ("article.top",),
        "list.last": ("article.end",),
        "list.page_down": ("pane.page_down",),
        "list.page_up": ("pane.page_up",),
        "list.choose": ("open",),
    }
    # Of a command without keys Textual would leave those that it has by itself.
    return {
        name: ",".join(key_map.names(*commands)) or f"none-{name}"
        for name, commands in same.items()
    }


def _is_heard_in_text(key: str) -> bool:
    return key in _IN_TEXT or bool(_FUNCTION_KEY.fullmatch(key))
