"""What goes wrong where files of the index are not what was written: it has to be made again."""

from __future__ import annotations

import pickle
import struct
import zlib
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from index.library.cache import UnusableIndexError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

P = ParamSpec("P")
T = TypeVar("T")
HolderT = TypeVar("HolderT", bound="_InFolder")

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    TypeError,
    ValueError,
    pickle.UnpicklingError,
    struct.error,
    zlib.error,
)


@contextmanager
def reading_faults(folder: Path) -> Iterator[None]:
    """Translate what goes wrong while files of the index are read.

    Raises:
        UnusableIndexError: they are not what was written.
    """
    try:
        yield
    except _FAULTS as error:
        raise UnusableIndexError(folder, "it was damaged") from error


class _InFolder(Protocol):
    @property
    def folder(self) -> Path: ...


def sound(
    method: Callable[Concatenate[HolderT, P], T],
) -> Callable[Concatenate[HolderT, P], T]:
    """Let a method of what lies in a folder translate `reading_faults`."""

    @wraps(method)
    def translating(holder: HolderT, /, *given: P.args, **named: P.kwargs) -> T:
        with reading_faults(holder.folder):
            return method(holder, *given, **named)

    return translating
