"""Which quotations are looked at first, of those whose speaker is not known well."""

import datetime as dt

import pytest
from small_library import Said, reading

from index import open_memory
from reader.session import unsure as under_test
from reader.session.unsure import unsure


@pytest.fixture(scope="module")
def library():
    def article(name, day):
        text = f'Rain\n\n"It rained {name}," somebody said. "All day," it was said.\n'
        said = Said(f"It rained {name}", None), Said("All day", None)
        return reading(name, text, *said, date=dt.date(2024, 3, day))

    return open_memory([article("newest", 9), article("old", 2), article("older", 1)], name="rain")


def order(library, here, *read):
    found = [one.heading.id for one in unsure(library, here, read)]
    assert found[::2] == found[1::2]
    return found[::2]


def test_the_open_article_comes_first_then_the_most_read_then_the_newest(library):
    assert order(library, None) == ["newest", "old", "older"]
    assert order(library, None, "older", "gone", "old") == ["older", "old", "newest"]
    assert order(library, "old", "older", "old") == ["old", "older", "newest"]


def test_no_more_articles_are_looked_through_than_matter(library, monkeypatch):
    monkeypatch.setattr(under_test, "LOOKED_THROUGH", 1)
    assert order(library, None, "older", "old") == ["older", "newest", "old"]


def test_a_queue_is_no_longer_than_anybody_goes_through(library, monkeypatch):
    monkeypatch.setattr(under_test, "MOST", 3)
    found = unsure(library, "older", ("old",))
    assert [one.heading.id for one in found] == ["older", "older", "old"]
