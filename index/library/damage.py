"""Rows that nobody can have written: the file of a library is damaged, or made by hand."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class DamagedError(Exception):
    """A row holds what was never written. `Store` says whose; never leaves `index.library`."""


@contextmanager
def sound_rows() -> Iterator[None]:
    """Translate what goes wrong where rows are made into values, and nothing else is done.

    Raises:
        DamagedError: a date, a JSON text, a kind or a key is none.
    """
    try:
        yield
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise DamagedError from error
