import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus.decoding import NotTextError, decode

TEXT = "“We’ll open in May,” said Zoë Orrin.\r\nThe café — £3m.\n"


def test_utf_8_is_read_as_it_is_with_its_line_ends():
    assert decode(TEXT.encode()).text == TEXT
    assert decode(TEXT.encode()).guessed is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_is_dropped(encoding):
    marks = {
        "utf-8": codecs.BOM_UTF8,
        "utf-16-le": codecs.BOM_UTF16_LE,
        "utf-16-be": codecs.BOM_UTF16_BE,
        "utf-32-le": codecs.BOM_UTF32_LE,
        "utf-32-be": codecs.BOM_UTF32_BE,
    }
    assert decode(marks[encoding] + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding):
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_windows_1252_keeps_its_curly_marks_and_says_so():
    decoded = decode(TEXT.encode("cp1252"))
    assert decoded.text == TEXT
    assert decoded.guessed == "Windows-1252"


def test_a_byte_that_windows_1252_lacks_makes_it_latin_1():
    decoded = decode(b"caf\xe9 \x81")
    assert decoded.text == "café \x81"
    assert decoded.guessed == "Latin-1"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0",
        b"PK\x03\x04" + bytes(range(256)) * 4,
        b"text with a \0 in it",
        b"\xe9" + bytes(range(1, 32)) * 10,
        codecs.BOM_UTF16_LE + b"a\0\0\0",
    ],
)
def test_binary_is_no_text(data):
    with pytest.raises(NotTextError, match="binary"):
        decode(data)


def test_half_a_code_unit_is_broken_utf_16():
    with pytest.raises(NotTextError, match="broken UTF-16"):
        decode(codecs.BOM_UTF16_LE + b"a\0b")


@settings(max_examples=100)
@given(st.binary())
def test_any_bytes_are_decoded_or_refused(data):
    try:
        decoded = decode(data)
    except NotTextError:
        return
    assert decoded.text.encode().decode() == decoded.text
