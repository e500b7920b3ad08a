"""What speakers follow: the rules of `speakers.toml`, and which of them cannot be followed.

Names are compared by their words, without case, accents and punctuation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from index.corrections.claiming import claims
from index.corrections.names import SPEAKERS_FILE
from index.corrections.values import Conflict, Fact, Ignore, Merge, NotSame, Split
from index.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.corrections.values import Part, Rule

Folded = str
_IN_NONE = frozenset[int]()


@lru_cache(maxsize=1 << 15)  # voices of many articles go by the same names
def fold(name: str) -> Folded:
    """Return a name as it is compared with names of rules."""
    return " ".join(folded_words(name)) or name


@dataclass(frozen=True)
class Rules:
    """The rules of a library, each kind in the order of the file."""

    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    not_same: tuple[NotSame, ...] = ()
    facts: tuple[Fact, ...] = ()
    ignored: tuple[Ignore, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return any((self.merges, self.splits, self.not_same, self.facts, self.ignored))

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Rules:
        """Sort rules by their kinds."""
        those = tuple(rules)
        return cls(
            tuple(one for one in those if isinstance(one, Merge)),
            tuple(one for one in those if isinstance(one, Split)),
            tuple(one for one in those if isinstance(one, NotSame)),
            tuple(one for one in those if isinstance(one, Fact)),
            tuple(one for one in those if isinstance(one, Ignore)),
        )

    def known_as(self, name: str, article_id: str) -> str:
        """Return the name that a name of an article goes by; itself where no rule says other.

        A split says whom it means in that article, then merges are followed to their end.
        """
        return self.merged(self.part(name, article_id) or name)

    def part(self, name: str, article_id: str) -> str | None:
        """Return which part of a split name is meant in an article: the first that claims it."""
        return next((one.name for one in self.parts(name) if claims(one, article_id)), None)

    def parts(self, name: str) -> tuple[Part, ...]:
        """Return the speakers that a name is split into; none for most names."""
        return self._parts.get(fold(name), ())

    def merged(self, name: str) -> str:
        """Return the name that a name is merged into, at the end of the chain."""
        return self._ends.get(fold(name), name)

    def is_ignored(self, name: str) -> bool:
        """Tell whether a name is never a speaker."""
        return fold(name) in self._ignored

    def may_be_same(self, one: str, other: str) -> bool:
        """Tell whether nobody said that two names are never one speaker."""
        names = fold(one), fold(other)
        if names[0] == names[1]:
            return names[0] not in self._twice
        rules, others = (self._apart.get(name, _IN_NONE) for name in names)
        return rules.isdisjoint(others)

    @cached_property
    def names(self) -> frozenset[Folded]:
        """Return all names that a rule changes anything of, folded."""
        named = [*self._parts, *self._into, *self._ignored, *(fold(one.name) for one in self.facts)]
        named += [fold(one.into) for one in self.merges]
        named += [fold(part.name) for one in self.splits for part in one.parts]
        return frozenset((*named, *self._apart))

    @cached_property
    def _into(self) -> Mapping[Folded, str]:
        """Return for each merged name what it goes by; of two rules for one name the last."""
        return {
            fold(name): one.into
            for one in self.merges
            for name in one.names
            if fold(name) != fold(one.into)
        }

    @cached_property
    def _parts(self) -> Mapping[Folded, tuple[Part, ...]]:
        return {fold(one.name): one.parts for one in self.splits}

    @cached_property
    def _ignored(self) -> frozenset[Folded]:
        return frozenset(fold(one.name) for one in self.ignored)

    @cached_property
    def _apart(self) -> Mapping[Folded, frozenset[int]]:
        """Return for each name in which rules it stands that keep names apart."""
        found: defaultdict[Folded, set[int]] = defaultdict(set)
        for number, one in enumerate(self.not_same):
            for name in one.names:
                found[fold(name)].add(number)
        return {name: frozenset(numbers) for name, numbers in found.items()}

    @cached_property
    def _twice(self) -> frozenset[Folded]:
        """Return the names of which two that bear it are never one."""
        counts = (Counter(map(fold, one.names)) for one in self.not_same)
        return frozenset(name for names in counts for name, times in names.items() if times > 1)

    @cached_property
    def _ends(self) -> Mapping[Folded, str]:
        """Return for each merged name the last one that it goes by before any comes again."""
        ends: dict[Folded, str] = {}
        for start in self._into:
            path: dict[Folded, None] = {}
            name = start
            while name in self._into and name not in ends and name not in path:
                path[name] = None
                name = fold(self._into[name])
            names = list(path)
            if name in path:
                circle = names[names.index(name) :]
                # Who goes round comes to the one before the one where he began.
                ends |= {one: self._into[circle[at - 2]] for at, one in enumerate(circle)}
                names = names[: -len(circle)]
            for one in reversed(names):
                ends[one] = ends.get(fold(self._into[one]), self._into[one])
        return ends


def conflicts_of(rules: Rules) -> tuple[Conflict, ...]:
    """Return which rules contradict each other, whatever articles there are."""
    return tuple(Conflict(SPEAKERS_FILE, problem) for problem in (*_circles(rules), *_torn(rules)))


def _circles(rules: Rules) -> Iterator[str]:
    for merge in rules.merges:
        end = rules.merged(merge.into)
        for name in merge.names:
            if fold(name) == fold(merge.into):
                continue  # all that bear the name are one
            if fold(rules.merged(name)) != fold(end) or fold(name) == fold(end):
                yield f"merge {name}: it is merged into {merge.into} and elsewhere, or in a circle"


def _torn(rules: Rules) -> Iterator[str]:
    for rule in rules.not_same:
        together: dict[Folded, str] = {}
        for name in rule.names:
            first = together.setdefault(fold(rules.merged(name)), name)
            if first != name:
                yield f"not_same {first}, {name}: they are merged"
