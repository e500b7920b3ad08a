"""`export`: quotes for other programs, as annotations of their articles."""

from __future__ import annotations

import re
import secrets
import shutil
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import Selection, StorageError
from reader.commands.options import PATH, library_option, opened
from reader.commands.output import note
from reader.commands.searching import WORDS, understood
from reader.commands.status import DONE, NOTHING
from reader.commands.suggestions import article_ids
from reader.page.brat import configuration, standoff, text_lines
from reader.page.web_annotation import annotation, annotation_page
from reader.page.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index import Article, Library, Quoted

_ANNOTATIONS, _BRAT = "annotations", "brat"
_UNUSUAL = re.compile(r"[^\w.,() +-]")
_LONGEST = 120  # letters of a file's or folder's name


@click.command(
    "export",
    context_settings=WORDS,
    epilog="Example:  quoth export --as brat --into annotated 'speaker:reyes'",
)
@click.argument("query", nargs=-1)
@click.option(
    "--as",
    "shape",
    type=click.Choice([_ANNOTATIONS, _BRAT]),
    default=_ANNOTATIONS,
    show_default=True,
    help="W3C Web Annotations (JSON-LD) on standard output, or a folder for brat.",
)
@click.option("--into", type=PATH, metavar="DIR", help="The folder for brat; a new or empty one.")
@click.option("--article", metavar="ID", shell_complete=article_ids, help="Only of this article.")
@library_option
def export(
    *,
    query: tuple[str, ...],
    shape: str,
    into: Path | None,
    article: str | None,
    library: Path | None,
) -> int:
    """Write quotes as annotations: JSON-LD, or a folder for brat.

    All quotes, or those that a query finds. Offsets are code points of the article's text,
    half-open. For brat each article is a .txt file, the text unchanged, with its .ann file
    beside it.
    """
    if (into is None) is (shape == _BRAT):
        message = "--as brat needs --into DIR, and nothing else has it"
        raise click.UsageError(message)
    asked = understood(query)
    with opened(library) as found_in:
        if article is not None:
            found_in.article(article)
        quotations = found_in.each_quotation(Selection(article_id=article), asked or None)
        tally = _Tally(by_article(found_in, quotations))
        if into is None:
            items = (annotation(one, quoted) for one, several in tally for quoted in several)
            for part in annotation_page(items):
                click.echo(part, nl=False)
        else:
            _write_brat(into, tally)
            note(
                f"{counted(tally.quotes, 'quote')} of {counted(tally.articles, 'article')}: {into}"
            )
    if not tally.quotes:
        note("no quote found")
    return DONE if tally.quotes else NOTHING


def by_article(
    library: Library, quotations: Iterable[Quoted]
) -> Iterator[tuple[Article, list[Quoted]]]:
    """Yield each article with its quotations, which come article by article."""
    for article_id, several in groupby(quotations, lambda quoted: quoted.heading.id):
        yield library.article(article_id), list(several)


def file_name(article_id: str, taken: set[str]) -> str:
    """Return the path of a file for an article without its suffix, inside a folder.

    An id may hold anything; what comes of it leads nowhere else, and is of no other article.
    """
    parts = [_UNUSUAL.sub("_", part)[:_LONGEST].strip(" .") for part in article_id.split("/")]
    *folders, last = [part for part in parts if part] or ["article"]
    # A folder is never called as a file may be.
    name = plain = "/".join((*(part.replace(".", "_") for part in folders), last))
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain} ({number})"
    taken.add(name.casefold())
    return name


class _Tally:
    """Counts articles and quotations as they pass."""

    def __init__(self, articles: Iterable[tuple[Article, list[Quoted]]]) -> None:
        self._articles_ = articles
        self.articles = self.quotes = 0

    def __iter__(self) -> Iterator[tuple[Article, list[Quoted]]]:
        for article, several in self._articles_:
            self.articles += 1
            self.quotes += len(several)
            yield article, several


def _write_brat(folder: Path, articles: Iterable[tuple[Article, list[Quoted]]]) -> None:
    """Write a folder, whole or not at all.

    Raises:
        StorageError: it cannot be written, or has something in it.
    """
    draft = folder.with_name(f".quoth-{secrets.token_hex(8)}.part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StorageError(folder, "there is something already; name a new folder")
        draft.mkdir()
        _fill(draft, articles)
        draft.replace(folder)
    except OSError as error:
        raise StorageError(folder, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(folder: Path, articles: Iterable[tuple[Article, list[Quoted]]]) -> None:
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")
    taken: set[str] = set()
    for article, several in articles:
        path = folder / file_name(article.id, taken)
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(standoff(article.text, several))
        for suffix, words in ((".txt", text_lines(article.text)), (".ann", lines)):
            # Line ends stay as they are, or no offset behind them would be right.
            with path.with_name(path.name + suffix).open("x", encoding="utf-8", newline="") as file:
                file.write(words)
