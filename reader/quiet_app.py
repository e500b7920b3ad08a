"""An App that shows no text where Textual would show a traceback, and says how it copies."""

from __future__ import annotations

from rich.text import Text
from textual.app import App, ReturnType

from reader.clipboard import copy
from reader.crash import stopped


class QuietApp(App[ReturnType]):
    """Ends a crash with one line, and copies by every way there is."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, and say by which way; ctrl+c on a selection comes here too."""
        self.notify(copy(self, text), markup=False)

    # Private to Textual: a test fails when it goes.
    def _fatal_error(self) -> None:
        fault = self._exception
        self.panic(Text(stopped(fault) if fault else "quoth stopped"))
