"""Driving the application in tests: poll what is asserted, up to a deadline."""

import asyncio
import time
from contextlib import asynccontextmanager

from small_library import small_library

from reader.app import QuothApp

WIDE, MID, NARROW = (120, 40), (80, 24), (60, 20)
SIZES = (WIDE, MID, NARROW)
_DEADLINE_S = 8


async def until(condition, what=None):
    """Wait until the condition holds; fail with what was seen last."""
    deadline = time.monotonic() + _DEADLINE_S
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(what() if what else "it did not come to that")
        await asyncio.sleep(0.01)


@asynccontextmanager
async def reading(size=WIDE, *, library=None, folder=None, banner=None, problems=(), **more):
    """Run the application on a library until its first article lies open."""
    library = library or small_library(folder)
    app = QuothApp(library, banner=banner, problems=problems, **more)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await until(lambda: driver.screen.finder.found.page is not None)
        await until(lambda: driver.screen.census.crowd.known)
        await driver.settled()
        yield driver
    app.close()


class Driver:
    """What a test does to the application and what it reads off."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot
        self.screen = app._main

    @property
    def state(self):
        return self.screen.desk.state

    @property
    def article(self):
        return self.state.opened.article.id if self.state.opened else None

    @property
    def at(self):
        """The article, and the number of the quote in it, from 1."""
        return self.article, None if self.state.quote is None else self.state.quote + 1

    @property
    def status(self):
        return self.screen.status.text

    @property
    def lines(self):
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def said(self):
        """What was said in passing, newest last."""
        return [note.message for note in self.app._notifications]

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.settled()

    async def resize(self, size):
        """Give the terminal another size; Textual hands it on a little later."""
        await self.pilot.resize_terminal(*size)
        await until(lambda: tuple(self.app.screen.size) == tuple(size))
        await self.settled()

    async def settled(self):
        await until(lambda: not self.screen.busy)
        await self.pilot.pause()

    async def search(self, text):
        if self.screen.typing:
            await self.press("escape")
        await self.press("s")
        await self.press(*("space" if letter == " " else letter for letter in text))
        await until(lambda: self.screen.finder.found.query.text == text)
        await self.settled()

    async def shows(self, words):
        await until(
            lambda: any(words in line for line in self.lines), lambda: "\n".join(self.lines)
        )

    async def says(self, words):
        await until(lambda: self.said and words in self.said[-1], lambda: str(self.said))
