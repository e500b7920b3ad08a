"""Whether a library is well, and what is mended: each part is damaged once."""

import sqlite3
from contextlib import closing

import pytest
from library_stories import STORIES, story

from index.errors import LibraryVersionError, NoLibraryError
from index.library.cache import cache_of
from index.library.checking import Health, check_library
from index.library.opening import create_library, open_library
from index.model import Sort, SourceFile
from index.query import parse_query


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a library that has its index."""
    folder = tmp_path / "lib"
    with closing(create_library(folder)) as library:
        library.write(STORIES)
        library.search(parse_query("river"), sort=Sort.NEWEST)
    return folder


def file_of(folder):
    (path,) = [path for path in folder.iterdir() if path.read_bytes()[:6] == b"SQLite"]
    return path


def changed(folder, statement):
    with closing(sqlite3.connect(file_of(folder))) as connection:
        connection.execute(statement)
        connection.commit()


def health(folder):
    return {one.part: one.health for one in check_library(folder)}


def finding(folder, part):
    (found,) = [one for one in check_library(folder) if one.part == part]
    return found


def finds(folder):
    with closing(open_library(folder)) as library:
        page = library.search(parse_query("river"), sort=Sort.NEWEST)
        assert library.notices == ()
    return [hit.heading.id for hit in page.hits]


def segment_files(folder):
    cache = cache_of(folder).folder
    return sorted(path for path in cache.rglob("*") if path.is_file() and path.parent != cache)


def test_a_library_that_is_well_is_left_alone(folder):
    files = {path: path.stat().st_mtime_ns for path in segment_files(folder)}
    findings = check_library(folder)
    assert {one.health for one in findings} == {Health.WELL}
    assert [one.part for one in findings] == ["library file", "speakers", "search index", "files"]
    assert findings[0].says == findings[2].says == "4 articles, 7 quotes and thoughts"
    assert not any(one.advice for one in findings)
    assert files == {path: path.stat().st_mtime_ns for path in segment_files(folder)}


def test_an_empty_library_is_well(tmp_path):
    with closing(create_library(tmp_path / "lib")):
        pass
    assert Health.BROKEN not in health(tmp_path / "lib").values()
    assert set(health(tmp_path / "lib").values()) == {Health.WELL}


def test_without_an_index_one_is_made(folder):
    cache_of(folder).withdraw()
    found = finding(folder, "search index")
    assert found.health is Health.MENDED
    assert found.says.startswith("there was none; made again: 4 articles")
    assert finding(folder, "search index").health is Health.WELL
    assert finds(folder) == ["flood", "quiet"]


def test_a_flipped_byte_of_the_same_size_is_found_by_its_hash(folder):
    for path in segment_files(folder):
        raw = bytearray(path.read_bytes())
        if raw:
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw)
            break
    assert finding(folder, "search index").says.startswith("it was damaged; made again")
    assert finding(folder, "search index").health is Health.WELL
    assert finds(folder) == ["flood", "quiet"]


def test_an_index_of_another_state_is_carried_on(folder, cache_home, tmp_path):
    cache_home.rename(tmp_path / "aside")
    with closing(open_library(folder)) as library:
        library.write([story("new", "The river again.")])
    (cache_home).rename(tmp_path / "newer")
    (tmp_path / "aside").rename(cache_home)
    found = finding(folder, "search index")
    assert found.health is Health.MENDED
    assert found.says.startswith("it was of another state of the library; brought up to date: 5 ")
    assert finds(folder) == ["flood", "new", "quiet"]


def test_an_index_that_holds_less_is_made_again(folder):
    changed(folder, "UPDATE quotation SET shown = 0 WHERE id = 'q3'")
    assert finding(folder, "search index").says == (
        "it held 4 articles, 7 quotes and thoughts; made again: 4 articles, 5 quotes and thoughts"
    )


def test_speakers_that_are_counted_wrongly_are_named(folder):
    changed(folder, "UPDATE speaker SET quotes = quotes + 1 WHERE name = 'Mara Kent'")
    found = finding(folder, "speakers")
    assert (found.health, found.says) == (Health.BROKEN, "1 of them are counted wrongly")
    assert found.advice


def test_a_damaged_file_is_told_and_not_touched(folder):
    path = file_of(folder)
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 4096] = b"\xff" * 4096
    path.write_bytes(raw)
    (found,) = check_library(folder)
    assert (found.part, found.health) == ("library file", Health.BROKEN)
    assert found.advice.startswith("keep a copy")
    assert path.read_bytes() == bytes(raw)


def test_a_row_whose_article_is_gone_is_a_fault_of_the_file(folder):
    changed(folder, "UPDATE voice SET article = 999 WHERE name = 'Holt'")
    (found,) = check_library(folder)
    assert (found.health, found.says) == (Health.BROKEN, "voice: a row is missing")


def test_files_that_are_left_to_read_are_counted(folder):
    with closing(open_library(folder)) as library:
        library.write([], [SourceFile("/a", 1, 1, "x"), SourceFile("/b", 1, 1, "x", version="0")])
    said = [(one.health, one.says) for one in check_library(folder) if one.part == "files"]
    assert said == [
        (Health.WELL, "0 read by this version"),
        (Health.UNFINISHED, "1 not read to the end"),
        (Health.UNFINISHED, "1 read by an older version"),
    ]


def test_what_is_no_library_is_not_looked_at(tmp_path, folder):
    with pytest.raises(NoLibraryError):
        check_library(tmp_path)
    changed(folder, "PRAGMA user_version = 99")
    with pytest.raises(LibraryVersionError):
        check_library(folder)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE article SET text = {} WHERE id = 'flood'", "article flood: not Unicode"),
        ("UPDATE article SET title = {} WHERE id = 'flood'", "article flood: not Unicode"),
        ("UPDATE article SET id = {} WHERE key = 2", "article number 2: not Unicode"),
        ("UPDATE voice SET name = {} WHERE key = 1", "article flood: not Unicode"),
        ("UPDATE quotation SET why = {} WHERE key = 1", "article flood: not Unicode"),
        ("UPDATE speaker SET name = {} WHERE key = 1", "speaker number 1: not Unicode"),
    ],
)
def test_a_byte_that_is_no_unicode_is_found_and_named(folder, statement, says):
    changed(folder, statement.format("CAST(x'41ff42' AS TEXT)"))
    found = finding(folder, "library file")
    assert (found.health, found.says) == (Health.BROKEN, says)
    assert found.advice


def test_of_many_illegible_articles_three_are_named(folder):
    changed(folder, "UPDATE article SET text = CAST(x'c3' AS TEXT)")
    says = finding(folder, "library file").says
    assert says.count("not Unicode") == 3
    assert says.endswith("; and 1 more")


def test_a_string_that_is_kept_as_bytes_is_no_damage(folder):
    changed(folder, "UPDATE article SET path = x'ff'")
    assert finding(folder, "library file").health is Health.WELL


def test_one_article_is_not_said_to_be_several(tmp_path):
    with closing(create_library(tmp_path)) as library:
        library.write(STORIES[:1])
    assert "1 article, " in check_library(tmp_path)[0].says
