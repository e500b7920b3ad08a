"""How many examples of its own each property is tried with, and what coverage counts."""

import os

import pytest
from hypothesis import settings

# The gate tries fewer than Hypothesis would; `make nightly` says how many, and they are more.
settings.register_profile("quoth", max_examples=int(os.environ.get("QUOTH_EXAMPLES", "40")))
settings.load_profile("quoth")


def pytest_collection_modifyitems(items):
    """Count what a test runs once: tracing doubles its time.

    What a test runs again with other parameters, and what a terminal's child runs, is not
    traced. So coverage is what it says at least.
    """
    counted = set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        if test in counted or item.get_closest_marker("terminal"):
            item.add_marker(pytest.mark.no_cover)
        counted.add(test)
