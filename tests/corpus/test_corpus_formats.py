import datetime as dt
import json
from pathlib import Path

import pytest

from index.corpus import Document, Note, read_stream
from index.corpus.discovery import Found
from index.corpus.formats import format_of, formats
from index.corpus.reading import read_file
from index.errors import CorpusError


@pytest.fixture
def outcomes(tmp_path):
    def read(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_file(Found(path, path.stem, "desk")))

    return read


def heading(outcome):
    assert isinstance(outcome, Document)
    return outcome.article.heading


def rows(*values):
    return "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values) + "\n"


def test_every_format_has_suffixes_of_its_own():
    suffixes = [suffix for f in formats() for suffix in f.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
    assert {".txt", ".md", ".jsonl"} <= set(suffixes)
    assert all(s == s.lower() and s.startswith(".") for s in suffixes)


def test_a_suffix_in_capitals_is_the_same_type():
    assert format_of(".TXT") is format_of(".txt") is not None
    assert format_of(".pdf") is None


def test_a_text_file_is_one_article_with_its_first_line_as_title(outcomes, tmp_path):
    text = "\r\n  Bridge   to open \r\n\r\nIt opens in May.\r\n"
    (document,) = outcomes("bridge.txt", text)
    assert document.article.text == text
    assert document.body.of(text) == text
    found = heading(document)
    assert (found.id, found.title, found.collection) == ("bridge", "Bridge to open", "desk")
    assert (found.path, found.date) == (str(tmp_path / "bridge.txt"), None)


def test_a_long_first_line_is_cut_at_80(outcomes):
    (document,) = outcomes("long.txt", "word " * 100)
    assert heading(document).title == ("word " * 16).strip()


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2005-02-01.txt", dt.date(2005, 2, 1)),
        ("news_2005-02-01_bridge.txt", dt.date(2005, 2, 1)),
        ("2005-02-30.txt", None),
        ("12005-02-011.txt", None),
        ("2005-13-01 2005-12-01.txt", dt.date(2005, 12, 1)),
    ],
)
def test_the_date_is_that_in_the_file_s_name(outcomes, name, date):
    (document,) = outcomes(name, "Words.")
    assert heading(document).date == date


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
@pytest.mark.parametrize("content", [b"", b" \n\r\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(outcomes, name, content):
    (problem,) = outcomes(name, content)
    assert isinstance(problem, CorpusError)
    assert problem.problem == "empty"


def test_a_binary_file_says_so(outcomes):
    (problem,) = outcomes("a.txt", b"\x7fELF\0\0\0\0")
    assert str(problem).endswith("a.txt: binary file, not text")


def test_a_guessed_encoding_is_noted_beside_the_article(outcomes):
    note, document = outcomes("a.txt", "“Café”".encode("cp1252"))
    assert note == Note(Path(heading(document).path), "not UTF-8, read as Windows-1252")
    assert str(note).endswith("a.txt: not UTF-8, read as Windows-1252")
    assert document.article.text == "“Café”"


def test_a_huge_file_is_no_article(outcomes, monkeypatch):
    monkeypatch.setattr("index.corpus.whole.LARGEST", 10)
    (problem,) = outcomes("a.txt", "eleven char")
    assert "too much for one article" in problem.problem
    assert len(outcomes("b.txt", "ten chars.")) == 1


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path):
    (problem,) = read_file(Found(tmp_path / "gone.txt", "gone"))
    assert problem.problem == "No such file or directory"


FRONT = "\r\n".join(
    (
        "---",
        'title: "The bridge: open"',
        "date: 2005-02-01T10:00:00Z",
        "publisher: Harrowby Echo",
        "url: https://example.org/a",
        "tags:",
        "  - x",
        "---",
        "",
    )
)


def test_front_matter_gives_the_heading_and_is_no_part_of_the_body(outcomes):
    text = FRONT + "# Another title\r\n\r\nIt opens.\r\n"
    (document,) = outcomes("1999-01-01.md", text)
    found = heading(document)
    assert (found.title, found.date) == ("The bridge: open", dt.date(2005, 2, 1))
    assert (found.outlet, found.url) == ("Harrowby Echo", "https://example.org/a")
    assert document.article.text == text
    assert document.body.of(text).startswith("# Another title")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The bridge #\n\nIt opens.", "The bridge"),
        ("The bridge\n---\nIt opens.\n---\n", "The bridge"),
        ("---\nno: end\nIt opens.", "---"),
        ("#\nIt opens.", "#"),
        ("---\ndate: soon\n...\nIt opens.", "It opens."),
    ],
)
def test_without_a_title_field_the_first_line_of_the_body_is_the_title(outcomes, text, title):
    (document,) = outcomes("a.md", text)
    assert heading(document).title == title
    assert heading(document).date is None


@pytest.mark.parametrize(
    "text",
    [
        '---\n\n"It opens," said Ann Bell.\n\n---\n\nMore.',
        "---\nHe said: it opens.\n---\nMore.",
        "---\nNote: it opens.\nIt is late.\n---\nMore.",
        "---\n# The bridge\n---\nMore.",
        "---\n- It opens.\n---\nMore.",
    ],
)
def test_text_between_two_rules_is_no_front_matter(outcomes, text):
    (document,) = outcomes("a.md", text)
    assert document.body.of(text) == text


@pytest.mark.parametrize(
    "front",
    [
        "---\n---\n",
        "---\n\n# of the desk\ntitle : The bridge\n\n---\n",
        '---\ntitle: >\n  The bridge\n\n  opens: now\n"odd-key":\n- a\nlist: [\n  1,\n]\n---\n',
        "---\nog.title:\ndraft:\tno\n...\n",
    ],
)
def test_front_matter_has_comments_lists_and_lines_that_go_on(outcomes, front):
    text = f"{front}It opens."
    (document,) = outcomes("a.md", text)
    assert document.body.of(text) == "It opens."


