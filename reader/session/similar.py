"""Which other quotations of an article the same correction may hold for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index import Status
from reader.page.wording import said_by_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index import Quoted

# These say somebody, but not whom: two of them in one article need not be one person.
_PRONOUNS = frozenset(
    ("he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them", "his", "their")
)


class Similar(NamedTuple):
    """A quotation to which a new speaker of another one may be given too, and why."""

    quoted: Quoted
    why: str


def similar(quoted: Quoted, others: Sequence[Quoted], name: str | None) -> tuple[Similar, ...]:
    """Return the quotations to which a new speaker of one of them may be given too.

    Those that the text gives to the same voice, that are introduced by the same words, or that
    carry it on or are carried on by it. What a person has decided already is left alone, and
    so is what has the speaker already.

    Args:
        quoted: the quotation as it was before it was corrected.
        others: all quotations of its article.
        name: the speaker that it was given; None for nobody known.
    """
    chain = _chain(quoted, others)
    return tuple(
        Similar(one, why)
        for one in others
        if one.quotation.id != quoted.quotation.id
        and one.status is Status.AUTO
        and one.speaker != name
        and (why := _why(one, quoted, chain))
    )


def reasons(several: Iterable[Similar]) -> str:
    """Return why quotations are similar, each reason once: "same name, Tom Reyes"."""
    return " or ".join(dict.fromkeys(one.why for one in several))


def _why(one: Quoted, quoted: Quoted, chain: frozenset[str]) -> str:
    if one.quotation.id in chain:
        return "one goes on from another"
    if _same_voice(one, quoted):
        return f"same name, {quoted.speaker}" if quoted.speaker else "same speaker"
    return f"same words, \u201c{quoted.mention}\u201d" if _same_words(one, quoted) else ""


def _same_voice(one: Quoted, other: Quoted) -> bool:
    if said_by_hand(other):  # then it is the voice that a person had given it before
        return False
    voice, wanted = one.attribution.voice, other.attribution.voice
    return voice is not None and wanted is not None and voice.id == wanted.id


def _same_words(one: Quoted, other: Quoted) -> bool:
    words = (one.mention or "").casefold()
    return words not in _PRONOUNS and words == (other.mention or "").casefold() != ""


def _chain(quoted: Quoted, others: Iterable[Quoted]) -> frozenset[str]:
    """Return the ids of what carries the quotation on and of what it carries on, to the end."""
    links = [
        (one.quotation.id, one.quotation.continues)
        for one in others
        if one.quotation.continues is not None
    ]
    chain, size = {quoted.quotation.id}, 0
    while size != len(chain):
        size = len(chain)
        chain.update(end for link in links if chain.intersection(link) for end in link)
    return frozenset(chain)
