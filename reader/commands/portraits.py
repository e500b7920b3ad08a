"""One speaker as `quoth speaker` prints it: as lines of text, and as JSON's mappings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import Kind
from reader.commands.output import Piece
from reader.commands.render import provenance
from reader.commands.rows import speaker_row
from reader.page.markdown import block, one_line
from reader.page.portrait import facts
from reader.page.rows import NO_QUOTE, iso, quoted_row
from reader.page.wording import SECOND_HAND, attributed
from reader.session.portraying import Excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index import Role
    from reader.commands.render import Line
    from reader.page.portrait import Portrait, VoiceOfBody

_LABEL = 8
_MARK, _INDENT = "  > ", "    "
_STOPS = ".,"
_MARKS = " \t\n\r\"'\u201c\u201d\u2018\u2019"


def portrait_lines(portrait: Portrait) -> Iterator[Line]:
    """Draw the head of a speaker's page."""
    yield (Piece(portrait.speaker.name, bold=True), "  ", Piece(portrait.speaker.id, dim=True))
    for label, text in facts(portrait):
        yield (Piece(label.ljust(_LABEL), dim=True), text)


def excerpt_lines(excerpt: Excerpt, *, context: bool) -> Iterator[Line]:
    """Draw one quotation: where it stands, the words, and what stands around them."""
    quoted = excerpt.quoted
    heading = quoted.heading
    yield ()
    yield (Piece("  ".join((*provenance(heading)[:-1], heading.title)), dim=True),)
    # The marks themselves stand around the words, in the line between.
    before, after = excerpt.before.rstrip(_MARKS), excerpt.after.lstrip(_MARKS + _STOPS)
    if context and before:
        yield (_INDENT, Piece(_line(before), dim=True))
    yield (_MARK, Piece(_words(excerpt), bold=True))
    if context and after:
        yield (_INDENT, Piece(_line(after), dim=True))
    about = [quoted.id, quoted.quotation.kind.value, attributed(quoted)]
    if quoted.quotation.parent is not None:
        about.append(SECOND_HAND)
    yield (_INDENT, Piece("  ".join(about), dim=True))


NO_EXCERPT = Excerpt(NO_QUOTE, "", "", (), "")
"""A specimen, whose row says which columns there are."""


def excerpt_row(excerpt: Excerpt, *, context: bool) -> Mapping[str, object]:
    """Return the row of a quotation with what stands around it."""
    return {
        **quoted_row(excerpt.quoted),
        "before": excerpt.before if context else None,
        "after": excerpt.after if context else None,
    }


def portrait_body(portrait: Portrait) -> Mapping[str, object]:
    """Return what is known of a speaker."""
    profile = portrait.profile
    return {
        **speaker_row(portrait.speaker),
        "names": [[name, number] for name, number in profile.names],
        "roles": list(map(_role_row, profile.roles)),
        "kinds": {kind.value: number for kind, number in profile.kinds},
        "pronouns": dict(profile.pronouns),
        "periods": [[month, number] for month, number in profile.periods],
        "undated": portrait.days.undated,
        "suggestions": [
            {**speaker_row(other), "reason": reason} for other, reason in profile.suggestions
        ],
        "voices": list(map(_voice_row, portrait.voices)),
        "evidence": list(profile.evidence),
    }


def _role_row(role: Role) -> Mapping[str, object]:
    return {
        "role": role.role,
        "organisation": role.organisation,
        "first": iso(role.first),
        "last": iso(role.last),
        "articles": role.articles,
    }


def _voice_row(voice: VoiceOfBody) -> Mapping[str, object]:
    """Return somebody who speaks for a body; an unnamed voice has an article and no roles."""
    heading = voice.heading
    return {
        **speaker_row(voice.speaker),
        "article": heading.id if heading else None,
        "title": heading.title if heading else None,
        "roles": list(map(_role_row, voice.roles)),
    }


def portrait_markdown(portrait: Portrait, excerpts: Iterable[Excerpt]) -> Iterator[str]:
    """Yield a speaker's page: what is known, and each quotation with its citation."""
    yield f"# {one_line(portrait.speaker.name)}\n\n"
    for label, text in facts(portrait):
        yield f"- {label}: {one_line(text)}\n"
    yield "\n"
    for excerpt in excerpts:
        yield block(excerpt.quoted)


def _words(excerpt: Excerpt) -> str:
    """Return what was said; marks stand only where the text has them."""
    words = _line(" … ".join(excerpt.quoted.texts))
    return f"“{words}”" if excerpt.quoted.quotation.kind is Kind.DIRECT else words


def _line(text: str) -> str:
    return " ".join(text.split())
