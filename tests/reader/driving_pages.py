"""Driving the pages that lie over the main screen."""

from driving import until

from reader.screens.paging import PageScreen


class Page:
    """What a test does on a page and reads off it."""

    def __init__(self, it):
        self.it = it

    @property
    def screen(self):
        return self.it.app.screen

    @property
    def open(self):
        return isinstance(self.screen, PageScreen)

    @property
    def lines(self):
        return [line.rstrip() for line in self.it.lines]

    @property
    def text(self):
        return "\n".join(self.lines)

    @property
    def title(self):
        return self.screen.title_row.text

    async def press(self, *keys):
        for key in keys:
            await self.it.pilot.press(key)
            await self.settled()

    async def click(self, words, **how):
        await until(lambda: words in self.text, lambda: self.text)
        y = next(y for y, line in enumerate(self.lines) if words in line)
        await self.it.pilot.click(offset=(self.lines[y].index(words), y), **how)
        await self.settled()

    async def settled(self):
        await until(lambda: not (self.open and self.screen.busy) and not self.it.screen.busy)
        await self.it.pilot.pause()


async def opened(it, *keys):
    """Open the page of the current speaker after some keys."""
    page = Page(it)
    await it.press(*keys)
    await page.press("v")
    await until(lambda: page.open, lambda: page.text)
    await page.settled()
    return page