def test_a_long_list_of_keys_that_never_ends_is_text(outcomes):
    text = "---\n" + "Name: Ann Bell\n\n" * 5000 + "The end.\n---\n"
    (document,) = outcomes("a.md", text)
    assert document.body.of(text) == text


def test_front_matter_alone_is_no_article(outcomes):
    (problem,) = outcomes("a.md", FRONT)
    assert "empty" in problem.problem


def test_a_row_needs_id_and_text_alone(outcomes):
    full = {
        "id": "b/1",
        "text": "Two\nlines",
        "title": "T",
        "date": "2004-12-31",
        "category": "politics",
        "publisher": "Echo",
        "url": "u",
        "other": [1],
    }
    one, two = outcomes("2001-01-01.jsonl", rows({"id": 7, "text": "A line.\nMore."}, "", full))
    assert (heading(one).id, heading(one).title, heading(one).date) == ("7", "A line.", None)
    found = heading(two)
    assert (found.id, found.title, found.date) == ("b/1", "T", dt.date(2004, 12, 31))
    assert (found.collection, found.outlet, found.url) == ("politics", "Echo", "u")
    assert two.article.text == "Two\nlines"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "x", ', "broken JSON at character 14"),
        ("[" * 100_000, "JSON that cannot be read"),
        ('{"id": ' + "1" * 5000 + "}", "JSON that cannot be read"),
        ("[1]", "not an object with id and text"),
        ('{"text": "words"}', "no id"),
        ('{"id": true, "text": "words"}', "no id"),
        ('{"id": " ", "text": "words"}', "no id"),
        ('{"id": "x"}', "no text"),
        ('{"id": "x", "text": 3}', "no text"),
        ('{"id": "x", "text": "\\n"}', "text is empty"),
        ('{"id": "first", "text": "words"}', "id 'first' was used in line 1 already"),
    ],
)
def test_a_broken_line_costs_that_line_alone(outcomes, line, problem):
    first, broken, last = outcomes(
        "a.jsonl", rows({"id": "first", "text": "a"}, line, {"id": "last", "text": "b"})
    )
    assert (heading(first).id, heading(last).id) == ("first", "last")
    assert isinstance(broken, CorpusError)
    assert broken.line == 2
    assert broken.problem.startswith(problem)
    assert "line 2: " in str(broken)


def test_a_binary_file_of_rows_is_refused_once(outcomes):
    (problem,) = outcomes("a.jsonl", b"\x7fELF\0\0\n\0\n\0\n")
    assert problem.problem.startswith("binary")


def test_a_binary_line_costs_that_line_alone(outcomes):
    _, problem, last = outcomes("a.jsonl", b'{"id":1,"text":"a"}\na\0bcd\n{"id":2,"text":"b"}')
    assert problem.line == 2
    assert heading(last).id == "2"


def test_a_binary_first_line_costs_that_line_alone(outcomes):
    row = '{"id": 2, "text": "The bridge opens in May, and nobody believes it."}\n'
    problem, *documents = outcomes("a.jsonl", '{"id": 1, "text": "a\0"}\n' + row)
    assert (problem.line, problem.problem) == (1, "binary file, not text")
    assert [heading(one).id for one in documents] == ["2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_is_too_long_costs_that_line_alone(outcomes, monkeypatch, encoding):
    monkeypatch.setattr("index.corpus.formats.jsonl.LARGEST", 100)
    content = rows(
        {"id": 1, "text": "a"},
        {"id": 2, "text": "b" * 500},
        {"id": 3, "text": "c" * 60},
        {"id": 4, "text": "d" * 79},
    )
    first, problem, third, last = outcomes("a.jsonl", content.rstrip().encode(encoding))
    assert [heading(one).id for one in (first, third, last)] == ["1", "3", "4"]
    assert problem.line == 2
    assert problem.problem == "more than 50 MB, too much for one article"


def test_half_a_surrogate_pair_becomes_one_replacement_character(outcomes):
    (document,) = outcomes("a.jsonl", '{"id": "a\\ud800", "text": "b\\udfffc \\ud83d\\ude00"}')
    assert document.article.text == "b\ufffdc \N{GRINNING FACE}"
    assert heading(document).id == "a\ufffd"


def test_rows_in_utf_16_and_in_windows_1252_are_read(outcomes):
    row = '{"id": "a", "text": "Café"}\n'
    (document,) = outcomes("a.jsonl", row.encode("utf-16"))
    assert document.article.text == "Café"
    document, note = outcomes("b.jsonl", row.encode("cp1252"))
    assert document.article.text == "Café"
    assert "(lines: 1)" in note.message


def test_dates_that_are_not_understood_are_noted_once(outcomes):
    *documents, note = outcomes(
        "a.jsonl", rows(*({"id": i, "text": "w", "date": "1 May"} for i in range(3)))
    )
    assert [heading(d).date for d in documents] == [None] * 3
    assert "(lines: 3)" in note.message


def test_a_stream_is_one_text():
    (document,) = read_stream("stdin", b"{ braces }\nIt opens.")
    found = heading(document)
    assert (found.id, found.title, found.path) == ("stdin", "{ braces }", None)


def test_a_stream_of_rows_is_as_many_articles():
    documents = read_stream("stdin", rows({"id": "a", "text": "x"}, {"id": "b", "text": "y"}))
    assert [heading(d).id for d in documents] == ["a", "b"]


def test_an_empty_stream_says_so():
    (problem,) = read_stream("stdin", b"")
    assert str(problem) == "stdin: empty"
