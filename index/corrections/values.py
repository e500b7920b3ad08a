"""The decisions of a person, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Span


class Op(StrEnum):
    """What a person decides about one quotation."""

    REJECT = "reject"  # nobody is quoted here
    CONFIRM = "confirm"  # it is as it stands; takes a rejection back
    SET_SPEAKER = "set_speaker"
    SET_CONTENT = "set_content"


@dataclass(frozen=True, slots=True)
class Selector:
    """A place in a text by its words, as a W3C TextQuoteSelector names it.

    Attributes:
        exact: the words at the place; never empty.
        prefix, suffix: what stands before and after them.
        start: where `exact` stood in the text of the edit's hash; None if that is not said.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A decision about one quotation of one article.

    Attributes:
        article: id of the article.
        article_sha256: of its text, in hex.
        selector: which quotation is meant: the one that overlaps `exact` most.
        speaker: the name for `SET_SPEAKER`; None says that nobody knows who it was.
        content: the spans for `SET_CONTENT`, in the text of that hash.
        at: when, as ISO 8601; "" for what was written by hand.
    """

    op: Op
    article: str
    article_sha256: str
    selector: Selector
    speaker: str | None = None
    content: tuple[Span, ...] = ()
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Several names of one speaker: all that go by `names` go by `into`."""

    into: str
    names: tuple[str, ...]
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the speakers that a name is split into.

    Attributes:
        where: globs on the ids of the articles in which the name means this one.
    """

    name: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Several speakers of one name."""

    name: str
    parts: tuple[Part, ...]
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotSame:
    """Names that are never one speaker, and are never suggested to be."""

    names: tuple[str, ...]
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a speaker.

    Attributes:
        start, end: from when until when, as YYYY, YYYY-MM or YYYY-MM-DD.
    """

    name: str
    role: str | None = None
    organisation: str | None = None
    start: str | None = None
    end: str | None = None
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A name that is never a speaker."""

    name: str
    at: str = ""
    note: str = ""


Rule = Merge | Split | NotSame | Fact | Ignore
Correction = Edit | Rule


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot be followed as it is written.

    Attributes:
        where: the file, and the line where it has one.
    """

    where: str
    problem: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A correction whose place or name is not there any more; it stays in its file.

    Attributes:
        where: the file, and the line where it has one; "" where that is not looked up.
    """

    correction: Correction
    problem: str
    where: str = ""
