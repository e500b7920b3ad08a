"""How many examples of its own each property is tried with, and what coverage counts."""

import os
import re
from collections import defaultdict
from zlib import crc32

import pytest
from hypothesis import settings

# The gate tries fewer than Hypothesis would; `make nightly` says how many, and they are more.
settings.register_profile("quoth", max_examples=int(os.environ.get("QUOTH_EXAMPLES", "40")))
settings.load_profile("quoth")


NIGHTLY = "QUOTH_NIGHTLY" in os.environ
_SIZE = re.compile(r"size\d+")  # how a test is told from itself at another size


def pytest_collection_modifyitems(config, items):
    """Say what the gate leaves to the nightly run, and what coverage counts."""
    if not NIGHTLY:
        left = _for_the_night(items)
        config.hook.pytest_deselected(items=list(left.values()))
        items[:] = [item for item in items if item.nodeid not in left]
    counted = set()
    for item in items:
        if _test(item) in counted or _is_untraced(item):
            item.add_marker(pytest.mark.no_cover)
        counted.add(_test(item))


def _for_the_night(items):
    """Leave all sizes but one of what is tried at each size; the next test keeps another one."""
    sized = defaultdict(list)
    for item in items:
        if _SIZE.fullmatch(item.nodeid.removesuffix("]").rpartition("[")[2]):
            sized[_test(item)].append(item)
    for several in sized.values():
        del several[_turn(several[0], len(several))]
    return {item.nodeid: item for several in sized.values() for item in several}


def _is_untraced(item):
    """Trace every second test of the interface, and none of a terminal's child.

    Tracing doubles the time of a test. So coverage is what it says at least.
    """
    if item.get_closest_marker("terminal"):
        return True
    return "reader/screens" in item.nodeid and not NIGHTLY and _turn(item, 2) == 0


def _turn(item, several):
    return crc32(_test(item).encode()) % several


def _test(item):
    return item.nodeid.partition("[")[0]
