"""The keys, from the table that binds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.keymap import STANDARD
from reader.keynames import shown
from reader.screens.popup import WIDEST, Popup

if TYPE_CHECKING:
    from reader.keymap import KeyMap
    from reader.keys import Group, Key

_KEYS_COLUMNS = 16
_FRAME = 5  # border, padding and scroll bar


class HelpScreen(Popup):
    """Shows every key, what it does, and the same with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "dismiss", "Close", id="help.close"),
    ]

    def __init__(self, key_map: KeyMap, width: int) -> None:
        """Lay the keys out for a window so wide."""
        super().__init__("Keys", help_content(min(WIDEST, width) - _FRAME, key_map))


def help_content(width: int, key_map: KeyMap = STANDARD) -> Content:
    """Return all keys by group; the way with the mouse where there is room for it."""
    return Content("\n\n").join([_group_content(group, width) for group in key_map.groups])


def _group_content(group: Group, width: int) -> Content:
    title = Content.styled(group.title, "bold underline")
    return Content("\n").join([title, *(_key_content(key, width) for key in group.keys)])


def _key_content(key: Key, width: int) -> Content:
    names = " ".join(map(shown, key.keys)) or f":{key.command}"
    keys = names.ljust(_KEYS_COLUMNS)
    mouse = f"  ({key.mouse})" if key.mouse else ""
    if len(keys) + 1 + len(key.does) + len(mouse) > width:
        mouse = ""
    return Content.assemble((keys, "bold"), f" {key.does}", (mouse, "dim"))
