from hypothesis import given
from hypothesis import strategies as st

from index import Span
from reader.page.layers import Look, Marks, Run, Stretch, Stretches, runs

PLACES = st.tuples(st.integers(0, 30), st.integers(0, 10))
STRETCHES = st.lists(
    st.builds(lambda place, owner: Stretch(place[0], sum(place), owner), PLACES, st.integers(0, 5)),
    max_size=12,
)
LAYERS = st.lists(
    st.builds(
        lambda place, look: Run(place[0], sum(place), look), PLACES, st.sampled_from(list(Look))
    ),
    max_size=8,
)


def in_order(stretches):
    """Return stretches as they begin in the text, the longer ones first."""
    return sorted(stretches, key=lambda one: (one.start, -one.end, one.owner))


@given(STRETCHES, PLACES)
def test_what_is_found_on_a_range_is_what_a_scan_finds(stretches, place):
    start, end = place[0], sum(place)
    found = Stretches(stretches).on(start, end)
    assert found == in_order(s for s in stretches if s.start < end and s.end > start)


@given(STRETCHES)
def test_an_owner_has_all_its_stretches(stretches):
    index = Stretches(stretches)
    for owner in range(6):
        own = in_order(s for s in stretches if s.owner == owner)
        assert index.of(owner) == own
        if own:
            assert index.first_of(owner) == own[0].start
    assert index.of(None) == []


@given(LAYERS, PLACES)
def test_every_character_has_the_looks_that_lie_on_it(layers, place):
    start, end = place[0], sum(place)
    cut = runs(start, end, layers)
    looks = [run.look for run in cut for _ in range(run.start, run.end)]
    wanted = [Look.TEXT] * (end - start)
    for layer in layers:
        for at in range(max(start, layer.start), min(end, layer.end)):
            if Look.QUOTE in layer.look:
                wanted[at - start] &= ~Look.OTHER
            wanted[at - start] |= layer.look
    assert looks == wanted


def test_nothing_comes_of_an_empty_range():
    assert runs(5, 5, [Run(0, 9, Look.HIT)]) == []


def test_a_nested_stretch_is_found_behind_longer_ones():
    index = Stretches([Stretch(0, 100, 0), Stretch(5, 6, 1), Stretch(50, 60, 2)])
    assert [stretch.owner for stretch in index.on(55, 56)] == [0, 2]


def test_words_inside_somebody_elses_are_told_from_them():
    outer, inner = Run(0, 9, Look.QUOTE | Look.OTHER), Run(3, 6, Look.QUOTE)
    assert [run.look for run in runs(0, 9, [outer, inner])] == [
        Look.QUOTE | Look.OTHER,
        Look.QUOTE,
        Look.QUOTE | Look.OTHER,
    ]
    current = Run(0, 9, Look.QUOTE | Look.CURRENT)
    assert runs(3, 6, [current, Run(3, 6, Look.QUOTE | Look.OTHER)]) == [
        Run(3, 6, Look.QUOTE | Look.CURRENT | Look.OTHER)
    ]


def test_of_two_that_start_together_the_outer_one_is_first():
    index = Stretches([Stretch(5, 6, 1), Stretch(5, 60, 0)])
    assert [stretch.owner for stretch in index.on(5, 6)] == [0, 1]


@given(
    st.lists(st.integers(1, 6), max_size=12),
    st.integers(0, 3),
    st.integers(0, 40),
    st.integers(0, 12),
)
def test_marks_answer_as_stretches_do(lengths, shift, start, length):
    spans, at = [], 0
    for number, size in enumerate(lengths):
        spans.append(Span(at, at + size))
        at += size + number % 2  # some touch each other
    marks = Marks(spans, shift)
    stretches = Stretches(
        Stretch(span.start + shift, span.end + shift, number) for number, span in enumerate(spans)
    )
    assert marks.on(start, start + length) == stretches.on(start, start + length)
    for number in range(len(spans)):
        assert marks.of(None, number) == stretches.of(None, number)
        assert marks.first_of(number) == stretches.first_of(number)


def test_a_number_of_no_mark_has_nothing():
    assert Marks([Span(1, 2)]).of(None, 1, 7) == Marks().of(0) == []
