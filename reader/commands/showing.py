"""`show`: the text at an article or a quote, with its quotes marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index import Selection, UnknownArticleError
from reader.commands.documents import article_markdown
from reader.commands.options import library_option, listing_options, opened
from reader.commands.output import RECORDS, Format
from reader.commands.reference import Place, places
from reader.commands.render import article_lines
from reader.commands.rows import article_body
from reader.commands.suggestions import article_ids
from reader.page.rows import NO_QUOTE, quoted_row

if TYPE_CHECKING:
    from pathlib import Path

    from index import Article, Library
    from reader.commands.output import Output


@click.command("show", epilog="Example:  quoth show council/014:182-271")
@click.argument("ref", shell_complete=article_ids)
@library_option
@listing_options
def show(ref: str, library: Path | None, output: Output) -> int:
    """Print the text at an article or a quote, its quotes marked.

    REF is an article's id, ID:START-END, or a quote's id (ID#q3).
    """
    with opened(library) as found_in:
        article, place = found(found_in, ref)
        listing = found_in.quotations(Selection(article_id=article.id))
    span = place.span(article.text, listing.quotations)
    if span is None:
        message = f"{ref}: the article has no such place"
        raise click.UsageError(message)
    if output.format is Format.JSON:
        output.body(article_body(article, listing.quotations, span))
    elif output.format in RECORDS:
        output.records((quoted_row(q) for q in listing.quotations), quoted_row(NO_QUOTE))
    elif output.format is Format.MARKDOWN:
        output.document([article_markdown(article, listing.quotations, span)])
    else:
        output.lines(article_lines(article, listing.quotations, span))
    return 0


def found(library: Library, ref: str) -> tuple[Article, Place]:
    """Read a reference as an article's id first, since an id may hold any character."""
    for place in places(ref):
        try:
            return library.article(place.article_id), place
        except UnknownArticleError:
            continue
    raise UnknownArticleError(ref)
