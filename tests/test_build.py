import itertools
import json
import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

from index.build import (
    Progress,
    check_paths,
    forget,
    open_paths,
    open_stream,
    outdated,
    read_articles,
    read_stream,
    refresh,
    update,
)
from index.build.documents import read_document
from index.build.staff import Staff
from index.corpus import Note
from index.errors import (
    CorpusError,
    LibraryBusyError,
    LibraryError,
    NoArticleError,
    NoSuchPathError,
)
from index.library.memory import open_memory
from index.library.opening import create_library, open_library
from index.model import Reading, Selection, Sort, Span
from index.speakers import fold_name

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

BRIDGE = """Bridge to open early

"The bridge will open in May," said Clara Penhallow, the harbour engineer. "Nobody believed it \
would be ready, and nobody asked the people who built it."
"""
MARKET = """Market moves indoors

Stallholders on the old market square were told on Friday that they must move indoors.

"We have sold fish in this square for ninety years and nobody ever asked us to leave," said \
Howard Tench, a fishmonger of the old town.

He said the new hall had no drains and that the council had never come to look at one stall.
"""
PLAIN = " ".join("".join(c if c.isalpha() else " " for c in MARKET).split()).lower()


@pytest.fixture(params=["memory", "local"])
def library(request, tmp_path_factory, monkeypatch):
    if request.param == "memory":
        yield open_memory((), name="test")
        return
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    local = create_library(tmp_path_factory.mktemp("library"))
    yield local
    local.close()


