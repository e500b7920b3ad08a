"""Which file has which article id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import UnknownArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index.library.protocol import Library
    from index.model import SourceFile


class Holders:
    """The ids that are in use, each with the absolute path of the file that uses it."""

    def __init__(
        self,
        files: Iterable[SourceFile],
        ask: Callable[[str], str | None] = lambda _name: None,
    ) -> None:
        """Know the ids of some files, and ask for those that none of them has."""
        self._paths: dict[str, str | None] = {
            article: file.path for file in files for article in file.articles
        }
        self._ask = ask

    def get(self, name: str, /) -> str | None:
        """Return the path of the file that has an id; None where that is free."""
        if name not in self._paths:
            self._paths[name] = self._ask(name)
        return self._paths[name]

    def take(self, name: str, path: str) -> None:
        """Have an id be used by a file."""
        self._paths[name] = path

    def free(self, name: str) -> None:
        """Have an id be used by nobody."""
        self._paths[name] = None


def asked_of(library: Library) -> Callable[[str], str | None]:
    """Return what asks a library for one id at a time: quicker where few are needed."""

    def ask(name: str) -> str | None:
        try:
            return library.article(name).heading.path
        except UnknownArticleError:
            return None

    return ask
