"""`speaker`: everything about one speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index import Profile, Selection
from reader.commands.options import library_option, limit_option, listing_options, opened
from reader.commands.output import RECORDS, Format, note
from reader.commands.portraits import (
    NO_EXCERPT,
    excerpt_lines,
    excerpt_row,
    portrait_body,
    portrait_lines,
    portrait_markdown,
)
from reader.commands.status import DONE, NOTHING, USAGE
from reader.commands.suggestions import speaker_names
from reader.commands.whom import whom
from reader.page.portrait import Portrait, who
from reader.page.wording import counted
from reader.session.portraying import excerpts, portrait_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index import Library, Quoted, Speaker
    from reader.commands.output import Output
    from reader.session.portraying import Excerpt

_LISTED = 20


_HELP = """\
Show one speaker: names, roles, when, all quotes.

NAME is a name, words of one, or an id that `quoth speakers --json` gives. Where several
speakers may be meant they are listed with their ids, and the status is 2.

\b
JSON: {"schema": 1, "speaker": {...}, "total": N, "quotes": [...]}
  speaker   the columns of `quoth speakers`, and
            names        [[name, articles], ...]
            roles        [{"role", "organisation", "first", "last", "articles"}]
            kinds        {"direct": 12, ...}, how many quotes of each
            pronouns     {"she": 3, "not stated": 1}, in how many articles
            periods      [["2004-05", 3], ...], how many quotes each month
            undated      how many quotes have no date
            suggestions  who may be the same, with the "reason"
            voices       who speaks for a body: unnamed voices, each with its
                         "article" and "title", and people with their "roles"
            evidence     why its voices are taken for one speaker
  quotes    the rows of `quoth quotes`, each with "before" and "after":
            what stands around it, null with --no-context
JSONL and CSV: the quotes alone, one a line.
"""


@click.command(
    "speaker",
    help=_HELP,
    epilog="Example:  quoth speaker 'ana duarte' --json",
)
@click.argument("name", nargs=-1, required=True, shell_complete=speaker_names)
@click.option(
    "--no-context", is_flag=True, help="Leave out the sentences before and after each quote."
)
@library_option
@limit_option
@listing_options
def speaker(
    *,
    name: tuple[str, ...],
    no_context: bool,
    library: Path | None,
    limit: int | None,
    output: Output,
) -> int:
    """Show one speaker; `_HELP` says more."""
    wanted = " ".join(name)
    with opened(library) as found_in:
        meant = whom(found_in, wanted)
        if len(meant) == 1:
            return _show(found_in, meant[0], limit=limit, output=output, context=not no_context)
    return _choose(wanted, meant)


def _show(
    library: Library, one: Speaker, *, limit: int | None, output: Output, context: bool
) -> int:
    listing = library.quotations(Selection(speaker_id=one.id, group_once=True, limit=limit or 0))
    shown = excerpts(library, _all_of(library, one) if limit is None else listing.quotations)
    portrait = portrait_of(library, one.id) or Portrait(Profile(one))
    _print(output, portrait, shown, context=context)
    if limit is not None and limit < listing.total:
        note(f"{limit:,} of {counted(listing.total, 'quote')}; --limit 0 for all")
    return DONE


def _all_of(library: Library, one: Speaker) -> Iterable[Quoted]:
    return library.each_quotation(Selection(speaker_id=one.id, group_once=True))


def _print(output: Output, portrait: Portrait, shown: Iterable[Excerpt], *, context: bool) -> None:
    """Print a speaker's page, each quotation as soon as it is there."""
    rows = (excerpt_row(excerpt, context=context) for excerpt in shown)
    if output.format is Format.JSON:
        total = portrait.speaker.quotes
        output.listing("quotes", rows, speaker=portrait_body(portrait), total=total)
    elif output.format in RECORDS:
        output.records(rows, excerpt_row(NO_EXCERPT, context=context))
    elif output.format is Format.MARKDOWN:
        output.document(portrait_markdown(portrait, shown))
    else:
        output.lines(portrait_lines(portrait))
        for excerpt in shown:
            output.lines(excerpt_lines(excerpt, context=context))


def _choose(wanted: str, meant: Sequence[Speaker]) -> int:
    """Say who may be meant, or that nobody is called so."""
    if not meant:
        note("no speaker found")
        return NOTHING
    note(f"{wanted} may be {len(meant):,} speakers; say which by name or id:")
    for one in meant[:_LISTED]:
        note(f"  {one.id}  {one.name} ({who(one)}), {counted(one.quotes, 'quote')}")
    if len(meant) > _LISTED:
        note(f"  and {len(meant) - _LISTED:,} more; quoth speakers lists them")
    return USAGE