@pytest.fixture
def pile(tmp_path):
    """Return a function that writes files and gives their folder."""

    ticks = itertools.count(1_000_000_000)

    def write(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            os.utime(path, (0, next(ticks)))
        return tmp_path

    return write


@pytest.fixture
def extracted(monkeypatch):
    """Return the ids of the articles that are extracted, as they are."""
    ids = []

    def counting(article):
        ids.append(article.id)
        return read(article)

    read = read_document.__globals__["read"]
    monkeypatch.setattr("index.build.documents.read", counting)
    return ids


def as_of(monkeypatch, version):
    """Have the extraction be of another version."""
    for module in ("extraction", "build.changes", "build.walk", "build.refreshing"):
        monkeypatch.setattr(f"index.{module}.EXTRACTION_VERSION", version)


def ids(library):
    return sorted(heading.id for heading in library.headings(sort=Sort.OLDEST))


def quoted(library, article_id):
    return library.quotations(Selection(article_id=article_id)).quotations


# ---- update


def test_files_become_articles_with_their_quotations(library, pile):
    root = pile(bridge_txt=BRIDGE, town__market_md=MARKET, plan_pdf="%PDF")
    report = update(library, [root])
    assert ids(library) == ["bridge", "town/market"]
    assert (report.files, report.read, report.unchanged, report.removed) == (2, 2, 0, 0)
    assert report.articles == 2
    assert report.quotations == library.stats().quotations > 2
    assert report.speakers == library.stats().speakers
    assert report.unread == ((".pdf", 1),)
    assert report.problems == report.notes == ()
    assert {one.speaker for one in quoted(library, "bridge")} == {"Clara Penhallow"}
    file = library.files()[str(root / "bridge.txt")]
    assert file.articles == ("bridge",)
    assert file.size == len(BRIDGE)


def test_an_unchanged_file_is_not_read_again(library, pile, extracted):
    root = pile(bridge_txt=BRIDGE, market_txt=MARKET)
    update(library, [root])
    assert extracted == ["bridge", "market"]
    (root / "bridge.txt").chmod(0o600)
    report = update(library, [root])
    assert (report.read, report.unchanged) == (0, 2)
    assert extracted == ["bridge", "market"]


def test_a_file_that_was_touched_is_known_by_its_bytes(library, pile, extracted):
    root = pile(bridge_txt=BRIDGE)
    update(library, [root])
    os.utime(root / "bridge.txt", (1_100_000_000, 1_100_000_000))
    assert update(library, [root]).unchanged == 1
    assert extracted == ["bridge"]
    assert library.files()[str(root / "bridge.txt")].mtime_ns == 1_100_000_000 * 10**9


def test_a_file_just_written_is_not_trusted_by_its_time(library, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text('"We lost," said Ann Bell.')
    update(library, [path])
    now = path.stat()
    path.write_text('"We won!," said Ann Bell.')
    os.utime(path, ns=(now.st_mtime_ns, now.st_mtime_ns))
    assert update(library, [path]).read == 1
    assert "won" in library.article("a").text
    assert update(library, [path]).unchanged == 1


def test_a_clock_that_goes_back_hides_no_change(library, tmp_path, monkeypatch):
    path, day = tmp_path / "a.txt", 24 * 3600
    now = 1_900_000_000
    written = [("lost", now - day), ("lose", now - 9 * day), ("quit", now - 9 * day)]
    clocks = [now, now - 10 * day, now - 10 * day]  # the last two stand before the files
    for (word, mtime), clock in zip(written, clocks, strict=True):
        monkeypatch.setattr("index.build.changes.time.time_ns", lambda now=clock: now * 10**9)
        path.write_text(f'"We {word}," said Ann Bell.')
        os.utime(path, (mtime, mtime))
        assert update(library, [path]).read == 1
        assert word in library.article("a").text
        assert update(library, [path]).unchanged == 1


def test_a_changed_file_takes_the_place_of_the_old(library, pile):
    root = pile(bridge_txt=BRIDGE)
    update(library, [root])
    pile(bridge_txt=BRIDGE.replace("Penhallow", "Orrin"))
    report = update(library, [root])
    assert (report.read, report.articles) == (1, 1)
    assert {one.speaker for one in quoted(library, "bridge")} == {"Clara Orrin"}


def test_what_an_older_version_read_is_read_again(library, pile, monkeypatch, extracted):
    root = pile(bridge_txt=BRIDGE)
    update(library, [root])
    as_of(monkeypatch, "next")
    assert update(library, [root]).read == 1
    assert update(library, [root]).unchanged == 1
    assert extracted == ["bridge", "bridge"]


def test_what_an_older_version_read_is_read_again_without_its_files(
    library, pile, monkeypatch, extracted
):
    front = '---\ntitle: "Nobody," said Ann Bell\n---\n'
    root = pile(a_md=front + BRIDGE, feed_jsonl=rows(("1", MARKET), ("2", BRIDGE)) + "{\n")
    update(library, [root])
    before = {one: quoted(library, one) for one in ids(library)}
    for path in root.iterdir():
        path.unlink()
    assert outdated(library) == 0
    as_of(monkeypatch, "next")
    assert outdated(library) == 2
    told = []
    report = refresh(library, on_progress=told.append)
    assert (report.files, report.read, report.interrupted) == (2, 2, False)
    assert [one.problem for one in report.problems] == [
        library.files()[str(root / "feed.jsonl")].skipped[0].problem
    ]
    assert sorted(extracted[3:]) == ["1", "2", "a"]
    assert {one: quoted(library, one) for one in ids(library)} == before
    assert {file.version for file in library.files().values()} == {"next"}
    assert {library.reading(one).version for one in ids(library)} == {"next"}
    assert (told[0].share, told[-1].share, told[-1].articles) == (0, 1, 3)
    assert outdated(library) == 0
    assert refresh(library).read == 0


def test_a_refresh_that_was_ended_goes_on_where_it_was(library, pile, monkeypatch, extracted):
    root = pile(feed_jsonl=rows(*((str(number), BRIDGE) for number in range(5))))
    update(library, [root])
    as_of(monkeypatch, "next")
    del extracted[:]
    assert refresh(library, cancelled=lambda: len(extracted) >= 2).interrupted
    assert outdated(library) == 1
    assert ids(library) == ["0", "1", "2", "3", "4"]
    assert not refresh(library).interrupted
    assert extracted == ["0", "1", "2", "3", "4"]
    assert outdated(library) == 0
    assert update(library, [root]).unchanged == 1


def test_a_row_that_is_added_costs_one_reading(library, pile, extracted):
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET)))
    update(library, [root])
    pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET.replace("fish", "eels")), ("3", BRIDGE)))
    report = update(library, [root])
    assert extracted == ["1", "2", "2", "3"]
    assert (report.read, report.articles) == (1, 3)
    assert "eels" in library.article("2").text


