"""Whether a file is still the one that was read."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from index import Heading, Sort, open_memory, open_paths, update
from reader.session.freshness import CHANGED, GONE, Freshness

LATER_NS = 10**9


@pytest.fixture
def file(tmp_path):
    """Write a file long ago, so that its time is kept."""
    path = tmp_path / "one.txt"
    path.write_text('The pier\n\n"It stays," said Ada Byron.\n')
    os.utime(path, ns=(LATER_NS, LATER_NS))
    return path


@pytest.fixture
def library(file):
    return open_paths([file]).library


def heading_of(library):
    (heading,) = library.headings(sort=Sort.NEWEST)
    return heading


def test_a_file_as_it_was_read_needs_no_word(library):
    assert Freshness(library).remark(heading_of(library)) == ""


def test_other_bytes_are_a_change_and_another_time_alone_is_none(library, file):
    freshness = Freshness(library)
    os.utime(file, ns=(2 * LATER_NS, 2 * LATER_NS))
    assert freshness.remark(heading_of(library)) == ""
    file.write_text(file.read_text().replace("stays", "falls"))
    assert freshness.remark(heading_of(library)).startswith(CHANGED)
    file.write_text("more than it was" * 9)
    os.utime(file, ns=(LATER_NS, LATER_NS))
    assert freshness.remark(heading_of(library)).startswith(CHANGED)


def test_a_file_that_was_touched_is_read_once_to_compare(library, file, monkeypatch):
    freshness, read = Freshness(library), []
    os.utime(file, ns=(2 * LATER_NS, 2 * LATER_NS))
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path) or whole(path))
    for _ in range(3):
        assert freshness.remark(heading_of(library)) == ""
    assert read == [file]


def test_it_is_said_since_when_a_file_has_changed(library, file):
    file.write_text("other")
    said = Freshness(library).remark(heading_of(library))
    assert re.fullmatch(r"Changed on disk since (31 Dec 1969|1 Jan 1970); this is .*", said)


def test_a_large_file_is_told_by_its_time_alone(library, file):
    large = replace(library.files()[str(file)], size=10**9)
    size = file.stat().st_size
    os.truncate(file, 10**9)
    library.write((), [large])
    os.utime(file, ns=(LATER_NS, LATER_NS))
    assert Freshness(library).remark(heading_of(library)) == ""
    os.utime(file, ns=(2 * LATER_NS, 2 * LATER_NS))
    assert Freshness(library).remark(heading_of(library)).startswith(CHANGED)
    os.truncate(file, size)


def test_a_file_that_is_not_there_is_gone(library, file):
    file.unlink()
    assert Freshness(library).remark(heading_of(library)) == GONE


def test_what_came_from_no_file_or_from_an_unknown_one_needs_no_word(file):
    freshness = Freshness(open_memory((), name="none"))
    assert freshness.remark(Heading("a", "A")) == ""
    assert freshness.remark(Heading("a", "A", path=str(file))) == ""


def test_of_all_files_only_the_article_s_own_is_asked_for(library, file):
    asked = []

    class Asked:
        def files(self, paths):
            asked.append(paths)
            return library.files(paths)

    Freshness(Asked()).remark(heading_of(library))
    assert asked == [[str(file)]]


def test_a_file_that_has_been_indexed_anew_needs_no_word(library, file):
    freshness = Freshness(library)
    assert freshness.remark(heading_of(library)) == ""
    os.utime(file, ns=(2 * LATER_NS, 2 * LATER_NS))
    update(library, [file])
    assert freshness.remark(heading_of(library)) == ""
