"""Values -> Markdown: the answers of commands as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.render import provenance, whole
from reader.page.citation import GAP, in_marks
from reader.page.markdown import escaped, one_line
from reader.page.wording import UNKNOWN, attributed, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Article, Hit, Page, Quoted, Reading, Snippet, Span, Speaker


def page_markdown(page: Page) -> Iterator[str]:
    """Yield the answer to a search: a count, and the articles as a list."""
    yield f"{counted(page.total, 'article')}, {counted(page.quotes, 'quote')}\n\n"
    yield from map(_hit, page.hits)


def _hit(hit: Hit) -> str:
    about = one_line(", ".join((*provenance(hit.heading), counted(hit.quotes, "quote"))))
    return f"- **{one_line(hit.heading.title)}** — {about}\n\n  {_highlighted(hit.snippet)}\n\n"


def speakers_markdown(speakers: Iterable[Speaker]) -> Iterator[str]:
    """Yield a table of speakers."""
    yield "| speaker | who | quotes | articles | first | last |\n|---|---|--:|--:|---|---|\n"
    for one in speakers:
        known = ", ".join(word for word in (one.role, one.organisation) if word)
        name, about = one_line(one.name), one_line(known)
        days = " | ".join(date.isoformat() if date else "" for date in (one.first, one.last))
        yield f"| {name} | {about} | {one.quotes} | {one.articles} | {days} |\n"


def reading_markdown(reading: Reading) -> str:
    """Return the quotations of one document that was read alone."""
    text = reading.article.text
    parts = [f"## {one_line(reading.article.id)}\n\n"]
    for quotation, attribution in zip(reading.quotations, reading.attributions, strict=True):
        voice, mention = attribution.voice, attribution.mention
        name = voice.name if voice else mention.of(text) if mention else UNKNOWN
        words = escaped(GAP.join(span.of(text) for span in quotation.contents))
        lines = "\n".join(f"> {line}".rstrip() for line in in_marks(quotation, words).split("\n"))
        place = f"{quotation.kind}, {quotation.start}-{quotation.end}"
        parts.append(f"{lines}\n>\n> — **{one_line(name)}** ({place})\n\n")
    return "".join(parts)


def article_markdown(article: Article, quotations: Sequence[Quoted], span: Span) -> str:
    """Return an article or a part of it; a note behind each quotation says who speaks."""
    heading, text = article.heading, article.text
    noted = sorted(
        (one for one in quotations if span.start < one.quotation.end <= span.end),
        key=lambda one: one.quotation.end,
    )
    body, at = "", span.start
    for quoted in noted:
        body += f"{_part(text[at : quoted.quotation.end])}[^{quoted.quotation.id}]"
        at = quoted.quotation.end
    lines = (line.strip() for line in (body + _part(text[at : span.end])).strip().split("\n"))
    head = f"# {one_line(heading.title)}\n\n" if span == whole(article) else ""
    about = one_line(", ".join(provenance(heading)))
    return "\n".join((f"{head}{about}\n", *lines, "", *map(_note, noted), ""))


def _part(text: str) -> str:
    """Escape a part of a text, whose blanks at both ends part it from its neighbours."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{escaped(text)}{after if text.strip() else ''}"


def _note(quoted: Quoted) -> str:
    words = f"**{one_line(quoted.speaker or UNKNOWN)}**, {attributed(quoted)}"
    return f"[^{quoted.quotation.id}]: {words}"


def _highlighted(snippet: Snippet) -> str:
    parts, at = "", 0
    for span in snippet.highlights:
        found = one_line(span.of(snippet.text))
        parts += f"{_part(snippet.text[at : span.start])}**{found}**"
        at = span.end
    return " ".join((parts + _part(snippet.text[at:])).split())
