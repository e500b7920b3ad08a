"""Which panes there is room for."""

import pytest

from reader.layout import Layout, crossings, layout_of, too_small, visible
from reader.session.state import Pane


@pytest.mark.parametrize(
    ("size", "layout"),
    [
        ((120, 40), Layout.WIDE),
        ((108, 10), Layout.WIDE),
        ((107, 40), Layout.MID),
        ((72, 24), Layout.MID),
        ((71, 24), Layout.NARROW),
        ((40, 10), Layout.NARROW),
        ((39, 24), Layout.TINY),
        ((120, 9), Layout.TINY),
    ],
)
def test_layout_by_size(size, layout):
    assert layout_of(*size) is layout


def test_rules_stand_between_the_panes():
    assert crossings(Layout.WIDE, 120) == (33, 91)
    assert crossings(Layout.MID, 80) == (55,)
    assert crossings(Layout.NARROW, 60) == ()


def test_the_pane_with_the_focus_is_always_in_sight():
    for layout in Layout:
        for pane in Pane:
            assert pane in visible(layout, pane)
    assert visible(Layout.MID, Pane.SPEAKERS) == {Pane.ARTICLE, Pane.SPEAKERS}
    assert visible(Layout.NARROW, Pane.ARTICLE) == {Pane.ARTICLE}


def test_a_small_window_is_told_its_size():
    assert too_small(38, 9) == (
        "Window is 38x9; needs 40x10. Text still available: quoth show <ref>"
    )
