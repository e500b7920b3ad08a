import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.fuzzy import fit


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Copy the quote", "Photocopy"),
        ("Photocopy", "Come over, pay"),
        ("copy", "nothing"),
    ],
)
def test_a_beginning_fits_better_than_an_inside_and_that_better_than_letters(better, worse):
    assert fit("copy", better) > fit("copy", worse)


@pytest.mark.parametrize(
    ("wanted", "text", "fits"),
    [
        ("cpy", "Copy the quote", True),
        ("quote copy", "Copy the quote", True),
        ("quote xopy", "Copy the quote", False),
        ("yc", "Copy", False),
        ("ce", "Copy the whole long line of one article and then some more", False),
        ("COPY", "copy", True),
        ("straße", "STRASSE", True),
        ("", "anything", True),
    ],
)
def test_every_word_has_to_fit(wanted, text, fits):
    assert bool(fit(wanted, text)) is fits


@given(st.text("abc "), st.text("abc .é"))
def test_what_stands_in_a_text_fits_it(before, after):
    assert fit(before, f"{before}{after}")


@given(st.text("aab ", max_size=30), st.text("ab ", max_size=200))
def test_letters_that_are_not_there_do_not_fit(wanted, text):
    assert not fit(f"{wanted}x", text)
