"""How a command that fails ends: one line on standard error, and an exit status."""

from __future__ import annotations

import click

from index import LibraryError
from reader.commands.output import note
from reader.commands.status import FAULT, INTERRUPTED, NOT_DONE, status_of
from reader.outside.crash import stopped


def said(ended: BaseException) -> int:
    """Say in one line why the command ended, and return its exit status."""
    match ended:
        case click.ClickException():
            note(f"quoth: {ended.format_message().rstrip('.')}.{_hint(ended)}")
            status = ended.exit_code
        case KeyboardInterrupt() | click.Abort():
            status = INTERRUPTED
        case LibraryError():
            note(f"quoth: {ended}")
            status = status_of(ended)
        case OSError():
            note(f"quoth: {ended.filename or 'system'}: {ended.strerror or ended}")
            status = NOT_DONE
        case _:
            note(stopped(ended))
            status = FAULT
    return status


def _hint(misused: click.ClickException) -> str:
    context = misused.ctx if isinstance(misused, click.UsageError) else None
    command = "quoth" if context is None else context.command_path.strip()
    return f" See {command} --help"
