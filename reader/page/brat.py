"""Quotations as standoff annotations for brat, with the labels of PARC and PolNeAR."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import Kind, Mode, Span, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index import Quoted

_BREAKS = re.compile(r"[\r\n]+")
_UNPAIRED = re.compile("[\ud800-\udfff]")
_ONE_LINE = re.compile(r"\s+")


def text_lines(text: str) -> str:
    """Return a text as a file of UTF-8 can hold it, of the same length."""
    return _UNPAIRED.sub("\ufffd", text)


def standoff(text: str, quotations: Iterable[Quoted]) -> Iterator[str]:
    """Yield the lines of an `.ann` file.

    Offsets are code points of the text, half-open. A span with a line break in it is given as
    its pieces, since brat wants every annotation on one line.

    Args:
        text: of the article.
        quotations: of it, in order.
    """
    numbers = {"T": 0, "E": 0, "A": 0, "N": 0}

    def numbered(letter: str, *cells: str) -> str:
        numbers[letter] += 1
        return "\t".join((f"{letter}{numbers[letter]}", *cells)) + "\n"

    def spanned(label: str, spans: Sequence[Span]) -> str:
        pieces = list(_pieces(text, spans))
        offsets = ";".join(f"{one.start} {one.end}" for one in pieces)
        return numbered(
            "T", f"{label} {offsets}", text_lines(" ".join(one.of(text) for one in pieces))
        )

    for quoted in quotations:
        quotation = quoted.quotation
        source = quoted.attribution.mention or quotation.source
        yield spanned("Content", quotation.contents)
        said = f"T{numbers['T']}"
        roles, holder = [f"Content:{said}"], said
        for role, span in (("Cue", quotation.cue), ("Source", source)):
            if span is not None and _has_letters(text, span):
                yield spanned(role, (span,))
                holder = f"T{numbers['T']}" if role == "Source" else holder
                roles.append(f"{role}:T{numbers['T']}")
        label = "Attribution" if holder != said else "Attribution-no-source"
        yield spanned(label, (quotation.cue,) if quotation.cue else quotation.contents)
        yield numbered("E", " ".join((f"{label}:T{numbers['T']}", *roles)))
        event = f"E{numbers['E']}"
        for name, value in (
            ("Kind", quotation.kind),
            ("Mode", quotation.mode),
            ("Status", quoted.status),
        ):
            yield numbered("A", f"{name} {event} {value}")
        if quoted.speaker_id is not None:
            name = _ONE_LINE.sub(" ", text_lines(quoted.speaker or ""))
            speaker_id = _ONE_LINE.sub("_", text_lines(quoted.speaker_id))
            yield numbered("N", f"Reference {holder} Quoth:{speaker_id}", name)


def configuration() -> str:
    """Return the `annotation.conf` with which brat shows such files."""
    values = {
        name: "|".join(one.value for one in kind)
        for name, kind in (("Kind", Kind), ("Mode", Mode), ("Status", Status))
    }
    attributes = "\n".join(f"{name}\tArg:<EVENT>, Value:{one}" for name, one in values.items())
    return (
        "[entities]\nContent\nCue\nSource\n\n[relations]\n\n[events]\n"
        "Attribution\tContent:Content, Cue?:Cue, Source:Source\n"
        "Attribution-no-source\tContent:Content, Cue?:Cue\n\n"
        f"[attributes]\n{attributes}\n"
    )


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans without the line breaks inside them."""
    for span in spans:
        start = span.start
        for found in _BREAKS.finditer(text, span.start, span.end):
            if found.start() > start:
                yield Span(start, found.start())
            start = found.end()
        if start < span.end:
            yield Span(start, span.end)


def _has_letters(text: str, span: Span) -> bool:
    return bool(span.of(text).strip())
