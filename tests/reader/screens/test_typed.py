import pytest

from reader.screens.typed import keys_of


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (b"", []),
        (b"sA\r", ["s", "A", "enter"]),
        (b"/ \t\x7f", ["slash", "space", "tab", "backspace"]),
        (b"l\x1b[Aq", ["l"]),  # what follows an escape may be no key
        ("é\x01\x00".encode(), ["é"]),
        (b"\xff\xfea", ["a"]),
    ],
)
def test_bytes_are_keys(typed, names):
    assert [key.key for key in keys_of(typed)] == names
