"""The gate: whatever is shown passes it, one character for one, so that offsets stay valid.

Every widget of the interface hands escape sequences on to the terminal, where a text
could set a title, hide words or write over what stands beside it. Behind the gate there
is no control character but the line break, no bidirectional control, no lone surrogate,
and no joiner that terminals measure differently.
"""

from __future__ import annotations

_REPLACEMENT = 0xFFFD
_CONTROL_PICTURES = 0x2400
_DELETE, _PICTURE_OF_DELETE = 0x7F, 0x2421
_SPACES = (0x09, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Drawn as the parts they join, which are of the same width on every terminal.
_JOINERS = (0x200D, 0xFE0E, 0xFE0F)
_ZERO_WIDTH_SPACE = 0x200B

_SHOWN: dict[int, int] = {
    **{code: _CONTROL_PICTURES + code for code in range(0x20)},
    _DELETE: _PICTURE_OF_DELETE,
    **dict.fromkeys((*range(0x80, 0xA0), *_BIDI, *range(0xD800, 0xE000)), _REPLACEMENT),
    **dict.fromkeys(_SPACES, ord(" ")),
    **dict.fromkeys(_JOINERS, _ZERO_WIDTH_SPACE),
    ord("\n"): ord("\n"),
}

_COPIED: dict[int, int | None] = {
    **dict.fromkeys((*range(0x20), _DELETE, *range(0x80, 0xA0))),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    ord("\n"): ord("\n"),
    ord("\t"): ord("\t"),
}


def clean(text: str) -> str:
    """Return the text as it may be shown, of the same length.

    Line breaks are kept. What would act on a terminal becomes a picture of itself, a
    space, U+FFFD or U+200B; everything else stays.
    """
    return text.translate(_SHOWN)


def clean_line(text: str) -> str:
    """Return the text as it may be shown on one line, of the same length.

    A line break becomes a space.
    """
    return clean(text).replace("\n", " ")


def copied(text: str) -> str:
    """Return the text as it may be put on a clipboard: exact, but for control characters.

    They are dropped, except line break and tabulator: a shell acts on a pasted escape.
    """
    return text.translate(_COPIED)
