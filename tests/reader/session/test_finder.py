"""Searching: what is asked for, how much of it, and which answer counts."""

import datetime as dt
from dataclasses import replace

import pytest
from lanes import HeldLane
from small_library import reading

from index import Sort, open_memory
from reader.session.finder import SCREENFUL, Finder
from reader.session.found import Asking, narrowed


class Counted:
    """A library that notes what it is searched for."""

    def __init__(self, library):
        self._library = library
        self.asked = []
        self.partial = False

    def __getattr__(self, name):
        return getattr(self._library, name)

    def search(self, query, **options):
        self.asked.append((options["cursor"], options["limit"]))
        found = self._library.search(query, **options | {"deadline_s": None})  # whole, however busy
        return replace(found, partial=self.partial)


@pytest.fixture
def library():
    date = dt.date(2024, 1, 1)
    return Counted(
        open_memory(
            [
                reading(f"a{at:03}", f"Note {at}\n\nWater.", date=date - dt.timedelta(at))
                for at in range(300)
            ],
            name="notes",
        )
    )


@pytest.fixture
def lane():
    return HeldLane()


@pytest.fixture
def finder(library, lane):
    return Finder(library, lane, lane, changed=lambda _: None)


def at_hand(finder):
    return [row for row, _ in finder.found.hits.at_hand()]


def test_a_key_stroke_asks_for_a_screenful(finder, library, lane):
    finder.search("wat")
    lane.answer_all()
    assert library.asked == [(0, SCREENFUL)]
    assert finder.found.hits.total == 300
    assert at_hand(finder) == list(range(SCREENFUL))


def test_an_older_query_is_dropped_before_it_starts(finder, library, lane):
    for text in ("w", "wa", "wat"):
        finder.search(text)
    assert lane.kinds == ["search"]
    lane.answer_all()
    assert finder.found.query.text == "wat"


def test_the_same_is_not_asked_twice(finder, library, lane):
    finder.search("water")
    finder.search("water")
    lane.answer_all()
    finder.search("water")
    assert len(library.asked) == 1
    assert not lane.waiting


def test_rows_in_sight_are_fetched_with_some_around_them(finder, library, lane):
    finder.settle("")
    lane.answer_all()
    finder.show(0, SCREENFUL - 1)
    assert not lane.waiting
    finder.show(250, 262)
    lane.answer_all()
    assert set(range(240, 270)) <= set(at_hand(finder))
    assert 100 not in at_hand(finder)
    assert len(library.asked) == 2


def test_while_rows_are_fetched_the_last_ones_in_sight_come_next(finder, library, lane):
    finder.settle("")
    lane.answer_all()
    for first in (60, 120, 180):
        finder.show(first, first + 10)
    assert finder.fetching
    lane.answer_all()
    assert not finder.fetching
    assert {60, 70, 180, 190} <= set(at_hand(finder))
    assert 120 not in at_hand(finder)


def test_rows_of_an_older_query_are_not_fetched(finder, lane):
    finder.settle("")
    lane.answer_all()
    finder.show(100, 110)
    finder.search("note")
    assert lane.kinds == ["search"]
    lane.answer_all()
    assert at_hand(finder) == list(range(SCREENFUL))


def test_a_list_ends_where_no_more_rows_come(finder, library, lane):
    finder.settle("")
    lane.answer_all()
    library.delete([f"a{at:03}" for at in range(100, 300)])
    finder.show(280, 299)
    lane.answer_all()
    assert finder.found.hits.total <= 280
    finder.show(0, 299)
    lane.answer_all()
    assert finder.found.hits.total == 100


def test_what_is_found_late_is_at_least_so_much(finder, library, lane):
    library.partial = True
    finder.search("water")
    lane.answer_all()
    finder.show(30, 40)
    lane.answer_all()
    assert finder.found.hits.total == 300
    library.delete([f"a{at:03}" for at in range(290)])
    finder.show(100, 110)
    lane.answer_all()
    assert finder.found.hits.total <= 100


