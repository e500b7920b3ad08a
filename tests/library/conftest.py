"""Libraries to test: every kind, opened the same way."""

import pytest

from index.library.memory import MemoryLibrary


@pytest.fixture(params=["memory"])
def library(request, tmp_path, monkeypatch):
    """Return an empty library of each kind."""
    opened = MemoryLibrary("here")
    yield opened
    opened.close()
