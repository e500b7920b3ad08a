"""Lanes: the newest question of a kind counts, and nothing holds up the end."""

import queue
import threading

import pytest

from reader.session.lane import Lane


class Loop:
    """Stands in for the event loop: runs what was delivered when it is told to."""

    def __init__(self):
        self.delivered = queue.Queue()
        self.faults = []
        self.closed = False

    def deliver(self, outcome):
        if self.closed:
            raise RuntimeError
        self.delivered.put(outcome)

    def run_one(self):
        self.delivered.get(timeout=5)()


@pytest.fixture
def loop():
    return Loop()


@pytest.fixture
def lane(loop):
    lane = Lane("test", deliver=loop.deliver, failed=loop.faults.append)
    yield lane
    lane.stop()


def blocked(lane):
    """Keep the lane busy until the gate opens."""
    started, gate = threading.Event(), threading.Event()

    def wait():
        started.set()
        gate.wait(5)

    lane.ask("gate", wait, lambda _: None)
    assert started.wait(5)
    return gate


def test_an_answer_arrives_on_the_loop(lane, loop):
    answers = []
    lane.ask("sum", lambda: 1 + 1, answers.append)
    assert answers == []
    loop.run_one()
    assert answers == [2]


def test_of_waiting_questions_of_a_kind_the_newest_is_asked(lane, loop):
    gate, asked, answers = blocked(lane), [], []
    for number in range(3):
        lane.ask("search", lambda number=number: asked.append(number) or number, answers.append)
    lane.ask("other", lambda: "other", answers.append)
    gate.set()
    for _ in range(3):
        loop.run_one()
    assert asked == [2]
    assert answers == [2, "other"]


def test_the_answer_to_an_older_question_is_dropped(lane, loop):
    answers = []
    lane.ask("search", lambda: "old", answers.append)
    old = loop.delivered.get(timeout=5)
    lane.ask("search", lambda: "new", answers.append)
    old()
    loop.run_one()
    assert answers == ["new"]


def test_a_forgotten_question_gets_no_answer(lane, loop):
    gate, answers = blocked(lane), []
    lane.ask("open", lambda: "late", answers.append)
    lane.forget("open")
    lane.ask("end", lambda: "end", answers.append)
    gate.set()
    loop.run_one()
    loop.run_one()
    assert answers == ["end"]


def test_what_a_question_raises_is_told_on_the_loop(lane, loop):
    lane.ask("bad", lambda: 1 // 0, lambda _: None)
    loop.run_one()
    assert isinstance(loop.faults[0], ZeroDivisionError)
    answers = []
    lane.ask("good", lambda: 1, answers.append)
    loop.run_one()
    assert answers == [1]


def test_stopping_does_not_wait_for_a_question(lane, loop):
    gate = blocked(lane)
    lane.stop()
    assert lane.ended() is False
    gate.set()


def test_an_idle_lane_stops(lane, loop):
    lane.stop()
    assert lane.ended() is True


def test_a_closed_loop_ends_the_thread(lane, loop):
    loop.closed = True
    lane.ask("late", lambda: 1, lambda _: None)
    lane.stop()
    assert lane.ended() is True


def test_nothing_is_delivered_after_the_stop(lane, loop):
    gate = blocked(lane)
    lane.stop()
    gate.set()
    assert lane.ended() is True
    assert loop.delivered.empty()


def test_an_answer_on_its_way_at_the_stop_is_dropped(lane, loop):
    answers = []
    lane.ask("sum", lambda: 2, answers.append)
    on_its_way = loop.delivered.get(timeout=5)
    lane.stop()
    on_its_way()
    assert answers == []


def test_the_thread_does_not_hold_up_the_interpreter(lane):
    assert all(thread.daemon for thread in threading.enumerate() if thread.name == "test")
