from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from index import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Quoted,
    Span,
    Voice,
    VoiceKind,
)
from reader.page.annotations import Annotations, Focus
from reader.page.layers import Look
from reader.page.sheet import sheet_of
from reader.page.wrapping import lay_out
from reader.widgets.article_line import EDGE, QUOTE, TAG, Leaf, Palette, strip_of

BOLD = Style(bold=True)
PALETTE = Palette(
    text=Style(color="white", bgcolor="black"),
    tag=Style(dim=True),
    current_tag=Style(reverse=True),
    of=lambda look: BOLD if Look.QUOTE in look else Style.null(),
)
TEXTS = st.text(st.sampled_from("aab   \n山é\u0301👨\u200d\x1b\ud800"), max_size=120)
PAIRS = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40)), max_size=4)
WIDTHS = st.integers(12, 40)


def quoted(number, span):
    quotation = Quotation(f"q{number}", Kind.DIRECT, Mode.SPEECH, (span,))
    voice = Voice("v1", "Tom Reyes", VoiceKind.PERSON, ())
    attribution = Attribution(quotation.id, voice, named=True)
    return Quoted(
        Heading("a", "T"), quotation, attribution, (), None, "s", "Tom Reyes", quotation.id
    )


def leaf(text, pairs, width, *, narrow):
    sheet = sheet_of(Article(Heading("a", ""), text))
    spans = [Span(at, min(len(text), at + length)) for at, length in pairs if at < len(text)]
    notes = Annotations([quoted(number, span) for number, span in enumerate(spans)], spans[:1])
    tagged = frozenset(
        number for span in spans for number in sheet.paragraphs_on(span.start, span.end)
    )
    bare = Leaf(sheet, lay_out(sheet, lambda _: 1), notes, Focus(0, 0), tagged, narrow)
    lines = lay_out(sheet, lambda paragraph: width - bare.gutter_width(paragraph))
    return Leaf(sheet, lines, notes, Focus(0, 0), tagged, narrow, (3, 20)), spans


@given(TEXTS, PAIRS, WIDTHS, st.booleans())
@settings(max_examples=100)
def test_every_cell_stands_for_its_place_in_the_text(text, pairs, width, narrow):
    page, spans = leaf(text, pairs, width, narrow=narrow)
    shown = set()
    for line in range(len(page.lines)):
        strip = strip_of(page, line, width, PALETTE)
        assert strip.cell_length == width
        paragraph, start, end = page.bounds(line)
        assert not page.sheet.text[start:end].endswith(" ")  # no highlight on the wrap's blank
        gutter = page.gutter_width(paragraph)
        for number, segment in enumerate(strip):
            if "offset" not in segment.style.meta:
                assert not segment.text.strip()  # beyond the words
                continue
            character, of = segment.style.meta["offset"]
            at = page.sheet.offset_at(character, of)
            if number < gutter:
                assert len(segment.text) == 1 or gutter == 0
                assert at == start
            elif start < end:
                assert segment.text == page.sheet.text[at : at + len(segment.text)]
                shown.update(range(at, at + len(segment.text)))
                said = any(span.start <= at < span.end for span in spans)
                assert bool(segment.style.bold) is said
                assert (QUOTE in segment.style.meta) is said
    assert all(page.sheet.text[at] in " \n" for at in set(range(len(text))) - shown)


@given(TEXTS, PAIRS, WIDTHS, st.booleans())
@settings(max_examples=60)
def test_a_tag_stands_beside_the_lines_of_its_quote_and_no_others(text, pairs, width, narrow):
    page, spans = leaf(text, pairs, width, narrow=narrow)
    for line in range(len(page.lines)):
        _, start, end = page.bounds(line)
        strip = strip_of(page, line, width, PALETTE)
        touched = any(span.start < end and span.end > start for span in spans)
        assert any(TAG in segment.style.meta for segment in strip) is touched
        assert any(EDGE in segment.style.meta for segment in strip) is touched
        current = bool(spans) and spans[0].start < end and spans[0].end > start
        assert (">" in strip.text[:5]) is current
