import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from reader.page.rows import NO_QUOTE, quoted_row
from reader.page.table import csv_lines, guarded

RUN = ("=", "+", "-", "@", "\t", "\r")


def read(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table(*rows):
    return read("".join(csv_lines(rows, rows[0])))


def unguarded(cell):
    """Take the guard away by the rule that the format gives."""
    rest = cell.lstrip("' \n")
    return cell[1:] if cell.startswith("'") and rest.startswith(RUN) else cell


def test_a_header_names_every_column_even_where_there_is_no_row():
    header = "".join(csv_lines([], quoted_row(NO_QUOTE))).strip().split(",")
    assert {"id", "text", "spans", "confidence_span", "confidence_speaker", "citation"} <= {*header}
    assert len(header) == len(set(header))


def test_what_has_parts_is_written_in_one_cell_or_in_several():
    (row,) = table(
        {"at": [604, 718], "spans": [[1, 12], [30, 47]], "names": ["Ana", "she"], "none": None,
         "none_at_all": [], "sure": {"span": 0.98, "speaker": 0.5}, "count": 3}
    )  # fmt: skip
    assert row == {
        "at": "604-718", "spans": "1-12;30-47", "names": "Ana; she", "none": "",
        "none_at_all": "", "sure_span": "0.98", "sure_speaker": "0.5", "count": "3",
    }  # fmt: skip


def test_a_formula_is_written_as_a_text():
    for formula in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "'=1", "\r=1"):
        assert guarded(formula) == f"'{formula}"
    for text in ("1+1", "'tis", "a=b", "", "'"):
        assert guarded(text) == text
    (row,) = table({"name": "=cmd|' /C calc'!A0", "why": ["=1"]})
    assert (row["name"], row["why"]) == ("'=cmd|' /C calc'!A0", "'=1")


def test_what_a_program_cannot_read_leaves_a_mark_of_the_same_length():
    assert guarded("a\x00b\x1b[2Jc\ud800d\x9b") == "a\ufffdb\ufffd[2Jc\ufffdd\ufffd"


readable = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\r"))


@given(readable)
def test_every_text_comes_back_and_none_is_run(text):
    (row,) = table({"first": "x", "cell": text, "last": "y"})
    cell = row["cell"]
    assert not cell.lstrip(" \n").startswith(RUN)
    assert unguarded(cell) == text
    assert (row["first"], row["last"]) == ("x", "y")
