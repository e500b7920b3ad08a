"""What speakers follow: the rules of `speakers.toml`, and which of them cannot be followed.

Names are compared by their words, without case, accents and punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property, lru_cache
from itertools import combinations
from re import Pattern
from re import compile as compiled
from typing import TYPE_CHECKING

from index.corrections.names import SPEAKERS_FILE
from index.corrections.values import Conflict, Fact, Ignore, Merge, NotSame, Split
from index.words import folded_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from index.corrections.values import Part, Rule

Folded = str


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
        seen = {fold(name)}
        while (into := self._into.get(fold(name))) is not None and fold(into) not in seen:
            name = into
            seen.add(fold(into))
        return name

    def is_ignored(self, name: str) -> bool:
        """Tell whether a name is never a speaker."""
        return fold(name) in self._ignored

    def may_be_same(self, one: str, other: str) -> bool:
        """Tell whether nobody said that two names are never one speaker."""
        return frozenset((fold(one), fold(other))) not in self._apart

    @cached_property
    def names(self) -> frozenset[Folded]:
        """Return all names that a rule changes anything of, folded."""
        named = [*self._parts, *self._into, *self._ignored, *(fold(one.name) for one in self.facts)]
        named += [fold(one.into) for one in self.merges]
        named += [fold(part.name) for one in self.splits for part in one.parts]
        return frozenset((*named, *(name for pair in self._apart for name in pair)))

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
    def _apart(self) -> frozenset[frozenset[Folded]]:
        pairs = (pair for one in self.not_same for pair in combinations(map(fold, one.names), 2))
        return frozenset(map(frozenset, pairs))


def claims(part: Part, article_id: str) -> bool:
    """Tell whether a part of a split name is meant in an article."""
    return any(_pattern(glob).match(article_id) for glob in part.where)


@lru_cache(maxsize=1024)
def _pattern(glob: str) -> Pattern[str]:
    return compiled(translate(glob))


def conflicts_of(rules: Rules) -> tuple[Conflict, ...]:
    """Return which rules contradict each other, whatever articles there are."""
    return tuple(Conflict(SPEAKERS_FILE, problem) for problem in (*_circles(rules), *_torn(rules)))


def conflicts_in(rules: Rules, article_ids: Collection[str]) -> tuple[Conflict, ...]:
    """Return which parts of split names do not fit the articles that there are."""
    return tuple(
        Conflict(f"{SPEAKERS_FILE}, split {split.name}", problem)
        for split in rules.splits
        for problem in _misfits(split, article_ids)
    )


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
        for one, other in combinations(rule.names, 2):
            if fold(rules.merged(one)) == fold(rules.merged(other)):
                yield f"not_same {one}, {other}: they are merged"


def _misfits(split: Split, article_ids: Collection[str]) -> Iterator[str]:
    for part in split.parts:
        for glob in part.where:
            if not any(map(_pattern(glob).match, article_ids)):
                yield f"{part.name}: no article is named {glob}"
    for article_id in article_ids:
        claiming = [part.name for part in split.parts if claims(part, article_id)]
        if len(claiming) > 1:
            yield f"{article_id}: claimed by {' and '.join(claiming)}; it is {claiming[0]}'s"
