"""Who said what is lent: what the lender knows, or what the borrower's text still tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.model import Voice, VoiceKind
from index.speakers import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from index.model import Attribution, Span


@dataclass(frozen=True, slots=True)
class OwnVoices:
    """The voices that the borrower's own attribution found."""

    voices: tuple[Voice, ...]

    @classmethod
    def of(cls, attributions: Iterable[Attribution]) -> OwnVoices:
        """Gather the voices of attributions, each once."""
        found = {a.voice.id: a.voice for a in attributions if a.voice is not None}
        return cls(tuple(found.values()))

    def same(self, voice: Voice) -> Voice | None:
        """Return the borrower's voice of a lender's name, if it has one."""
        wanted = fold_name(voice.name)
        return next((mine for mine in self.voices if fold_name(mine.name) == wanted), None)

    def spelt(self, lenders: Iterable[Voice | None]) -> Mapping[str, Voice]:
        """Return the voices that a lender has too, in its spelling, by their ids."""
        pairs = ((self.same(voice), voice) for voice in lenders if voice is not None)
        return {mine.id: _named_like(mine, theirs) for mine, theirs in pairs if mine}


def is_resolved(attribution: Attribution, text: str) -> bool:
    """Tell whether a voice is more than a definite noun phrase that points back to nothing.

    "the spokesman" was introduced somewhere, maybe in a sentence that a shorter rendering
    has left out; then it has no voice but its own words, or that of a later spokesman.
    """
    voice, mention = attribution.voice, attribution.mention
    if voice is None:
        return False
    described = voice.kind in (VoiceKind.UNNAMED, VoiceKind.COLLECTIVE)
    if described and voice.organisation is None and _is_definite(voice.name):
        return False
    if mention is None or not _is_definite(mention.of(text)):
        return True
    own_words = fold_name(mention.of(text)) == fold_name(voice.name)
    return own_words or any(True for _ in introductions(voice, mention))


def introductions(voice: Voice | None, mention: Span) -> Iterable[Span]:
    """Yield where a voice was named before a mention."""
    if voice is not None:
        yield from (other for other in voice.mentions if other.end <= mention.start)


def is_fuller(ours: Voice | None, theirs: Voice | None) -> bool:
    """Tell whether the borrower has the full name of a person whom the lender calls shortly.

    A shorter rendering may have lost the sentence that names "Mr Kent" in full.
    """
    if ours is None or theirs is None or theirs.kind is not VoiceKind.PERSON:
        return False
    full, short = fold_name(ours.name).split(), fold_name(theirs.name).split()
    first_names = full[: -len(short)]
    # "saw mr kent" is no name: a title opens one, or is not in it.
    return (
        ours.kind is VoiceKind.PERSON
        and bool(first_names)
        and full[-len(short) :] == short
        and not set(first_names) & words("titles.tsv")
    )


def lent_voice(
    theirs: Voice | None, own: OwnVoices, place: Callable[[Span], Span | None]
) -> Voice | None:
    """Return a lender's voice as one of the borrower.

    Args:
        theirs: the lender's.
        own: the borrower's voices.
        place: finds a span of the lender in the borrower's text.
    """
    if theirs is None:
        return None
    mine = own.same(theirs)
    if mine is not None:
        return mine
    mentions = tuple(span for span in map(place, theirs.mentions) if span is not None)
    return replace(theirs, id=f"lent-{theirs.id}", mentions=mentions)


def _named_like(mine: Voice, theirs: Voice) -> Voice:
    """Return the borrower's voice under the lender's spelling of its name and office."""
    return replace(
        mine,
        name=theirs.name,
        kind=theirs.kind,
        aliases=tuple(dict.fromkeys((*theirs.aliases, *mine.aliases))),
        role=theirs.role or mine.role,
        organisation=theirs.organisation or mine.organisation,
    )


def _is_definite(name: str) -> bool:
    return name.casefold().startswith("the ")
