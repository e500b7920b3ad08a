"""The application with hostile text, and how it ends when something fails."""

import asyncio
import datetime as dt
import os
import subprocess
import threading
from contextlib import nullcontext
from functools import partial

import pytest
from driving import SIZES, WIDE, reading, until
from small_library import Said, small_library
from small_library import reading as one_reading
from textual.app import App

from index import UnknownArticleError, open_memory
from reader import app as app_module
from reader.app import QuothApp, run
from reader.outside.clipboard import Copied

EVIL = "\x1b]0;owned\x07[/b][@click=app.quit]x[/]\u202e\x9b31m"


def hostile_library():
    text = f'The {EVIL} council\n\n"Say {EVIL} no more," said Mal {EVIL} Ory.\n'
    quoted = Said(f"Say {EVIL} no more", f"Mal {EVIL} Ory", "said", f"Mal {EVIL} Ory")
    return open_memory(
        [
            one_reading(
                f"id {EVIL}",
                text,
                quoted,
                outlet=f"The {EVIL} Wire",
                path=f"/nowhere/{EVIL}.txt",
                date=dt.date(2024, 1, 2),
            ),
            one_reading("[/etc/passwd]", "[/b] [link=x] plain\n"),
        ],
        name=EVIL,
    )


def unsafe(lines):
    return {
        cell
        for line in lines
        for cell in line
        if ord(cell) < 32 or 0x7F <= ord(cell) < 0xA0 or cell in "\u202e\u2066"
    }


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_in_a_text_reaches_the_terminal_or_acts(size):
    async with reading(size, library=hostile_library(), banner=EVIL, problems=[EVIL]) as it:
        walk = ("1", "3", "2", "l", "e", "e", "y", "L", "o", "slash", *"say", "enter", "escape")
        for key in (*walk, "3", "g", "enter", "J", "backspace"):
            await it.press(key)
            assert not unsafe(it.lines)
        await it.search("council")
        await it.press("enter")
        assert not unsafe(it.lines)
        assert not any(unsafe([message]) for message in it.said)
        assert not it.app._exit


async def test_an_article_that_is_gone_is_said():
    library = small_library()

    class Forgetful:
        def __getattr__(self, name):
            return getattr(library, name)

        def article(self, article_id):
            if article_id == "growers":
                raise UnknownArticleError(article_id)
            return library.article(article_id)

    async with reading(library=Forgetful()) as it:
        await it.press("K")
        assert it.said[-1] == "growers: no such article in this library"
        await it.press("l")
        assert it.at == ("tariff", 2)


class Broken:
    """A library with a fault of ours."""

    def __init__(self):
        self._library = small_library()

    def __getattr__(self, name):
        return getattr(self._library, name)

    def article(self, article_id):
        raise ZeroDivisionError(article_id)


