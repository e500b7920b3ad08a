"""The two files of corrections: added to and taken back from, whole or not at all."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import replace
from threading import Event, Thread

import pytest

from index.corrections import alone, files, steps
from index.corrections.files import CorrectionFiles
from index.corrections.plain_file import read_plain
from index.corrections.steps import Change, digest
from index.corrections.values import Edit, Ignore, Merge, Op, Selector
from index.errors import LibraryBusyError, StorageError

EDIT = Edit(Op.REJECT, "flood", "ab", Selector("The dam"))
OTHER = Edit(Op.SET_SPEAKER, "flood", "ab", Selector("The dam"), "Ana Duarte")
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


@pytest.fixture
def kept(tmp_path):
    return CorrectionFiles(tmp_path, now=lambda: NOON)


def untimed(corrections):
    return [replace(one, at="") for one in corrections]


def test_what_is_added_is_read_with_the_time_it_was_added_at(kept):
    kept.add([EDIT, Ignore("Echo"), OTHER])
    read = kept.read()
    assert untimed(read.edits) == [EDIT, OTHER]
    assert untimed(read.speakers.rules) == [Ignore("Echo")]
    assert {one.at for one in read.edits} == {"2026-11-21T12:00:00.000000Z"}
    assert read.conflicts == ()


def test_steps_are_taken_back_one_by_one_whatever_the_clock_says(kept, tmp_path):
    kept.add([EDIT])
    kept.add([Ignore("Echo"), OTHER])
    back = CorrectionFiles(tmp_path, now=lambda: NOON - dt.timedelta(days=3))
    back.add([Merge("A", ("B",))])
    assert untimed(back.take_back()) == [Merge("A", ("B",))]
    assert untimed(kept.take_back()) == [Ignore("Echo"), OTHER]
    assert untimed(kept.take_back()) == [EDIT]
    assert kept.take_back() == ()


def test_lines_by_hand_stay_as_they_are(kept, tmp_path):
    by_hand = '{"op": "confirm", "article": "a", "selector": {"exact": "x"}, "mine": 1}\n\nbroken'
    (tmp_path / "edits.jsonl").write_text(by_hand)
    (tmp_path / "speakers.toml").write_text('# mine\n[[ignore]]\nname = "A"  # for good\n')
    kept.add([EDIT, Ignore("Echo")])
    assert (tmp_path / "edits.jsonl").read_text().startswith(f"{by_hand}\n")
    assert len(kept.take_back()) == 2
    assert (tmp_path / "edits.jsonl").read_text() == f"{by_hand}\n"
    assert (tmp_path / "speakers.toml").read_text().startswith("# mine")
    assert kept.take_back() == ()
    assert [one.where for one in kept.read().conflicts] == ["edits.jsonl, line 3"]


def test_bytes_that_are_no_text_stay(kept, tmp_path):
    (tmp_path / "edits.jsonl").write_bytes(b"\xff\xfe\n")
    kept.add([EDIT])
    assert (tmp_path / "edits.jsonl").read_bytes().startswith(b"\xff\xfe\n{")
    assert kept.read().conflicts[0].problem == "it is not UTF-8"


def test_the_mark_is_another_after_every_change(kept, tmp_path):
    marks = [kept.marks()]
    kept.add([EDIT])
    marks.append(kept.marks())
    kept.add([Ignore("Echo")])
    marks.append(kept.marks())
    kept.take_back()
    marks.append(kept.marks())
    assert len(set(marks)) == 4
    assert marks[0] == (None, None)


def test_a_link_and_permissions_are_kept(kept, tmp_path):
    elsewhere = tmp_path / "dotfiles"
    elsewhere.mkdir()
    (elsewhere / "mine.jsonl").touch(mode=0o640)
    (elsewhere / "mine.jsonl").chmod(0o640)
    (tmp_path / "edits.jsonl").symlink_to(elsewhere / "mine.jsonl")
    kept.add([EDIT])
    assert (tmp_path / "edits.jsonl").is_symlink()
    assert (elsewhere / "mine.jsonl").stat().st_mode & 0o777 == 0o640
    assert len(kept.read().edits) == 1
    assert sorted(path.name for path in elsewhere.iterdir()) == ["mine.jsonl"]


def test_what_cannot_be_written_leaves_all_as_it_was(kept, tmp_path, monkeypatch):
    kept.add([EDIT])
    before = (tmp_path / "edits.jsonl").read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError, match=r"edits\.jsonl: No space left on device"):
            kept.add([OTHER])
    assert (tmp_path / "edits.jsonl").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [".corrections.lock", "edits.jsonl"]
    with pytest.raises(StorageError, match="cannot be written as UTF-8"):
        kept.add([Ignore("caf\udce9")])
    with pytest.raises(StorageError, match="No such file"):
        CorrectionFiles(tmp_path / "gone").add([EDIT])


@pytest.mark.parametrize("name", ["edits.jsonl", "speakers.toml"])
def test_of_a_file_that_cannot_be_read_the_other_one_is_and_nothing_is_written(
    kept, tmp_path, name
):
    kept.add([EDIT, Ignore("Echo")])
    before = kept.read()
    (tmp_path / name).rename(tmp_path / "aside")
    (tmp_path / name).mkdir()
    read = kept.read()
    assert [one.where for one in read.conflicts] == [name]
    assert (len(read.edits), len(read.speakers.rules)) == (
        (0, 1) if name == "edits.jsonl" else (1, 0)
    )
    assert untimed(read.beside(before).edits) == [EDIT]
    assert untimed(read.beside(before).speakers.rules) == [Ignore("Echo")]
    assert read.beside(None) == read
    for change in (kept.take_back, lambda: kept.add([OTHER]), lambda: kept.add([Ignore("B")])):
        with pytest.raises(StorageError, match=name):
            change()
    (tmp_path / name).rmdir()
    (tmp_path / "aside").rename(tmp_path / name)
    assert kept.read().edits == before.edits


def test_who_may_read_a_file_is_seen_from_outside(kept, tmp_path):
    kept.add([EDIT])
    before = kept.marks()
    (tmp_path / "edits.jsonl").chmod(0o000)
    assert kept.marks() != before
    (tmp_path / "speakers.toml").symlink_to("speakers.toml")
    assert kept.marks()[1] is not None
    assert "speakers.toml" in kept.read().conflicts[-1].where


_STOPPED = """
import os, sys
from pathlib import Path
from index.corrections.files import CorrectionFiles
from index.corrections.steps import Change, digest
from index.corrections.values import Edit, Ignore, Op, Selector
whole, left = Path.replace, int(sys.argv[3])
def replaced(path, target):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    return whole(path, target)
Path.replace = replaced
kept = CorrectionFiles(Path(sys.argv[1]))
if sys.argv[2] == "add":
    kept.add([Ignore("Echo"), Edit(Op.REJECT, "flood", "ab", Selector("The dam"))])
