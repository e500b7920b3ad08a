"""What `correct` is asked for, as the corrections that a library keeps.

What can never mean anything is refused; what applies to nothing yet is kept, for the articles
that may come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import click

from index import (
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
    flaw_of,
    folded_words,
    is_day,
    naming,
    rejecting,
    setting_content,
)
from reader.commands.showing import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index import Article, Correction, Library, Quotation, Rule

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")
_EVERYTHING = Selection(modes=frozenset(Mode), statuses=frozenset(Status))
_TWO = 2


class Range(click.ParamType[Span]):
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


class Day(click.ParamType[str]):
    """YYYY, YYYY-MM or YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Refuse what is no date."""
        if not is_day(value):
            self.fail(f"{value!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD", param, ctx)
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
    def is_nothing(self) -> bool:
        """Tell whether there is not a word."""
        return not any(getattr(self, one.name) for one in fields(self))

    @property
    def of_quote(self) -> bool:
        """Tell whether anything is said about a quote."""
        return any((self.speaker, self.unknown, self.reject, self.confirm, self.content))


def wanted(library: Library, asked: Asked) -> tuple[Correction, ...]:
    """Return the corrections that are asked for.

    Raises:
        click.UsageError: it is no one thing, or can never mean anything.
    """
    chosen = [name for name, is_set in _ways(asked) if is_set]
    if len(chosen) != 1:
        message = "say one thing: about a quote, or --merge, --split, --not-same, --fact, --ignore"
        raise click.UsageError(message)
    fact = any((asked.role, asked.organisation, asked.start, asked.end))
    _need(not fact or asked.fact is not None, "--role, --organisation, --from and --to need --fact")
    if asked.of_quote:
        return _of_quote(library, asked)
    rule = _rule(chosen[0], asked)
    flaw = _only_name(library, rule) if isinstance(rule, Merge) else flaw_of(rule)
    _need(flaw is None, f"{chosen[0]}: {flaw}")
    return (rule,)


def called(library: Library, name: str) -> int:
    """Return how many speakers of a library are called by a name."""
    words = folded_words(name)
    several = library.speakers(name).speakers if words else ()
    return sum(words in map(folded_words, (one.name, *one.aliases)) for one in several)


def _only_name(library: Library, merge: Merge) -> str | None:
    """Say that a name is merged with itself, unless there are several who bear it."""
    words = folded_words(merge.into)
    itself = any(folded_words(name) == words for name in merge.names)
    if itself and called(library, merge.into) < _TWO:
        return f"{merge.into} is one already; name another"
    return None


def _ways(asked: Asked) -> Iterator[tuple[str, bool]]:
    yield "quote", asked.of_quote
    yield "--merge", asked.merge is not None
    yield "--split", asked.split is not None
    yield "--not-same", asked.not_same
    yield "--fact", asked.fact is not None
    yield "--ignore", asked.ignore is not None


def _rule(way: str, asked: Asked) -> Rule:
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
            role, body = ((one or "").strip() or None for one in (asked.role, asked.organisation))
            _need(not names, "--fact takes one name")
            _need(bool(role or body), "--fact takes --role or --organisation")
            return Fact(_name(asked.fact), role, body, asked.start, asked.end, note=why)
        case _:
            _need(not names, "--ignore takes one name")
            return Ignore(_name(asked.ignore), note=why)


def _parts(texts: Sequence[str]) -> tuple[Part, ...]:
    """Read parts, each as "NAME=GLOB"; one that is named twice has two globs."""
    globs: dict[str, list[str]] = {}
    for text in texts:
        name, sign, glob = text.rpartition("=")
        _need(bool(sign and name.strip() and glob), f'{text!r} is not "PART=GLOB"')
        globs.setdefault(_name(name), []).append(glob)
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
    _need(apart, "two places overlap")
    _need(ends[-1] <= len(article.text), "the article has no such place")
    _need(all(map(str.strip, (one.of(article.text) for one in content))), "no words stand there")


def _filled(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_name, names))


def _name(name: str | None) -> str:
    words = " ".join((name or "").split())
    _need(bool(words), "a name is empty")
    _need(words.isprintable(), "a name has signs that cannot be shown")
    return words


def _need(holds: bool, message: str) -> None:  # noqa: FBT001 - what has to hold
    if not holds:
        raise click.UsageError(message)