def test_a_file_of_rows_goes_on_where_it_was_ended(library, pile, monkeypatch, extracted):
    monkeypatch.setattr("index.build.run._BATCH", 2)
    root = pile(feed_jsonl=rows(*((str(number), BRIDGE) for number in range(9))))
    interrupted_in_the_rows(library, root, extracted, after=8)
    assert len(ids(library)) == 6
    update(library, [root])
    assert extracted == [*"01234567", *"678"]
    assert ids(library) == [*"012345678"]


def test_an_article_that_cannot_be_read_costs_itself_alone(library, pile, monkeypatch):
    monkeypatch.setattr("index.build.reading._FEW", 0)
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET), ("3", BRIDGE)), bad_txt=MARKET)
    update(library, [root])
    pile(feed_jsonl=rows(("1", BRIDGE), ("2", DEADLY), ("3", MARKET)), bad_txt=DEADLY)
    report = update(library, [root], staff=Staff(deadly, 2))
    assert [(one.path.name, one.line) for one in report.problems] == [
        ("bad.txt", None),
        ("feed.jsonl", 2),
    ]
    assert ids(library) == ["1", "2", "3", "bad"]
    assert library.article("2").text == library.article("bad").text == MARKET
    assert library.article("3").text == MARKET
    again = update(library, [root], staff=Staff(deadly, 2))
    assert (again.unchanged, len(again.problems)) == (2, 2)
    pile(feed_jsonl=rows(("1", BRIDGE), ("2", BRIDGE), ("3", MARKET)), bad_txt=BRIDGE)
    assert update(library, [root]).problems == ()
    assert library.article("2").text == library.article("bad").text == BRIDGE


DEADLY = BRIDGE + "Deadly.\n"


def deadly(document):
    if document.article.text == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_document(document)


def test_many_are_read_as_one_process_reads_them(library, pile, monkeypatch):
    texts = (BRIDGE, MARKET, PLAIN, MARKET.replace("fish", "eels"))
    root = pile(feed_jsonl=rows(*((str(n), texts[n % 4]) for n in range(20))), a_txt=BRIDGE)
    other = open_memory((), name="in one process")
    update(other, [root])
    monkeypatch.setattr("index.build.reading._FEW", 0)
    monkeypatch.setattr("index.build.parallel._PART", 2_000)
    monkeypatch.setattr("index.build.run._BATCH", 3)
    report = update(library, [root], staff=Staff(read_document, 3))
    assert report.articles == 21
    assert ids(library) == ids(other)
    assert [quoted(library, one) for one in ids(library)] == [
        quoted(other, one) for one in ids(other)
    ]
    assert library.files() == other.files()


def test_a_removed_file_is_dropped_under_the_given_paths_alone(library, pile):
    root = pile(north__a_txt=BRIDGE, north__b_txt=MARKET, south__c_txt=BRIDGE)
    update(library, [root / "north", root / "south"])
    (root / "north" / "a.txt").unlink()
    (root / "south" / "c.txt").unlink()
    report = update(library, [root / "north"])
    assert (report.removed, report.articles) == (1, 2)
    assert ids(library) == ["b", "c"]
    assert str(root / "north" / "a.txt") not in library.files()


def test_a_folder_by_two_names_is_read_once(library, pile, extracted):
    root = pile(real__a_txt=BRIDGE)
    (root / "link").symlink_to(root / "real")
    update(library, [root / "link"])
    assert update(library, [root / "real"]).unchanged == 1
    assert update(library, [root]).unchanged == 1
    assert extracted == ids(library) == ["a"]
    assert forget(library, root / "link") == 1


def test_a_hidden_folder_that_was_named_is_left_alone_by_its_parent(library, pile):
    root = pile(a_txt=BRIDGE, hidden__b_txt=MARKET)
    (root / "hidden").rename(root / ".hidden")
    update(library, [root / ".hidden"])
    assert update(library, [root]).removed == 0
    assert ids(library) == ["a", "b"]
    (root / ".hidden" / "b.txt").unlink()
    assert update(library, [root / ".hidden"]).removed == 1
    assert ids(library) == ["a"]


