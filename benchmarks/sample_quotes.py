"""Pick quotes of a library at random, to be read by eye.

    python benchmarks/sample_quotes.py LIBRARY [--count 100] [--seed 1]

Prints each with its kind, its speaker, the reasons, and the text around it, the words of
the quote between » and «. The same library and seed give the same quotes.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import Selection, open_library
from reader.page.clean import clean

if TYPE_CHECKING:
    from index import Library, Quoted

AROUND = 260


@click.command()
@click.argument("library", type=click.Path(path_type=Path, exists=True))
@click.option("--count", default=100, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(library: Path, count: int, seed: int) -> None:
    """Print COUNT quotes of LIBRARY, picked at random."""
    opened = open_library(library)
    quotations = opened.quotations(Selection(group_once=True)).quotations
    chosen = random.Random(seed).sample(quotations, min(count, len(quotations)))  # noqa: S311
    for number, quoted in enumerate(chosen, 1):
        click.echo(clean(f"{number}. {quoted.id}  {quoted.quotation.kind}"))
        click.echo(clean(f"   speaker: {quoted.speaker!r}  mention: {quoted.mention!r}"))
        click.echo(clean(f"   why: {'; '.join((*quoted.quotation.why, *quoted.attribution.why))}"))
        click.echo(f"   {in_place(opened, quoted)}\n")
    opened.close()


def in_place(library: Library, quoted: Quoted) -> str:
    """Return the text around a quotation, each of its spans between » and «."""
    text = library.article(quoted.heading.id).text
    quotation = quoted.quotation
    at = max(0, quotation.start - AROUND)
    parts = []
    for span in quotation.contents:
        parts.append(f"{text[at : span.start]}»{span.of(text)}«")
        at = span.end
    parts.append(text[at : quotation.end + AROUND])
    return clean(" ".join("".join(parts).split()))


if __name__ == "__main__":
    main()
