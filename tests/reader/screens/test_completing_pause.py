"""When it is looked for how a word goes on: once no key has come for a while."""

from types import SimpleNamespace

import pytest
from lanes import HeldLane
from pauses import Pump

from reader.screens.completing import Completer


class Screen(Pump):
    """A screen with a line, as far as words are completed in it."""

    def __init__(self):
        super().__init__()
        self.completed = []
        self.library = SimpleNamespace(suggest=lambda text, limit: (f"{text}iff", "x")[:limit])
        self.later = HeldLane()
        line = SimpleNamespace(complete=lambda typed, rest: self.completed.append((typed, rest)))
        self.box = SimpleNamespace(line=line)


@pytest.fixture
def screen():
    return Screen()


def test_only_what_stands_there_after_the_pause_is_completed(screen):
    completer = Completer(screen)
    completer.typed("wa")
    completer.typed("tar")
    assert screen.later.kinds == []
    (timer,) = screen.running
    timer.ring()
    screen.later.answer_all()
    assert screen.completed == [("tar", "iff")]


@pytest.mark.parametrize("text", ["after:20", "in:har"])
def test_what_is_no_word_ends_the_pause(screen, text):
    completer = Completer(screen)
    completer.typed("tar")
    completer.typed(text)
    assert screen.running == []
