"""When it is looked for how a word goes on: once no key has come for a while."""

from types import SimpleNamespace

import pytest
from lanes import HeldLane

from reader.screens.completing import Completer


class Pause:
    """A timer that rings when a test says so."""

    def __init__(self, ring):
        self.ring = ring
        self.stopped = False

    def stop(self):
        self.stopped = True


class Box:
    """A screen with a line, as far as words are completed in it."""

    def __init__(self):
        self.pauses, self.completed = [], []
        self.library = SimpleNamespace(suggest=lambda text, limit: (f"{text}iff", "x")[:limit])
        self.later = HeldLane()
        line = SimpleNamespace(complete=lambda typed, rest: self.completed.append((typed, rest)))
        self.box = SimpleNamespace(line=line)

    def set_timer(self, _delay, ring):
        self.pauses.append(Pause(ring))
        return self.pauses[-1]

    @property
    def running(self):
        return [pause for pause in self.pauses if not pause.stopped]


@pytest.fixture
def box():
    return Box()


def test_only_what_stands_there_after_the_pause_is_completed(box):
    completer = Completer(box)
    completer.typed("wa")
    completer.typed("tar")
    assert box.later.kinds == []
    (pause,) = box.running
    pause.ring()
    box.later.answer_all()
    assert box.completed == [("tar", "iff")]


@pytest.mark.parametrize("text", ["after:20", "in:har"])
def test_what_is_no_word_ends_the_pause(box, text):
    completer = Completer(box)
    completer.typed("tar")
    completer.typed(text)
    assert box.running == []


def test_a_pause_that_is_over_is_not_stopped(box):
    completer = Completer(box)
    completer.typed("tar")
    box.pauses[0].ring()
    completer.typed("tari")
    assert [pause.stopped for pause in box.pauses] == [False, False]
