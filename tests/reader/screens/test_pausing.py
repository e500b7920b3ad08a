"""What is done once nothing has happened for a while, such as a look for garbage."""

import gc
import weakref

import pytest
from pauses import Pump

from reader.screens.pausing import Pause
from reader.screens.tidying import Tidier


class Knot:
    """Garbage that only a look finds."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def tidier():
    gc.collect()
    tidier = Tidier(Pump())
    yield tidier
    tidier.end()


@pytest.fixture
def pump(tidier):
    return tidier._pause._pump


def test_the_last_of_several_is_done():
    pump, done = Pump(), []
    pause = Pause(pump, 1)
    pause.begin(lambda: done.append("first"))
    pause.begin(lambda: done.append("last"))
    assert pause.running
    (timer,) = pump.running
    timer.ring()
    assert (done, pause.running) == (["last"], False)


def test_a_timer_that_has_rung_is_not_stopped():
    pump = Pump()
    pause = Pause(pump, 1)
    pause.begin(lambda: None)
    pump.timers[0].ring()
    pause.end()
    assert not pump.timers[0].stopped


def test_what_is_garbage_is_found_in_a_pause(tidier, pump):
    tidier.begin()
    knot = Knot()
    gone = weakref.ref(knot)
    gc.collect(1)  # it is old by now: only a full look finds it
    del knot
    tidier.arrived()
    assert gone() is not None
    pump.running[0].ring()
    assert gone() is None


def test_nobody_looks_where_hardly_anything_was_made(tidier, pump):
    tidier.begin()
    gc.disable()
    try:
        gone = weakref.ref(Knot())
        tidier.arrived()
        pump.running[0].ring()
        assert gone() is not None
    finally:
        gc.enable()


def test_there_is_no_pause_before_all_is_there(tidier, pump):
    tidier.arrived()
    assert pump.timers == []


def test_what_stays_is_kept_out_until_the_end(tidier):
    before = gc.get_threshold()
    tidier.begin()
    tidier.begin()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[2] > before[2]
    tidier.end()
    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, before)
