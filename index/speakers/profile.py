"""All that is known of one speaker: `Profile`, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from index.model import Heading, Kind, Speaker

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Role:
    """What articles say that a speaker is, and for whom it speaks.

    Attributes:
        role, organisation: as printed most often; one of them may be None.
        first, last: dates of the earliest and the latest dated article that says so.
        articles: how many say so.
    """

    role: str | None
    organisation: str | None
    first: dt.date | None
    last: dt.date | None
    articles: int


@dataclass(frozen=True, slots=True)
class BodyVoices:
    """Who speaks for a body, beside itself; most quoted first.

    Attributes:
        unnamed: its unnamed voices, each of one article: nobody says that two are one human.
        people: those with a name.
    """

    unnamed: tuple[Speaker, ...] = ()
    people: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a library knows of one speaker.

    Attributes:
        names: every form that names it, with the number of articles that use it, most first.
        roles: by their first date, the undated last.
        articles: in which it speaks, newest first, each with its number of quotations.
        kinds: of its quotations, with their counts; a quotation in two renderings counts once.
        pronouns: "he", "she", "they" and `NOT_STATED`, with the number of articles in which
            that is what the text mostly calls it; most first.
        periods: how often it is quoted in each month that has any ("2004-05"), in order;
            articles without a date are left out.
        suggestions: who may be the same, likeliest first, each with the reason.
        voices_of_body: who speaks for it, where it is a body.
        evidence: why its voices are taken for one speaker, a line each.
    """

    speaker: Speaker
    names: tuple[tuple[str, int], ...] = ()
    roles: tuple[Role, ...] = ()
    articles: tuple[tuple[Heading, int], ...] = ()
    kinds: tuple[tuple[Kind, int], ...] = ()
    pronouns: tuple[tuple[str, int], ...] = ()
    periods: tuple[tuple[str, int], ...] = ()
    suggestions: tuple[tuple[Speaker, str], ...] = ()
    voices_of_body: BodyVoices = BodyVoices()
    evidence: tuple[str, ...] = ()