def test_a_fault_ends_with_one_line_and_status_1(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    said = []
    monkeypatch.setattr(QuothApp, "panic", lambda self, *lines: (said.extend(lines), self.exit()))

    async def drive():
        app = QuothApp(Broken())
        with pytest.raises(ZeroDivisionError):
            async with app.run_test(size=WIDE):
                await until(lambda: said)
        return app.return_code

    asyncio.run(drive())
    assert str(said[0]).startswith("quoth stopped: ZeroDivisionError. Log: ")
    assert "tariff" not in str(said[0])


def test_run_closes_the_library_and_returns_the_status(monkeypatch):
    closed = []
    library = small_library()

    class Closing:
        def __getattr__(self, name):
            return getattr(library, name)

        def close(self):
            closed.append(True)

    monkeypatch.setattr(QuothApp, "run", lambda self: None)
    assert run(Closing(), banner="x") == 0
    assert closed == [True]
    monkeypatch.setattr(QuothApp, "return_code", 1)
    assert run(Closing()) == 1


def test_the_hook_for_faults_is_one_that_textual_calls():
    assert callable(getattr(app_module.App, "_fatal_error", None))
    assert QuothApp._fatal_error is not app_module.App._fatal_error


async def test_programs_copy_off_the_event_loop_and_the_terminal_is_written_to_on_it(monkeypatch):
    did = []

    def note(what):
        did.append((what, threading.current_thread() is threading.main_thread()))

    def program(text, *, by_terminal):
        note("program")
        return Copied(f"Copied to {EVIL}", unsent=text)

    monkeypatch.setattr("reader.screens.copying.copy", program)
    monkeypatch.setattr(App, "copy_to_clipboard", lambda self, text: note(text))
    async with reading() as it:
        for copies in (
            partial(it.app.copy_to_clipboard, "words"),
            partial(it.screen.copy, "others"),
        ):
            did.clear()
            copies()
            await it.says("Copied to")
            assert did[0] == ("program", False)
            await until(lambda: len(did) == 2)
            assert did[1][1] is True
            assert not unsafe(it.said[-1:])
            it.app.clear_notifications()


@pytest.mark.parametrize("in_time", [True, False])
async def test_q_waits_for_a_copy_but_not_for_long(monkeypatch, in_time):
    gate, sent = threading.Event(), []

    def slow(text, *, by_terminal):
        gate.wait(20)
        return Copied("Copied", unsent=text)

    monkeypatch.setattr("reader.screens.copying.copy", slow)
    monkeypatch.setattr(App, "copy_to_clipboard", lambda self, text: sent.append(text))
    async with reading() as it:
        await it.pilot.press("y", "q")
        assert not it.app._exit
        if in_time:
            gate.set()
        await until(lambda: it.app._exit)
        assert bool(sent) is in_time
    gate.set()


async def test_o_opens_the_file_at_the_line(tmp_path, monkeypatch):
    monkeypatch.setenv("VISUAL", "vim -R")
    monkeypatch.setattr("reader.outside.editor.shutil.which", lambda name: name)
    ran = []

    def ended(command, *, check):
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("reader.outside.editor.subprocess.run", ended)
    async with reading(folder=tmp_path) as it:
        monkeypatch.setattr(QuothApp, "suspend", lambda self: nullcontext())
        await it.press("l", "o")
        await until(lambda: ran)
        assert ran == [["vim", "-R", "+9", str(tmp_path / "tariff.txt")]]
        monkeypatch.setattr(
            "reader.outside.editor.subprocess.run",
            lambda command, *, check: subprocess.CompletedProcess(command, 3),
        )
        await it.press("o")
        await it.says("vim ended with status 3.")


async def test_o_says_what_stands_in_the_way(tmp_path, monkeypatch):
    async with reading(folder=tmp_path) as it:
        await it.press("o")
        await it.says("This terminal cannot be lent to an editor.")
        monkeypatch.setenv("VISUAL", "no-such-editor")
        await it.press("o")
        await it.says("editor not found: no-such-editor")
        (tmp_path / "tariff.txt").unlink()
        await it.press("o")
        await it.says("tariff.txt is not there any more.")
        await it.press("J", "o")
        await it.says("Tariff explained: this article did not come from a file.")


async def test_o_without_any_editor_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.outside.editor.editor_command", lambda path, line: [])
    async with reading(folder=tmp_path) as it:
        await it.press("o")
        await it.says("No editor: set EDITOR.")


async def test_o_does_not_wait_for_a_pipe(tmp_path):
    async with reading(folder=tmp_path) as it:
        (tmp_path / "tariff.txt").unlink()
        os.mkfifo(tmp_path / "tariff.txt")
        await it.press("o")
        await it.says("tariff.txt is not there any more.")


async def test_o_reads_the_file_off_the_event_loop(tmp_path, monkeypatch):
    threads = []
    monkeypatch.setattr(
        "reader.outside.editor.line_in_file",
        lambda path, text, offset: threads.append(threading.current_thread()) or 1,
    )
    async with reading(folder=tmp_path) as it:
        await it.press("o")
        await it.says("This terminal cannot be lent to an editor.")
    assert threads[0] is not threading.main_thread()
