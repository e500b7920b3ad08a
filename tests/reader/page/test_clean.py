import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reader.page.clean import clean, clean_line, copied

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))
LETHAL = ("Cc", "Cs", "Zl", "Zp")


@given(ANYTHING)
def test_a_text_keeps_its_length(text):
    assert len(clean(text)) == len(clean_line(text)) == len(text)


@given(ANYTHING)
def test_nothing_that_acts_on_a_terminal_is_left_but_line_breaks(text):
    assert not [c for c in clean(text) if c != "\n" and unicodedata.category(c) in LETHAL]
    assert not [c for c in clean_line(text) if unicodedata.category(c) in LETHAL]


@given(ANYTHING)
def test_what_is_clean_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_what_is_shown_can_be_written_as_utf_8(text):
    clean(text).encode()
    copied(text).encode()


def test_every_control_character_has_its_picture_or_is_a_space():
    assert clean("\x00\x07\x1b\x1f\x7f") == "␀␇␛␟␡"
    assert clean("\t\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029") == " " * 10


def test_every_c1_bidirectional_and_lone_surrogate_becomes_a_replacement_character():
    c1 = "".join(map(chr, range(0x80, 0xA0))).replace("\x85", "")
    bidi = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert set(clean(c1 + bidi + "\ud800\udfff")) == {"\ufffd"}


def test_joiners_and_variation_selectors_take_no_cell_and_join_nothing():
    assert clean("👨\u200d👩\u200d👧") == "👨\u200b👩\u200b👧"
    assert clean("☂\ufe0f☂\ufe0e") == "☂\u200b☂\u200b"


def test_ordinary_text_of_any_script_passes():
    text = "“Zażółć”, sagte sie – 山田太郎 said שלום, здравствуй, e\u0301 …"
    assert clean(text) == text


def test_a_line_break_ends_a_paragraph_but_never_a_row():
    assert clean("one\r\ntwo") == "one \ntwo"
    assert clean_line("one\r\ntwo") == "one  two"


def test_a_copy_drops_what_a_shell_would_act_on_and_nothing_else():
    assert copied("rm\x1b[201~ -rf\r\x00\x9b\x7f\tx\ny \u202e👨\u200d👩") == (
        "rm[201~ -rf\tx\ny \u202e👨\u200d👩"
    )
    assert copied("a\ud800b") == "a\ufffdb"
