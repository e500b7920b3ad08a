"""The names of keys: as a person writes them, and as Textual has them.

It is told here, not asked of Textual, since settings are read before Textual is loaded; a
test compares.
"""

from __future__ import annotations

import re
import unicodedata

_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "colon": ":",
    "apostrophe": "'",
    "plus": "+",
    "minus": "-",
    "escape": "Esc",
    "enter": "Enter",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "backspace": "Backspace",
}
_SPECIAL = frozenset(
    (
        *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end"),
        *("pageup", "pagedown", "up", "down", "left", "right"),
    )
)
_WRITTEN = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    " ": "space",
}
"""Other ways in which people write them."""
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Names of characters that Textual has made shorter."""
_FUNCTION = re.compile(r"f([1-9]|1[0-9]|2[0-4])")
_WITH_CTRL = re.compile(r"ctrl\+(shift\+)?(?:[a-z0-9]|" + "|".join(sorted(_SPECIAL)) + ")")
_WITH_SHIFT = re.compile("shift\\+(?:" + "|".join(sorted(_SPECIAL)) + "|f[0-9]{1,2})")


def shown(key: str) -> str:
    """Return a key as a person writes it: "slash" -> "/", "ctrl+d" -> "ctrl+d"."""
    if key in _SHOWN:
        return _SHOWN[key]
    if len(key) == 1 or "+" in key:
        return key
    return _character(key) or key.capitalize()


def named(written: str) -> str | None:
    """Return a key as Textual names it: "/" -> "slash", "Esc" -> "escape"; None for no key."""
    if len(written) == 1 and written != " ":
        return _name_of(written)
    name = _WRITTEN.get(written.lower(), written.lower())
    if name in _SPECIAL or _FUNCTION.fullmatch(name):
        return name
    if _WITH_CTRL.fullmatch(name) or _WITH_SHIFT.fullmatch(name):
        return name
    return name if _character(name) else None


def _name_of(character: str) -> str | None:
    if character.isalnum():
        return character
    if not character.isprintable():
        return None
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name) or None


def _character(name: str) -> str:
    """Return the ASCII character that has a name: "comma" -> ","."""
    return next((one for one in _MARKS if _name_of(one) == name), "")


_MARKS = tuple(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())
