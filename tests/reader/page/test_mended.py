"""Corrections in words."""

import pytest

from index import Edit, Fact, Ignore, Merge, NotSame, Op, Part, Selector, Split
from reader.page.mended import described, described_all, excerpt


def edit(op, words="We did ask", **known):
    return Edit(op, "tariff", "00", Selector(words, start=known.pop("start", 3)), **known)


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (edit(Op.REJECT), '"We did ask" is no quote'),
        (edit(Op.CONFIRM), '"We did ask" is right as it stands'),
        (edit(Op.SET_CONTENT), 'the words of "We did ask"'),
        (
            edit(Op.SET_SPEAKER, speaker="Ana \x1b[31mDuarte"),
            'Ana \u241b[31mDuarte said "We did ask"',
        ),
        (edit(Op.SET_SPEAKER), 'somebody unknown said "We did ask"'),
        (Merge("Ana Duarte", ("A Duarte", "Ms Duarte")), "A Duarte, Ms Duarte is Ana Duarte"),
        (Split("Ana", (Part("Ana A", ("x",)), Part("Ana B", ("y",)))), "Ana is Ana A and Ana B"),
        (NotSame(("Ana", "Anna")), "Ana is not Anna"),
        (Ignore("Gazette"), "Gazette is never a speaker"),
        (Fact("Ana", "minister", None, "2004", "2005"), "Ana: minister from 2004 to 2005"),
        (Fact("Ana", None, "Board"), "Ana: Board"),
    ],
)
def test_each_kind_is_told(correction, words):
    assert described(correction) == words


def test_a_step_is_told_by_its_last_one_and_how_many_others_there_are():
    added = [edit(Op.SET_CONTENT), edit(Op.SET_SPEAKER, speaker="Ana")]
    assert described_all(added) == 'Ana said "We did ask"'
    several = [edit(Op.SET_SPEAKER, "A", speaker="Ana"), edit(Op.SET_SPEAKER, "B", speaker="Ana")]
    assert described_all(several) == 'Ana said "B" and 1 more'


def test_an_excerpt_is_one_line_and_cut():
    assert excerpt("We\n did   ask") == '"We did ask"'
    assert excerpt("x" * 50, 10) == f'"{"x" * 9}\u2026"'
