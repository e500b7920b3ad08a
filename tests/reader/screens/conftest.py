"""Where tests of taking quotes along write, and what they copied."""

import pytest

from reader.outside.clipboard import Copied


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Be in a folder of the test's own; return it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def copied(monkeypatch):
    """Return the list of what is copied from now on, instead of the clipboard."""
    texts = []
    monkeypatch.setattr(
        "reader.screens.copying.copy",
        lambda text, **_: texts.append(text) or Copied("Copied via a test"),
    )
    return texts