def test_an_emptied_folder_takes_its_articles_along(library, pile):
    root = pile(town__a_txt=BRIDGE)
    update(library, [root])
    (root / "town" / "a.txt").unlink()
    assert update(library, [root]).removed == 1
    assert ids(library) == []


def test_a_renamed_file_may_have_the_name_of_the_old_one(library, pile):
    root = pile(bridge_txt=BRIDGE)
    update(library, [root])
    (root / "bridge.txt").rename(root / "bridge.md")
    update(library, [root])
    assert ids(library) == ["bridge"]


def test_a_second_folder_takes_no_name_of_the_first(library, pile):
    root = pile(north__a_txt=BRIDGE, south__a_txt=MARKET)
    update(library, [root / "north"])
    update(library, [root / "south"])
    assert ids(library) == ["a", "south/a"]
    assert library.article("a").text == BRIDGE


def test_a_file_that_is_named_is_added_without_asking_for_all_others(library, pile, monkeypatch):
    root = pile(north__a_txt=BRIDGE, south__a_txt=MARKET, feed_jsonl=rows(("a", BRIDGE)))
    update(library, [root / "north"])
    asked = []
    real = type(library).files
    monkeypatch.setattr(
        type(library), "files", lambda self, paths=None: asked.append(paths) or real(self, paths)
    )
    update(library, [root / "south" / "a.txt", root / "feed.jsonl"])
    assert ids(library) == ["a", "feed/a", "south/a"]
    assert library.article("a").text == BRIDGE
    assert asked == [[str(root / "south" / "a.txt"), str(root / "feed.jsonl")]]


def test_no_path_and_no_article_are_errors(library, pile):
    root = pile(plan_pdf="%PDF")
    with pytest.raises(NoArticleError):
        update(library, [root])
    with pytest.raises(NoSuchPathError):
        update(library, [root / "gone"])


def test_paths_are_checked_before_there_is_a_library(pile):
    root = pile(town__plan_pdf="%PDF", bridge_txt=BRIDGE)
    check_paths([root])
    with pytest.raises(NoArticleError, match="town"):
        check_paths([root / "town"])
    with pytest.raises(NoSuchPathError, match="gone"):
        check_paths([root / "gone"])


def test_one_bad_file_stops_nothing(library, pile):
    root = pile(a_txt=b"\x7fELF\0\0", b_txt="", c_txt=BRIDGE, d_txt="Café".encode("latin-1"))
    report = update(library, [root])
    assert ids(library) == ["c", "d"]
    assert [str(problem) for problem in report.problems] == [
        f"{root / 'a.txt'}: binary file, not text",
        f"{root / 'b.txt'}: empty",
    ]
    assert report.notes == (Note(root / "d.txt", "not UTF-8, read as Windows-1252"),)
    assert (report.files, report.read) == (4, 2)


def test_a_file_that_went_bad_keeps_what_was_read_of_it(library, pile):
    root = pile(a_txt=BRIDGE)
    update(library, [root])
    pile(a_txt=b"\x7fELF\0\0")
    for _ in range(2):
        assert len(update(library, [root]).problems) == 1
    assert library.article("a").text == BRIDGE


def test_a_file_that_vanishes_under_way_is_a_problem(library, pile):
    root = pile(a_txt=BRIDGE, b_txt=MARKET)
    (report,) = [
        update(library, [root], on_progress=lambda progress: (root / "b.txt").unlink(True))
    ]
    assert ids(library) == ["a"]
    assert report.problems[0].problem == "No such file or directory"


def rows(*pairs):
    return "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in pairs)


def test_the_rows_of_a_file_come_and_go_with_it(library, pile):
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET)))
    update(library, [root])
    pile(feed_jsonl=rows(("2", MARKET), ("3", BRIDGE)))
    report = update(library, [root])
    assert ids(library) == ["2", "3"]
    assert (report.read, report.removed) == (1, 0)
    (root / "feed.jsonl").unlink()
    assert update(library, [root]).removed == 1
    assert ids(library) == []


