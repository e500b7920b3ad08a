"""Which voices of one full name are one speaker, told by the contexts of the name.

Precision comes first: a false link puts words into somebody's mouth. Contexts are linked
where something supports it (the same body; the same role that few hold; the same desk at
about the same time; people who are named beside both) and nothing contradicts (another field
of work; another body and role at the same time; another pronoun). A context that would fit
two who cannot be one joins neither, unless one of them is far more usual.

All follows from the set of contexts and how many articles each has, so that the order in
which articles come and go changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.speakers.clusters import Cluster, contradict, support
from index.speakers.context import base_of, is_shared, parted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from index.speakers.context import Context

    Company = Callable[[Collection[str]], frozenset[str]]

_DOMINANT = 4  # times as many articles
_MOST_COMPARED = 32  # clusters whose company is looked at
_SHARED_NAMES = 2


def linked(rows: Mapping[str, int], company: Company | None = None) -> dict[str, str]:
    """Find the speaker of each key of one name.

    Args:
        rows: the keys of the name, as `speaker_key` gives them, with their numbers of articles.
        company: returns the people who are named in articles of some of the keys.

    Returns:
        For each key the id of its speaker: the name's own for the one with most articles, for
        any other the first of its keys.
    """
    known = {key: context for key in rows if (context := parted(key)) is not None}
    clusters = _by_context(known, rows)
    if len(clusters) > 1 and company is not None:
        clusters = _by_company(clusters, company)
    speakers = {key: base_of(key) for key in rows}
    for cluster in sorted(clusters, key=_rank)[1:]:
        speakers |= dict.fromkeys(cluster.keys, cluster.first)
    return speakers


def _rank(cluster: Cluster) -> tuple[int, str]:
    return -cluster.articles, cluster.first


def _by_context(known: Mapping[str, Context], articles: Mapping[str, int]) -> list[Cluster]:
    """Put contexts together: first those that say something of the person, the usual first."""
    clusters: list[Cluster] = []
    unclear: list[Cluster] = []
    for key in sorted(known, key=lambda one: (known[one].is_bare, -articles[one], one)):
        new = Cluster.of(key, known[key], articles[key])
        fitting = _fitting(new, clusters)
        if fitting is None or (not fitting and known[key].is_bare):
            unclear.append(new)
        else:
            clusters = _merged(new, fitting, clusters)
    for new in unclear:
        alike = [other for other in clusters if other.bare and support(new, other)]
        clusters = _merged(new, alike, clusters)
    return clusters


def _fitting(new: Cluster, clusters: Sequence[Cluster]) -> list[Cluster] | None:
    """Return the clusters that a context belongs to; None where it cannot be told."""
    ranked = sorted(
        (tier, _rank(other), at)
        for at, other in enumerate(clusters)
        if (tier := support(new, other)) and not contradict(new, other)
    )
    fitting: list[Cluster] = []
    for tier, _, at in ranked:
        other = clusters[at]
        rivals = [one for one in fitting if contradict(one, other)]
        if not rivals:
            fitting.append(other)
        elif tier == ranked[0][0] and rivals[0].articles < _DOMINANT * other.articles:
            return None
    return fitting


def _merged(new: Cluster, those: Sequence[Cluster], clusters: Sequence[Cluster]) -> list[Cluster]:
    if not those:
        return [*clusters, new]
    largest, *others = those
    for one in (*others, new):
        largest.take_in(one)
    return [one for one in clusters if all(one is not other for other in others)]


def _by_company(clusters: Sequence[Cluster], company: Company) -> list[Cluster]:
    """Put clusters together beside which the same people are named."""
    ranked = sorted(clusters, key=_rank)
    found: list[tuple[Cluster, set[str]]] = []
    for cluster in ranked[:_MOST_COMPARED]:
        people = company(cluster.keys)
        for other, theirs in found:
            if len(people & theirs) >= _SHARED_NAMES and not contradict(cluster, other):
                other.take_in(cluster)
                theirs.update(people)
                break
        else:
            found.append((cluster, set(people)))
    return [*(cluster for cluster, _ in found), *ranked[_MOST_COMPARED:]]


def speaker_ids(
    seen: Mapping[str, int],
    ties: Mapping[str, str],
    company: Company | None = None,
    is_one: Callable[[str], bool] = lambda _: False,
) -> dict[str, str]:
    """Find the speaker of each key of a library.

    Args:
        seen: all keys, with their numbers of articles.
        ties: keys that go by another one, as `tied` finds them.
        company: as `linked` has it.
        is_one: tells whether all that bear a name are one speaker, by its key.
    """
    by_base: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for key, articles in seen.items():
        if key not in ties and is_shared(key):
            by_base[base_of(key)][key] = articles
    ids: dict[str, str] = {}
    for base, rows in by_base.items():
        ids |= dict.fromkeys(rows, base) if is_one(base) else linked(rows, company)
    return {key: ids.get(ties.get(key, key), ties.get(key, key)) for key in seen}
