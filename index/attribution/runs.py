"""Runs of capitalised words, and the small words between them, that may be names."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from index.attribution.lexicon import (
    is_first_name,
    is_function_word,
    is_preposition,
    is_title,
    noun_class,
)
from index.kept import kept
from index.lexicon import word_group, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.attribution.tokens import Words

_HEADLINE_WORDS = 5
_LONGEST_RUN = 20
_MOST_CONNECTORS = 2
_LONGEST_SHORT_WORD = 4  # letters of "Will"; "April" and "August" say when


def find_runs(text: Words) -> Iterator[range]:
    """Yield the tokens of each run of capitalised words, in text order."""
    stop = 0
    for index in text.capitals:
        if index < stop:
            continue
        stop = _run_end(text, index)
        start = _trimmed(text, index, stop)
        if start < stop and not _is_headline(text, start, stop):
            yield range(start, stop)


def _run_end(text: Words, start: int) -> int:
    """Return the index after the run of capitalised words that starts with this one."""
    tokens = text.tokens
    stop = start + 1
    end = min(len(tokens), start + _LONGEST_RUN)
    while stop < end and tokens.joined[stop]:
        if tokens.opens[stop] and not _is_initial(text, stop - 1):
            break
        if tokens.capital[stop]:
            stop += 1
            continue
        ahead = _after_connectors(text, start, stop)
        if ahead == stop:
            break
        stop = ahead
    return stop


def _is_initial(text: Words, index: int) -> bool:
    word = text.tokens.lower[index]
    short = text.tokens.end[index] - text.tokens.start[index] == 1 or "." in word
    return short or is_title(word)


def _after_connectors(text: Words, start: int, stop: int) -> int:
    """Return the index after "of the Name" where it belongs to the run, else `stop`."""
    tokens = text.tokens
    ahead = stop
    while ahead < len(tokens) and tokens.joined[ahead] and not tokens.capital[ahead]:
        if ahead - stop == _MOST_CONNECTORS or not _may_link(tokens.lower[ahead]):
            return stop
        ahead += 1
    if ahead >= len(tokens) or not tokens.joined[ahead] or tokens.opens[ahead]:
        return stop
    if is_function_word(tokens.lower[ahead]):
        return stop
    small = [tokens.lower[index] for index in range(stop, ahead)]
    if all(word in words("attribution_particles.txt") for word in small):
        return ahead
    run = [tokens.lower[index] for index in range(start, stop)]
    if _takes(run, small, opens=tokens.opens[start]) or (
        small == ["and"] and _is_one_body(text, range(start, stop), ahead)
    ):
        return ahead
    return stop


def _is_one_body(text: Words, run: range, ahead: int) -> bool:
    """Tell whether "the Skills" is half a name: that of "the Skills and Training Council"."""
    tokens, first = text.tokens, run.stop - 1
    if first == 0 or tokens.lower[first - 1] != "the" or run.start < first - 1:
        return False
    stop = ahead + 1
    while stop < len(tokens) and tokens.joined[stop] and tokens.capital[stop]:
        stop += 1
    last = tokens.lower[stop - 1]
    office = last in words("attribution_body_words.txt") or last in word_group("offices of state")
    return office and stop > ahead + 1 and noun_class(tokens.lower[first]) is None


def _may_link(word: str) -> bool:
    return word in word_group("inside names") or word in words("attribution_particles.txt")


def _takes(run: list[str], small: list[str], *, opens: bool) -> bool:
    """Tell whether the name of a body goes on: "Bank" + "of", "Save" + "the"."""
    bodies = words("attribution_body_words.txt")
    if small == ["the"]:
        return not opens and len(run) == 1 and not is_first_name(run[0])
    if small[0] in word_group("name prepositions"):
        return run[-1] in bodies - {"city", "house"} or (
            small[0] == "of" and not bodies.isdisjoint(run)
        )
    if small[0] == "and":
        # "Institute for Trade and Industry", not "White House and Tom Okafor"
        return not bodies.isdisjoint(run[:2]) and not word_group("inside names").isdisjoint(run[1:])
    return False


def _trimmed(text: Words, start: int, stop: int) -> int:
    """Return where the run starts without the words that only open a sentence."""
    tokens = text.tokens
    while start < stop and only_leads(tokens.lower[start]):
        if start > 0 and tokens.lower[start - 1] == "the" and _is_day(tokens.lower[start]):
            break  # "The Sunday Herald"
        if start + 1 == stop and text.is_us(start):
            break
        if start + 1 < stop and _is_first_name_here(text, start):
            break  # "Will Reyes"
        start += 1
    return start


def _is_first_name_here(text: Words, index: int) -> bool:
    """Tell whether a word like "Jan" is a first name: no "in" or day stands before it."""
    word = text.tokens.lower[index]
    if not is_first_name(word) or len(word) > _LONGEST_SHORT_WORD:
        return False
    if text.tokens.opens[index]:
        return word in text.capital_seen or word not in text.lower_seen
    before = text.tokens.lower[index - 1]
    return not (is_preposition(before) or is_function_word(before) or before.isdigit())


def _is_day(word: str) -> bool:
    return word.endswith("day") and is_function_word(word)


@kept
def only_leads(word: str) -> bool:
    """Tell whether a capitalised word before a name is no part of it: "The", "Leeds-based"."""
    leads = is_function_word(word) or word in words("attribution_leads.txt")
    return leads or "-of-" in word or word.startswith("ex-") or word.endswith(("-based", "-born"))


def _is_headline(text: Words, start: int, stop: int) -> bool:
    """Tell whether the run is a line of words that all have capitals, not a name."""
    if stop - start <= _HEADLINE_WORDS:
        return False
    run = compress(text.tokens.lower[start:stop], text.tokens.capital[start:stop])
    common = sum(map(text.lower_seen.__contains__, run))
    return common * 2 > stop - start
