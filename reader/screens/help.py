"""The keys, from the table that binds them: those of this pane first, fewer with each letter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.keymap import STANDARD
from reader.keynames import shown
from reader.page.fuzzy import fit, stands
from reader.screens.filtered import FilteredPopup
from reader.screens.popup import WIDEST
from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.keymap import KeyMap
    from reader.keys import Key

_KEYS_COLUMNS = 16
_FRAME = 5  # border, padding and scroll bar
_HERE = {
    Pane.RESULTS: "Here, in the results",
    Pane.ARTICLE: "Here, in the article",
    Pane.SPEAKERS: "Here, in the speakers",
}


class HelpScreen(FilteredPopup):
    """Shows every key, what it does, and the same with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "dismiss", "Close", id="help.close"),
    ]

    def __init__(self, key_map: KeyMap, width: int, pane: Pane) -> None:
        """Lay the keys out for a window so wide, those of a pane first."""
        columns = min(WIDEST, width) - _FRAME
        super().__init__("Keys", partial(help_content, columns, key_map, pane), key_map)


def help_content(
    width: int, key_map: KeyMap = STANDARD, pane: Pane | None = None, wanted: str = ""
) -> Content:
    """Return the keys by group; the way with the mouse where there is room for it.

    Args:
        width: columns.
        key_map: which key does what.
        pane: its keys come first, in a group of their own.
        wanted: words that everything shown has, in what it does, its name or its keys.
    """
    kept = _kept(wanted, key_map.keys)
    here = [key for key in kept if pane in key.panes]
    others = [
        (group.title, [key for key in group.keys if key in kept and key not in here])
        for group in key_map.groups
    ]
    first = [(_HERE[pane], here)] if pane else []
    contents = [_group_content(title, keys, width) for title, keys in first + others if keys]
    return Content("\n\n").join(contents or [Content("No key has these letters.")])


def _kept(wanted: str, keys: Sequence[Key]) -> list[Key]:
    """Return the keys that have what is wanted; where none has, those that have its letters."""
    return [
        key for key in keys if wanted in map(shown, key.keys) or stands(wanted, _words(key))
    ] or [key for key in keys if fit(wanted, _words(key))]


def _words(key: Key) -> str:
    return f"{key.does} {key.command} {' '.join(map(shown, key.keys))}"


def _group_content(title: str, keys: Sequence[Key], width: int) -> Content:
    head = Content.styled(title, "bold underline")
    return Content("\n").join([head, *(_key_content(key, width) for key in keys)])


def _key_content(key: Key, width: int) -> Content:
    names = " ".join(map(shown, key.keys)) or f":{key.command}"
    keys = names.ljust(_KEYS_COLUMNS)
    mouse = f"  ({key.mouse})" if key.mouse else ""
    if len(keys) + 1 + len(key.does) + len(mouse) > width:
        mouse = ""
    return Content.assemble((keys, "bold"), f" {key.does}", (mouse, "dim"))
