"""Why a quotation has its speaker: the chain of names, what a person said, and what Quoth said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Status
from reader.page.wording import UNKNOWN, said_by_hand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index import Quoted, Span, Voice

_ARROW = " -> "


def chain(quoted: Quoted, text: str) -> str | None:
    """Return how the words at a quotation lead to its speaker: "she -> Ms Duarte -> Ana Duarte".

    Args:
        quoted: the quotation.
        text: of its article.

    Returns:
        None where they name the speaker themselves, or there is none to lead to.
    """
    voice, mention = quoted.attribution.voice, quoted.attribution.mention
    if voice is None or mention is None or quoted.speaker is None or said_by_hand(quoted):
        return None
    links = [mention.of(text)]
    if links[0] not in (voice.name, *voice.aliases):  # a pronoun
        links += _antecedent(voice, mention, text)
    links += [voice.name, quoted.speaker]
    steps = [one for at, one in enumerate(links) if at == 0 or not _same(one, links[at - 1])]
    return _ARROW.join(steps) if len(steps) > 1 else None


def _antecedent(voice: Voice, mention: Span, text: str) -> list[str]:
    """Return the name of a voice that stands before a mention, the nearest one."""
    named = {voice.name, *voice.aliases}
    before = [one.of(text) for one in voice.mentions if one.start < mention.start]
    return [one for one in before if one in named][-1:]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def decided(quoted: Quoted) -> Iterator[tuple[str, str]]:
    """Yield what a person has said of a quotation, and what Quoth had said, labelled."""
    automatic = quoted.automatic
    match quoted.status:
        case Status.AUTO:
            return
        case Status.CONFIRMED:
            yield "you said", "right as it stands"
            return
        case Status.REJECTED:
            yield "you said", "not a quote"
    if quoted.status is Status.EDITED and said_by_hand(quoted):
        yield "you said", quoted.speaker or UNKNOWN
    if automatic is None:
        yield "Quoth said", "nothing: you added this quote"
        return
    if quoted.status is Status.REJECTED or said_by_hand(quoted):
        speaker = automatic.speaker or UNKNOWN
        yield "Quoth said", f"{speaker} {automatic.confidence:.2f}"
    if automatic.contents != quoted.quotation.contents:
        yield "you said", "other words"
        yield "Quoth said", f'"{" … ".join(automatic.texts)}"'


def rules(quoted: Quoted) -> tuple[str, ...]:
    """Return the steps that led to the speaker and the quotation, as Quoth took them."""
    if said_by_hand(quoted) or quoted.status is Status.REJECTED:
        return quoted.automatic.why if quoted.automatic else ()
    return (*quoted.attribution.why, *quoted.quotation.why)
