"""Measure how well the speakers of a library are told apart, on hand-made gold.

    python -m benchmarks.accuracy.speakers ARTICLES.jsonl.gz [--errors | --write docs/accuracy.md]

ARTICLES  the articles that the gold was made on, an object a line: id, category, title, text.
          All of them make one library; the gold is of some (tests/gold/speakers.md).
--errors  list the pairs that are merged or split falsely, for a person to look at.
--write   put the table between the two marker lines of a file instead of printing it.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.accuracy.clustering import Placed, clustering, merges, splits
from benchmarks.accuracy.inserting import insert
from index import Article, Heading, Selection, Span, open_memory
from index.extraction import EXTRACTION_VERSION, read
from index.model import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index import Library, Quoted

GOLD = Path(__file__).parent.parent.parent / "tests" / "gold" / "speakers.tsv"
BEGIN, END = "<!-- speakers: begin -->", "<!-- speakers: end -->"
_ALL = "both"
_PERSON = "person"
_HEAD = """\
| part | voices | of gold | speakers | B-cubed P/R/F1 | persons P/R/F1 | merged pairs | false | \
across articles | false |
|---|---|---|---|---|---|---|---|---|---|"""


class Row(NamedTuple):
    """A voice of an article as people annotated it; `part` is how the article was chosen."""

    article: str
    mention: Span
    printed: str
    speaker: str
    kind: str
    part: str
    bare: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or what else is asked for."""
    asked = _parser().parse_args(arguments)
    gold = rows(GOLD)
    placed = found_in(library_of(asked.articles), gold)
    if asked.errors:
        for line in errors([one for one in placed.values() if one is not None]):
            sys.stdout.write(f"{line}\n")
    elif asked.write:
        insert(asked.write, BEGIN, END, table(gold, placed))
    else:
        sys.stdout.write(f"{table(gold, placed)}\n")


def rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of the gold."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                cells["article"],
                Span(int(cells["start"]), int(cells["end"])),
                cells["mention"],
                cells["speaker"],
                cells["kind"],
                cells["part"],
                cells["bare"] == "1",
            )
            for cells in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def library_of(path: Path) -> Library:
    """Return a library of the articles in a file, extracted on all processors."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        articles = [_article(json.loads(line)) for line in file]
    with ProcessPoolExecutor() as workers:
        return open_memory(workers.map(read, articles, chunksize=32), name=path.name)


def _article(row: Mapping[str, str]) -> Article:
    return Article(Heading(row["id"], row["title"], collection=row["category"]), row["text"])


def found_in(library: Library, gold: Iterable[Row]) -> dict[Row, Placed | None]:
    """Return for each row of the gold the voice that the library has for it; None for none."""
    spoken: dict[str, Sequence[Quoted]] = {}
    for row in gold:
        if row.article not in spoken:
            asked = Selection(article_id=row.article, modes=frozenset(Mode))
            spoken[row.article] = library.quotations(asked).quotations
    return {row: _placed(row, spoken[row.article]) for row in gold}


def _placed(row: Row, spoken: Iterable[Quoted]) -> Placed | None:
    """Find the voice of a row: mentioned at its very place before one that is mentioned there."""
    at_place = [
        (mention != row.mention, mention, str(one.speaker_id))
        for one in spoken
        if one.attribution.voice
        for mention in one.attribution.voice.mentions
        if mention.overlaps(row.mention)
    ]
    if not at_place:
        return None
    _, _, speaker = min(at_place)
    return Placed(row.article, row.printed, row.speaker, speaker, row.bare)


def table(gold: Iterable[Row], placed: Mapping[Row, Placed | None]) -> str:
    """Return all that was measured, in Markdown."""
    parts = sorted({row.part for row in gold}, reverse=True)
    lines = [_line(part, {one: placed[one] for one in gold if one.part == part}) for part in parts]
    lines.append(_line(_ALL, placed))
    return "\n".join((f"Extraction `{EXTRACTION_VERSION}`:", "", _HEAD, *lines))


def _line(part: str, placed: Mapping[Row, Placed | None]) -> str:
    voices = [one for one in placed.values() if one is not None]
    persons = [one for row, one in placed.items() if one is not None and row.kind == _PERSON]
    score, of_persons = clustering(voices), clustering(persons)
    cells = (
        part,
        f"{len(voices):,}",
        f"{len(placed):,}",
        f"{score.speakers:,}",
        _figures(score.precision, score.recall, score.f1),
        _figures(of_persons.precision, of_persons.recall, of_persons.f1),
        f"{score.merged:,}",
        f"{score.false} ({_percent(score.false, score.merged)} %)",
        f"{score.across:,}",
        f"{score.false_across} ({_percent(score.false_across, score.across)} %)",
    )
    return f"| {' | '.join(cells)} |"


def _figures(*values: float) -> str:
    return "/".join(f"{100 * value:.1f}" for value in values)


def _percent(some: int, of: int) -> str:
    return f"{100 * some / of:.1f}" if of else "-"


def errors(voices: Sequence[Placed]) -> Iterable[str]:
    """Yield a line for each pair of voices that is merged or split falsely."""
    for one, other in merges(voices):
        if one.truth != other.truth:
            yield f"merged\t{_told(one)}\t{_told(other)}\t{one.found}"
    for one, other in splits(voices):
        yield f"split\t{_told(one)}\t{_told(other)}\t{one.found} {other.found}"


def _told(voice: Placed) -> str:
    return f"{voice.article} {voice.mention} = {voice.truth}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy.speakers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", type=Path)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--errors", action="store_true")
    shown.add_argument("--write", type=Path, metavar="FILE")
    return parser


if __name__ == "__main__":
    main()
