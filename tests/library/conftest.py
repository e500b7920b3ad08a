"""Libraries to test: every kind, opened the same way."""

import pytest

from index.library.memory import MemoryLibrary
from index.library.opening import create_library


@pytest.fixture(autouse=True)
def cache_home(tmp_path, monkeypatch):
    """Keep what is indexed out of the user's cache; return where it is."""
    home = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home


@pytest.fixture(params=["memory", "local"])
def library(request, tmp_path):
    """Return an empty library of each kind."""
    opened = (
        MemoryLibrary("here") if request.param == "memory" else create_library(tmp_path / "lib")
    )
    yield opened
    opened.close()
