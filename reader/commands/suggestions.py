"""What a shell may complete from a library: names of speakers, ids of articles.

The shell waits, so little is asked for, and what fails gives nothing. A key pressed in a shell
changes nothing either: the library is looked at as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from index import LibraryError, Sort, glance_into
from reader.outside import shelf
from reader.page.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import click

    from index import RowLibrary

_NAMES, _HEADINGS, _SHOWN = 200, 5000, 100


def speaker_names(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Return the names that go on from what was typed, most quoted first.

    Where a name is given as several words, what was typed before counts as its beginning.
    """
    before = context.params.get(parameter.name or "") if parameter.nargs < 0 else ()
    begun = "".join(f"{word} " for word in before or ())

    def names(library: RowLibrary) -> Iterable[str]:
        first = f"{begun}{incomplete}".split()[:1]
        return (one.name for one in library.speakers("".join(first), limit=_NAMES).speakers)

    wanted = f"{begun}{incomplete}".casefold()
    found = (name for name in _asked(context, names) if name.casefold().startswith(wanted))
    return [CompletionItem(clean_line(name[len(begun) :])) for name in found][:_SHOWN]


def article_ids(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - click gives it
    incomplete: str,
) -> list[CompletionItem[str]]:
    """Return the ids that go on from what was typed, of many no further than to a folder."""

    def ids(library: RowLibrary) -> Iterable[str]:
        return (one.id for one in library.headings(sort=Sort.NEWEST, limit=_HEADINGS))

    found = [one for one in _asked(context, ids) if one.startswith(incomplete)]
    folders = {_to_folder(one, len(incomplete)) for one in found}
    if len(found) > _SHOWN and len(folders) > 1:  # a shell takes the only one as the whole word
        found = sorted(folders)
    return [CompletionItem(clean_line(one)) for one in found[:_SHOWN]]


def files(
    context: click.Context,  # noqa: ARG001 - click gives it
    parameter: click.Parameter,  # noqa: ARG001 - click gives it
    incomplete: str,
) -> list[CompletionItem[str]]:
    """Leave paths to the shell."""
    return [CompletionItem(incomplete, type="file")]


def _to_folder(article_id: str, start: int) -> str:
    end = article_id.find("/", start)
    return article_id if end < 0 else article_id[: end + 1]


def _asked(context: click.Context, question: Callable[[RowLibrary], Iterable[str]]) -> list[str]:
    folder: Path | None = context.params.get("library")
    try:
        library = glance_into(shelf.chosen(folder))
    except LibraryError:
        return []
    try:
        return list(question(library))
    except LibraryError:
        return []
    finally:
        library.close()
