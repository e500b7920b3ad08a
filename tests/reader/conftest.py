"""What every test of the reader has: a state folder of its own."""

import pytest


@pytest.fixture(autouse=True)
def state_home(tmp_path, monkeypatch):
    """Keep what the reader remembers out of the user's folders; return where it is."""
    home = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    return home
