"""A file that the user asked for: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


class GivenUpError(Exception):
    """Nobody wants the file any more."""


def save_new(path: Path, parts: Iterable[str], given_up: Callable[[], bool]) -> None:
    """Write a file that is not there yet.

    Args:
        path: of the file; its folder has to be there.
        parts: what it holds, written as it comes.
        given_up: asked before each part whether to stop.

    Raises:
        StorageError: it is there already, or it cannot be written.
        GivenUpError: it was given up; nothing is left lying about.
    """
    with _draft(path, parts, given_up) as draft:
        _move_to_free(draft, path)


def save_over(path: Path, parts: Iterable[str], given_up: Callable[[], bool]) -> None:
    """Write a file in the place of the one that is there; see `save_new`."""
    target = path.resolve()
    with _draft(target, parts, given_up) as draft:
        draft.replace(target)


def in_the_way(path: Path) -> str:
    """Say why a file of this name cannot be written; nothing where it can, or could be replaced."""
    try:
        if path.is_dir():
            return f"{path} is a folder"
        if path.exists() and not path.is_file():
            return f"{path} is not a file"
        return "" if path.parent.is_dir() else f"There is no folder {path.parent}"
    except OSError as error:
        return f"{path}: {error.strerror or error}"


@contextmanager
def _draft(path: Path, parts: Iterable[str], given_up: Callable[[], bool]) -> Iterator[Path]:
    draft = path.with_name(f".quoth-{secrets.token_hex(8)}.part")
    try:
        with draft.open("x", encoding="utf-8", newline="") as file:
            for part in parts:
                if given_up():
                    raise GivenUpError
                file.write(part)
        yield draft
    except OSError as error:
        raise StorageError(path, error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _move_to_free(draft: Path, path: Path) -> None:
    """Give a draft its name, unless another file has it.

    A link fails where the name is taken; where the file system has none, an empty file keeps it.
    """
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        path.touch(exist_ok=False)
        draft.replace(path)
