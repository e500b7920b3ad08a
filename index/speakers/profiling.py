"""A speaker's profile, made of all that its voices say and are called."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.speakers.context import context_of
from index.speakers.profile import NOT_STATED, Profile, Role
from index.speakers.tally import display_name, forms_by_frequency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.model import Heading, Kind, Speaker, Voice

_Called = tuple[str, str]  # role and organisation; "" for none
_SEVERAL = 2
T = TypeVar("T", bound=str)


class Spoken(NamedTuple):
    """One quotation of a speaker, as far as its profile asks for it.

    Attributes:
        heading: of the article.
        voice: that says it, without its mentions.
        kind: of the quotation.
        group: `Quoted.group`; what is in two renderings counts once.
    """

    heading: Heading
    voice: Voice
    kind: Kind
    group: str


def profile_of(speaker: Speaker, spoken: Iterable[Spoken], given: Iterable[Role] = ()) -> Profile:
    """Make a profile, suggestions and the voices of a body apart.

    Args:
        speaker: whose.
        spoken: all that it says, in any order; each quotation in all its renderings.
        given: roles that a person gave it.
    """
    ordered = sorted(spoken, key=_by_date)
    by_article: defaultdict[str, list[Spoken]] = defaultdict(list)
    for one in ordered:
        by_article[one.heading.id].append(one)
    once = {one.group: one for one in reversed(ordered)}.values()  # in its earliest article
    roles = tuple(sorted((*given, *_roles(by_article.values())), key=_role_key))
    return Profile(
        speaker,
        names=_names(by_article.values()),
        roles=roles,
        articles=_articles(by_article.values()),
        kinds=_most_first(Counter(one.kind for one in once)),
        pronouns=_most_first(Counter(_pronoun(one) for one in by_article.values())),
        periods=_periods(once),
        evidence=_evidence(speaker.name, by_article.values()),
    )


def _by_date(one: Spoken) -> tuple[dt.date, str, str, str]:
    return one.heading.date or dt.date.max, one.heading.id, one.group, one.kind


def _names(articles: Iterable[Sequence[Spoken]]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for spoken in articles:
        names = {name for one in spoken for name in (one.voice.name, *one.voice.aliases)}
        counts.update(map(display_name, forms_by_frequency(Counter(names))))
    return tuple((display_name(forms), sum(forms.values())) for forms in forms_by_frequency(counts))


def _articles(articles: Iterable[Sequence[Spoken]]) -> tuple[tuple[Heading, int], ...]:
    counts = [(those[0].heading, len({one.group for one in those})) for those in articles]
    counts.sort(key=lambda pair: _newest_first(pair[0]))
    return tuple(counts)


def _newest_first(heading: Heading) -> tuple[bool, int, str]:
    day = heading.date.toordinal() if heading.date else 0
    return heading.date is None, -day, heading.id


def _roles(articles: Iterable[Sequence[Spoken]]) -> tuple[Role, ...]:
    """Return what articles call the speaker, one for what differs beyond case."""
    printed: defaultdict[_Called, Counter[_Called]] = defaultdict(Counter)
    days: defaultdict[_Called, dict[str, dt.date | None]] = defaultdict(dict)
    for spoken in articles:
        heading = spoken[0].heading
        for one in {(one.voice.role or "", one.voice.organisation or "") for one in spoken}:
            called = one[0].casefold(), one[1].casefold()
            printed[called][one] += 1
            days[called][heading.id] = heading.date
    printed.pop(("", ""), None)
    found = (_role(printed[called], days[called].values()) for called in printed)
    return tuple(found)


def _role(printed: Mapping[_Called, int], days: Collection[dt.date | None]) -> Role:
    role = display_name(_either(printed, 0))
    organisation = display_name(_either(printed, 1))
    known = sorted(day for day in days if day is not None)
    first, last = (known[0], known[-1]) if known else (None, None)
    return Role(role or None, organisation or None, first, last, len(days))


def _either(printed: Mapping[_Called, int], place: int) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for called, count in printed.items():
        counts[called[place]] += count
    return counts


def _role_key(role: Role) -> tuple[dt.date, int, str, str]:
    return role.first or dt.date.max, -role.articles, role.role or "", role.organisation or ""


def _pronoun(spoken: Sequence[Spoken]) -> str:
    """Return what an article mostly calls the speaker."""
    counts: Counter[str] = Counter()
    for voice in {one.voice for one in spoken}:
        counts.update(dict(voice.pronouns))
    return min(counts, key=lambda word: (-counts[word], word)) if counts else NOT_STATED


def _periods(once: Iterable[Spoken]) -> tuple[tuple[str, int], ...]:
    dates = (one.heading.date for one in once)
    counts = Counter(f"{date:%Y-%m}" for date in dates if date is not None)
    return tuple(sorted(counts.items()))


def _most_first(counts: Mapping[T, int]) -> tuple[tuple[T, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _evidence(name: str, articles: Collection[Sequence[Spoken]]) -> tuple[str, ...]:
    """Say why voices of several articles are one speaker, in words for the reader.

    What most of them agree in comes first: organisations, roles and desks.
    """
    if len(articles) < _SEVERAL:
        return ()
    agreeing: Counter[tuple[str, str]] = Counter()
    forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for spoken in articles:
        agreed = {one for each in spoken for one in _agreements(each)}
        agreeing.update({(what, compared) for what, compared, _ in agreed})
        for what, compared, printed in agreed:
            forms[what, compared][printed] += 1
    reasons = [
        (several, f"same {what} ({display_name(forms[what, compared])})")
        for (what, compared), several in agreeing.items()
    ]
    reasons = sorted((one for one in reasons if one[0] >= _SEVERAL), key=lambda one: (-one[0], one))
    lines = [f"{name}: same name in {len(articles)} articles"]
    return (*lines, *(f"{name}: same name and {why} in {n} articles" for n, why in reasons))


def _agreements(spoken: Spoken) -> Iterator[tuple[str, str, str]]:
    """Yield what may be the same elsewhere: what it is, how it is compared, how it is printed."""
    voice, heading = spoken.voice, spoken.heading
    context = context_of(voice, heading)
    if voice.organisation:
        yield "organisation", context.body, voice.organisation
    if voice.role:
        yield "role", context.role, voice.role
    if heading.collection:
        yield "desk", context.desk, heading.collection