else:
    kept.take_back()
"""


@pytest.mark.parametrize("written", [0, 1, 2])
@pytest.mark.parametrize("step", ["add", "take back"])
def test_a_step_killed_between_its_writes_is_whole_or_not_there(kept, tmp_path, step, written):
    kept.add([Ignore("First"), OTHER])
    if step != "add":
        kept.add([Ignore("Echo"), EDIT])
    child = [sys.executable, "-c", _STOPPED, tmp_path, step, str(written)]
    assert subprocess.run(child, check=False).returncode == 9
    marks = kept.marks()
    read = kept.read()
    done = (step == "add") == (written > 0)  # once it is written down, it will be done
    assert untimed(read.speakers.rules) == [Ignore("First"), *([Ignore("Echo")] if done else [])]
    assert untimed(read.edits) == [OTHER, *([EDIT] if done else [])]
    assert kept.marks() == marks == read.marks
    assert not steps.is_begun(tmp_path)


def begun(kept, tmp_path):
    """Leave a step that has changed one of the files."""
    kept.add([Ignore("Echo"), OTHER])
    before = (tmp_path / "edits.jsonl").read_text()
    kept.add([Ignore("B"), EDIT])
    after = (tmp_path / "edits.jsonl").read_text()
    (tmp_path / "edits.jsonl").write_text(before)
    steps.write_down(tmp_path, [Change("edits.jsonl", digest(before), after)])
    return before


def test_where_nothing_can_be_written_a_step_is_read_as_ended(kept, tmp_path, monkeypatch):
    before = begun(kept, tmp_path)

    def refuse(*_, **__):
        raise StorageError(tmp_path, "no permission")

    monkeypatch.setattr(files, "alone", refuse)
    assert untimed(kept.read().edits) == [OTHER, EDIT]
    assert (tmp_path / "edits.jsonl").read_text() == before
    assert steps.is_begun(tmp_path)


def test_what_was_changed_by_hand_since_is_left_alone(kept, tmp_path):
    begun(kept, tmp_path)
    (tmp_path / "edits.jsonl").write_text("\n")
    kept.add([Ignore("C")])
    assert (tmp_path / "edits.jsonl").read_text() == "\n"
    assert not steps.is_begun(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff", b"7", b"[7]", b'[{"file": "edits.jsonl"}]', b"[" * 90_000,
        b'[{"file": "../x", "before": "", "after": ""}]',
        b'[{"file": "edits.jsonl", "before": 1, "after": ""}]',
        b'[{"file": "edits.jsonl", "before": "", "after": "\\ud800"}]',
    ],
)  # fmt: skip
def test_what_is_no_step_says_nothing_and_goes(kept, tmp_path, content):
    kept.add([EDIT])
    (tmp_path / steps.STEP_FILE).write_bytes(content)
    assert untimed(kept.read().edits) == [EDIT]
    assert not steps.is_begun(tmp_path)


def test_a_step_from_elsewhere_changes_no_file_behind_a_link(kept, tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "edits.jsonl").symlink_to(victim)
    steps.write_down(tmp_path / "lib", [Change("edits.jsonl", digest("precious"), "gone")])
    assert CorrectionFiles(tmp_path / "lib").read().edits == ()
    assert victim.read_text() == "precious"
    (tmp_path / steps.STEP_FILE).symlink_to(victim)
    steps.write_down(tmp_path, [])
    assert victim.read_text() == "precious"


def test_files_behind_links_are_written_one_after_the_other(kept, tmp_path):
    (tmp_path / "mine").write_text("")
    (tmp_path / "edits.jsonl").symlink_to(tmp_path / "mine")
    kept.add([Ignore("Echo"), EDIT])
    assert (tmp_path / "mine").read_text().startswith('{"op": "reject"')


def test_what_can_be_written_into_one_file_only_is_in_none(kept, tmp_path, monkeypatch):
    kept.add([Ignore("Echo"), OTHER])
    before = [(tmp_path / name).read_text() for name in ("speakers.toml", "edits.jsonl")]
    whole = files.replace_plain

    def full(path, content):
        if b"dam" in content and b"reject" in content:
            raise OSError(28, "No space left on device")
        whole(path, content)

    monkeypatch.setattr(files, "replace_plain", full)
    with pytest.raises(StorageError, match=r"edits\.jsonl: No space left"):
        kept.add([Ignore("B"), EDIT])
    after = [(tmp_path / name).read_text() for name in ("speakers.toml", "edits.jsonl")]
    assert after == before
    assert not steps.is_begun(tmp_path)


def test_a_plant_where_the_file_is_written_aside_is_not_followed(kept, tmp_path):
    (tmp_path / "victim").write_text("precious")
    (tmp_path / ".edits.jsonl.new").symlink_to(tmp_path / "victim")
    with pytest.raises(StorageError):
        kept.add([EDIT])
    assert (tmp_path / "victim").read_text() == "precious"


def test_who_waits_too_long_for_another_writer_is_told(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "PATIENCE_S", 0.0)
    held, go_on = Event(), Event()

    def hold():
        with alone.alone(tmp_path):
            held.set()
            go_on.wait(10)

    thread = Thread(target=hold)
    thread.start()
    held.wait(10)
    with pytest.raises(LibraryBusyError):
        kept.add([EDIT])
    go_on.set()
    thread.join()
    kept.add([EDIT])


_ADDING = """
import sys
from pathlib import Path
from index.corrections.files import CorrectionFiles
from index.corrections.steps import Change, digest
from index.corrections.values import Edit, Ignore, Op, Selector
kept = CorrectionFiles(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}-{number}"
    kept.add([Edit(Op.CONFIRM, name, "ab", Selector(name))])
    kept.add([Ignore(name)])
    if number % 3 == 0:
        kept.take_back()
