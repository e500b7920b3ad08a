"""What a speaker's page is put together from; every function here may run in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Selection, Span, UnknownArticleError
from reader.page.context import context
from reader.page.portrait import Portrait, VoiceOfBody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index import Heading, Library, Profile, Quoted, Role, Speaker


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation with what stands around it in its article.

    Attributes:
        before: the sentence before, up to the first content; "" where nothing stands there.
        said: from the first content to the last.
        spans: the contents, in `said`.
        after: from the last content to the end of the sentence after.
    """

    quoted: Quoted
    before: str
    said: str
    spans: tuple[Span, ...]
    after: str


def portrait_of(library: Library, speaker_id: str) -> Portrait | None:
    """Return what is known of a speaker; None if there is none of that id."""
    profile = library.speaker_profile(speaker_id)
    if profile is None:
        return None
    days = library.quotation_days(Selection(speaker_id=speaker_id))
    body = profile.voices_of_body
    unnamed = (VoiceOfBody(one, _where(library, one)) for one in body.unnamed)
    people = (VoiceOfBody(one, roles=_roles(library, one, profile)) for one in body.people)
    return Portrait(profile, days, (*unnamed, *people))


def _where(library: Library, voice: Speaker) -> Heading | None:
    """Return the article in which an unnamed voice speaks: it has but one."""
    listing = library.quotations(Selection(speaker_id=voice.id, limit=1))
    return next((quoted.heading for quoted in listing.quotations), None)


def _roles(library: Library, person: Speaker, body: Profile) -> tuple[Role, ...]:
    """Return what articles say that a person is, where it is for a body."""
    profile = library.speaker_profile(person.id)
    called = {name.casefold() for name, _ in body.names}
    known = profile.roles if profile else ()
    own = tuple(one for one in known if (one.organisation or "").casefold() in called)
    return own or known


def excerpts(library: Library, quotations: Iterable[Quoted]) -> Iterator[Excerpt]:
    """Yield quotations with what stands around them, in the same order.

    Of an article that has gone meanwhile there is only what was said.
    """
    article_id, text = None, None
    for quoted in quotations:
        if quoted.heading.id != article_id:
            article_id = quoted.heading.id
            text = _text(library, article_id)
        yield _excerpt(quoted, text)


def _text(library: Library, article_id: str) -> str | None:
    try:
        return library.article(article_id).text
    except UnknownArticleError:
        return None


def _excerpt(quoted: Quoted, text: str | None) -> Excerpt:
    contents = quoted.quotation.contents
    if text is None or tuple(span.of(text) for span in contents) != quoted.texts:
        said = " … ".join(quoted.texts)
        return Excerpt(quoted, "", said, (Span(0, len(said)),), "")
    start, end = quoted.quotation.start, quoted.quotation.end
    around = context(text, quoted.quotation)
    spans = tuple(Span(span.start - start, span.end - start) for span in contents)
    return Excerpt(quoted, around.before.of(text), text[start:end], spans, around.after.of(text))
