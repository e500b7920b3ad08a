"""Corrections on their way into a library: all of them, in order, or why not."""

import pytest
from lanes import HeldLane
from small_library import kept_library, small_library

from index import Ignore, LibraryBusyError
from reader.session.mender import Mender

ANA, TOM = Ignore("Ana Duarte"), Ignore("Tom Reyes")


class Recorded(list):
    """What became of each correction."""

    def __call__(self, outcome):
        self.append(outcome)


@pytest.fixture
def lane():
    return HeldLane()


def test_two_at_once_are_both_saved_in_order_and_taken_back_in_the_other(tmp_path, lane):
    library, told = kept_library(tmp_path), Recorded()
    mender = Mender(library, lane)
    mender.save([ANA], told)
    mender.save([TOM], told)
    assert mender.waiting == 2
    lane.answer_all()
    assert mender.waiting == 0
    assert [one.name for one in library.corrections().rules.ignored] == [ANA.name, TOM.name]
    mender.undo(told)
    mender.undo(told)
    mender.undo(told)
    lane.answer_all()
    assert [one.problem for one in told] == [None] * 5
    assert [[one.name for one in outcome.corrections] for outcome in told] == [
        [ANA.name],
        [TOM.name],
        [TOM.name],
        [ANA.name],
        [],
    ]
    library.close()


def test_what_is_not_kept_says_why(lane):
    told = Recorded()
    mender = Mender(small_library(), lane)
    mender.save([ANA], told)
    mender.undo(told)
    lane.answer_all()
    assert all("quoth index" in outcome.problem for outcome in told)
    assert all(outcome.corrections == () for outcome in told)


def test_who_leaves_waits_for_what_is_on_its_way(tmp_path, lane):
    class Busy:
        def correct(self, _):
            raise LibraryBusyError(tmp_path)

    left, told = [], Recorded()
    mender = Mender(Busy(), lane)
    mender.when_at_rest(lambda: left.append("at once"))
    mender.save([ANA], told)
    mender.save([TOM], told)
    mender.when_at_rest(lambda: left.append("later"))
    lane.answer_one()
    assert left == ["at once"]
    lane.answer_one()
    assert left == ["at once", "later"]
    assert all("writing" in outcome.problem for outcome in told)
