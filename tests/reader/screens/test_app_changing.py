"""The application on a library that another program changes meanwhile."""

import datetime as dt
from dataclasses import replace

import pytest
from driving import SIZES, reading
from small_library import Said, readings, small_library
from small_library import reading as one_reading

from index import StorageError


def renamed(one):
    """Return a reading whose quotations have other ids, as a later extraction may give."""
    return replace(
        one,
        quotations=tuple(replace(quotation, id=f"r{quotation.id}") for quotation in one.quotations),
        attributions=tuple(
            replace(link, quotation=f"r{link.quotation}") for link in one.attributions
        ),
    )


async def test_an_article_that_is_gone_is_said_once_and_listed_no_more():
    library = small_library()
    async with reading(library=library) as it:
        await it.press("l", "L", "L", "L")
        assert it.at == ("tariff", 6)
        await it.press("1", "end")
        library.delete(["bridge"])
        await it.press("enter")
        await it.says("bridge: no such article in this library")
        await it.settled()
        assert [hit.heading.id for hit in it.screen.results.hits] == [
            "growers",
            "tariff",
            "explained",
        ]
        await it.shows("article 2/3")
        await it.press("L")
        await it.says("Last of 5 quotes by Tom Reyes")
        await it.shows("Tom Reyes 4/4 here, 5 everywhere")


async def test_a_gone_neighbour_is_passed_by():
    library = small_library()
    async with reading(library=library) as it:
        library.delete(["explained"])
        await it.press("J")
        await it.says("explained: no such article in this library")
        await it.settled()
        await it.press("J")
        assert it.article == "bridge"


async def test_a_quote_of_an_article_that_was_read_anew_is_gone_to():
    library = small_library()
    async with reading(library=library) as it:
        library.write([renamed(readings()[0])])
        await it.press("l", "L")
        assert it.at == ("tariff", 3)
        assert it.state.current.quotation.id == "rq3"


async def test_a_quote_that_is_gone_is_said():
    library = small_library()
    async with reading(library=library) as it:
        await it.press("l", "L", "H", "H")
        assert it.at == ("growers", 2)
        library.write([renamed(readings()[0])])
        await it.press("backspace")
        assert it.article == "tariff"
        await it.says("The library has changed: that quote is gone.")
        await it.press("g", "l")
        assert it.state.current.quotation.id == "rq1"


async def test_a_search_makes_what_was_known_of_a_speaker_new():
    library = small_library()
    async with reading(library=library) as it:
        await it.press("l", "L", "h")
        assert it.at == ("tariff", 2)
        new = one_reading(
            "late",
            'Late\n\n"We count tariff and pipes," said Tom Reyes.\n',
            Said("We count tariff and pipes", "Tom Reyes", "said", "Tom Reyes"),
            date=dt.date(2024, 3, 11),
        )
        library.write([new])
        await it.search("tariff")
        await it.press("escape")
        await it.press("H")
        assert it.article == "late"


async def test_what_another_process_writes_is_seen_without_a_word():
    library = small_library()
    async with reading(library=library) as it:
        await it.press("1", "end", "up")
        at = it.screen.results.list.cursor
        new = one_reading("late", "Late\n\nA word.\n", date=dt.date(2024, 3, 11))
        library.write([new])
        it.screen._watch.look()
        await it.shows("5 articles")
        assert it.article == "tariff"
        assert it.screen.results.list.cursor == at + 1
        assert it.screen.results.current.heading.id == "explained"
        await it.shows("article 3/5")
        it.screen._watch.look()
        await it.settled()
        assert it.said == []


async def test_a_library_that_cannot_be_asked_for_its_edition_is_asked_later(tmp_path):
    class Busy:
        def __init__(self):
            self._library = small_library()
            self.busy = True

        def __getattr__(self, name):
            return getattr(self._library, name)

        def edition(self):
            if self.busy:
                raise StorageError(tmp_path, "busy")
            return self._library.edition()

    library = Busy()
    async with reading(library=library) as it:
        library.busy = False
        it.screen._watch.look()
        await it.settled()
        library.delete(["bridge"])
        it.screen._watch.look()
        await it.shows("3 articles")
        assert it.said == []


async def test_a_speaker_who_is_gone_is_said():
    library = small_library()
    async with reading(library=library) as it:
        await it.press("l")
        library.delete(["tariff", "growers", "bridge"])
        await it.press("L")
        await it.says("No quote by Tom Reyes.")


@pytest.mark.parametrize("size", SIZES)
async def test_an_article_whose_file_is_gone_says_so_above_it(size, tmp_path):
    async with reading(size, folder=tmp_path, banner="Hello.") as it:
        assert it.screen.notice.message == "Hello."
        (tmp_path / "growers.txt").unlink()
        await it.press("K")
        assert it.article == "growers"
        await it.shows("File is gone; this is the stored text")
        await it.press("J")
        assert it.screen.notice.message == "Hello."
