"""Pictures of screens: their words, and where they are bold, underlined or reversed.

What is wanted is drawn anew by `QUOTH_PICTURES=write`, and then looked at before it is kept.
"""

import os
import re
from pathlib import Path

import pytest
from driving import reading, until

from reader.config import Config

KEPT = Path(__file__).with_name("pictures")
CLOCK = re.compile(r"\d\d:\d\d:\d\d")
FAULTS = Config(problems=("config.toml: them: there is no such setting",))
SKIPPED = ("/news/a.txt: no permission", "/news/b.md: not text")
STATES = {
    "log": ((80, 24), (":", "log"), {"config": FAULTS, "problems": SKIPPED}),
    "palette": ((60, 20), ("colon", *"theme g"), {}),
    "help": ((80, 24), ("question_mark", "slash", *"theme"), {}),
    "zen": ((60, 20), ("z", "l"), {}),
    "zen-wide": ((120, 24), ("z", "plus", "plus", "l"), {}),
}


def look(style):
    """Return a letter for how a cell looks; colours are left to the theme."""
    if style is None:
        return " "
    looks = (("r", style.reverse), ("u", style.underline), ("b", style.bold))
    return next((letter for letter, so in looks if so), " ")


def picture(screen):
    """Return the rows, and below each that is not plain, how its cells look.

    Of a screen that lies over another only its box.
    """
    boxes = list(screen.query("#popup, #palette")) if screen.is_modal else [screen]
    if not boxes:  # it is not laid out yet
        return ""
    area = boxes[0].region
    rows = []
    for strip in screen._compositor.render_strips()[area.y : area.bottom]:
        cut = list(strip.crop(area.x, area.right))
        text = "".join(segment.text for segment in cut)
        looks = "".join(look(segment.style) * len(segment.text) for segment in cut)
        rows.append(CLOCK.sub("00:00:00", text).rstrip())
        if looks.strip():
            rows.append(f"~{looks.rstrip()}")
    return "\n".join(rows) + "\n"


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


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("name", STATES)
async def test_a_screen_looks_as_it_was_kept(name, theme, monkeypatch):
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    size, keys, more = STATES[name]
    async with reading(size, **more) as it:
        it.app.theme = theme
        if keys[0] == ":":
            it.screen.action_command(keys[1])
        else:
            await it.press(*keys)
        it.app.clear_notifications()
        kept = KEPT / f"{name}.txt"
        if os.environ.get("QUOTH_PICTURES") == "write":
            await it.pilot.pause(0.5)
            kept.write_text(picture(it.app.screen), encoding="utf-8")
        wanted = kept.read_text(encoding="utf-8")
        await until(lambda: picture(it.app.screen) == wanted, lambda: picture(it.app.screen))
        assert not unseen(it.app.screen)
