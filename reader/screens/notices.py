"""What the rule under the search box says: a broken query, nothing found, a file, a banner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import parse_query
from reader.page.clean import clean_line
from reader.page.wording import counted
from reader.session.freshness import CHANGED
from reader.session.rescue import looked_for
from reader.widgets.word_row import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.session.found import Found

OFFER = "offer."
"""What the name of a command begins with that takes up an alternative, by its number."""


def notice_for(
    found: Found, banner: str | None, remark: str = "", *, key: str = "", again: str = ""
) -> tuple[Part, ...]:
    """Return the message; nothing where all is well.

    Args:
        found: what is searched for.
        banner: what stands there until a search.
        remark: what has to be known of the open article.
        key: what takes up the first alternative.
        again: the key that has a changed file read anew; empty where that cannot be.
    """
    if found.query.problems:
        problem = found.query.problems[0]
        words = f"character {problem.position + 1}: {problem.message}; the rest is searched"
        return (Part(clean_line(words), "bold $warning"),)
    if found.stale:
        return _nothing(found, key)
    if remark:
        offers = [Part("  "), Part(f"{again} re-indexes this file", "underline", "file.reindex")]
        is_offered = again and remark.startswith(CHANGED)
        return (Part(clean_line(remark)), *(offers if is_offered else ()))
    if banner and not found.query:
        return tuple(map(Part, re.findall(r"\S+\s*", clean_line(banner))))  # breaks at any word
    return ()


def opening_banner(
    banner: str | None, problems: Sequence[str], way: Callable[[str], str]
) -> str | None:
    """Return what stands there until a search: the banner, and how many files were skipped.

    Args:
        banner: in which `{index.add}` stands for the key of that command.
        problems: why files were skipped.
        way: tells how a command is given.
    """
    banner = banner and banner.replace("{index.add}", way("index.add"))
    skipped = f"{counted(len(problems), 'file')} skipped" if problems else ""
    return "  ".join(filter(None, (banner, skipped))) or None


def _nothing(found: Found, key: str) -> tuple[Part, ...]:
    if found.asking.titled:
        words = f"No title here has words that start so: {found.asking.titled}."
        return (Part(clean_line(words), "bold"),)
    query = parse_query(found.query.text)  # without the beginning that typing adds
    several = len(query.groups) > 1
    words = looked_for(query)
    message = f"No article has all of: {words}." if several else f"No article has {words}."
    parts = [Part(clean_line(message), "bold")]
    for number, offer in enumerate(found.alternatives):
        text = clean_line(f"{offer.does} ({offer.total:,})")
        parts += [Part("  "), Part(text, "underline", f"{OFFER}{number}")]
        if number == 0 and key:
            parts.append(Part(f" [{key}]", "dim", f"{OFFER}{number}"))
    return tuple(parts)


def offered(command: str) -> int | None:
    """Return which alternative a command takes up; None for other commands."""
    number = command.removeprefix(OFFER)
    return int(number) if number != command and number.isdecimal() else None
