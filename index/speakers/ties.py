"""Which speakers of single articles are one, because they say one quotation in two renderings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.speakers.context import base_of, is_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_OF_ARTICLE = "@"


def tied(spoken: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Find the keys that stand for the same speaker as another key does.

    A quotation has one speaker in all its renderings. One of them may have lost the words
    that introduce the speaker: what is "the spokesman" there is "a spokesman for the
    council" here. Keys are tied where all words of the one are in the other and one of them
    at least is of a single article, or where they are one name in two contexts; not where
    that would make one of two full names.

    Args:
        spoken: pairs of `Quoted.group` and the speaker's key in one of its renderings.

    Returns:
        For each key that goes by another one, that one.
    """
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for keys in _by_group(spoken).values():
        for one, other in _pairs(keys):
            if may_be_one(one, other):
                partners[one].add(other)
                partners[other].add(one)
    return dict(_chosen(_components(partners)))


def _by_group(spoken: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group, key in spoken:
        found[group].add(key)
    return {group: sorted(keys) for group, keys in found.items() if len(keys) > 1}


def _pairs(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for at, one in enumerate(keys) for other in keys[at + 1 :])


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two keys stand for one speaker where they say one quotation."""
    if is_shared(one) and is_shared(other):
        return base_of(one) == base_of(other)
    return _is_within(one, other) or _is_within(other, one)


def _components(partners: Mapping[str, set[str]]) -> Iterator[set[str]]:
    seen: set[str] = set()
    for start in partners:
        if start in seen:
            continue
        component, waiting = {start}, [start]
        while waiting:
            new = partners[waiting.pop()] - component
            component |= new
            waiting.extend(new)
        seen |= component
        yield component


def _chosen(components: Iterable[set[str]]) -> Iterator[tuple[str, str]]:
    """Yield each key with the one it goes by: the shared one, else the one that says most."""
    for component in components:
        shared = {key for key in component if is_shared(key)}
        if len({base_of(key) for key in shared}) > 1:
            continue
        best = max(shared or component, key=lambda key: (len(_words(key)), key))
        if all(_is_within(key, best) or _is_within(best, key) for key in component):
            yield from ((key, best) for key in component if key != best)


def _is_within(one: str, other: str) -> bool:
    return _words(one) <= _words(other)


def _words(key: str) -> frozenset[str]:
    name = base_of(key).partition(_OF_ARTICLE)[0]
    return frozenset(name.removeprefix("spk:").split("-"))