"""


def test_processes_that_write_at_once_lose_nothing(kept, tmp_path):
    count = 8
    several = [
        subprocess.Popen([sys.executable, "-c", _ADDING, tmp_path, name, str(count)])
        for name in ("one", "two")
    ]
    assert [one.wait() for one in several] == [0, 0]
    read = kept.read()
    assert read.conflicts == ()
    # Whoever takes a step back takes the newest, be it the other's.
    assert len(read.edits) + len(read.speakers.rules) == 2 * (2 * count - 3)
    for name in ("one", "two"):
        own = [int(one.article.rpartition("-")[2]) for one in read.edits if name in one.article]
        assert own == sorted(own)


@pytest.mark.parametrize("at", ["9999-12-31T23:00:00-12:00", "0001-01-01T01:00:00+12:00"])
def test_a_time_that_no_clock_shows_is_none(kept, at):
    kept.add([EDIT])
    (line,) = kept.read().lines
    path = kept._edits
    path.write_text(line.text.replace("2026-11-21T12:00:00.000000Z", at) + "\n")
    kept.add([OTHER])
    assert untimed(kept.take_back()) == [OTHER]
    assert kept.take_back() == ()
    assert untimed(kept.read().edits) == [EDIT]


@pytest.mark.parametrize("name", ["edits.jsonl", "speakers.toml"])
def test_a_pipe_in_the_place_of_a_file_is_said_and_not_waited_for(kept, tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert "not a plain file" in kept.read().conflicts[0].problem
    with pytest.raises(StorageError, match="not a plain file"):
        kept.add([Ignore("Echo"), EDIT])
    assert sorted(one.name for one in tmp_path.iterdir()) == [".corrections.lock", name]


def test_a_pipe_where_the_file_is_written_aside_is_not_waited_for(kept, tmp_path):
    os.mkfifo(tmp_path / ".edits.jsonl.new")
    with pytest.raises(StorageError):
        kept.add([EDIT])


def test_a_device_is_no_plain_file():
    with pytest.raises(OSError, match="not a plain file"):
        read_plain(files.Path("/dev/zero"), 10)


def test_a_file_is_neither_read_nor_written_beyond_its_size(kept, tmp_path, monkeypatch):
    kept.add([EDIT])
    path = tmp_path / "edits.jsonl"
    size = path.stat().st_size
    assert len(read_plain(path, size)) == size
    monkeypatch.setattr(files, "_LARGEST", size)
    with pytest.raises(StorageError, match="too large"):
        kept.add([OTHER])
    assert path.stat().st_size == size
    monkeypatch.setattr(files, "_LARGEST", size - 1)
    assert "too large" in kept.read().conflicts[0].problem


@pytest.mark.parametrize(
    "broken",
    [
        replace(EDIT, selector=Selector("")),
        replace(EDIT, selector=Selector(" \n")),
        replace(OTHER, speaker=" "),
        replace(EDIT, op=Op.SET_CONTENT),
        replace(EDIT, note="a" * 1_000_001),
    ],
)
def test_what_would_not_be_read_again_is_not_written(kept, tmp_path, broken):
    kept.add([EDIT])
    before = (tmp_path / "edits.jsonl").read_bytes()
    with pytest.raises(StorageError, match="takes no such line"):
        kept.add([Ignore("Echo"), OTHER, broken])
    assert (tmp_path / "edits.jsonl").read_bytes() == before
    assert not (tmp_path / "speakers.toml").exists()
