"""Files are read by another process while the reader goes on."""

import asyncio
import os

import pytest
from driving import MID, NARROW, WIDE, Driver, reading, until

from index import create_library, update
from reader.app import QuothApp, Terms
from reader.app import run as run_reader
from reader.outside import shelf
from reader.outside.errand import Ended, Going
from reader.screens import main
from reader.screens.indexing import IndexScreen
from reader.screens.returning import Past
from reader.session.state import BEFORE

BRIDGE = 'The bridge\n\n"It is open," said Ana Duarte.\n'
FERRY = 'The ferry\n\n"It is late," said Tom Reyes.\n'
LONG_AGO = 10**18


class Told:
    """An errand that does and says what a test wants."""

    begun: list["Told"]

    def __init__(self, kind, folder, paths=(), *, tell):
        self.kind, self.folder, self.paths, self.tell = kind, folder, tuple(paths), tell
        self.stopped = False
        self.begun.append(self)

    def stop(self):
        self.stopped = True


@pytest.fixture
def told(monkeypatch):
    Told.begun = []
    return Told


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def library(home):
    write(home / "news" / "bridge.txt", BRIDGE)
    made = create_library(home / "lib")
    update(made, [home / "news"])
    yield made
    made.close()


def write(path, text):
    path.write_text(text)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))


def kept(home):
    return Past(folder=home / "lib")


def text_of(it):
    return it.state.opened.article.text


async def asked(it):
    await it.press("I")
    await until(lambda: isinstance(it.app.screen, IndexScreen))
    await it.pilot.pause()
    return it.app.screen


async def test_a_file_that_has_changed_is_said_and_read_again_by_another_process(home, library):
    async with reading(library=library, past=kept(home)) as it:
        (home / "news" / "bridge.txt").write_text(BRIDGE.replace("open", "shut, I fear"))
        assert "open" in text_of(it)
        it.app.on_app_focus()
        await it.shows("Changed on disk since 9 Sep 2001; this is the stored text")
        await it.pilot.click("#notice", offset=(65, 0))
        await it.says("Indexed: 1 file read; 1 article in all.")
        await until(lambda: "shut, I fear" in text_of(it))
        assert it.screen.notice.message == ""
        assert it.state.current.texts == ("It is shut, I fear",)


async def test_a_change_of_the_open_file_is_said_where_one_reads(home, library, monkeypatch):
    monkeypatch.setattr(main, "EVERY_S", 0.02)
    long = BRIDGE + "".join(f"\nThe river rose again on day {day}.\n" for day in range(90))
    write(home / "news" / "bridge.txt", long)
    update(library, [home / "news"])
    async with reading(MID, library=library, past=kept(home)) as it:
        view = it.screen.article.view
        await it.press("space")
        await until(lambda: view.scroll_offset.y > 0)
        before = view.scroll_offset
        (home / "news" / "bridge.txt").write_text(f"{long} Later.")
        await it.shows("Changed on disk since 9 Sep 2001; this is the stored text")
        assert view.scroll_offset == before
        write(home / "news" / "bridge.txt", long)
        await until(lambda: it.screen.notice.message == "")


async def test_a_folder_is_indexed_while_one_reads_on(home, library):
    (home / "more").mkdir()
    write(home / "more" / "ferry.txt", FERRY)
    async with reading(library=library, past=kept(home)) as it:
        await asked(it)
        await it.press("m")
        await it.shows("more/")
        await it.press("tab", "enter")
        await it.says("Indexed: 1 file read; 2 articles in all.")
        await it.shows("2 articles")
        assert it.article == "bridge"


async def test_a_path_is_completed_and_one_that_is_not_there_refused(home, library):
    for name in ("morning", "more"):
        (home / name).mkdir()
    async with reading(MID, library=library, past=kept(home)) as it:
        screen = await asked(it)
        await it.press("enter")
        await it.shows("Type the path of a folder or a file.")
        await it.press("m")
        await it.shows("morning/")
        await it.press("tab")
        assert screen._line.value == "mor"
        await until(lambda: screen._known == ("more/", "morning/"))
        await it.press("tab")
        assert screen._line.value == "more/"
        await it.press("x", "enter")
        await it.shows("There is no such folder or file.")
        await it.press("escape")
        await until(lambda: it.app.screen is it.screen)


