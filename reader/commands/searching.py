"""`search`, `quotes` and `speakers`: ask a library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from index import Kind, Mode, Query, Selection, Sort, parse_query, respelt, ways_to_spell
from reader.commands.documents import page_markdown, speakers_markdown
from reader.commands.options import library_option, limit_option, listing_options, opened
from reader.commands.output import RECORDS, Format, note
from reader.commands.render import page_lines, quoted_lines, speaker_line
from reader.commands.rows import NO_HIT, NO_SPEAKER, hit_row, page_body, speaker_row
from reader.commands.status import DONE, NOTHING
from reader.commands.suggestions import article_ids, speaker_names
from reader.page.markdown import block
from reader.page.rows import NO_QUOTE, quoted_row
from reader.page.wording import counted
from reader.session.unsure import UNSURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from index import Library, Problem, Quoted, Roll
    from reader.commands.output import Output

WORDS = {"ignore_unknown_options": True}  # so that -word reaches the query
_PROBLEMS_SAID = 3
READ_ALOUD = frozenset((Mode.SPEECH, Mode.WRITING))


@click.command(
    "search",
    context_settings=WORDS,
    epilog="Example:  quoth search 'tariff speaker:duarte' --json",
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
    help="The order of the articles.",
)
@library_option
@limit_option
@listing_options
def search(
    *,
    query: tuple[str, ...],
    sort: str,
    library: Path | None,
    limit: int | None,
    output: Output,
) -> int:
    """Find articles and quotes.

    All words must be there, stemmed. Also "a phrase", -not, a OR b, begin*, speaker:name,
    said:word, kind:direct, title:word, in:folder, before:2005-02-01, after:2004.
    speaker: takes everybody who has these words in the name. A quote that stands in several
    renderings of one text counts once.
    """
    asked = understood(query)
    with opened(library) as found_in:
        page = found_in.search(asked, sort=Sort(sort), limit=limit)
        if output.format is Format.JSON:
            output.body(page_body(page, found_in.facet(asked, limit=limit), asked.text))
        elif output.format in RECORDS:
            output.records(map(hit_row, page.hits), hit_row(NO_HIT))
        elif output.format is Format.MARKDOWN:
            output.document(page_markdown(page))
        else:
            selection = Selection(limit=limit, sort=Sort.NEWEST, group_once=True)
            output.lines(page_lines(asked, page, found_in.quotations(selection, asked)))
        if not page.total:
            _offer(found_in, asked)
    _cut(len(page.hits), page.total, "article")
    return DONE if page.total else NOTHING


@click.command(
    "quotes",
    context_settings=WORDS,
    epilog="Example:  quoth quotes --speaker 'ana duarte' --format jsonl",
)
@click.argument("query", nargs=-1)
@click.option(
    "--speaker",
    metavar="NAME",
    shell_complete=speaker_names,
    help="Only of speakers whose name has these words.",
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    help="Only of this kind; may be given several times.",
)
@click.option(
    "--mode",
    type=click.Choice([*(mode.value for mode in Mode), "all"]),
    multiple=True,
    help="Speech and writing unless said otherwise.",
)
@click.option("--article", metavar="ID", shell_complete=article_ids, help="Only of this article.")
@click.option(
    "--unsure",
    is_flag=True,
    help="Only those whose speaker is unknown or doubtful, and that nobody has corrected; "
    "newest articles first.",
)
@library_option
@limit_option
@listing_options
def quotes(
    *,
    query: tuple[str, ...],
    speaker: str | None,
    kinds: tuple[Kind, ...],
    mode: tuple[str, ...],
    article: str | None,
    unsure: bool,
    library: Path | None,
    limit: int | None,
    output: Output,
) -> int:  # fmt: skip
    """List quotes, by date, article and place.

    Words of the query are looked for inside the quotes. A quote that stands in several
    renderings of one text is listed in each of them.
    """
    asked = understood(query)
    selection = Selection(
        article_id=article,
        speaker=speaker,
        kinds=frozenset(map(Kind, kinds)),
        modes=_modes(mode),
        unsure_below=UNSURE if unsure else None,
        sort=Sort.NEWEST if unsure else Sort.OLDEST,
        limit=limit,
    )
    with opened(library) as found_in:
        if article is not None:
            found_in.article(article)
        quotations, total = _selected(found_in, selection, asked)
        if not total:
            _offer(found_in, asked)
        _print_quotes(output, quotations, total)
    shown = total if limit is None else min(limit, total)
    _cut(shown, total, "quote")
    return DONE if total else NOTHING


def _selected(library: Library, selection: Selection, query: Query) -> tuple[Iterable[Quoted], int]:
    """Return the quotations that are asked for, and how many there are beyond the limit."""
    if selection.limit is not None:
        listing = library.quotations(selection, query)
        return listing.quotations, listing.total
    total = library.quotations(replace(selection, limit=0), query).total
    return library.each_quotation(selection, query), total


def _print_quotes(output: Output, quotations: Iterable[Quoted], total: int) -> None:
    """Print quotations as they come, however many there are."""
    if output.format is Format.JSON:
        output.listing("quotes", map(quoted_row, quotations), total=total)
    elif output.format in RECORDS:
        output.records(map(quoted_row, quotations), quoted_row(NO_QUOTE))
    elif output.format is Format.MARKDOWN:
        output.document(map(block, quotations))
    else:
        for quoted in quotations:
            output.lines(quoted_lines(quoted))


@click.command("speakers", epilog="Example:  quoth speakers du")
@click.argument("prefix", default="", shell_complete=speaker_names)
@library_option
@limit_option
@listing_options
def speakers(prefix: str, library: Path | None, limit: int | None, output: Output) -> int:
    """List speakers, most quoted first.

    PREFIX is the beginning of any word of a name. Text has those in one line who have no name
    and are called alike in several articles; other formats have a row for each.
    """
    with opened(library) as found_in:
        if output.format is Format.TEXT:
            listed = found_in.groups(Query(), prefix=prefix, limit=limit)
            shown, total = sum(one.speakers for one in listed.groups), listed.speakers
            output.lines(map(speaker_line, listed.groups))
        else:
            roll = found_in.speakers(prefix, limit=limit)
            shown, total = len(roll.speakers), roll.total
            _speaker_rows(roll, output)
    _cut(shown, total, "speaker")
    return DONE if total else NOTHING


def _speaker_rows(roll: Roll, output: Output) -> None:
    if output.format is Format.JSON:
        output.body({"total": roll.total, "speakers": list(map(speaker_row, roll.speakers))})
    elif output.format in RECORDS:
        output.records(map(speaker_row, roll.speakers), speaker_row(NO_SPEAKER))
    else:
        output.document(speakers_markdown(roll.speakers))


def understood(words: tuple[str, ...]) -> Query:
    """Return what the words of a command line ask for, and say what is wrong with them.

    Raises:
        UsageError: nothing of them can be understood.
    """
    query = parse_query(" ".join(words))
    problems = _first(query.problems)
    if problems and not query:
        raise click.UsageError("; ".join(problems))
    for problem in problems:
        note(problem)
    return query


def _first(problems: Sequence[Problem]) -> list[str]:
    """Say the first few problems of a query, and how many more there are."""
    said = [
        f"query, character {one.position + 1}: {one.message}" for one in problems[:_PROBLEMS_SAID]
    ]
    more = len(problems) - len(said)
    return [*said, f"and {more:,} more"] if more else said


def _offer(library: Library, query: Query) -> None:
    """Say in which spelling the words of a query that stand nowhere do stand."""
    texts = [respelt(query.text, way) for way in ways_to_spell(library.did_you_mean(query))]
    if texts:
        note(f"did you mean {' or '.join(texts)}?")


def _cut(shown: int, total: int, noun: str) -> None:
    """Say where a limit has cut the answer, or that there is none."""
    if not total:
        note(f"no {noun} found")
    elif shown < total:
        note(f"{shown:,} of {counted(total, noun)}; --limit 0 for all")


def _modes(chosen: tuple[str, ...]) -> frozenset[Mode]:
    if "all" in chosen:
        return frozenset(Mode)
    return frozenset(map(Mode, chosen)) or READ_ALOUD
