"""When Quoth itself fails: a log that only its owner can read, and one line on the screen.

A traceback with the values of variables would show the texts that were being read; the
message of an error may quote them too. So the log has frames and message, but no values,
and the line has the error's class alone.
"""

from __future__ import annotations

import datetime as dt
import faulthandler
import os
import sys
import traceback
from pathlib import Path

from reader.config import state_folder
from reader.outside.private import owners_file


def record(fault: BaseException) -> str:
    """Write a fault into a log of its own, and return what to call the log on the screen."""
    moment = dt.datetime.now(tz=dt.UTC).strftime("%Y%m%d-%H%M%S")
    path = state_folder() / f"crash-{moment}-{os.getpid()}.log"
    try:
        with owners_file(path, "a") as log:
            log.write(f"Python {sys.version}\n")
            log.writelines(traceback.format_exception(cause_of(fault)))
    except OSError as error:
        return f"none ({_short(path.parent)}: {error.strerror})"
    return _short(path)


def stopped(fault: BaseException) -> str:
    """Record a fault and return the line that says so."""
    name = type(cause_of(fault)).__name__
    return f"quoth stopped: {name}. Log: {record(fault)}"


def cause_of(fault: BaseException) -> BaseException:
    """Return what failed in a worker, where a fault only says that one did."""
    error = getattr(fault, "error", None)
    return error if isinstance(error, BaseException) else fault


def last_log() -> str | None:
    """Return what to call the newest log on the screen; None where nothing ever failed."""
    logs = sorted(state_folder().glob("crash-*.log"))
    return _short(logs[-1]) if logs else None


def log_hard_faults() -> None:
    """Let a crash of the interpreter itself leave its frames in `faults.log`."""
    try:
        log = owners_file(state_folder() / "faults.log", "a")
    except OSError:
        return  # a log is no reason not to start
    faulthandler.enable(log)  # which keeps it open for as long as the process lives


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