async def test_how_far_it_is_stands_in_the_search_row_and_esc_stops_it(home, library, told):
    async with reading(WIDE, library=library, past=kept(home)) as it:
        it.screen.errands.begin = told
        screen = await asked(it)
        screen._line.value = "news"
        await it.press("enter")
        await until(lambda: told.begun)
        (errand,) = told.begun
        assert (errand.kind, errand.folder) == ("update", home / "lib")
        assert errand.paths == (home / "news",)
        await it.shows("1 article  Indexing…")
        errand.tell(Going(1240, 3900, 31, "2 min left"))
        await it.shows("Indexing 1,240/3,900 files  31%  2 min left  (Esc stops)")
        await it.press("I", "R")
        await it.says("Files are being indexed already. Esc stops that")
        await it.press("escape")
        assert errand.stopped
        errand.tell(Ended(read=3, articles=4, interrupted=True, problems=("bad.txt: empty",)))
        await it.says("Stopped; what was done is kept: 3 files read, 1 skipped")
        await it.shows("1 article  1 quote")
        assert "bad.txt: empty" in [entry.text for entry in it.screen.journal.read()]


@pytest.mark.parametrize(("size", "words"), [(MID, "Indexing 1,240/3,900  31%"), (NARROW, "31%")])
async def test_a_narrow_row_says_it_in_few_words(size, words, home, library, told):
    async with reading(size, library=library, past=kept(home)) as it:
        it.screen.errands.begin = told
        it.screen.errands.update(home / "lib", home / "news")
        told.begun[0].tell(Going(1240, 3900, 31, "2 min left"))
        await it.shows(words)


async def test_what_an_older_version_has_read_is_read_again_aside(home, library, told, monkeypatch):
    async with reading(library=library, past=kept(home)) as it:
        it.screen.errands.begin = told
        monkeypatch.setattr("index.build.refreshing.EXTRACTION_VERSION", "later")
        it.screen.errands.look()
        await until(lambda: told.begun)
        told.begun[0].tell(Going(1240, 3900, 31, "9 h left"))
        await it.shows("rereading 1,240/3,900")
        await it.press("escape")
        assert not told.begun[0].stopped  # nobody asked for it, and nobody need stop it
        await it.press("R")
        assert told.begun[0].stopped  # what is asked for comes first
        told.begun[0].tell(Ended(interrupted=True))
        await until(lambda: len(told.begun) == 2)
        assert told.begun[1].kind == "update"
        told.begun[1].tell(Ended(read=1, articles=1))
        await until(lambda: len(told.begun) == 3)
        assert told.begun[2].kind == "refresh"
        told.begun[2].tell(Ended("another process writes", busy=True))
        await it.shows("1 article  1 quote")
        assert not any("older version" in one.text for one in it.screen.journal.read())


async def test_a_refresh_that_fails_is_said_in_one_line(home, library, told, monkeypatch):
    async with reading(library=library, past=kept(home)) as it:
        it.screen.errands.begin = told
        monkeypatch.setattr("index.build.refreshing.EXTRACTION_VERSION", "later")
        it.screen.errands.look()
        await until(lambda: told.begun)
        told.begun[0].tell(Ended("the disk is full"))
        await it.says("Articles that an older version has read stay as they are: the disk is full")


async def test_an_update_that_fails_says_why_and_the_article_stays(home, library, told):
    async with reading(library=library, past=kept(home)) as it:
        it.screen.errands.begin = told
        await it.press("R")
        told.begun[0].tell(Ended("library is busy", busy=True))
        await it.says("Not indexed: library is busy")
        assert it.article == "bridge"


async def test_leaving_stops_everything_and_waits_for_nothing(home, library, told):
    async with reading(library=library, past=kept(home)) as it:
        it.screen.errands.begin = told
        await it.press("R")
        await it.press("q")
    assert told.begun[0].stopped


async def test_files_that_are_only_open_are_not_indexed():
    async with reading() as it:
        for key in "RI":
            await it.press(key)
            await it.says("These files are only open, in no library.")


async def test_an_article_without_a_file_cannot_be_read_again(home, library, told):
    from small_library import small_library  # noqa: PLC0415 - for this test alone

    async with reading(library=small_library(), past=kept(home)) as it:
        it.screen.errands.begin = told
        await it.press("R")
        await until(lambda: it.said)
        assert not told.begun
        it.screen.desk.go_to_edge(BEFORE)


def test_from_the_demo_one_goes_on_in_the_library_that_was_made(home, library, monkeypatch):
    (home / "own").mkdir()
    write(home / "own" / "ferry.txt", FERRY)
    shown = []

    def run(app):
        async def drive():
            async with app.run_test(size=WIDE) as pilot:
                it = Driver(app, pilot)
                await until(lambda: it.state.opened is not None)
                shown.append((it.article, app._main.errands.folder))
                if len(shown) == 1:
                    screen = await asked(it)
                    screen._line.value = "own"
                    await it.press("enter")
                    await until(lambda: app._exit)

        asyncio.run(drive())

    monkeypatch.setattr(QuothApp, "run", run)
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    terms = Terms(into=home / "made")
    assert run_reader(library, banner="Demo", folder=home / "lib", terms=terms) == 0
    assert shown == [("bridge", home / "lib"), ("ferry", home / "made")]
    assert shelf.known()[0] == (home / "made").resolve()
