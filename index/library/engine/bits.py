"""Sets of places as bitmaps: Python ints, the bit of place 0 the lowest."""

from __future__ import annotations

import sys
import zlib
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DIGITS = tuple(bytes(value >> digit & 1 for value in range(256)) for digit in range(8))
_SELECTED = bytes.maketrans(b"01", b"\0\1")
_IN_BYTE = tuple(tuple(bit for bit in range(8) if value >> bit & 1) for value in range(256))
_CHUNK = 512  # bytes looked at at once
_UP = range(_CHUNK)
_SPARSE = 16  # at most one place in so many bytes is set: looked for one by one
_FILLED = bytes([0] + [1] * 255)
_ONE = ord("1")
_DENSE = 8  # at least one place in so many is set: a byte for each place is faster
_LEVEL = 1


def of_places(places: Collection[int], size: int) -> int:
    """Return the bitmap of some places below a size."""
    if len(places) * _DENSE > size:
        digits = bytearray(b"0") * size
        for place in places:
            digits[place] = _ONE
        digits.reverse()
        return int(digits, 2)
    packed = bytearray((size >> 3) + 1)
    for place in places:
        packed[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(packed, "little")


def of_flags(flags: bytes) -> int:
    """Return the bitmap of the places where there is a 1 among 0s."""
    return int(flags[::-1].translate(bytes.maketrans(b"\0\1", b"01")), 2) if flags else 0


def digits(numbers: memoryview[int]) -> tuple[int, ...]:
    """Return for each binary digit of some numbers, the lowest first, where it is 1."""
    raw, size = numbers.cast("B"), numbers.itemsize
    order = range(size) if sys.byteorder == "little" else range(size - 1, -1, -1)
    found = [
        of_flags(octets.translate(_DIGITS[digit]))
        for octets in (bytes(raw[octet::size]) for octet in order)
        for digit in range(8)
    ]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def each(bits: int) -> Iterator[int]:
    """Yield the places of a bitmap, the lowest first."""
    data = _packed(bits)
    if bits.bit_count() * _SPARSE < len(data):
        yield from _each_of_few(data)
        return
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        for number in compress(_UP, chunk):
            base = start + number << 3
            for bit in _IN_BYTE[chunk[number]]:
                yield base + bit


def _each_of_few(data: bytes) -> Iterator[int]:
    find = data.translate(_FILLED).find
    number = find(1)
    while number >= 0:
        for bit in _IN_BYTE[data[number]]:
            yield (number << 3) + bit
        number = find(1, number + 1)


def each_down(bits: int) -> Iterator[int]:
    """Yield the places of a bitmap, the highest first."""
    data = _packed(bits)
    for start in range((len(data) - 1) // _CHUNK * _CHUNK, -1, -_CHUNK):
        chunk = data[start : start + _CHUNK]
        for number in compress(range(len(chunk) - 1, -1, -1), reversed(chunk)):
            base = start + number << 3
            for bit in reversed(_IN_BYTE[chunk[number]]):
                yield base + bit


def selectors(bits: int, size: int) -> bytes:
    """Return a 1 for each place that is set and a 0 for the others: for `compress`."""
    if not size:
        return b""
    return f"{bits:0{size}b}"[::-1].encode().translate(_SELECTED)


def shrunk(bits: int) -> bytes:
    """Return a bitmap as it is stored; the check sum of zlib guards it."""
    return zlib.compress(_packed(bits), _LEVEL)


def stretched(data: memoryview | bytes) -> int:
    """Return a bitmap that was stored.

    Raises:
        zlib.error: it is damaged.
    """
    return int.from_bytes(zlib.decompress(data), "little")


def _packed(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