def test_a_line_that_broke_loses_nothing_that_was_read(library, pile):
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET)))
    update(library, [root])
    pile(feed_jsonl=rows(("1", BRIDGE)) + '{"id": "2", "te')
    report = update(library, [root])
    assert ids(library) == ["1", "2"]
    assert report.problems[0].line == 2
    assert library.files()[str(root / "feed.jsonl")].articles == ("1", "2")


def test_a_broken_line_is_told_of_as_long_as_it_is_there(library, pile, extracted):
    root = pile(feed_jsonl=rows(("1", BRIDGE)) + "{\n[]\n", good_txt=BRIDGE)
    first = update(library, [root])
    assert [problem.line for problem in first.problems] == [2, 3]
    again = update(library, [root])
    assert again.unchanged == 2
    assert list(map(str, again.problems)) == list(map(str, first.problems))
    os.utime(root / "feed.jsonl", (1_100_000_000, 1_100_000_000))
    assert len(update(library, [root]).problems) == 2
    assert len(update(library, [root]).problems) == 2
    assert len(extracted) == 2
    pile(feed_jsonl=rows(("1", BRIDGE)) + "[]\n")
    assert [problem.line for problem in update(library, [root]).problems] == [2]
    pile(feed_jsonl=rows(("1", BRIDGE)))
    assert update(library, [root]).problems == ()
    assert update(library, [root]).problems == ()


def test_rows_that_go_while_a_line_stays_broken_are_not_that_line_s(library, pile):
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET)) + "{\n")
    update(library, [root])
    pile(feed_jsonl=rows(("2", MARKET)) + "{\n")
    update(library, [root])
    assert ids(library) == ["2"]


def test_a_row_is_kept_as_long_as_the_line_that_it_may_be_is_broken(library, pile):
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", MARKET), ("3", BRIDGE)))
    update(library, [root])
    pile(feed_jsonl=rows(("1", BRIDGE)) + "{\n" + rows(("3", BRIDGE)))
    update(library, [root])
    assert ids(library) == ["1", "2", "3"]
    pile(feed_jsonl="{\n" + rows(("3", BRIDGE)))
    update(library, [root])
    assert ids(library) == ["2", "3"]
    pile(feed_jsonl=rows(("3", BRIDGE)))
    update(library, [root])
    assert ids(library) == ["3"]


def test_a_row_takes_no_id_of_another_file(library, pile):
    root = pile(a_jsonl=rows(("x", BRIDGE)), b_jsonl=rows(("x", MARKET)), c_txt=BRIDGE)
    update(library, [root])
    assert ids(library) == ["b/x", "c", "x"]
    pile(a_jsonl=rows(("y", BRIDGE)), b_jsonl=rows(("x", MARKET), ("c", MARKET)))
    update(library, [root])
    assert ids(library) == ["b/c", "c", "x", "y"]


# ---- interruption


def test_progress_is_told_at_the_beginning_with_every_article_and_at_the_end(library, pile):
    root = pile(a_txt=BRIDGE, b_txt=MARKET, c_jsonl=rows(("1", BRIDGE), ("2", BRIDGE)))
    update(library, [root / "a.txt"])
    told = []
    update(library, [root], on_progress=told.append)
    size = sum((root / name).stat().st_size for name in ("b.txt", "c.jsonl"))
    assert told[0] == Progress(1, 3, str(root / "b.txt"), 0, 0, size)
    assert told[-1] == Progress(3, 3, "", 3, size, size)
    assert {one.articles: one.done for one in told} == {0: 1, 1: 2, 2: 2, 3: 3}
    shares = [one.share for one in told]
    assert shares == sorted(shares)
    middle = {one.share for one in told if one.articles == 2}
    assert 0 < min(middle) < 1


def test_what_was_read_before_a_cancellation_is_kept(library, pile, extracted):
    root = pile(a_txt=BRIDGE, b_txt=MARKET, c_jsonl=rows(("1", BRIDGE), ("2", BRIDGE)))
    report = update(library, [root], cancelled=lambda: len(extracted) >= 3)
    assert report.interrupted
    assert ids(library) == ["1", "a", "b"]
    report = update(library, [root])
    assert (report.read, report.unchanged, report.interrupted) == (1, 2, False)
    assert ids(library) == ["1", "2", "a", "b"]


