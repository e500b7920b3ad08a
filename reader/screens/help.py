"""The keys, from the table that binds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.keys import GROUPS, shown
from reader.screens.popup import Popup

if TYPE_CHECKING:
    from reader.keys import Group, Key

_KEYS_COLUMNS = 14


class HelpScreen(Popup):
    """Shows every key, what it does, and the same with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "dismiss", "Close", id="help.close"),
    ]

    def __init__(self) -> None:
        super().__init__("Keys", help_content())


def help_content() -> Content:
    """Return all keys by group."""
    return Content("\n\n").join([_group_content(group) for group in GROUPS])


def _group_content(group: Group) -> Content:
    return Content("\n").join(
        [Content.styled(group.title, "bold underline"), *map(_key_content, group.keys)]
    )


def _key_content(key: Key) -> Content:
    keys = " ".join(shown(name) for name in key.keys)
    mouse = Content.styled(f"  ({key.mouse})", "dim") if key.mouse else Content("")
    return Content.assemble((keys.ljust(_KEYS_COLUMNS), "bold"), f" {key.does}", mouse)
