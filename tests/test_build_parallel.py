"""Reading on all cores; the readers here are found by name in the workers."""

import os
import pickle
import signal
import threading
import time
from pathlib import Path

import pytest

from index.build import parallel, reading, worker
from index.build.documents import read_document
from index.build.parallel import Parallel
from index.build.staff import Staff
from index.build.steps import Failed, Read
from index.corpus import Document, Note
from index.model import Article, Heading, Span

SAID = 'The bridge will open in May, the council said.\n\n"{word} is late," said Ann Bell.\n'


def document(name, word="It"):
    text = SAID.format(word=word)
    return Document(Article(Heading(str(name), str(name)), text), Span(0, len(text)), line=7)


def documents(*names):
    return [document(name) for name in names]


def never():
    return False


def deadly(one):
    if one.article.id.startswith("deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_document(one)


def hanging(one):
    if one.article.id == "hanging":
        threading.Event().wait()
    return read_document(one)


def faulty(one):
    if one.article.id == "faulty":
        raise KeyError(one.article.id)
    return read_document(one)


def deadly_once(one):
    """Kill the worker at the first article called by the path of a file that is there."""
    if one.article.id.startswith("/") and Path(one.article.id).exists():
        Path(one.article.id).unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return read_document(one)


def slow_at_first(one):
    if one.article.id == "0":
        time.sleep(0.3)
    return read_document(one)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    """Two documents make a part."""
    monkeypatch.setattr(parallel, "_PART", 2 * (parallel._EACH + len(SAID) - 5))


def outcomes(steps, read=read_document, cancelled=never, **staff):
    return list(Parallel(Staff(read, 2, **staff), cancelled).outcomes(steps))


def failed(found):
    return {one.document.article.id: one.problem for one in found if isinstance(one, Failed)}


def names(found):
    return [one.document.article.id for one in found]


def test_the_order_of_the_steps_is_kept_whoever_is_quicker():
    note = Note(Path("a"), "between")
    steps = [*documents(*range(6)), note, *documents(*range(6, 12)), note]
    found = outcomes(steps, slow_at_first)
    assert found[6] == found[13] == note
    assert names(one for one in found if one != note) == [str(number) for number in range(12)]


def test_workers_read_what_one_process_reads():
    steps = [document(number, word) for number, word in enumerate(("Bread", "Milk", "Tea"))]
    assert outcomes(steps) == [Read(one, read_document(one)) for one in steps]


def test_a_killed_worker_loses_nothing(tmp_path):
    fatal = tmp_path / "fatal"
    fatal.touch()
    steps = documents(*range(3), fatal, *range(4, 8))
    found = outcomes(steps, deadly_once)
    assert not fatal.exists()
    assert failed(found) == {}
    assert names(found) == [one.article.id for one in steps]


def test_an_article_that_kills_its_worker_is_found_by_halving():
    steps = documents(*range(3), "deadly 1", 4, 5, "deadly 2")
    found = outcomes(steps, deadly)
    assert failed(found) == {"deadly 1": parallel._KILLED, "deadly 2": parallel._KILLED}
    assert names(found) == [one.article.id for one in steps]


def test_an_article_that_hangs_is_found_by_the_clock():
    found = outcomes(documents(1, "hanging", 2), hanging, limit_s=0.5)
    assert failed(found) == {"hanging": parallel._KILLED}
    assert len(found) == 3


def test_an_article_that_shows_a_fault_costs_itself_alone():
    found = outcomes(documents(1, 2, "faulty", 3, 4, 5), faulty)
    assert failed(found) == {"faulty": "a fault in Quoth: KeyError: 'faulty'"}
    assert len(found) == 6


def test_no_more_is_taken_in_advance_than_is_needed(monkeypatch):
    monkeypatch.setattr(parallel, "_UNDER_WAY", 2 * parallel._PART)
    taken = 0

    def many():
        nonlocal taken
        for one in documents(*range(40)):
            taken += 1
            yield one

    stream = Parallel(Staff(read_document, 2), never).outcomes(many())
    next(stream)
    assert taken <= 8
    assert len(list(stream)) == 39


def test_what_is_ready_is_given_out_when_it_is_cancelled():
    asked = threading.Event()
    steps = documents(*range(8), "hanging", 9, 10)
    stream = Parallel(Staff(hanging, 2), asked.is_set).outcomes(steps)
    first = [next(stream) for _ in range(8)]
    asked.set()
    assert names(first) == [str(number) for number in range(8)]
    assert list(stream) == []


def test_the_workers_end_when_nobody_wants_more(tmp_path):
    stream = Parallel(Staff(leaving_its_number, 1), never).outcomes(
        documents(tmp_path / "pid", *range(30))
    )
    next(stream)
    pid = int((tmp_path / "pid").read_text())
    stream.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def leaving_its_number(one):
    if one.article.id.startswith("/"):
        Path(one.article.id).write_text(str(os.getpid()))
    return read_document(one)


@pytest.mark.parametrize("error", [OSError("no more processes"), NotImplementedError()])
def test_where_no_worker_can_be_started_this_process_reads(monkeypatch, error):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("index.build.workers.ProcessPoolExecutor", fail)
    here = []

    def read(one):
        here.append(one.article.id)
        return read_document(one)

    assert len(outcomes(documents(*range(9)), read)) == len(here) == 9


def test_where_every_worker_dies_at_once_nobody_is_blamed(monkeypatch):
    monkeypatch.setattr("index.build.workers.begin", os._exit)
    found = outcomes(documents(*range(6)))
    assert failed(found) == {}
    assert len(found) == 6


def test_a_few_are_read_in_this_process():
    steps = documents(*range(9))
    here = []

    def read(one):
        here.append(one.article.id)
        return read_document(one)

    assert len(list(reading.read_steps(steps, Staff(read, 2), never))) == 9
    assert len(here) == 9


def test_more_than_a_few_are_read_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setattr(reading, "_FEW", 2 * len(SAID))
    found = list(
        reading.read_steps(
            documents(tmp_path / "pid", *range(9)), Staff(leaving_its_number, 1), never
        )
    )
    assert len(found) == 10
    assert int((tmp_path / "pid").read_text()) != os.getpid()


def test_a_worker_answers_without_the_articles():
    one, other = documents("1", "2")
    found = worker.extract(read_document, [one, other], limit_s=60)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert [each.quotations for each in found] == [
        read_document(each).quotations for each in (one, other)
    ]
    assert len(pickle.dumps(found)) < len(pickle.dumps([read_document(one), read_document(other)]))


def test_more_text_may_take_longer():
    staff = Staff(read_document, 1)
    assert 5 < staff.limit_for_s(0) < staff.limit_for_s(64_000) < 60
    assert staff.limit_for_s(50_000_000) > 1_000


def test_a_thread_of_a_program_with_threads_may_read():
    found = []
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    reader = threading.Thread(target=lambda: found.extend(outcomes(documents(*range(5)))))
    reader.start()
    reader.join(60)
    stop.set()
    other.join()
    assert names(found) == ["0", "1", "2", "3", "4"]