def test_nothing_is_read_after_a_cancellation(library, pile, extracted):
    root = pile(a_txt=BRIDGE, b_txt=MARKET)
    report = update(library, [root], cancelled=lambda: len(extracted) >= 1)
    assert (report.interrupted, report.read) == (True, 1)
    assert ids(library) == ["a"]


def test_an_interruption_costs_the_batch_alone(library, pile, monkeypatch, extracted):
    monkeypatch.setattr("index.build.run._BATCH", 2)
    root = pile(a_txt=BRIDGE, b_txt=MARKET, c_txt=BRIDGE)

    def stop(progress):
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(library, [root], on_progress=stop)
    assert ids(library) == ["a", "b"]
    assert update(library, [root]).read == 1


def test_a_file_of_many_rows_is_written_in_batches(library, pile, monkeypatch):
    monkeypatch.setattr("index.build.run._BATCH", 2)
    root = pile(feed_jsonl=rows(*((str(number), BRIDGE) for number in range(7))))
    update(library, [root])
    assert len(ids(library)) == 7
    assert len(library.files()[str(root / "feed.jsonl")].articles) == 7


def interrupted_in_the_rows(library, root, extracted, after):
    """Update a library until so many articles are extracted, and then be killed."""

    def stop():
        if len(extracted) >= after:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        update(library, [root], cancelled=stop)


def test_rows_of_a_file_that_was_not_finished_go_with_it(library, pile, monkeypatch, extracted):
    monkeypatch.setattr("index.build.run._BATCH", 1)
    many = rows(*((str(number), BRIDGE) for number in range(5)))
    root = pile(feed_jsonl=many)
    interrupted_in_the_rows(library, root, extracted, after=3)
    assert ids(library) == ["0", "1"]
    pile(other_jsonl=rows(("0", MARKET)))
    (root / "feed.jsonl").rename(root / "feed.bin")
    assert update(library, [root]).removed == 1
    assert ids(library) == ["0"]
    assert library.article("0").text == MARKET


def test_rows_of_a_file_that_was_not_finished_are_overwritten_by_no_other(
    library, pile, monkeypatch, extracted
):
    monkeypatch.setattr("index.build.run._BATCH", 1)
    root = pile(feed_jsonl=rows(*((str(number), BRIDGE) for number in range(5))))
    interrupted_in_the_rows(library, root, extracted, after=3)
    pile(a_jsonl=rows(("0", MARKET)))
    update(library, [root])
    assert ids(library) == ["0", "1", "2", "3", "4", "a/0"]
    assert library.article("0").text == BRIDGE


def test_a_file_read_again_and_not_finished_is_forgotten_whole(
    library, pile, monkeypatch, extracted
):
    root = pile(feed_jsonl=rows(("x", BRIDGE), ("y", BRIDGE)))
    update(library, [root])
    monkeypatch.setattr("index.build.run._BATCH", 1)
    pile(feed_jsonl=rows(*((str(number), BRIDGE) for number in range(5))))
    interrupted_in_the_rows(library, root, extracted, after=5)
    assert ids(library) == ["0", "1", "x", "y"]
    assert forget(library, root / "feed.jsonl") == 4
    assert ids(library) == []


def test_a_file_that_was_cancelled_in_the_middle_is_read_again(library, pile, extracted):
    root = pile(feed_jsonl=rows(("1", BRIDGE), ("2", BRIDGE)))
    assert update(library, [root], cancelled=lambda: len(extracted) >= 1).interrupted
    assert [file.version for file in library.files().values()] == [""]
    assert update(library, [root]).read == 1
    assert ids(library) == ["1", "2"]


# ---- forget


def test_a_file_or_folder_is_forgotten(library, pile):
    root = pile(
        north__a_txt=BRIDGE, north__b_jsonl=rows(("1", MARKET), ("2", MARKET)), c_txt=MARKET
    )
    update(library, [root])
    assert forget(library, root / "c.txt") == 1
    assert forget(library, root / "north") == 3
    assert forget(library, root / "north") == 0
    assert ids(library) == []
    assert not library.files()


