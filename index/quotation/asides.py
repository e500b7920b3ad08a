"""A subject or source without what only stands beside it: an opening, or what explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import word_group, words
from index.quotation.clauses import QUOTE
from index.quotation.phrases import phrase_to

if TYPE_CHECKING:
    from index.quotation.clauses import Sentence

_NAMING = frozenset({"cap", "title"})
_FEWEST = 2  # words of a name that is taken for one without a doubt
_APPOSITIVE = 12  # items between the two commas of `Ann Lee, chairman of the Trust,`
_PLACING = frozenset({"of", "from", "at"})
_RELATIVE = frozenset({"who", "whose", "which"})
_BEFORE_ROLE = frozenset({"det", "low", "cap", "ing", "ed", "num", "&", "'"})


def behind_opening(sentence: Sentence, found: tuple[int, int]) -> tuple[int, int]:
    """Return the name alone in `After the announcement Harrowby spokesman Ann Lee said`."""
    first, end = found
    opened = sentence[0].lower in word_group("opening prepositions")
    if first != 1 or not opened or sentence[first].kind != "det":
        return found
    start = first + 1
    while start < end and sentence[start].kind in {"low", "ed", "ing"}:
        start += 1
    named = first + 1 < start < end and sentence[start].kind in _NAMING
    return (start, end) if named else found


def with_first_role(sentence: Sentence, found: tuple[int, int], floor: int) -> tuple[int, int]:
    """Take in the first role of `"…," chairman and chief executive Ann Lee said`."""
    link = found[0] - 1
    if link <= floor or sentence[link].lower != "and" or sentence[found[1] - 1].kind != "cap":
        return found
    start = link
    while start > floor and sentence[start - 1].kind in {"low", "cap"}:
        start -= 1
    opens = start == floor or sentence[start - 1].kind == QUOTE
    roles = sentence[found[0]].kind == "low" == sentence[link - 1].kind
    return (start, found[1]) if opens and roles and start < link else found


def explained(sentence: Sentence, found: tuple[int, int], floor: int) -> tuple[int, int]:
    """Return whom a phrase explains: the name in `Ann Lee, editor of the Herald told …`."""
    comma = found[0] - 1
    if comma <= floor or sentence[comma].kind != "," or sentence[found[0]].kind != "low":
        return found
    name = phrase_to(sentence, comma - 1, floor)
    if name is None or not _opens(sentence, name[0], floor):
        return found
    words = sentence[name[0] : name[1]]
    sure = len(words) >= _FEWEST and all(item.kind in _NAMING | {"."} for item in words)
    return name if sure else found


def _opens(sentence: Sentence, at: int, floor: int) -> bool:
    """Tell whether a clause starts here: at the start, or behind a region and its comma."""
    if at == floor:
        return True
    before = sentence[at - 1]
    return (
        before.kind in {QUOTE, "conj", "sub"}
        or (before.kind == "," and at - 1 == floor)
        or (before.kind == "," and sentence[at - 2].kind == QUOTE)
    )


def end_of_source(sentence: Sentence, at: int) -> int | None:
    """Return the comma that ends a source, and what is told of it: `Ann Lee, of the Trust,`."""
    commas = [n for n in range(at, len(sentence)) if sentence[n].kind == ","]
    if len(commas) > 1 and sentence[commas[1] + 1 : commas[1] + 2]:
        goes_on = sentence[commas[1] + 1].kind == "conj"
        if not goes_on and _tells_who(sentence[commas[0] + 1 : commas[1]]):
            return commas[1]
    return commas[0] if commas else None


def _tells_who(items: Sentence) -> bool:
    """Tell whether what stands between two commas only says who or what somebody is."""
    if not items or len(items) > _APPOSITIVE:
        return False
    first, then = items[0], items[1] if len(items) > 1 else None
    if first.lower in _RELATIVE or (first.kind == "num" and then is None):
        return True
    if first.lower in _PLACING:
        return any(item.kind == "cap" for item in items)
    if first.kind in {"ed", "ing"}:  # "published in the Lancet"
        return then is not None and then.kind == "prep"
    return _is_role(items)


def _is_role(items: Sentence) -> bool:
    """Tell whether items are `chairman of the Trust`, and not `the chairman left`."""
    roles = words("attribution_nouns.tsv")
    role = next((at for at, item in enumerate(items) if item.lower in roles), None)
    if role is None or any(item.kind not in _BEFORE_ROLE for item in items[:role]):
        return False
    behind = items[role + 1 :]
    return not behind or behind[0].kind == "prep"
