"""Bytes -> text, with nothing changed: line ends stay as they are, only a byte order mark goes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The 32-bit mark begins with the 16-bit one, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes by which a file is judged
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\b\x1b")
# A text may hold a stray control character; of a compressed file every tenth byte is one.
_CONTROLS_IN_TEXT = 0.05
# Of a UTF-16 text in a Latin script nearly every second byte is NUL, and hardly any other.
_NULS_ON_ONE_SIDE, _NULS_ON_THE_OTHER = 0.4, 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, and the encoding where it had to be guessed."""

    text: str
    guessed: str | None = None


class NotTextError(ValueError):
    """The bytes are no text; the message says how that is known."""


def decode(data: bytes) -> Decoded:
    """Decode UTF-8, UTF-16 or UTF-32, else Windows-1252, else Latin-1.

    Raises:
        NotTextError: the bytes are binary, or break the encoding that their mark declares.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strictly(data[len(bom) :], encoding))
    if b"\0" in data:
        return Decoded(_strictly(data, _utf16_without_mark(data[:SAMPLE])))
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _single_bytes(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"broken {encoding[:6].upper()}"
        raise NotTextError(problem) from error
    if "\0" in text:
        problem = "binary file, not text"
        raise NotTextError(problem)
    return text


def _utf16_without_mark(sample: bytes) -> str:
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd >= _NULS_ON_ONE_SIDE and even <= _NULS_ON_THE_OTHER:
        return "utf-16-le"
    if even >= _NULS_ON_ONE_SIDE and odd <= _NULS_ON_THE_OTHER:
        return "utf-16-be"
    problem = "binary file, not text"
    raise NotTextError(problem)


def is_binary(data: bytes) -> bool:
    """Tell by its beginning whether this is no text in an encoding of single bytes or UTF-8."""
    sample = data[:SAMPLE]
    controls = sum(byte < 0x20 and byte not in _TEXT_CONTROLS for byte in sample)  # noqa: PLR2004
    return controls > len(sample) * _CONTROLS_IN_TEXT


def _single_bytes(data: bytes) -> Decoded:
    if is_binary(data):
        problem = "binary file, not text"
        raise NotTextError(problem)
    try:
        return Decoded(data.decode("cp1252"), "Windows-1252")
    except UnicodeDecodeError:  # five bytes have no meaning there
        return Decoded(data.decode("latin-1"), "Latin-1")