# ---- renderings


def test_an_unmarked_rendering_borrows_and_counts_once(library, pile):
    root = pile(market_txt=MARKET, plain_txt=PLAIN)
    update(library, [root])
    lent = [one for one in quoted(library, "plain") if one.lent_by]
    assert {one.lent_by for one in lent} == {"market"}
    assert {one.group for one in lent} == {one.group for one in quoted(library, "market")}
    (tench,) = (one for one in library.speakers().speakers if one.name == "Howard Tench")
    assert tench.quotes == len(quoted(library, "market"))
    assert tench.articles == 2


@pytest.mark.parametrize("first", ["market.txt", "plain.txt"])
def test_the_order_in_which_renderings_come_changes_nothing(library, pile, first):
    root = pile(market_txt=MARKET, plain_txt=PLAIN)
    update(library, [root / first])
    update(library, [root])
    other = open_memory((), name="at once")
    update(other, [root])
    assert quoted(library, "plain") == quoted(other, "plain")


def test_a_loan_goes_with_its_lender_and_another_takes_its_place(library, pile):
    copy = MARKET.replace("Market moves indoors", "Fish hall planned")
    root = pile(market_txt=MARKET, plain_txt=PLAIN, second_txt=copy)
    update(library, [root])
    assert {one.lent_by for one in quoted(library, "plain")} >= {"market"}
    forget(library, root / "market.txt")
    assert "second" in {one.lent_by for one in quoted(library, "plain")}
    (root / "market.txt").unlink()
    (root / "second.txt").unlink()
    update(library, [root])
    assert {one.lent_by for one in quoted(library, "plain")} <= {None}


def test_a_lender_that_changes_lends_what_it_has_now(library, pile):
    root = pile(market_txt=MARKET, plain_txt=PLAIN)
    update(library, [root])
    pile(market_txt=BRIDGE)
    update(library, [root])
    assert {one.lent_by for one in quoted(library, "plain")} <= {None}
    pile(market_txt=MARKET)
    update(library, [root])
    assert "market" in {one.lent_by for one in quoted(library, "plain")}


def test_loans_are_in_place_before_a_file_counts_as_read(library, pile, monkeypatch):
    root = pile(market_txt=MARKET, plain_txt=PLAIN)

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(type(library), "lend", stop)
        with pytest.raises(KeyboardInterrupt):
            update(library, [root])
    assert {file.version for file in library.files().values()} == {""}
    update(library, [root])
    assert "market" in {one.lent_by for one in quoted(library, "plain")}


def f1(one, other, text):
    first, second = (set(range(s.start, s.end)) for s in (one, other))
    letters = {n for n in first | second if text[n].isalpha()}
    both = len(first & second & letters)
    return 2 * both / (len(first & letters) + len(second & letters))


def test_the_seeds_lend_the_quotations_and_their_speakers(library):
    update(library, [SEEDS])
    gold = [
        json.loads(line)
        for line in (ROOT / "tests/gold/seeds.gold.jsonl").read_text("utf-8").splitlines()
    ]
    by_text = {library.article(one).text: one for one in ids(library)}
    (unmarked,) = (one for one in gold if "." not in one["text"])
    text = unmarked["text"]
    found = quoted(library, by_text[text])
    right = 0
    for row in (row for row in unmarked["quotes"] if row["kind"] == "direct"):
        span = Span(row["start"], row["end"])
        best = max(found, key=lambda one: max(f1(c, span, text) for c in one.quotation.contents))
        close = max(f1(content, span, text) for content in best.quotation.contents) >= 0.5
        same = fold_name(best.speaker or "") == fold_name(row["speaker_raw"])
        right += close and same
    assert right >= 7


def test_no_article_is_loaded_for_a_paragraph_that_stands_in_all(library, pile, monkeypatch):
    notice = "This is what all of us print below every story that we have. " * 3
    loaded = set()
    real = type(library).reading
    monkeypatch.setattr(
        type(library), "reading", lambda self, one: loaded.add(one) or real(self, one)
    )
    for number in range(6):
        root = pile(**{f"town{number}_txt": f"{MARKET}\n{number}. {notice}"})
        update(library, [root])
    pile(town0_txt=MARKET)
    (root / "town1.txt").unlink()
    update(library, [root])
    assert loaded <= {"town0"}  # which is compared with what it was


