"""Files of a few lines that a person edits, and may have put anything in the place of."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
