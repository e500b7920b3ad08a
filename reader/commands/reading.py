"""The reader itself: `quoth [TARGET ...]`, or its text where there is no terminal for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import Selection, Sort, parse_query
from reader.commands import READER
from reader.commands.options import library_option
from reader.commands.output import Format, Output, note
from reader.commands.render import article_lines, heading_lines, whole
from reader.commands.status import DONE, FAULT
from reader.commands.suggestions import files
from reader.commands.target import open_demo_target, open_target
from reader.config import load
from reader.keymap import keymap_of
from reader.outside import terminal
from reader.outside.crash import log_hard_faults
from reader.outside.habits import kept
from reader.plain import speakable
from reader.plain.talk import Talk

if TYPE_CHECKING:
    from reader.commands.target import Opened

LISTED = 100


@click.command(READER, hidden=True, epilog="Example:  quoth ~/news")
@click.argument("targets", nargs=-1, metavar="[TARGET ...]", shell_complete=files)
@click.option("--demo", is_flag=True, help="Open the demo, whatever was used last.")
@click.option("--plain", is_flag=True, help="Lines to be read aloud, and commands typed as lines.")
@library_option
def reader(*, targets: tuple[str, ...], demo: bool, plain: bool, library: Path | None) -> int:
    """Open the reader on TARGET.

    With --plain it draws nothing: at a terminal it answers commands that are typed as
    lines, elsewhere it prints the articles and the text of the one with most quotes.
    """
    output = Output(Format.TEXT, color=False, plain=plain)
    opened = open_demo_target() if demo else open_target(targets, library, output)
    if plain or not terminal.is_capable():
        for remark in (*filter(None, [opened.banner]), *opened.problems):
            note(remark)
        if terminal.is_typed_into():
            return _talk(opened, output)
        return _print(opened, output)
    config = load()
    own = {theme.name: theme.dark for theme in config.themes}
    typed = terminal.prepare(config.theme or kept().theme, own)
    log_hard_faults()
    from reader.app import Terms, run  # noqa: PLC0415 - textual reads the environment set above

    failed = run(
        opened.library,
        banner=opened.banner,
        problems=opened.problems,
        folder=opened.folder,
        terms=Terms(config, typed, opened.into),
    )
    return FAULT if failed else DONE


def _talk(opened: Opened, output: Output) -> int:
    """Answer lines that are typed, until there are no more."""
    key_map = keymap_of(load().keys)
    talk = Talk(opened.library, key_map, say=output.line, copy=_copied)
    talk.begin()
    while not talk.ended:
        try:
            line = input("quoth> ")
        except (EOFError, KeyboardInterrupt):
            output.line()
            break
        talk.answer(line)
    opened.library.close()
    return DONE


def _copied(text: str) -> str:
    from reader.outside.clipboard import copy  # noqa: PLC0415 - it knows Textual, which takes long

    return copy(text, by_terminal=False).message


def _print(opened: Opened, output: Output) -> int:
    """Print the list of articles and the text of the one with most quotes."""
    library = opened.library
    page = library.search(parse_query(""), sort=Sort.NEWEST, limit=LISTED)
    output.lines(heading_lines(page))
    most = max(page.hits, key=lambda hit: hit.quotes, default=None)
    if most is not None:
        article = library.article(most.heading.id)
        quotations = library.quotations(Selection(article_id=article.id)).quotations
        if output.plain:
            output.lines((line,) for line in speakable.article_lines(article, quotations))
        else:
            output.lines(article_lines(article, quotations, whole(article)))
    library.close()
    note("For scripts: quoth search QUERY --json")
    return DONE
