"""Files of a few lines that a person edits, and may have put anything in the place of.

A file is written aside and put in the place of the old one: whoever is killed has changed all
or nothing of it.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

TOO_LARGE = "the file is too large"


def read_plain(path: Path, largest: int) -> bytes:
    """Return what is in a file if it is one and no larger than that.

    Raises:
        OSError: it cannot be read, is larger, or is a pipe or a device, which may never end.
    """
    # Without O_NONBLOCK a pipe is waited for that nobody writes to.
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
    # A path's own `open` takes no opener, and a folder that is opened has to be closed.
    with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        content = file.read(largest + 1)
    if len(content) > largest:
        raise OSError(errno.EFBIG, TOO_LARGE)
    return content


def replace_plain(path: Path, content: bytes) -> None:
    """Put a file in the place of one, or of none: all of it or nothing, whatever happens.

    Raises:
        OSError: it cannot be written.
    """
    put_plain(Path(os.path.realpath(path)), content)  # where a link leads: it may be kept elsewhere


def put_plain(target: Path, content: bytes) -> None:
    """Do the same, and put the file in the place of a link too.

    Raises:
        OSError: it cannot be written.
    """
    aside = target.with_name(f".{target.name}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    handle = os.open(aside, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            with suppress(FileNotFoundError):
                os.fchmod(handle, stat.S_IMODE(target.stat().st_mode))
            file.write(content)
            file.flush()
            os.fsync(handle)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """See that what a folder names is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
