"""`correct`: what a person knows better, about a quote or about speakers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from index import Edit, Ignore, Span, Split
from reader.commands.asked import Asked, Day, Range, called, wanted
from reader.commands.corrections import correction_lines, correction_row, list_corrections
from reader.commands.options import library_option, opened, output_options
from reader.commands.output import Format, note
from reader.commands.status import DONE, NOTHING, PARTLY
from reader.commands.suggestions import speaker_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index import Correction, Library
    from reader.commands.output import Output

_EXAMPLES = """\b
Example:  quoth correct council/014#q3 --speaker "Ana Duarte"
          quoth correct council/014:604-718 --speaker "Ana Duarte"   (a missed quote)
          quoth correct council/014#q5 --reject --note "title of a book"
          quoth correct --merge "Ana Duarte" "A. Duarte" "Ana Duarte-Reis"
          quoth correct --split "Jo Lee" "Jo Lee (rower)=sport/*" "Jo Lee (mayor)=town/*"
          quoth correct --fact "Ana Duarte" --role mayor --from 2004
"""


@click.command("correct", epilog=_EXAMPLES)
@click.argument("names", nargs=-1, metavar="[REF | NAME ...]")
@click.option(
    "--speaker", metavar="NAME", shell_complete=speaker_names, help="REF was said by NAME."
)
@click.option("--unknown", is_flag=True, help="Nobody knows who said REF.")
@click.option("--reject", is_flag=True, help="Nobody is quoted at REF.")
@click.option("--confirm", is_flag=True, help="REF is right; takes --reject back.")
@click.option(
    "--content",
    type=Range(),
    multiple=True,
    metavar="START-END",
    help="The words of REF; several times for several pieces.",
)
@click.option("--merge", metavar="NAME", help="NAME ...: all are one speaker, called NAME.")
@click.option(
    "--split",
    metavar="NAME",
    help='NAME "PART=GLOB" ...: NAME is another speaker in each group of articles.',
)
@click.option("--not-same", is_flag=True, help="NAME NAME ...: never one speaker.")
@click.option("--fact", metavar="NAME", help="With --role, --organisation, --from and --to.")
@click.option("--role", metavar="ROLE", help="What NAME is.")
@click.option("--organisation", metavar="BODY", help="Whom NAME speaks for.")
@click.option("--from", "start", type=Day(), help="Since when; YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--to", "end", type=Day(), help="Until when.")
@click.option("--ignore", metavar="NAME", help="NAME is never a speaker.")
@click.option("--note", "note_", default="", metavar="TEXT", help="Why; kept with it.")
@click.option("--undo", is_flag=True, help="Take back what was corrected last.")
@click.option("--list", "listing", is_flag=True, help="List all corrections, and what fails.")
@library_option
@output_options
def correct(
    names: tuple[str, ...],
    *,
    speaker: str | None,
    unknown: bool,
    reject: bool,
    confirm: bool,
    content: tuple[Span, ...],
    merge: str | None,
    split: str | None,
    not_same: bool,
    fact: str | None,
    role: str | None,
    organisation: str | None,
    start: str | None,
    end: str | None,
    ignore: str | None,
    note_: str,
    undo: bool,
    listing: bool,
    library: Path | None,
    output: Output,
) -> int:
    """Correct a quote or a speaker for good; undo it; list it all.

    REF is a quote's id (ID#q3), or ID:START-END for words in an article. Corrections are kept
    in two plain files in the library's folder, edits.jsonl and speakers.toml.
    """
    asked = Asked(
        names=names,
        speaker=speaker,
        unknown=unknown,
        reject=reject,
        confirm=confirm,
        content=content,
        merge=merge,
        split=split,
        not_same=not_same,
        fact=fact,
        role=role,
        organisation=organisation,
        start=start,
        end=end,
        ignore=ignore,
        note=note_,
    )
    if (undo or listing) and (undo == listing or not asked.is_nothing):
        message = "--undo and --list stand alone"
        raise click.UsageError(message)
    with opened(library) as kept_in:
        if listing:
            return list_corrections(kept_in, output)
        return _undone(kept_in, output) if undo else _corrected(kept_in, asked, output)


def _undone(library: Library, output: Output) -> int:
    taken = library.undo()
    _print(taken, output)
    if not taken:
        note("nothing to undo")
    return DONE if taken else NOTHING


def _corrected(library: Library, asked: Asked, output: Output) -> int:
    """Correct what is asked for, print it, and say what of it applies to nothing yet."""
    corrections = wanted(library, asked)
    missing = list(_missing(library, corrections))  # by then, nobody has a name that was split
    new = [name for name in _named(corrections) if not called(library, name)]
    before = Counter(library.corrections().conflicts)
    library.correct(corrections)
    _print(corrections, output)
    for name in new:
        note(f"{name} is a new name here")
    after = library.corrections()
    problems = [
        *(one.problem for one in after.orphans if replace(one.correction, at="") in corrections),
        *missing,
        *(f"{one.where}: {one.problem}" for one in Counter(after.conflicts) - before),
    ]
    for problem in dict.fromkeys(problems):
        note(f"kept, but not followed: {problem}")
    return PARTLY if problems else DONE


def _named(corrections: Sequence[Correction]) -> Iterator[str]:
    for one in corrections:
        if isinstance(one, Edit) and one.speaker is not None:
            yield one.speaker


def _missing(library: Library, corrections: Sequence[Correction]) -> Iterator[str]:
    for one in corrections:
        if isinstance(one, Split | Ignore) and not called(library, one.name):
            yield f"nobody is called {one.name} now"


def _print(corrections: Sequence[Correction], output: Output) -> None:
    if output.format is Format.JSON:
        output.body({"corrections": list(map(correction_row, corrections))})
    elif output.format is Format.JSONL:
        output.rows(map(correction_row, corrections))
    else:
        output.lines(line for one in corrections for line in correction_lines(one))
