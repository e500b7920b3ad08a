"""Values -> lines of text for the terminal, as pieces that `Output` cleans and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from index import Kind, Mode, Span
from reader.commands.output import Piece
from reader.page.annotations import Annotations
from reader.page.gutter import NARROW, cells, tag
from reader.page.sheet import sheet_of
from reader.page.wording import SECOND_HAND, UNKNOWN, attributed, counted, said_by_hand
from reader.page.wrapping import MEASURE, lay_out
from reader.session.fetching import quoting
from reader.session.tally import quotes_found, quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index import (
        Article,
        Heading,
        Hit,
        Listing,
        Page,
        Query,
        Quotation,
        Quoted,
        Reading,
        Report,
        Snippet,
        SpeakerGroup,
    )

    Line: TypeAlias = Sequence[str | Piece]

_INDENT = "    "


def page_lines(query: Query, page: Page, listing: Listing) -> Iterator[Line]:
    """Draw the answer to a search: a count, the articles, the quotes."""
    yield (f"{counted(page.total, 'article')}, {quotes_found(query, page)}",)
    for hit in page.hits:
        yield ()
        yield from hit_lines(query, hit)
    if listing.quotations:
        yield ()
        which = "searched for" if quoting(query) else "with these words"
        yield (Piece(f"{counted(listing.total, 'quote')} {which}", bold=True),)
    for quoted in listing.quotations:
        yield from quoted_lines(quoted)


def hit_lines(query: Query, hit: Hit) -> Iterator[Line]:
    """Draw one article that was found."""
    yield (Piece(hit.heading.title, bold=True),)
    about = (*provenance(hit.heading), quotes_of(query, hit))
    yield (Piece(_INDENT + "  ".join(about), dim=True),)
    yield (_INDENT, *_highlighted(hit.snippet))


def quoted_lines(quoted: Quoted) -> Iterator[Line]:
    """Draw one quotation of a library."""
    words = _words(quoted.quotation, quoted.texts)
    yield (Piece(quoted.speaker or _nobody(quoted.mention), bold=True), ": ", words)
    about = [quoted.id, *_about(quoted.quotation)]
    if quoted.speaker is not None or said_by_hand(quoted):
        about.append(attributed(quoted))
    yield (Piece(_INDENT + "  ".join(about), dim=True),)


def reading_lines(reading: Reading) -> Iterator[Line]:
    """Draw the quotations of one document that was read alone."""
    text = reading.article.text
    yield (Piece(reading.article.id, bold=True), f"  {counted(len(reading.quotations), 'quote')}")
    for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True):
        voice, mention = attribution.voice, attribution.mention
        name = voice.name if voice else _nobody(mention.of(text) if mention else None)
        texts = [span.of(text) for span in quotation.contents]
        yield (_INDENT, Piece(name, bold=True), ": ", _words(quotation, texts))
        about = [f"{quotation.start}-{quotation.end}", *_about(quotation)]
        if voice is not None:
            known = "named" if attribution.named else "inferred"
            about.append(f"{known} {attribution.confidence:.2f}")
        yield (Piece(2 * _INDENT + "  ".join(about), dim=True),)


def speaker_line(group: SpeakerGroup) -> Line:
    """Draw one speaker, or several called alike: quotes, articles, and who that is."""
    speaker = group.first
    known = ", ".join(word for word in (speaker.role, speaker.organisation) if word)
    if group.speakers > 1:
        known = f"{group.speakers:,}, each of one article"
    elif group.label != speaker.name:
        known = ""
    return (
        f"{group.quotes:>6}  {group.articles:>5}  ",
        Piece(group.label, bold=True),
        f" ({known})" if known else "",
    )


def article_lines(article: Article, quotations: Sequence[Quoted], span: Span) -> Iterator[Line]:
    """Draw an article or a part of it, with the gutter of the reader beside its quotes."""
    yield (Piece("  ".join((article.id, *provenance(article.heading))), dim=True),)
    yield ()
    sheet = sheet_of(article)
    layout = lay_out(sheet, lambda _paragraph: MEASURE)
    marks = Annotations(quotations, shift=sheet.shift)
    first, last = layout.line_of(span.start), layout.line_of(max(span.start, span.end - 1))
    for number in range(0 if span.start == 0 else first + bool(sheet.shift), last + 1):
        start = layout.starts[number]
        end = layout.starts[number + 1] if number + 1 < len(layout) else len(sheet.text)
        beside = marks.quote_beside(start, end, None)
        gutter = tag(quotations[beside]) if beside is not None else ""
        yield (
            cells(gutter, width=NARROW, current=" ").rstrip(),
            " ",
            sheet.text[start:end].rstrip(),
        )


def heading_lines(page: Page) -> Iterator[Line]:
    """Draw the list of articles, and how many quotes each has."""
    for hit in page.hits:
        about = "  ".join((*provenance(hit.heading), counted(hit.quotes, "quote")))
        yield (Piece(hit.heading.title, bold=True), f"  {about}")
    yield ()


def report_lines(report: Report, folder: Path) -> Iterator[Line]:
    """Draw what an update did."""
    yield (
        f"{counted(report.files, 'file')}: {report.read:,} read, {report.unchanged:,} unchanged, "
        f"{report.removed:,} removed, {len(report.problems):,} skipped",
    )
    if report.unread:
        kinds = ", ".join(
            f"{count:,} {suffix or 'without suffix'}" for suffix, count in report.unread
        )
        yield (f"of types that are not read: {kinds}",)
    yield (
        f"{counted(report.articles, 'article')}, {counted(report.quotations, 'quote')}, "
        f"{counted(report.speakers, 'speaker')} in {folder}",
    )
    if report.interrupted:
        yield ("Stopped; what was done is kept. The same command goes on.",)


def library_line(folder: Path) -> Line:
    """Draw one known library."""
    return (str(folder),)


def whole(article: Article) -> Span:
    """Return the span of all of an article's text."""
    return Span(0, len(article.text))


def provenance(heading: Heading) -> tuple[str, ...]:
    """Return where and when an article was printed, and its id."""
    date = heading.date.isoformat() if heading.date else None
    return tuple(word for word in (date, heading.outlet, heading.collection, heading.id) if word)


def _nobody(mention: str | None) -> str:
    return f"{mention} {UNKNOWN}" if mention else UNKNOWN


def _words(quotation: Quotation, texts: Iterable[str]) -> str:
    """Join the contents; marks stand only where the text has them."""
    joined = " … ".join(texts)
    return f"“{joined}”" if quotation.kind is Kind.DIRECT else joined


def _about(quotation: Quotation) -> Iterator[str]:
    yield quotation.kind
    if quotation.mode is not Mode.SPEECH:
        yield quotation.mode
    if quotation.parent is not None:
        yield SECOND_HAND


def _highlighted(snippet: Snippet) -> Iterator[str | Piece]:
    at = 0
    for span in snippet.highlights:
        yield snippet.text[at : span.start]
        yield Piece(span.of(snippet.text), bold=True, underline=True)
        at = span.end
    yield snippet.text[at:]
