"""`correct`: what a person knows better, about a quote or about speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from index import (
    Edit,
    Fact,
    Ignore,
    Merge,
    Mode,
    NotSame,
    Part,
    Selection,
    Span,
    Split,
    Status,
    confirming,
    naming,
    rejecting,
    setting_content,
)
from reader.commands.corrections import correction_lines, correction_row, list_corrections
from reader.commands.options import library_option, opened, output_options
from reader.commands.output import Format, note
from reader.commands.showing import found
from reader.commands.status import DONE, NOTHING, PARTLY
from reader.commands.suggestions import speaker_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from index import Article, Correction, Library, Orphan, Quotation
    from reader.commands.output import Output

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_EVERYTHING = Selection(modes=frozenset(Mode), statuses=frozenset(Status))
_TWO = 2
_EXAMPLES = """\b
Example:  quoth correct council/014#q3 --speaker "Ana Duarte"
          quoth correct council/014:604-718 --speaker "Ana Duarte"   (a missed quote)
          quoth correct council/014#q5 --reject --note "title of a book"
          quoth correct --merge "Ana Duarte" "A. Duarte" "Ana Duarte-Reis"
          quoth correct --split "Jo Lee" "Jo Lee (rower)=sport/*" "Jo Lee (mayor)=town/*"
          quoth correct --fact "Ana Duarte" --role mayor --from 2004
"""


class _Range(click.ParamType[Span]):
    """START-END, offsets of an article's text."""

    name = "start-end"

    def convert(
        self, value: str | Span, param: click.Parameter | None, ctx: click.Context | None
    ) -> Span:
        """Read two offsets."""
        if isinstance(value, Span):
            return value
        read = _RANGE.fullmatch(value)
        if read is None or int(read[1]) >= int(read[2]):
            self.fail(f"{value!r} is not START-END", param, ctx)
        return Span(int(read[1]), int(read[2]))


class _Day(click.ParamType[str]):
    """YYYY, YYYY-MM or YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is no date."""
        if _DAY.fullmatch(value) is None:
            self.fail(f"{value!r} is not YYYY, YYYY-MM or YYYY-MM-DD", param, ctx)
        return value


@dataclass(frozen=True, slots=True)
class Asked:
    """What stood on the command line.

    Attributes:
        names: the arguments: a quote, or the names that go with an option.
        content: the spans for `--content`.
    """

    names: tuple[str, ...]
    speaker: str | None
    unknown: bool
    reject: bool
    confirm: bool
    content: tuple[Span, ...]
    merge: str | None
    split: str | None
    not_same: bool
    fact: str | None
    role: str | None
    organisation: str | None
    start: str | None
    end: str | None
    ignore: str | None
    note: str

    @property
    def of_quote(self) -> bool:
        """Tell whether anything is said about a quote."""
        return any((self.speaker, self.unknown, self.reject, self.confirm, self.content))


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
    type=_Range(),
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
@click.option("--from", "start", type=_Day(), help="Since when; YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--to", "end", type=_Day(), help="Until when.")
@click.option("--ignore", metavar="NAME", help="NAME is never a speaker.")
@click.option("--note", "note_", default="", metavar="TEXT", help="Why; kept with it.")
@click.option("--undo", is_flag=True, help="Take back what was corrected last.")
@click.option("--list", "listing", is_flag=True, help="List all corrections, and what fails.")
@library_option
@output_options
def correct(
    *, undo: bool, listing: bool, library: Path | None, output: Output, note_: str, **asked: object
) -> int:  # fmt: skip
    """Correct a quote or a speaker for good; undo it; list it all.

    REF is a quote's id (ID#q3), or ID:START-END for words in an article. Corrections are kept
    in two plain files in the library's folder, edits.jsonl and speakers.toml.
    """
    wanted = Asked(**asked, note=note_)  # type: ignore[arg-type]  # click gives what it says
    with opened(library) as kept_in:
        if listing:
            return list_corrections(kept_in, output)
        if undo:
            return _undone(kept_in, output)
        corrections = _wanted(kept_in, wanted)
        kept_in.correct(corrections)
        return _done(kept_in, corrections, output)


def _undone(library: Library, output: Output) -> int:
    taken = library.undo()
    _print(taken, output)
    if not taken:
        note("nothing to undo")
    return DONE if taken else NOTHING


def _done(library: Library, corrections: Sequence[Correction], output: Output) -> int:
    """Print what was corrected, and say what of it cannot be followed."""
    _print(corrections, output)
    failing = [one for one in library.corrections().orphans if _is_of(one, corrections)]
    for one in failing:
        note(f"kept, but not followed: {one.problem}")
    return PARTLY if failing else DONE


def _is_of(orphan: Orphan, corrections: Sequence[Correction]) -> bool:
    one = orphan.correction
    return isinstance(one, Edit) and any(
        isinstance(other, Edit) and (one.op, one.selector) == (other.op, other.selector)
        for other in corrections
    )


