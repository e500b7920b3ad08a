"""Names in an article: which runs of capitalised words, with titles, may name a speaker."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.attribution.lexicon import (
    is_first_name,
    is_function_word,
    is_human,
    is_known_origin,
    is_number,
    is_origin,
    is_surname,
    is_title,
    looks_like_verb,
    noun_class,
)
from index.attribution.runs import find_runs
from index.lexicon import word_group, words
from index.model import Span, VoiceKind
from index.quotation.lexicon import common_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.attribution.tokens import Words

_LONGEST_PERSON = 4
_PAIR = 2


class Name(NamedTuple):
    """One place where a name stands.

    Attributes:
        first, last: indices of its first and last token, title included.
        words: the lower-case words of the name, title left out.
        title: the lower-case title before it ("mr"), if there is one.
        lead: index of the first token of the capitalised words before the name that tell
            what the person is ("Shadow Home Secretary"); the same as `first` without any.
        kind: what the words themselves tell, None where it may be either.
        acronym: it is one word of capitals: "EU".
    """

    first: int
    last: int
    words: tuple[str, ...]
    title: str | None
    lead: int
    kind: VoiceKind | None
    acronym: bool = False

    def span(self, text: Words) -> Span:
        """Return its place, title included."""
        return Span(text.tokens.start[self.first], text.tokens.end[self.last])


def find_names(text: Words) -> tuple[Name, ...]:
    """Return the names of a text with capitals, in text order, none inside another."""
    if not text.cased:
        return tuple(_titled_names(text))
    runs = tuple(find_runs(text))
    surnames = frozenset(_surnames(text, runs))
    found = (_name_of(text, run, surnames) for run in runs)
    return tuple(name for name in found if name is not None)


def _surnames(text: Words, runs: Iterable[range]) -> Iterator[str]:
    """Yield the last words of the runs that may name people."""
    for run in runs:
        if len(run) == 1:
            continue
        found = text.tokens.lower[run.start : run.stop]
        owned = text.tokens.possessive[run.stop - 1] and is_title(found[0])
        plain = _body_kind(found) is None and word_group("inside names").isdisjoint(found)
        if plain and not owned:
            yield found[-1]


def _titled_names(text: Words) -> Iterator[Name]:
    """Yield the names that only their titles give away: "mr okafor"."""
    tokens = text.tokens
    for index, (title, name) in enumerate(pairwise(tokens.lower)):
        sure = title in {"mr", "mrs", "ms", "dr"}
        if sure and tokens.joined[index + 1] and not is_function_word(name):
            yield Name(index, index + 1, (name,), title, index, VoiceKind.PERSON)


def _name_of(text: Words, run: range, surnames: frozenset[str]) -> Name | None:
    tokens = text.tokens
    run = _without_acronym(text, _without_letters(text, run))
    if _is_no_name(text, run, surnames):
        return None
    found = tokens.lower[run.start : run.stop]
    body = _body_kind(found)
    lead, first = run.start, run.start
    if body is None and not _is_named_by_origin(text, run):
        first = run.start + _role_length(found)
    if first == run.stop:
        return None
    found = _mended(text, run, found, surnames)
    title = None
    name = first
    while body is None and name < run.stop - 1 and is_title(tokens.lower[name]):
        title = tokens.lower[name]
        name += 1
    parts = tuple(found[name - run.start :])
    kind = body if title is None and first == lead else VoiceKind.PERSON
    if kind is None:
        kind = _kind(text, name, parts)
    acronym = title is None and len(parts) == 1 and _is_acronym(text, name)
    return Name(first, run.stop - 1, parts, title, lead, kind, acronym)


def _is_acronym(text: Words, index: int) -> bool:
    start, end = text.tokens.start[index], text.tokens.end[index]
    return end - start > 1 and text.text[start:end].isupper()


def _without_letters(text: Words, run: range) -> range:
    """Return a run without the letters after a name: "Tom Reyes QC", but not "Tory MP"."""
    last = text.tokens.lower[run.stop - 1]
    return run[:-1] if len(run) > _PAIR and last in words("attribution_letters.txt") else run


def _without_acronym(text: Words, run: range) -> range:
    """Return a run without the body before a full name: "EADS Anna Reyes"."""
    if len(run) != _PAIR + 1 or not is_first_name(text.tokens.lower[run.start + 1]):
        return run
    first = text.tokens[run.start]
    body = text.text[first.start : first.end].isupper() and first.end - first.start > _PAIR
    return run[1:] if body else run


def _is_named_by_origin(text: Words, run: range) -> bool:
    """Tell whether a first name only looks like an origin: "minister German Reyes"."""
    tokens, first = text.tokens, run.start
    if len(run) != _PAIR or first == 0 or not tokens.joined[first]:
        return False
    before, word = tokens[first - 1], tokens.lower[first]
    role = not before.capital and is_human(before.noun)
    return role and is_first_name(word) and is_origin(word)


def _mended(text: Words, run: range, found: list[str], surnames: frozenset[str]) -> list[str]:
    """Return the words of a name, the "Gate" of "Mr Gate's" as the "Gates" named elsewhere."""
    if not text.tokens.possessive[run.stop - 1] or found[-1] in surnames:
        return found
    plural = f"{found[-1]}s"
    return [*found[:-1], plural] if plural in surnames else found


def _is_no_name(text: Words, run: range, surnames: frozenset[str]) -> bool:
    """Tell whether a run is a thing, or a common word that only opens a sentence."""
    last = text.tokens.lower[run.stop - 1]
    if len(run) == _PAIR and last in words("attribution_letters.txt"):
        return _is_party_or_origin(text.tokens.lower[run.start])
    if len(run) > 1:
        return last in words("attribution_thing_words.txt")
    if last not in surnames and (is_known_origin(last) or is_number(last)):
        return True
    if is_origin(last) and last not in surnames and _modifies(text, run.stop):
        return True
    if last in surnames and text.tokens.joined[run.start]:
        return False
    common = last in text.lower_seen or noun_class(last) is not None or _only_opens(text, last)
    return common and last not in surnames and text.tokens.opens[run.start]


def _only_opens(text: Words, word: str) -> bool:
    """Tell whether a word has its capital only from opening sentences: "Locals", "Sticking"."""
    if word in text.capital_seen:
        return False
    if word in common_words() and not is_first_name(word):
        return True
    if is_surname(word) or is_first_name(word):
        return False
    return word.endswith(("s", "ly")) or looks_like_verb(word)


def _modifies(text: Words, after: int) -> bool:
    """Tell whether a noun follows: "Indian drugmaker"."""
    tokens = text.tokens
    follows = after < len(tokens) and tokens.joined[after] and not tokens.capital[after]
    word = tokens.lower[after] if follows else ""
    return follows and not is_function_word(word) and not looks_like_verb(word)


def _body_kind(run: list[str]) -> VoiceKind | None:
    """Return ORGANISATION where the run's own words say that it names a body."""
    bodies = words("attribution_body_words.txt")
    if run[-1] in bodies and not (is_first_name(run[0]) and is_surname(run[-1])):
        return VoiceKind.ORGANISATION
    prepositions = word_group("name prepositions")
    if prepositions.isdisjoint(run):
        return None
    cut = next(place for place, word in enumerate(run) if word in prepositions)
    return VoiceKind.ORGANISATION if run[cut - 1] in bodies else None


