"""`completion`: what a shell needs to complete commands, options, speakers and articles."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click
from click.shell_completion import (
    BashComplete,
    add_completion_class,
    get_completion_class,
    shell_complete,
)

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VARIABLE = "_QUOTH_COMPLETE"
"""What a shell sets when it asks what a word may become."""
_UNSAFE = re.compile(r"([^\w@%+=:,./-])", re.ASCII)


class _Bash(BashComplete):
    """Bash as click has it, but for blanks: bash puts a word in as it is given."""

    name = "bash"

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Escape what would end the word, unless it stands between marks."""
        words = os.environ.get("COMP_WORDS", "")
        open_marks = words.count('"') % 2 or words.count("'") % 2
        value = item.value if open_marks else _UNSAFE.sub(r"\\\1", item.value)
        return f"{item.type},{value}"


add_completion_class(_Bash)


_HELP = """Print what bash, zsh or fish needs to complete words.

\b
bash:  eval "$(quoth completion bash)"    in ~/.bashrc
zsh:   eval "$(quoth completion zsh)"     in ~/.zshrc
fish:  quoth completion fish | source     in ~/.config/fish/config.fish
"""


@click.command("completion", help=_HELP, epilog="Example:  quoth completion bash")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the words that make a shell ask for completions."""
    kind = get_completion_class(shell)
    if kind is not None:
        program = context.find_root().command
        click.echo(kind(program, {}, "quoth", VARIABLE).source(), nl=False)
    return 0


def answer(program: click.Command, asked: str) -> int:
    """Answer a shell that asks what a word may become.

    Args:
        program: the whole command line.
        asked: what the shell has set.
    """
    return shell_complete(program, {}, "quoth", VARIABLE, asked)
