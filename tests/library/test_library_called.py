"""Who has words in a name: looked up by the rarest of them, and remembered."""

from contextlib import closing

import pytest
from library_stories import Said, story

from index.library import called
from index.library.called import NameHits, named
from index.library.opening import create_library
from index.query import parse_query

NAMES = ["Ann May Lee", "Mr Lee", "Lee", "Ann Lee", "May Ann", "Mr Leeds", "Bo"]


@pytest.fixture
def library(tmp_path):
    """Return a library in which each of some names speaks."""
    with closing(create_library(tmp_path / "lib")) as library:
        library.write(
            story(f"s{n}", "Rain fell.", Said("Rain", name)) for n, name in enumerate(NAMES)
        )
        yield library


def clause_of(text):
    return parse_query(f"speaker:{text}").groups[0][0]


def names(connection, rows):
    found = dict(connection.execute("SELECT key, name FROM speaker").fetchall())
    return sorted(found[row] for row in rows)


@pytest.mark.parametrize("few", [0, 1, 256])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lee", ["Ann Lee", "Ann May Lee", "Lee", "Mr Lee"]),
        ("lee*", ["Ann Lee", "Ann May Lee", "Lee", "Mr Lee", "Mr Leeds"]),
        ('"ann lee"', ["Ann Lee"]),
        ('"ann may"', ["Ann May Lee"]),
        ('"may ann"', ["May Ann"]),
        ('"ann may lee"', ["Ann May Lee"]),
        ('"ann ann"', []),
        ('"mr lee"', ["Mr Lee"]),
        ('"mr lee"*', ["Mr Lee", "Mr Leeds"]),
        ('"ann l"*', ["Ann Lee"]),
        ('"nobody lee"', []),
    ],
)
def test_words_in_a_row_are_found_whichever_is_the_rarest(library, monkeypatch, few, text, found):
    monkeypatch.setattr(called, "_FEW", few)
    with library._store.reading() as connection:
        assert names(connection, named(connection, clause_of(text))) == found


def asked(library, remembered, text):
    """Return the names of a clause, and how many statements that took."""
    statements = []
    with library._store.reading() as connection:
        connection.set_trace_callback(statements.append)
        found = remembered.named(connection, clause_of(text))
        connection.set_trace_callback(None)
        return names(connection, found), len(statements)


def test_what_a_clause_names_is_looked_up_once_until_the_library_changes(library):
    remembered = NameHits()
    before = ["Ann Lee"]
    found, statements = asked(library, remembered, '"ann lee"')
    assert found == before
    assert statements > 2
    assert asked(library, remembered, '"ann lee"') == (before, 1)  # which generation it is
    library.write([story("new", "Rain fell.", Said("Rain", "Sue Ann Lee"))])
    assert asked(library, remembered, '"ann lee"') == (["Ann Lee", "Sue Ann Lee"], statements)


def test_few_clauses_and_few_rows_are_remembered(library, monkeypatch):
    monkeypatch.setattr(called, "_ROWS_REMEMBERED", 3 + called._CLAUSE_ROWS)
    remembered = NameHits()

    def is_remembered(text):
        return asked(library, remembered, text)[1] == 1

    assert [is_remembered(text) for text in ("lee", "lee", "bo", "bo", "may", "may")] == [
        *(False, False),  # four names
        *(False, True),
        *(False, True),
    ]
    assert not is_remembered("bo")
