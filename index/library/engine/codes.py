"""Words as characters: a text becomes a string in which a phrase is found as a string.

The most frequent words have the shortest codes in UTF-8, one to four bytes. In UTF-8 no
character stands inside another one, so what looks like a phrase is one.
"""

from __future__ import annotations

import re
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

BREAK = "\0"
SHORT = 0xC0000
"""So many numbers have a code of one character; others have two, which stand nowhere else."""

_SURROGATES, _SURROGATES_COUNT = 0xD800, 0x800
_HIGH, _LOW, _LOW_BITS = 0xE0000, 0xF0000, 16
_AT_ONCE = 8  # ways to write a phrase that are looked for one by one

_CHARACTER = rb"[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+"
_ANY = rb"\xf3[\xa0-\xaf][\x80-\xbf]{2}(?:%b)|%b" % (_CHARACTER, _CHARACTER)


def code(number: int) -> str:
    """Return the code of a number; none is `BREAK`."""
    if number < SHORT:
        point = number + 1
        return chr(point if point < _SURROGATES else point + _SURROGATES_COUNT)
    rest = number - SHORT
    return chr(_HIGH + (rest >> _LOW_BITS)) + chr(_LOW + (rest & (1 << _LOW_BITS) - 1))


def number_of(character: str) -> int:
    """Return the number of a code of one character."""
    point = ord(character)
    return (point if point < _SURROGATES else point - _SURROGATES_COUNT) - 1


def finder(words: Sequence[Collection[int]]) -> Callable[[bytes], bool]:
    """Return what tells whether a phrase stands in a text of codes in UTF-8.

    Args:
        words: in order, each by the numbers of all the words that will do.
    """
    ways = [[code(number).encode() for number in numbers] for numbers in words]
    if prod(map(len, ways)) <= _AT_ONCE:
        return _literal([b"".join(way) for way in product(*ways)])
    first, *others, last = ways
    inner = b"".join(map(_one_of, others))
    expression = re.compile(b"%b(?=%b(%b))" % (_one_of(first), inner, _ANY))
    ending = frozenset(last)
    return lambda text: any(hit[1] in ending for hit in expression.finditer(text))


def _literal(ways: Sequence[bytes]) -> Callable[[bytes], bool]:
    if len(ways) == 1:
        (way,) = ways
        return lambda text: way in text
    return lambda text: any(way in text for way in ways)


def _one_of(ways: Collection[bytes]) -> bytes:
    return b"(?:%b)" % b"|".join(map(re.escape, ways))
