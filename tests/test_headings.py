"""What `in:`, `before:` and `after:` are true of."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.headings import is_headed, is_shelved, shelf
from index.model import Heading
from index.query import parse_query


def clause(text):
    ((one,),) = parse_query(text).groups
    return one


def dated(date):
    return Heading("a", "A", dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize(
    ("query", "within", "outside"),
    [
        ("before:2005", ["2004-12-31", "0001-01-01"], ["2005-01-01", "2006-03-01", None]),
        ("before:2005-02", ["2005-01-31"], ["2005-02-01", "2005-02-20"]),
        ("before:2005-02-01", ["2005-01-31"], ["2005-02-01"]),
        ("after:2004", ["2005-01-01", "9999-12-31"], ["2004-01-01", "2004-12-31", None]),
        ("after:2004-02", ["2004-03-01"], ["2004-02-29", "2004-02-01"]),
        ("after:2004-02-01", ["2004-02-02"], ["2004-02-01"]),
        ("after:9999", [], ["9999-12-31"]),
    ],
)
def test_a_period_takes_in_no_day_of_what_it_names(query, within, outside):
    assert all(is_headed(clause(query), dated(date)) for date in within)
    assert not any(is_headed(clause(query), dated(date)) for date in outside)


@given(st.dates(), st.dates())
def test_a_day_is_before_at_or_after_another(day, other):
    before, after = (
        is_headed(clause(f"{way}:{day}"), dated(str(other))) for way in ("before", "after")
    )
    assert (before, after) == (other < day, other > day)


HEADING = Heading(
    "Business/UK/2004-12", "T", path="/home/ana/News Archive/uk/x.txt", collection="World  News"
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('in:"world news"', True),
        ("in:world", False),
        ("in:business", True),
        ("in:uk", True),
        ("in:UK/", True),
        ("in:business/uk", True),
        ("in:busi", False),
        ("in:uk/business", False),
        ("in:2004-12", False),
        ('in:"news archive/UK"', True),
        ("in:ana", True),
        ("in:x.txt", False),
        ('in:"world news/business"', False),
    ],
)
def test_an_article_is_in_its_collection_and_in_its_folders(query, expected):
    assert is_headed(clause(query), HEADING) is expected


def test_letters_are_compared_without_case_and_accents():
    assert is_headed(clause("in:CAFE\u0301"), Heading("a", "A", collection="Caf\u00e9"))
    assert is_headed(clause("in:caf\u00e9"), Heading("Cafe\u0301/a", "A"))


def test_an_article_without_a_place_is_nowhere():
    assert shelf(Heading("a", "A")) == ""
    assert not is_headed(clause("in:a"), Heading("a", "A"))


def test_articles_of_one_folder_share_their_shelf():
    one, other = (Heading(f"news/{name}", name, path=f"/x/news/{name}.txt") for name in "ab")
    assert shelf(one) == shelf(other)


NAMES = st.text(alphabet="aB\u00e9/ -", max_size=6)


@given(NAMES, NAMES, NAMES, st.text(alphabet="aB\u00e9/", min_size=1, max_size=4))
def test_a_shelf_holds_each_run_of_its_folders_and_nothing_else(collection, folder, path, name):
    heading = Heading(f"{folder}/id", "T", path=f"{path}/f.txt", collection=collection)
    wanted = [part.replace("\u00e9", "e").lower() for part in name.split("/") if part]
    if not wanted:
        return

    def holds(place):
        folded = (
            " ".join(part.split()) for part in place.replace("\u00e9", "e").lower().split("/")
        )
        parts = [part for part in folded if part]
        return any(parts[at : at + len(wanted)] == wanted for at in range(len(parts)))

    assert is_shelved(clause(f'in:"{name}"'), shelf(heading)) == any(
        map(holds, (collection, folder, path))
    )
