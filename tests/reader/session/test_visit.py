"""A visit is kept whole, and what somebody else has written counts as none."""

import json

from hypothesis import given
from hypothesis import strategies as st

from index import Sort
from reader.session.state import Here, Target
from reader.session.trail import Trail
from reader.session.visit import Visit, visit_of, visit_row
from reader.session.walk import Choice

texts = st.text()
numbers = st.integers(-1, 10**9)
heres = st.builds(
    Here,
    texts,
    st.builds(
        Target,
        quotation_id=st.none() | texts,
        point=st.none() | numbers,
        top=st.none() | numbers,
    ),
)
visits = st.builds(
    Visit,
    query=texts,
    order=st.sampled_from(Sort),
    here=st.none() | heres,
    only=st.none() | st.builds(Choice, st.none() | texts, texts),
    behind=st.lists(heres, max_size=3).map(tuple),
    ahead=st.lists(heres, max_size=3).map(tuple),
)
rows = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
)


@given(visits)
def test_a_visit_comes_back_as_it_was(visit):
    assert visit_of(json.loads(json.dumps(visit_row(visit)))) == visit


@given(rows, st.sampled_from(["query", "order", "here", "only", "behind", "ahead"]))
def test_what_is_no_visit_is_none(row, name):
    assert visit_of(row) is None or isinstance(visit_of(row), Visit)
    damaged = {**visit_row(Visit()), name: row}
    read = visit_of(damaged)
    assert read is None or visit_row(read)[name] == row


def test_a_visit_of_wrong_types_is_none():
    good = visit_row(Visit(here=Here("a", Target())))
    for name, wrong in (("query", 3), ("order", "best"), ("here", ["a", 1, 2, 3]), ("here", "abcd"),
                        ("here", ["a", None, "1", None]), ("only", [1, 2]), ("only", ["a"]),
                        ("behind", 1), ("ahead", [[]])):  # fmt: skip
        assert visit_of({**good, name: wrong}) is None, name
    assert visit_of({}) is None


def test_only_the_last_jumps_are_kept():
    trail = Trail()
    for number in range(90):
        trail.leave(Here(str(number), Target()))
    behind, ahead = trail.stacks
    kept = visit_of(visit_row(Visit(behind=behind, ahead=ahead)))
    assert [here.article_id for here in kept.behind] == [str(number) for number in range(40, 90)]
