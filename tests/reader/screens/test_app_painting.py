"""The application: what is painted first, and what of it is not lost."""

import gc

from driving import reading, until
from small_library import small_library

from reader.screens.painting import paint_now


class Watched:
    """A library that tells when it is asked who the speakers of an article are."""

    def __init__(self):
        self._library = small_library()
        self.asked = lambda: None

    def __getattr__(self, name):
        return getattr(self._library, name)

    def speakers_by_id(self, ids):
        self.asked()
        return self._library.speakers_by_id(ids)


async def test_what_was_found_is_painted_before_anything_else_is_asked():
    library = Watched()
    async with reading(library=library) as it:
        left = []
        library.asked = lambda: left.append(
            (len(it.screen.results.hits), len(it.screen.results.list._repaint_regions))
        )
        await it.press("s", *"bri")
        await until(lambda: (1, 0) in left, lambda: left)


async def test_what_is_painted_first_leaves_the_rest_to_be_painted():
    async with reading() as it:
        screen, displayed = it.screen, []
        it.app.post_display_hook = lambda: displayed.append(
            (len(screen.results.list._repaint_regions), len(screen.status._repaint_regions))
        )
        screen.results.list.refresh()
        screen.status.refresh()
        screen._dirty_widgets.add(screen.status)
        paint_now(screen, [screen.results.list])
        assert displayed == [(0, 1)]
        assert screen.status in screen._dirty_widgets
        await until(lambda: displayed[-1] == (0, 0))


async def test_what_textual_holds_back_is_painted_later():
    async with reading() as it:
        with it.app.batch_update():
            it.screen.results.list.refresh()
            paint_now(it.screen, [it.screen.results.list])
            assert it.screen.results.list._repaint_regions
        await until(lambda: not it.screen.results.list._repaint_regions)


async def test_the_text_is_painted_before_what_stands_beside_it():
    async with reading() as it:
        screen, before, displayed = it.screen, it.screen.panel.rows, []
        it.app.post_display_hook = lambda: displayed.append(
            (it.article, screen.panel.rows == before, len(screen.article.view._repaint_regions))
        )
        await it.press("J")
        assert (it.article, True, 0) in displayed, displayed
        assert screen.panel.rows != before


async def test_what_stays_is_kept_out_of_every_look_for_garbage():
    async with reading() as it:
        it.screen._open_index()
        await until(gc.get_freeze_count)
    assert gc.get_freeze_count() == 0
