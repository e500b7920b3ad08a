"""Screens look as they were kept, in a dark and in a light theme."""

import pytest
from driving import reading
from picturing import is_as_kept

from reader.config import Config

FAULTS = Config(problems=("config.toml: them: there is no such setting",))
SKIPPED = ("/news/a.txt: no permission", "/news/b.md: not text")
STATES = {
    "log": ((80, 24), (":", "log"), {"config": FAULTS, "problems": SKIPPED}),
    "palette": ((60, 20), ("colon", *"theme g"), {}),
    "help": ((80, 24), ("question_mark", "slash", *"theme"), {}),
    "zen": ((60, 20), ("z", "l"), {}),
    "zen-wide": ((120, 24), ("z", "plus", "plus", "l"), {}),
}


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
        await is_as_kept(it, name)
