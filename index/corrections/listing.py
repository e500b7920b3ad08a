"""All corrections of a library, with what of them cannot be followed."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.corrections.claiming import conflicts_in
from index.corrections.names import EDITS_FILE, SPEAKERS_FILE
from index.corrections.rules import Rules, conflicts_of
from index.corrections.values import Edit, Fact, Merge, NotSame, Orphan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from index.corrections.kept import Kept
    from index.corrections.values import Conflict, Rule


@dataclass(frozen=True)
class Corrections:
    """What a person has corrected in a library.

    Attributes:
        edits: of quotations, in the order they are followed.
        rules: of speakers.
        orphans: those whose place is not there, for now.
        conflicts: what is not understood, or contradicts something.
    """

    edits: tuple[Edit, ...] = ()
    rules: Rules = field(default_factory=Rules)
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def corrections_of(
    kept: Kept,
    orphans: Sequence[Orphan],
    article_ids: Collection[str],
    is_known: Callable[[str], bool],
) -> Corrections:
    """Put together what the files say and what became of it.

    Args:
        kept: what the files say.
        orphans: decisions about quotations, as the library found them.
        article_ids: of all articles.
        is_known: tells whether anybody in the library is called by a name.
    """
    rules = Rules.of(kept.speakers.rules)
    conflicts = (*kept.conflicts, *conflicts_of(rules), *conflicts_in(rules.splits, article_ids))
    lost = (*_placed(kept, orphans), *_nameless(kept.speakers.rules, is_known))
    return Corrections(kept.edits, rules, lost, conflicts)


def _placed(kept: Kept, orphans: Sequence[Orphan]) -> Iterator[Orphan]:
    """Yield orphans with the line that each stands in."""
    numbers: defaultdict[Edit, deque[int]] = defaultdict(deque)
    for line in kept.lines if orphans else ():
        if line.edit is not None:
            numbers[line.edit].append(line.number)
    for orphan in orphans:
        found = numbers[orphan.correction] if isinstance(orphan.correction, Edit) else ()
        where = f"{EDITS_FILE}, line {found.popleft()}" if found else EDITS_FILE
        yield replace(orphan, where=where)


def _nameless(rules: Sequence[Rule], is_known: Callable[[str], bool]) -> Iterator[Orphan]:
    """Yield rules about names that nobody is called by."""
    for rule in rules:
        missing = [name for name in _needed(rule) if not is_known(name)]
        if missing:
            problem = f"nobody is called {' or '.join(missing)} now"
            yield Orphan(rule, problem, SPEAKERS_FILE)


def _needed(rule: Rule) -> Sequence[str]:
    """Return the names without which a rule changes nothing; who is ignored has none left."""
    match rule:
        case Merge(_, names) | NotSame(names):
            return names
        case Fact(name):
            return (name,)
        case _:
            return ()