def test_where_nothing_is_found_the_old_hits_stay_with_what_they_answer(finder, lane):
    finder.search("water")
    lane.answer_all()
    finder.search("watre")
    lane.answer_all()
    found = finder.found
    assert found.stale
    assert found.listed.query.text == "water"
    assert [(one.text, one.total) for one in found.alternatives] == [("water", 300)]
    finder.show(100, 110)
    lane.answer_all()
    assert 105 in at_hand(finder)
    finder.search("water")
    lane.answer_all()
    assert not finder.found.stale
    assert finder.found.alternatives == ()


def test_the_order_is_part_of_what_is_asked(finder, lane):
    finder.search("water")
    lane.answer_all()
    finder.order(Sort.RELEVANCE)
    lane.answer_all()
    assert finder.found.asking == Asking(finder.found.query, Sort.RELEVANCE)
    assert not finder.found.asking.by_date
    finder.search("")
    lane.answer_all()
    assert finder.found.asking.by_date
    assert finder.found.everything


def test_asking_again_fetches_what_is_in_sight(finder, library, lane):
    finder.settle("")
    lane.answer_all()
    finder.show(200, 210)
    lane.answer_all()
    finder.again(200)
    lane.answer_all()
    assert {200, 210} <= set(at_hand(finder))
    assert 0 not in at_hand(finder)


def test_who_gives_up_waits_for_nothing(finder, lane):
    finder.search("water")
    finder.give_up()
    assert not finder.waiting
    assert not lane.waiting


@pytest.mark.parametrize(
    ("titled", "expected"),
    [("12", 11), ("note 29", 11), ("NOTE", 300), ("zzz", 0), ('"-*:', 300), ("-note 7", 11)],
)
def test_results_are_narrowed_by_the_words_of_their_titles(finder, lane, titled, expected):
    finder.settle("water")
    lane.answer_all()
    finder.narrow(titled)
    lane.answer_all()
    if expected:
        assert finder.found.hits.total == expected
    assert finder.found.stale == (expected == 0)
    finder.narrow("")
    lane.answer_all()
    assert finder.found.hits.total == 300


def test_narrowing_keeps_what_the_box_says():
    whole = narrowed(Asking().query, "two words")
    assert (whole.text, len(whole.groups), whole.problems) == ("", 2, ())


class Verifying(Counted):
    """A library that needs a while to count: within little time it gives a lower bound."""

    def __init__(self, library, found_at_once):
        super().__init__(library)
        self.found_at_once = found_at_once

    def search(self, query, **options):
        page = self._library.search(query, **options)
        self.asked.append((options["cursor"], options["limit"]))
        if options["deadline_s"] > 0.1:
            return page
        hits = page.hits[: self.found_at_once]
        return replace(page, hits=hits, total=len(hits), partial=True)


def test_a_full_page_is_shown_at_once_and_counted_afterwards(library, lane):
    finder = Finder(Verifying(library, SCREENFUL), lane, lane, changed=lambda _: None)
    finder.settle("water")
    lane.answer_one()
    assert (finder.found.page.total, finder.found.page.partial) == (SCREENFUL, True)
    assert not finder.waiting
    lane.answer_one()
    assert (finder.found.page.total, finder.found.page.partial) == (300, False)
    assert (finder.found.hits.total, at_hand(finder)) == (300, [*range(SCREENFUL)])


def test_a_page_that_is_not_full_is_looked_for_longer(library, lane):
    finder = Finder(Verifying(library, 0), lane, lane, changed=lambda _: None)
    finder.settle("water")
    lane.answer_one()
    assert finder.waiting
    assert finder.found.page is None
    lane.answer_one()
    assert (finder.found.page.total, finder.found.stale) == (300, False)


def test_what_is_counted_late_changes_nothing_that_is_asked_since(library, lane):
    finder = Finder(Verifying(library, SCREENFUL), lane, lane, changed=lambda _: None)
    finder.settle("water")
    lane.answer_one()
    finder.settle("note")
    lane.answer_all()
    assert finder.found.asking.query.text == "note"
    assert finder.found.page.total == 300