# ---- without a library


def test_files_are_opened_without_writing(pile):
    root = pile(market_txt=MARKET, plain_txt=PLAIN, empty_txt="")
    opened = open_paths([root])
    assert ids(opened.library) == ["market", "plain"]
    assert opened.library.name == root.name
    assert [problem.problem for problem in opened.problems] == ["empty"]
    assert "market" in {one.lent_by for one in quoted(opened.library, "plain")}
    assert sorted(path.name for path in root.iterdir()) == ["empty.txt", "market.txt", "plain.txt"]


def test_many_files_have_a_short_name(pile):
    root = pile(a_txt=BRIDGE, b_txt=MARKET, c_txt=MARKET, d_txt=MARKET, e_txt=MARKET)
    assert open_paths(sorted(root.iterdir())).library.name == "a.txt, b.txt, c.txt and 2 more"


def test_files_of_which_none_can_be_read_say_why(pile):
    root = pile(empty_txt="")
    with pytest.raises(CorpusError, match="empty"):
        open_paths([root])


def test_a_stream_is_opened(pile):
    opened = open_stream("stdin", BRIDGE.encode())
    assert ids(opened.library) == ["stdin"]
    opened = open_stream("stdin", rows(("a", MARKET), ("b", PLAIN)) + "{")
    assert "a" in {one.lent_by for one in quoted(opened.library, "b")}
    assert opened.problems[0].line == 3
    with pytest.raises(LibraryError, match="empty"):
        open_stream("stdin", b"")


def test_articles_are_read_alone_in_the_order_of_the_paths(pile):
    root = pile(market_txt=MARKET, plain_txt=PLAIN, empty_txt="", plan_pdf="%PDF")
    names = ["plain.txt", "empty.txt", "market.txt"]
    plain, empty, market = read_articles([root / name for name in names])
    assert isinstance(plain, Reading)
    assert (plain.article.id, market.article.id) == ("plain", "market")
    assert isinstance(empty, CorpusError)
    assert market.quotations
    with pytest.raises(NoArticleError):
        read_articles([root / "plan.pdf"])
    with pytest.raises(NoSuchPathError):
        read_articles([root / "gone"])


def test_a_stream_is_read_alone():
    (reading,) = read_stream("stdin", BRIDGE)
    assert reading.article.id == "stdin"
    assert reading.article.heading.path is None


def test_front_matter_is_not_searched_and_keeps_every_offset(pile):
    front = '---\ntitle: "The bridge," said Ann Bell\n---\n'
    root = pile(bridge_md=front + BRIDGE)
    (reading,) = read_articles([root])
    (alone,) = read_stream("stdin", BRIDGE)
    assert reading.article.text == front + BRIDGE
    contents = [[s.of(front + BRIDGE) for s in q.contents] for q in reading.quotations]
    assert contents == [[s.of(BRIDGE) for s in q.contents] for q in alone.quotations]
    assert contents


def test_two_updates_of_one_library_at_once_are_one_too_many(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "001.txt").write_text(f"The bridge of {name} is open.\n", "utf-8")
    with (
        closing(create_library(tmp_path / "lib")) as first,
        closing(open_library(tmp_path / "lib")) as second,
    ):
        with first.updating(), pytest.raises(LibraryBusyError):
            update(second, [tmp_path / "two"])
        with first.updating(), pytest.raises(LibraryBusyError):
            forget(second, tmp_path / "one")
        update(first, [tmp_path / "one"])
        update(second, [tmp_path / "two"])
        assert len(second.headings(sort=Sort.NEWEST)) == 2


def test_a_library_opens_while_it_is_brought_up_to_date(tmp_path):
    with (
        closing(create_library(tmp_path / "lib")) as first,
        first.updating(),
        closing(create_library(tmp_path / "lib")) as second,
    ):
        assert second.stats().articles == 0