def _role_length(run: list[str]) -> int:
    """Return how many words at the start of a run tell what the person is.

    "Shadow Home Secretary David Orrin" has three; "President" alone has one, so that no
    name is left; a title ("Dr") is no role but part of how the person is named.
    """
    last = 0
    for index, word in enumerate(run):
        noun = noun_class(word)
        role = is_human(noun) or (index > 0 and is_title(word))
        ends = index == len(run) - 1
        if role and not (ends and index and _is_surname_after(run[index - 1], word)):
            last = index + 1
    if last == 0 and len(run[1:]) > 1 and _is_party_or_origin(run[0]):
        last = 1
    if last and run[last - 1 : last] and is_title(run[last - 1]) and last < len(run):
        return last - 1 if len(run) - last == 1 else last
    return last


def _is_surname_after(before: str, word: str) -> bool:
    """Tell whether a word that may be a role is a surname: "Mervyn King", "Mr Bishop"."""
    if is_first_name(before) or is_title(before):
        return True
    plain = noun_class(before) is None and not _is_party_or_origin(before)
    return is_surname(word) and plain and before not in words("attribution_body_words.txt")


def _is_party_or_origin(word: str) -> bool:
    """Tell whether a word says where or of what party somebody is: "Briton", "Tory"."""
    return is_origin(word) or word in word_group("parties")


def _kind(text: Words, index: int, parts: tuple[str, ...]) -> VoiceKind | None:
    """Return what the words of a name suggest, None where they suggest nothing."""
    raw = text.text[text.tokens.start[index] : text.tokens.end[index]]
    after_the = index > 0 and text.tokens.joined[index] and text.tokens.lower[index - 1] == "the"
    acronym = len(raw) > 1 + min(len(parts) - 1, 1) and raw.isupper()
    acronym = acronym or parts[-1] in word_group("parties")
    if after_the or acronym or len(parts) > _LONGEST_PERSON:
        return VoiceKind.ORGANISATION
    known = is_first_name(parts[0]) or (len(parts) == 1 and is_surname(parts[0]))
    if known:
        return VoiceKind.PERSON
    return VoiceKind.ORGANISATION if parts[0] in word_group("body openings") else None