def _print(corrections: Sequence[Correction], output: Output) -> None:
    if output.format is Format.JSON:
        output.body({"corrections": list(map(correction_row, corrections))})
    elif output.format is Format.JSONL:
        output.rows(map(correction_row, corrections))
    else:
        output.lines(line for one in corrections for line in correction_lines(one))


# What is wanted


def _wanted(library: Library, asked: Asked) -> tuple[Correction, ...]:
    chosen = [name for name, is_set in _ways(asked) if is_set]
    if len(chosen) != 1:
        message = "say one thing: about a quote, or --merge, --split, --not-same, --fact, --ignore"
        raise click.UsageError(message)
    return _of_quote(library, asked) if asked.of_quote else (_rule(chosen[0], asked),)


def _ways(asked: Asked) -> Iterator[tuple[str, bool]]:
    yield "quote", asked.of_quote
    yield "--merge", asked.merge is not None
    yield "--split", asked.split is not None
    yield "--not-same", asked.not_same
    yield "--fact", asked.fact is not None
    yield "--ignore", asked.ignore is not None


def _rule(way: str, asked: Asked) -> Correction:
    names, why = _filled(asked.names), asked.note
    match way:
        case "--merge":
            _need(len(names) > 0, "--merge NAME takes the names that it has beside")
            return Merge(_name(asked.merge), names, note=why)
        case "--split":
            _need(len(names) > 0, '--split NAME takes "PART=GLOB" for each part')
            return Split(_name(asked.split), _parts(names), note=why)
        case "--not-same":
            _need(len(names) >= _TWO, "--not-same takes two names or more")
            return NotSame(names, note=why)
        case "--fact":
            _need(bool(asked.role or asked.organisation), "--fact takes --role or --organisation")
            known = (asked.role, asked.organisation, asked.start, asked.end)
            return Fact(_name(asked.fact), *known, note=why)
        case _:
            return Ignore(_name(asked.ignore), note=why)


def _parts(texts: Sequence[str]) -> tuple[Part, ...]:
    """Read parts, each as "NAME=GLOB"; one that is named twice has two globs."""
    globs: dict[str, list[str]] = {}
    for text in texts:
        name, sign, glob = text.rpartition("=")
        _need(bool(sign and name.strip() and glob), f'{text!r} is not "PART=GLOB"')
        globs.setdefault(name, []).append(glob)
    return tuple(Part(name, tuple(several)) for name, several in globs.items())


def _of_quote(library: Library, asked: Asked) -> tuple[Correction, ...]:
    _need(len(asked.names) == 1, "name one quote: ID#q3, or ID:START-END")
    ways = (bool(asked.speaker or asked.unknown or asked.content), asked.reject, asked.confirm)
    _need(sum(ways) == 1, "--reject and --confirm stand alone")
    _need(not (asked.speaker and asked.unknown), "--speaker or --unknown, not both")
    article, place, missing = _place(library, asked.names[0])
    if asked.reject:
        return (rejecting(article, place, note=asked.note),)
    if asked.confirm:
        return (confirming(article, place, note=asked.note),)
    edits = []
    content = sorted(asked.content) or ([place] if missing and isinstance(place, Span) else [])
    if content:
        _check(article, content)
        edits.append(setting_content(article, None if missing else place, content, note=asked.note))
    if asked.speaker or asked.unknown:
        name = None if asked.unknown else _name(asked.speaker)
        at = Span(content[0].start, content[-1].end) if content else place
        edits.append(naming(article, at, name, note=asked.note))
    return tuple(edits)


def _place(library: Library, ref: str) -> tuple[Article, Quotation | Span, bool]:
    """Find a quote, or words; the last says that no quote is there."""
    article, place = found(library, ref)
    selection = Selection(
        article_id=article.id, modes=_EVERYTHING.modes, statuses=_EVERYTHING.statuses
    )
    quotations = [one.quotation for one in library.quotations(selection).quotations]
    if place.offsets is not None:
        _check(article, [place.offsets])
        shown = (one for one in quotations if one.mode in Selection().modes)
        taken = any(one.overlaps(place.offsets) for q in shown for one in q.contents)
        return article, place.offsets, not taken
    for one in quotations:
        if one.id == place.quotation_id:
            return article, one, False
    message = f"{ref}: no such quote; name one as ID#q3, or words as ID:START-END"
    raise click.UsageError(message)


def _check(article: Article, content: Sequence[Span]) -> None:
    ends = [0, *(one.end for one in content)]
    apart = all(one.start >= end for one, end in zip(content, ends, strict=False))
    _need(apart and ends[-1] <= len(article.text), "the article has no such place")
    _need(all(map(str.strip, (one.of(article.text) for one in content))), "no words stand there")


def _filled(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_name, names))


def _name(name: str | None) -> str:
    _need(bool(name and name.strip()), "a name is empty")
    return (name or "").strip()


def _need(holds: bool, message: str) -> None:  # noqa: FBT001 - what has to hold
    if not holds:
        raise click.UsageError(message)
