import io
import os
import signal

import pytest

from index import Progress
from reader.commands.output import Format, Output
from reader.commands.pace import Pace
from reader.commands.progress import FEW_BYTES, Drawn, Steps, reported

SIZE = 10 * FEW_BYTES


class Clock:
    now_s = 0.0

    def __call__(self):
        return self.now_s


def at(share, articles):
    return Progress(0, 1, "a", articles, round(share * SIZE), SIZE)


def said(marks):
    """Tell progress at times in seconds; return what is said."""
    lines, clock = [], Clock()
    steps = Steps(lines.append, clock)
    for now_s, share, articles in marks:
        clock.now_s = now_s
        steps.show(at(share, articles))
    return lines


def test_each_five_percent_is_said_once_with_rate_and_time_left():
    assert said(
        [(0, 0, 0), (10, 0.049, 490), (10, 0.05, 500), (15, 0.06, 600), (20, 0.1, 1000)]
    ) == [
        "5 %  500 articles, 50 a second, 3 min left",
        "10 %  1,000 articles, 50 a second, 3 min left",
    ]


def test_what_goes_quickly_is_not_said_line_by_line():
    assert said((n / 40, n / 40, n) for n in range(41)) == ["100 %  40 articles"]


def test_the_rate_is_that_of_the_last_half_minute():
    clock = Clock()
    pace = Pace(clock)
    for now_s in range(200):
        clock.now_s = now_s
        quick = max(0, now_s - 150)
        pace.note(at(0.0005 * now_s + 0.001 * quick, 10 * now_s + 90 * quick))
    assert pace.words() == "6,400 articles, 100 a second, 9 min left"


def test_long_times_are_said_in_hours():
    clock = Clock()
    pace = Pace(clock)
    pace.note(at(0, 0))
    clock.now_s = 20
    pace.note(at(0.002, 200))
    assert pace.words().endswith("10 a second, 2 h 46 min left")


def test_nothing_is_left_at_the_end():
    clock = Clock()
    pace = Pace(clock)
    pace.note(at(0, 0))
    clock.now_s = 20
    pace.note(at(1, 1))
    assert pace.words() == "1 article, 0 a second"


def test_a_bar_is_drawn_where_there_is_something_to_wait_for(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr("sys.stderr", screen)
    drawn = Drawn()
    drawn.show(Progress(0, 1, "a", 0, 0, FEW_BYTES))
    drawn.end()
    assert screen.getvalue() == ""
    drawn.show(at(0.5, 321))
    drawn.end()
    assert "321 articles" in screen.getvalue()
    assert "50%" in screen.getvalue()


@pytest.mark.parametrize("first", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("second", [signal.SIGINT, signal.SIGTERM])
def test_the_second_request_to_end_does_not_wait_for_anybody_to_ask(first, second):
    before = [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)]
    with pytest.raises(KeyboardInterrupt):
        asked_to_end(first, second)
    assert [signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)] == before


def asked_to_end(first, second):
    with reported(Output(Format.TEXT, None, plain=True)) as (_, stopped):
        os.kill(os.getpid(), first)
        assert stopped()
        os.kill(os.getpid(), second)
