"""What a function answers is kept, and never grows without end."""

from __future__ import annotations

import pytest

from index import kept as module
from index.kept import kept


def test_a_function_is_asked_once_for_each_value() -> None:
    asked: list[str] = []

    @kept
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("ann", "tom", "ann", "")] == [3, 3, 3, 0]
    assert asked == ["ann", "tom", ""]


def test_an_answer_of_none_is_kept_too() -> None:
    asked: list[str] = []

    @kept
    def nothing(word: str) -> None:
        asked.append(word)

    assert (nothing("a"), nothing("a")) == (None, None)
    assert asked == ["a"]


def test_what_is_full_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 2)
    asked: list[int] = []

    @kept
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(number) for number in (1, 2, 3, 3, 1)] == [2, 4, 6, 6, 2]
    assert asked == [1, 2, 3, 1]


def test_an_error_is_not_kept() -> None:
    @kept
    def inverse(number: int) -> float:
        return 1 / number

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            inverse(0)
    assert inverse(2) == 0.5
