from hypothesis import given
from hypothesis import strategies as st

from index import Article, Heading
from reader.page.sheet import BLANK, sheet_of

TEXTS = st.text(st.sampled_from("ab \n\r\x1b\u2028\ud800山"))


@given(TEXTS, TEXTS)
def test_an_offset_of_the_article_is_one_of_the_sheet(title, text):
    sheet = sheet_of(Article(Heading("a", title), text))
    assert len(sheet.text) == len(sheet.original) == sheet.shift + len(text)
    assert sheet.original[sheet.shift :] == text


@given(TEXTS)
def test_paragraphs_end_at_line_breaks_and_at_nothing_else(text):
    sheet = sheet_of(Article(Heading("a", ""), text))
    paragraphs = [
        sheet.original[start : sheet.end_of(number)] for number, start in enumerate(sheet.starts)
    ]
    assert paragraphs == text.split("\n")


@given(TEXTS)
def test_every_offset_lies_in_its_paragraph(text):
    sheet = sheet_of(Article(Heading("a", ""), text))
    for offset in range(len(text)):
        number = sheet.paragraph_of(offset)
        assert sheet.starts[number] <= offset <= sheet.end_of(number)
        assert sheet.offset_at(offset - sheet.starts[number], number) == offset


def test_a_place_beyond_a_paragraph_is_its_end_and_beyond_the_text_the_texts_end():
    sheet = sheet_of(Article(Heading("a", ""), "one\ntwo"))
    assert sheet.offset_at(99, 0) == 3
    assert sheet.offset_at(0, 9) == 7


def test_a_title_that_begins_the_text_is_not_put_before_it():
    for title in ("A title", "A title…", " A title "):
        assert sheet_of(Article(Heading("a", title), "A title\nText.")).shift == 0
    assert sheet_of(Article(Heading("a", "A title"), "A title\r\nText.")).titled
    assert not sheet_of(Article(Heading("a", "A title"), "A title is long.")).titled


def test_nothing_is_written_on_the_blank_sheet():
    assert (BLANK.text, BLANK.starts.tolist(), BLANK.end_of(0)) == ("", [0], 0)
