import inspect
import os
import sys

import pytest

from index.corpus import discover
from index.corpus.naming import Place, unique_names
from index.errors import NoSuchPathError


@pytest.fixture
def folder(tmp_path):
    def make(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Words.")
        return tmp_path

    return make


def ids(discovery):
    return [found.id for found in discovery.files]


def test_folders_are_walked_in_order_and_named_by_their_path(folder):
    root = folder("b.txt", "a/z.md", "a/deep/x.txt", "a.b.txt", "c.JSONL")
    found = discover([root])
    assert ids(found) == ["a.b", "b", "c", "a/z", "a/deep/x"]
    assert [f.collection for f in found.files] == [root.name] * 3 + ["a", "a/deep"]
    assert found.files[0].path == root / "a.b.txt"


def test_hidden_files_and_folders_are_passed_over_unless_named(folder):
    root = folder(".git/x.txt", ".notes.txt", "a.txt", ".articles/y.txt")
    assert ids(discover([root])) == ["a"]
    assert ids(discover([root / ".articles", root / ".notes.txt"])) == ["y", ".notes"]


def test_folders_may_be_nested_deeper_than_calls(folder):
    root = folder("b/x.txt", "a.txt", "d/" * 100 + "deep.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 60)
    try:
        found = discover([root]).files
    finally:
        sys.setrecursionlimit(limit)
    assert [file.path.name for file in found] == ["a.txt", "x.txt", "deep.txt"]


def test_types_that_are_not_read_are_counted(folder):
    root = folder("a.txt", "b.pdf", "c.PDF", "d.docx", "README")
    assert discover([root]).unread == ((".docx", 1), (".pdf", 2), ("no suffix", 1))


def test_the_corrections_of_a_library_are_no_articles(folder):
    root = folder("lib/library.sqlite", "lib/edits.jsonl", "lib/a.txt", "b/edits.jsonl")
    assert ids(discover([root])) == ["b/edits", "lib/a"]


def test_a_missing_path_is_named(folder):
    with pytest.raises(NoSuchPathError, match="gone") as error:
        discover([folder("a.txt"), folder() / "gone"])
    assert error.value.path == folder() / "gone"
    with pytest.raises(NoSuchPathError):
        discover([folder() / ("x" * 5000)])


def test_links_neither_loop_nor_repeat(folder):
    root = folder("a/one.txt", "b/two.txt")
    (root / "a" / "up").symlink_to(root)
    (root / "b" / "again.txt").symlink_to(root / "a" / "one.txt")
    (root / "b" / "self.txt").symlink_to(root / "b" / "self.txt")
    assert ids(discover([root, root / "a"])) == ["a/one", "b/two"]


def test_a_folder_named_through_a_link_has_its_own_name(folder):
    root = folder("real/one.txt")
    (root / "link").symlink_to(root / "real")
    assert discover([root / "link"]).files[0].path == root / "real" / "one.txt"
    assert discover([root / "link" / "one.txt"]).files[0].path == root / "real" / "one.txt"


def test_a_link_to_a_file_has_the_link_s_name(folder):
    root = folder("store/8c5f")
    (root / "one.txt").symlink_to(root / "store" / "8c5f")
    assert discover([root / "one.txt"]).files[0].path == root / "one.txt"


def test_names_that_would_be_equal_have_the_path_s_own_name_in_front(folder):
    root = folder("north/a.txt", "south/a.txt", "south/b.txt")
    assert ids(discover([root / "north", root / "south"])) == ["north/a", "south/a", "b"]
    assert ids(discover([root / "south/a.txt", root / "north/a.txt"])) == ["south/a", "north/a"]


def test_names_of_two_types_in_one_folder_keep_their_suffix(folder):
    root = folder("a.txt", "a.md", "b.txt")
    assert ids(discover([root])) == ["a.md", "a.txt", "b"]


def test_names_are_unique_even_where_the_paths_have_one_name(folder):
    root = folder("x/news/a.txt", "y/news/a.txt")
    assert len(set(ids(discover([root / "x/news", root / "y/news"])))) == 2


def test_a_file_keeps_the_id_it_holds_and_takes_no_other_s(folder):
    root = folder("north/a.txt", "south/a.txt")
    held = {"a": str(root / "north/a.txt"), "b": "/elsewhere/b.txt"}
    assert ids(discover([root / "north", root / "south"], held=held)) == ["a", "south/a"]
    folder("south/b.txt")
    assert "south/b" in ids(discover([root / "south"], held=held))


def test_all_names_being_taken_the_longest_is_given(tmp_path):
    place = Place(tmp_path / "a.txt", tmp_path)
    assert unique_names([place], dict.fromkeys(place.names(), "other")) == (place.names()[-1],)


def test_a_pipe_is_no_file(folder):
    root = folder("a.txt")
    os.mkfifo(root / "pipe.txt")
    assert ids(discover([root])) == ["a"]
    (problem,) = discover([root / "pipe.txt"]).problems
    assert "neither a file nor a folder" in str(problem)


def test_a_name_that_is_not_utf_8_is_a_problem(folder):
    root = folder("a.txt")
    try:
        (root / os.fsdecode(b"caf\xe9.txt")).write_text("Words.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    found = discover([root])
    assert ids(found) == ["a"]
    assert "caf\ufffd.txt: its name is not UTF-8" in str(found.problems[0])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_a_problem(folder):
    root = folder("a.txt", "shut/b.txt", "blind/c.txt")
    (root / "shut").chmod(0)
    (root / "blind").chmod(0o400)
    found = discover([root])
    assert ids(found) == ["a"]
    assert {p.path.name for p in found.problems} == {"shut", "c.txt"}


def test_a_folder_that_fails_is_a_problem_and_the_rest_is_read(folder, monkeypatch):
    root = folder("a.txt", "shut/b.txt")
    real = type(root).iterdir

    def iterdir(path):
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(type(root), "iterdir", iterdir)
    found = discover([root])
    assert ids(found) == ["a"]
    assert str(found.problems[0]) == f"{root / 'shut'}: Permission denied"


def test_a_path_that_cannot_be_looked_at_is_a_problem(folder, monkeypatch):
    root = folder("a.txt", "b.txt")
    real = type(root).stat

    def stat(path, **options):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, **options)

    monkeypatch.setattr(type(root), "stat", stat)
    for found in (discover([root]), discover([root / "a.txt", root / "b.txt"])):
        assert ids(found) == ["a"]
        assert str(found.problems[0]) == f"{root / 'b.txt'}: Permission denied"
