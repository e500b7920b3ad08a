"""The editor's command and the line it opens at."""

from pathlib import Path

import pytest

from reader.outside.editor import edit, editing, editor_command, line_in_file, no_file

FILE = Path("/news/a b.txt")


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"EDITOR": "vim"}, ["vim", "+7", "/news/a b.txt"]),
        ({"VISUAL": "emacs -nw", "EDITOR": "vim"}, ["emacs", "-nw", "+7", "/news/a b.txt"]),
        (
            {"EDITOR": "/usr/bin/code --wait"},
            ["/usr/bin/code", "--wait", "--goto", "/news/a b.txt:7"],
        ),
        ({"EDITOR": "hx"}, ["hx", "/news/a b.txt:7"]),
        ({"EDITOR": "ed"}, ["ed", "/news/a b.txt"]),
        ({"EDITOR": "vim 'unclosed"}, ["vim", "'unclosed", "+7", "/news/a b.txt"]),
    ],
)
def test_each_editor_is_told_the_line_its_way(environment, command):
    assert editor_command(FILE, 7, environment) == command


def test_without_a_choice_a_pager_or_vi_is_taken(monkeypatch):
    monkeypatch.setattr(
        "reader.outside.editor.shutil.which", lambda name: name if name == "vi" else None
    )
    assert editor_command(FILE, 7, {}) == ["vi", "+7", "/news/a b.txt"]
    monkeypatch.setattr("reader.outside.editor.shutil.which", lambda name: None)
    assert editor_command(FILE, 7, {"EDITOR": ""}) == []


def test_the_environment_is_that_of_the_process(monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "nano")
    assert editor_command(FILE, 2) == ["nano", "+2", "/news/a b.txt"]


def test_an_editor_that_is_not_there_is_named_before_it_is_started(tmp_path, monkeypatch):
    file = tmp_path / "article.txt"
    file.write_text("One.\n")
    monkeypatch.setenv("VISUAL", "no-such-editor -w")
    assert editing(file, "One.\n", 0) == "editor not found: no-such-editor"
    monkeypatch.setenv("VISUAL", "cat")
    assert editing(file, "One.\n", 0) == ["cat", str(file)]


def test_an_editor_that_cannot_be_started_raises_nothing(tmp_path):
    damaged = tmp_path / "damaged"
    damaged.touch(mode=0o755)
    assert edit([str(damaged)]) == f"{damaged}: Exec format error"
    assert edit(["true"]) == ""
    assert edit(["false"]) == "false ended with status 1."


def test_the_line_is_that_of_the_file_where_the_text_is_a_part_of_it(tmp_path):
    file = tmp_path / "article.md"
    text = "Title\n\nThe pumps stopped.\n\nThe pumps stopped again.\n"
    file.write_text(f"---\ntitle: Title\ndate: 2024-01-02\n---\n{text}")
    assert line_in_file(file, text, text.index("The pumps stopped again")) == 9
    assert line_in_file(file, text, 0) == 5


def test_of_equal_lines_the_nearest_is_taken(tmp_path):
    file = tmp_path / "article.txt"
    text = "again\n\nagain\n\nagain\n"
    file.write_text(text)
    assert line_in_file(file, text, text.rindex("again")) == 5


def test_a_row_of_jsonl_is_found_by_its_words(tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "a", "text": "One here."}\n{"id": "b", "text": "Two there.\\nMore."}\n')
    assert line_in_file(file, "Two there.\nMore.", 4) == 2


def test_what_is_not_in_the_file_is_taken_to_stand_where_it_stands_in_the_text(tmp_path):
    file = tmp_path / "changed.txt"
    file.write_text("all new\n")
    assert line_in_file(file, "one\ntwo\nthree\n", 5) == 2
    assert line_in_file(tmp_path / "gone.txt", "one\ntwo\n", 5) == 2
    assert line_in_file(file, "one\n\n", 4) == 2


def test_a_title_in_a_message_is_clean():
    assert "\x1b" not in no_file("\x1b[31m")
