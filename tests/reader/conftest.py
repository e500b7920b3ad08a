"""What every test of the reader has: a state folder of its own, and no pauses."""

import pytest
from idling import idle


@pytest.fixture(autouse=True)
def state_home(tmp_path, monkeypatch):
    """Keep what the reader remembers out of the user's folders; return where it is."""
    home = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(home))
    return home


@pytest.fixture(scope="session", autouse=True)
def _no_pauses():
    """Let a pilot go on as soon as the application is idle."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("textual.app", "textual.pilot"):
            patch.setattr(f"{module}.wait_for_idle", idle)
        yield
