"""Each thread has a value of its own, and one thread closes them all."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.library.per_thread import ClosedError, PerThread


class Values:
    """Makes numbers, and remembers which were closed and interrupted."""

    def __init__(self):
        self.made, self.closed, self.interrupted = 0, [], []
        self.each = PerThread(self.make, close=self.closed.append, interrupt=self.interrupt)
        self.interruption = threading.Event()

    def make(self):
        self.made += 1
        return self.made

    def interrupt(self, value):
        self.interrupted.append(value)
        self.interruption.set()


def test_a_thread_keeps_its_value_and_another_has_another():
    values = Values()

    def mine():
        with values.each.use() as value:
            return value

    with ThreadPoolExecutor(1) as pool:
        assert [mine(), mine()] == [1, 1]
        assert [pool.submit(mine).result() for _ in range(2)] == [2, 2]
    assert values.closed == []


def test_a_value_can_be_used_inside_its_use():
    values = Values()
    with values.each.use() as outer, values.each.use() as inner:
        assert outer == inner


def test_a_renewed_value_is_closed_and_made_again():
    values = Values()
    with values.each.use():
        pass
    values.each.renew()
    with values.each.use() as value:
        assert value == 2
    assert values.closed == [1]


def test_closing_closes_all_and_nothing_is_made_afterwards():
    values = Values()
    with values.each.use():
        pass
    values.each.close()
    assert values.closed == [1]
    assert values.interrupted == []
    with pytest.raises(ClosedError), values.each.use():
        pass
    values.each.close()
    assert values.made == 1


def use_until(values, go_on):
    entered = threading.Event()

    def use():
        with values.each.use():
            entered.set()
            go_on.wait(30)

    thread = threading.Thread(target=use)
    thread.start()
    assert entered.wait(10)
    return thread


def test_who_uses_a_value_is_interrupted():
    values = Values()
    thread = use_until(values, values.interruption)
    values.each.close()
    thread.join(10)
    assert values.interrupted
    assert values.closed == [1]


def test_who_cannot_be_interrupted_closes_when_done():
    values = Values()
    done = threading.Event()
    thread = use_until(values, done)
    values.each.close()
    assert values.closed == []
    done.set()
    thread.join(10)
    assert values.closed == [1]


def test_without_a_way_to_interrupt_closing_waits_only_a_moment():
    closed = []
    each = PerThread(lambda: 1, close=closed.append)
    holder = Values()
    holder.each = each
    done = threading.Event()
    thread = use_until(holder, done)
    each.close()
    done.set()
    thread.join(10)
    assert closed == [1]


def test_values_of_threads_that_have_ended_are_closed():
    values = Values()

    def use():
        with values.each.use():
            pass

    for _ in range(3):
        thread = threading.Thread(target=use)
        thread.start()
        thread.join()
    assert values.closed == [1, 2]
