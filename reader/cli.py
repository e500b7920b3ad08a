"""The command `quoth`: which command was asked for, and how it ended.

The first word decides: a command's name is the command, everything else is what the
reader opens. Commands are loaded when they are called, so that `--help` stays fast.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from reader.commands import COMMANDS, READER

if TYPE_CHECKING:
    from collections.abc import Sequence


class Commands(click.Group):
    """The commands by name, and the reader for everything else."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click gives it
        """Load the module of a command."""
        module = "reading" if cmd_name == READER else COMMANDS.get(cmd_name, ("", ""))[0]
        if not module:
            return None
        loaded = import_module(f"reader.commands.{module}")
        command: click.Command = getattr(loaded, "reader" if cmd_name == READER else cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the reader in front where the first word is no command."""
        first = args[0] if args else ""
        asked = ctx.resilient_parsing and not args  # by a shell, for the first word
        if first not in COMMANDS and first not in ("--help", "--version") and not asked:
            args = [READER, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Leave the reader's own name out of its usage."""
        name, command, rest = super().resolve_command(ctx, args)
        return "" if name == READER else name, command, rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Offer the commands without loading them, and files to read."""
        if incomplete.startswith("-"):
            reader = self.get_command(ctx, READER)
            options = super().shell_complete(ctx, incomplete)
            return options + (reader.shell_complete(ctx, incomplete) if reader else [])
        known = [
            CompletionItem(name, help=about)
            for name, (_, about) in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return known or [CompletionItem(incomplete, type="file")]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """Write both ways of calling."""
        formatter.write_usage("quoth", "[OPTIONS] [TARGET ...]   the reader")
        formatter.write_usage("quoth", "COMMAND [ARGS ...]", prefix="       ")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


_EXAMPLES = """\b
Examples:
  quoth ~/news
  quoth index ~/news
  quoth quotes --speaker duarte --json
"""


@click.command(cls=Commands, epilog=_EXAMPLES, context_settings={"max_content_width": 100})
@click.version_option(package_name="quoth", message="quoth %(version)s")
def quoth() -> None:
    """Who said what? Find every quote in your articles, its speaker, and the evidence.

    TARGET is a library's folder, or files or a folder to read without keeping anything,
    or - for text on standard input. Without one, the library used last is opened; the
    first time, a demo. The reader's options: --demo, --plain, --library DIR.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit status; no error leaves it as a traceback."""
    asked = os.environ.get("_QUOTH_COMPLETE")
    try:
        if asked:
            return _completed(asked)
        with quoth.make_context("quoth", list(arguments)) as context:
            return quoth.invoke(context) or 0
    except click.exceptions.Exit as left:
        return left.exit_code
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, Exception) as ended:  # noqa: BLE001 - the edge: the log has the rest
        from reader.ending import said  # noqa: PLC0415 - loads the library, which help does not need

        return said(ended)


def _completed(asked: str) -> int:
    from reader.commands.completing import answer  # noqa: PLC0415 - only a shell needs it

    return answer(quoth, asked)
