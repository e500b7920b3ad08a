from index import Attribution, Heading, Kind, Mode, Quotation, Quoted, Span, Voice, VoiceKind
from reader.page.annotations import Annotations, Focus
from reader.page.layers import Look, Run

SHIFT = 100


def quoted(number, contents, *, speaker="Tom", cue=None, mention=None):
    quotation = Quotation(f"q{number}", Kind.DIRECT, Mode.SPEECH, contents, cue=cue)
    attribution = Attribution(
        quotation.id, Voice("v1", speaker, VoiceKind.PERSON, ()), mention=mention, named=True
    )
    return Quoted(
        Heading("a", "T"), quotation, attribution, (), None, speaker, speaker, quotation.id
    )


NOTES = Annotations(
    [
        quoted(1, (Span(10, 20), Span(40, 50)), cue=Span(22, 26), mention=Span(27, 30)),
        quoted(2, (Span(45, 48),), speaker="Ana"),
    ],
    [Span(12, 15), Span(60, 65)],
    shift=SHIFT,
)


def beside(start, end, current=None):
    return NOTES.quote_beside(start + SHIFT, end + SHIFT, current)


def test_a_quote_stands_beside_its_words_its_cue_and_its_speakers_name():
    assert [beside(at, at + 1) for at in (9, 10, 19, 20, 22, 27, 30, 40)] == [
        None, 0, 0, None, 0, 0, None, 0,
    ]  # fmt: skip


def test_the_current_quote_stands_beside_a_line_before_the_first_one():
    assert beside(40, 60) == 0
    assert beside(40, 60, current=1) == 1
    assert beside(10, 20, current=1) == 0


def test_the_innermost_quote_is_the_one_under_the_mouse():
    assert NOTES.quote_at(41 + SHIFT) == 0
    assert NOTES.quote_at(46 + SHIFT) == 1
    assert NOTES.quote_at(25 + SHIFT) is None


def test_looks_say_what_is_current_and_who_is_someone_else():
    def looks(start, end, **focus):
        return NOTES.layers(start + SHIFT, end + SHIFT, Focus(**focus))

    assert looks(10, 20) == [Run(110, 120, Look.QUOTE), Run(112, 115, Look.HIT)]
    assert looks(45, 48, quote=1, speaker="Tom") == [
        Run(140, 150, Look.QUOTE),
        Run(145, 148, Look.QUOTE | Look.CURRENT),
    ]
    assert looks(45, 48, speaker="Tom")[1] == Run(145, 148, Look.QUOTE | Look.OTHER)
    assert looks(60, 61, hit=1) == [Run(160, 165, Look.HIT | Look.CURRENT_HIT)]


def test_a_tag_is_redrawn_wherever_the_quote_stands():
    assert [stretch[:2] for stretch in NOTES.places_of(0)] == [
        (110, 120), (122, 126), (127, 130), (140, 150),
    ]  # fmt: skip
    assert next(NOTES.places()) == (110, 120, 0)
