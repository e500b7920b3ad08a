"""Pictures of screens: their words, and where they are bold, underlined or reversed.

What is wanted is drawn anew by `QUOTH_PICTURES=write`, and then looked at before it is kept.
"""

import os
import re
from pathlib import Path

from driving import until

KEPT = Path(__file__).parent / "screens" / "pictures"
_NOW = (
    (re.compile(r"\d\d:\d\d:\d\d"), "00:00:00"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "0000-00-00"),
    (re.compile(r" +(\d+ articles  \d+ quotes  )\d+ ms +"), r"  \1 0 ms  "),
)
_LOOKS = (("r", "reverse"), ("u", "underline"), ("s", "strike"), ("b", "bold"))


async def is_as_kept(it, name):
    """Wait until the screen looks as its picture does; draw that where it is wanted anew."""
    kept = KEPT / f"{name}.txt"
    it.app.clear_notifications()
    if os.environ.get("QUOTH_PICTURES") == "write":
        await it.pilot.pause(0.5)
        kept.write_text(picture(it.app.screen), encoding="utf-8")
    wanted = kept.read_text(encoding="utf-8")
    await until(lambda: picture(it.app.screen) == wanted, lambda: picture(it.app.screen))
    assert not unseen(it.app.screen)


def picture(screen):
    """Return the rows, and below each that is not plain, how its cells look.

    Of a screen that lies over another only its box.
    """
    boxes = list(screen.query("#popup, #palette, #dialog")) if screen.is_modal else [screen]
    if not boxes:  # it is not laid out yet
        return ""
    area = boxes[0].region
    rows = []
    for strip in screen._compositor.render_strips()[area.y : area.bottom]:
        cut = list(strip.crop(area.x, area.right))
        text = "".join(segment.text for segment in cut)
        looks = "".join(_look(segment.style) * len(segment.text) for segment in cut)
        for pattern, always in _NOW:
            text = pattern.sub(always, text)
        rows.append(text.rstrip())
        if looks.strip():
            rows.append(f"~{looks.rstrip()}")
    return "\n".join(rows) + "\n"


def _look(style):
    """Return a letter for how a cell looks; colours are left to the theme."""
    return next((letter for letter, name in _LOOKS if style and getattr(style, name)), " ")


def unseen(screen):
    """Return the letters that have the colour of their ground."""
    segments = [segment for strip in screen._compositor.render_strips() for segment in strip]
    return [
        segment.text
        for segment in segments
        if segment.text.strip()
        and segment.style
        and segment.style.color
        and segment.style.color == segment.style.bgcolor
        and not segment.style.color.is_default
    ]
