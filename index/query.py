"""What a user types -> Query, a value that no engine has shaped.

The language is the same in the search box and in `quoth search`:
`water tariff` both words, stemmed; `"water tariff"` a phrase; `-word` not; `a OR b`;
`tarif*` a beginning; `speaker:reyes`, `speaker:"tom reyes"`; `said:word` inside quotations
only; `kind:direct`; `title:word`, `title:"a phrase"`, `title:tarif*`; `in:politics`,
`in:news/politics`, `in:"world news"` a collection or a folder; `before:2005-02-01`,
`after:2004` a year, a month or a day.

`before:` and `after:` take in no day of what they name: `after:2004` is from 2005 on,
`after:2003 before:2005` is the year between, `before:2005-02` ends with January. An article
without a date is neither before nor after anything, so `-before:2005` keeps it.

`in:` is said of a whole name, not of words in it, and without case or accents: the article's
collection is called so, or it lies in a folder that is, by its id or by its file's path.
Several folders in a row may be given, parted by `/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from index.model import Kind
from index.periods import Flaw, parse_period
from index.words import WORD, fold, folded_path, folded_words

if TYPE_CHECKING:
    import datetime as dt


class Field(StrEnum):
    """Where a clause looks."""

    TEXT = "text"  # the article: its text and title
    SAID = "said"  # inside quotations
    SPEAKER = "speaker"
    KIND = "kind"
    TITLE = "title"
    IN = "in"  # the collection, or a folder
    BEFORE = "before"
    AFTER = "after"

    @property
    def of_quotations(self) -> bool:
        """Tell whether it is looked for in quotations, each by itself, not in articles."""
        return self in (Field.SAID, Field.SPEAKER, Field.KIND)

    @property
    def of_words(self) -> bool:
        """Tell whether words are looked for that are compared by their stems."""
        return self in (Field.TEXT, Field.SAID, Field.TITLE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to look for.

    Attributes:
        words: folded to lower case, as typed; several make a phrase. For `IN` the one name
            of a collection or folder, for `BEFORE` and `AFTER` the date as typed.
        prefix: the last word is a beginning.
        exact: compare words as they are rather than by their stems (in phrases).
        negated: what matches is left out.
        day: the first day that is not before any more, or the last that is not after yet.
    """

    field: Field
    words: tuple[str, ...]
    prefix: bool = False
    exact: bool = False
    negated: bool = False
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a query, and at which character."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Query:
    """Groups that must all hold; in a group one clause is enough.

    Attributes:
        text: as typed.
        groups: without clauses the query matches everything.
        problems: what could not be understood and was passed over.
    """

    text: str = ""
    groups: tuple[tuple[Clause, ...], ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is looked for."""
        return bool(self.groups)


def parse_query(text: str) -> Query:
    """Understand as much as can be understood of what was typed; never raises."""
    parser = _Parser()
    for item in _ITEM.finditer(text):
        if item.group():
            parser.take(item)
    return parser.query(text)


def while_typing(query: Query) -> Query:
    """Let the last word be a beginning too, where somebody may still be typing it.

    The word itself keeps counting, by its stem, so that no key stroke loses what it found.
    """
    if not query.groups or not query.text[-1:].isalnum() or not _last_item(query.text).groups:
        return query
    last = query.groups[-1][-1]
    if not last.field.of_words or last.exact or last.negated:
        return query
    group = (*query.groups[-1], replace(last, prefix=True, exact=True))
    return replace(query, groups=(*query.groups[:-1], group))


def reworded(text: str, word: str, instead: str) -> str:
    """Return what was typed with another word for one, wherever it is looked for.

    Names of fields, speakers and folders stay as they are.

    Args:
        text: as typed.
        word: folded.
        instead: what to put in its place.
    """
    return _ITEM.sub(lambda item: _reworded(item, word, instead), text)


def _reworded(item: re.Match[str], word: str, instead: str) -> str:
    name = (item["field"] or Field.TEXT).casefold()
    if name not in tuple(Field) or not Field(name).of_words:
        return item.group()
    start = item.end("field") + 1 - item.start() if item["field"] else 0
    head, value = item.group()[:start], item.group()[start:]
    changed = WORD.sub(lambda one: instead if fold(one[0]) == word else one[0], value)
    if changed != value and item["phrase"] is not None and not item["close"]:
        words = changed[1:].strip()  # what is offered has no mark that nobody closes
        changed = f'"{words}"' if " " in words else words
    return head + changed


def _last_item(text: str) -> Query:
    """Return what was typed last, by itself: without clauses if it was not understood."""
    *_, last = (item.group() for item in _ITEM.finditer(text) if item.group())
    return parse_query(last)


# What is typed together: a minus, a field, then a phrase in marks or a run without a space.
_ITEM = re.compile(
    r"""(?P<minus>-)?
        (?:(?P<field>[^\W\d_]+):)?
        (?:["“”](?P<phrase>[^"“”]*)(?P<close>["“”])?(?P<star>\*)?
          |(?P<bare>[^\s"“”]+))?""",
    re.VERBOSE,
)

_TYPED = tuple(field for field in Field if field is not Field.TEXT)


class _Parser:
    """Takes the items of one query in order."""

    def __init__(self) -> None:
        self._groups: list[tuple[Clause, ...]] = []
        self._problems: list[Problem] = []
        self._or: int | None = None  # where the OR stands that waits for its right side
        self._dropped = False  # whether the item before was not understood

    def take(self, item: re.Match[str]) -> None:
        """Add what one item says to the query, or to its problems."""
        if item.group() == "OR":
            self._take_or(item.start())
            return
        clause = self._clause(item)
        waiting, self._or = self._or, None
        self._dropped = clause is None
        if clause is None:
            return
        if waiting is None:
            self._groups.append((clause,))
        else:
            self._groups[-1] += (clause,)

    def query(self, text: str) -> Query:
        """Return the query that was taken in."""
        if self._or is not None:
            self._complain(self._or, "OR needs a word on either side")
        problems = sorted(self._problems, key=lambda problem: problem.position)
        return Query(text, tuple(self._groups), tuple(problems))

    def _complain(self, position: int, message: str) -> None:
        self._problems.append(Problem(position, message))

    def _take_or(self, position: int) -> None:
        if self._or is not None or not (self._groups or self._dropped):
            self._complain(position, "OR needs a word on either side")
        elif not self._dropped:
            self._or = position

    def _clause(self, item: re.Match[str]) -> Clause | None:
        field = self._field(item)
        if field is None:
            return None
        value, start = self._value(item)
        if field.of_words or field is Field.SPEAKER:
            clause = self._worded(field, item, value, start)
        else:
            clause = self._named(field, item, self._without_star(item, value))
        return replace(clause, negated=True) if clause and item["minus"] else clause

    def _field(self, item: re.Match[str]) -> Field | None:
        name = item["field"]
        if name is None:
            return Field.TEXT
        folded = name.casefold()
        if folded not in _TYPED:
            known = f"{', '.join(f'{one}:' for one in _TYPED[:-1])} and {_TYPED[-1]}:"
            self._complain(item.start("field"), f"no field {name}: (there are {known})")
            return None
        return Field(folded)

    def _value(self, item: re.Match[str]) -> tuple[str, int]:
        """Return what is to be looked for, as typed, and where it starts."""
        if item["bare"] is not None:
            self._check_stars(item)
            return item["bare"], item.start("bare")
        if item["phrase"] is not None:
            start = item.start("phrase") - 1
            if item["close"] is None:
                self._complain(start, "no closing mark")
            return item["phrase"], start
        return "", item.end() - 1

    def _check_stars(self, item: re.Match[str]) -> None:
        star = item["bare"].rstrip("*").find("*")
        if star >= 0:
            self._complain(item.start("bare") + star, "* can only end a word")

    def _worded(self, field: Field, item: re.Match[str], value: str, start: int) -> Clause | None:
        words = tuple(folded_words(value))
        if not words:
            self._complain(start, "no word to look for")
            return None
        prefix = item["star"] is not None or (item["bare"] or "").endswith("*")
        exact = prefix or len(words) > 1 or item["bare"] is None or field is Field.SPEAKER
        return Clause(field, words, prefix=prefix, exact=exact)

    def _without_star(self, item: re.Match[str], value: str) -> str:
        bare = value.rstrip("*")
        if bare != value or item["star"] is not None:
            self._complain(item.end() - 1, "* can only end a word")
        return bare

    def _named(self, field: Field, item: re.Match[str], value: str) -> Clause | None:
        start = min(item.start() + item.group().rfind(value), item.end() - 1)
        if field is Field.KIND:
            return self._kind(value, start)
        if field is Field.IN:
            return self._placed(value, start)
        return self._dated(field, value, start)

    def _kind(self, value: str, start: int) -> Clause | None:
        words = tuple(folded_words(value))
        if len(words) == 1 and words[0] in tuple(Kind):
            return Clause(Field.KIND, words, exact=True)
        message = f"no such kind: there are {', '.join(Kind)}" if words else "no word to look for"
        self._complain(start, message)
        return None

    def _placed(self, value: str, start: int) -> Clause | None:
        name = folded_path(value)
        if name:
            return Clause(Field.IN, (name,), exact=True)
        self._complain(start, "no collection or folder to look in")
        return None

    def _dated(self, field: Field, value: str, start: int) -> Clause | None:
        period = parse_period(value)
        if isinstance(period, Flaw):
            self._complain(start + period.offset, period.message)
            return None
        day = period.first if field is Field.BEFORE else period.last
        return Clause(field, (value,), exact=True, day=day)
