"""The list of many corrections: made in time, and never on the event loop."""

import threading
import time

import pytest
from driving import reading
from small_library import kept_library

from index import Corrections, Edit, Op, Orphan, Selector
from reader.screens.commands import queueing
from reader.screens.corrected import CorrectionsScreen, listed

_MANY = 25_000


def many():
    edits = tuple(
        Edit(Op.REJECT, f"article-{n}", "0" * 64, Selector(f"words {n}"), at=f"2026-01-01T{n:06}")
        for n in range(_MANY)
    )
    lost = tuple(Orphan(one, "its words are not in the article") for one in edits[1:])
    return Corrections(edits=edits, orphans=lost)


def test_many_that_do_not_fit_are_listed_at_once():
    corrections = many()
    began = time.process_time()
    rows = listed(corrections)
    assert time.process_time() - began < 3
    assert len(rows) == _MANY
    assert [one.correction for one in rows if not one.help] == [corrections.edits[0]]


@pytest.mark.parametrize("key", ["a", "x", "equals_sign", "u", "w", "W", "S", "X"])
async def test_without_a_library_a_correction_is_refused_before_anything_is_asked(key):
    async with reading() as it:
        await it.press(key)
        await it.says("small: only a library keeps corrections; make one with quoth index")
        assert it.app.screen is it.screen
        assert not it.screen.journal.unread


async def test_they_are_listed_off_the_event_loop_and_narrowed(tmp_path, monkeypatch):
    threads = []

    def spying(_):
        threads.append(threading.current_thread())
        return listed(many())

    monkeypatch.setattr(queueing, "listed", spying)
    async with reading(library=kept_library(tmp_path)) as it:
        await it.press("X")
        await it.shows("25,000 corrections, of which 24,999 do not fit (!)")
        assert isinstance(it.app.screen, CorrectionsScreen)
        await it.press(*"24999")
        await it.shows('! "words 24999"')
        assert len(it.app.screen.shown) == 1
    assert threading.main_thread() not in threads
