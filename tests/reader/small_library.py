"""A few articles written for the tests, with their quotations as extraction would give them."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from index import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Reading,
    Span,
    Voice,
    VoiceKind,
    create_library,
    open_memory,
)


@dataclass(frozen=True)
class Said:
    """One quotation of a text: its words, who said it, and what in the text says so."""

    words: str
    by: str | None
    cue: str | None = None
    mention: str | None = None
    kind: Kind = Kind.DIRECT
    what: VoiceKind = VoiceKind.PERSON
    organisation: str | None = None


TARIFF = """Water tariff splits the bench

The council's long-awaited vote on the water tariff was put off again on Monday.

"We will not sign a tariff nobody can explain," said councillor Ana Duarte, who chairs the panel.

Her deputy Tom Reyes was less patient.

"Three meetings, three postponements," he told reporters. "At some point that is a decision."

Residents queued outside the hall for two hours. The water was off in half of the street.

"Nobody asked us," one of them shouted.

"We did ask," Reyes said later. "Twice."
"""

GROWERS = """Growers: 'we pay twice'

The growers of the valley pay for water and for the pumps.

"We pay twice and we are heard once," said Mara Okafor of the growers' union.

Tom Reyes promised to listen. "The tariff is not finished," he said.
"""

EXPLAINED = """Tariff explained

A tariff is a list of prices. This one has four steps for water, and none for rain.
"""

BRIDGE = """The bridge opens in spring

"It will carry trams," said Tom Reyes on the quay.

Ana Duarte said that the bridge had cost less than planned.
"""

_HARBOUR, _COURIER, _WIRE = "Harbour Times", "The Courier", "Valley Wire"
UNNAMED = VoiceKind.UNNAMED
NEWEST_FIRST = ("growers", "tariff", "explained", "bridge")


def reading(article_id, text, *said, **heading):
    """Return a reading of a text, with these quotations in this order."""
    heading = Heading(article_id, **{"title": text.split("\n")[0], **heading})
    voices: dict[str, Voice] = {}
    quotations, attributions, at = [], [], 0
    for number, one in enumerate(said, 1):
        start = text.index(one.words, at)
        content = Span(start, start + len(one.words))
        at = content.end
        cue = None if one.cue is None else _near(text, one.cue, content)
        mention = None if one.mention is None else _near(text, one.mention, content)
        if one.by and one.by not in voices:
            name = f"v{len(voices) + 1}"
            voices[one.by] = Voice(name, one.by, one.what, (), organisation=one.organisation)
        named = bool(one.by and one.mention and one.mention in one.by)
        quotations.append(
            Quotation(
                f"q{number}",
                one.kind,
                Mode.SPEECH,
                (content,),
                cue=cue,
                source=mention,
                why=("marks",),
            )
        )
        attributions.append(
            Attribution(
                f"q{number}",
                voices.get(one.by),
                mention=mention,
                named=named,
                confidence=0.93 if named else 0.71,
                why=(f"source: {one.mention}",) if one.mention else (),
                candidates=(("Somebody Else", 0.22),) if one.by and not named else (),
            )
        )
    return Reading(Article(heading, text), tuple(quotations), tuple(attributions), "test")


def _near(text, words, content):
    places = [found.start() for found in re.finditer(rf"\b{re.escape(words)}\b", text)]
    best = min(
        places, key=lambda at: min(abs(at - content.end), abs(at + len(words) - content.start))
    )
    return Span(best, best + len(words))


def readings(folder=None):
    """Return the readings; with a folder, their articles come from files there."""

    def path(name):
        return None if folder is None else str(folder / f"{name}.txt")

    return [
        reading(
            "tariff",
            TARIFF,
            Said(
                "We will not sign a tariff nobody can explain", "Ana Duarte", "said", "Ana Duarte"
            ),
            Said("Three meetings, three postponements", "Tom Reyes", "told", "he"),
            Said("At some point that is a decision", "Tom Reyes"),
            Said("Nobody asked us", None, "shouted", "one of them"),
            Said("We did ask", "Tom Reyes", "said", "Reyes"),
            Said("Twice", "Tom Reyes"),
            date=dt.date(2024, 3, 11),
            outlet=_COURIER,
            path=path("tariff"),
        ),
        reading(
            "growers",
            GROWERS,
            Said("We pay twice and we are heard once", "Mara Okafor", "said", "Mara Okafor"),
            Said("The tariff is not finished", "Tom Reyes", "said", "he"),
            date=dt.date(2024, 3, 12),
            outlet=_HARBOUR,
            path=path("growers"),
        ),
        reading("explained", EXPLAINED, date=dt.date(2024, 3, 2), outlet=_WIRE),
        reading(
            "bridge",
            BRIDGE,
            Said("It will carry trams", "Tom Reyes", "said", "Tom Reyes"),
            Said(
                "the bridge had cost less than planned",
                "Ana Duarte",
                "said",
                "Ana Duarte",
                kind=Kind.INDIRECT,
            ),
            title="[/etc/passwd] The bridge opens",
            path=path("bridge"),
        ),
    ]


def spoken_for(body, count):
    """Return articles in each of which somebody without a name speaks for a body."""
    by = f"A spokesman for the {body}"
    return [
        reading(
            f"day{number:04}",
            f'Note {number}\n\n"It will rain {number}," said a spokesman.\n',
            Said(f"It will rain {number}", by, "said", "a spokesman", Kind.DIRECT, UNNAMED, body),
            date=dt.date(2023, 1, 1) - dt.timedelta(days=number),
        )
        for number in range(count)
    ]


def small_library(folder=None):
    """Return a library of the readings, whose files are written where a folder is given."""
    held = readings(folder)
    if folder is not None:
        for one in held:
            if one.article.heading.path is not None:
                (folder / f"{one.article.id}.txt").write_text(one.article.text)
    return open_memory(held, name="small")


def kept_library(folder):
    """Return a library of the readings in a folder, which keeps corrections."""
    library = create_library(folder / "library")
    library.write(readings())
    return library


def of_two_called_pat(folder):
    """Return a library in which a goalkeeper and an engineer have one name."""
    library = kept_library(folder)
    for place, role, body in (
        ("sport/1", "goalkeeper", "Leeds"),
        ("council/1", "water engineer", "Harrowby Council"),
    ):
        one = reading(
            place, '"We won," said Pat Rain.\n', Said("We won", "Pat Rain", "said", "Pat")
        )
        (attribution,) = one.attributions
        voice = replace(attribution.voice, role=role, organisation=body)
        library.write([replace(one, attributions=(replace(attribution, voice=voice),))])
    return library
