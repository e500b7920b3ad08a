"""Draw docs/screenshot.svg from the running program: `python docs/screenshot.py [FILE]`.

The reader opens the demo in a headless terminal, is driven by keys as a person would, and
its screen is saved. The picture names no font to fetch.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

KEYS = ("s", *"children", "enter", "j", "enter", "l", "l")
SIZE = (120, 36)
TARGET = Path(__file__).with_name("screenshot.svg")
FONT_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def drawn() -> str:
    """Return the picture of the reader after the keys."""
    from reader.app import QuothApp  # noqa: PLC0415 - reads the environment set below
    from reader.demo import open_demo  # noqa: PLC0415

    app = QuothApp(open_demo())
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause(0.1)
        return app.export_screenshot(title="quoth")


def main(target: Path) -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, TEXTUAL_THEME="textual-dark", TEXTUAL_ANIMATIONS="none")
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ.pop(name, None)
        picture = FONT_FACES.sub("", asyncio.run(drawn()))
    # Without it some renderers drop the blanks at the edges of a run.
    picture = picture.replace("<text ", '<text xml:space="preserve" ')
    target.write_text(picture.replace("Fira Code", "ui-monospace"), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
