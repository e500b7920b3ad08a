"""Which prediction is which gold quote, and whether its speaker is right."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.accuracy.documents import NOWHERE
from benchmarks.accuracy.marks import kind_of, quoted_mask
from benchmarks.accuracy.names import mention_heads, norm_name, speaker_match, speaker_type
from benchmarks.accuracy.tokens import token_ids, tokens
from benchmarks.accuracy.words import group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.accuracy.documents import GoldDocument, GoldQuote, Predicted

SLACK = 2  # letters or digits at each end of an exact pair
LEAST = 0.5  # token F1 of a pair
LONGEST_SOURCE = 120  # characters: a longer predicted source proves nothing and is ignored

_BEFORE_THAT = " \t\n\r\"'\u201c\u2018"


@dataclass(frozen=True)
class Ends:
    """What two spans are compared by.

    Attributes:
        words: which words of the text the span overlaps.
        letters: where it starts and ends, counted in letters and digits.
    """

    words: frozenset[int]
    letters: tuple[int, int]


@dataclass(frozen=True)
class Known:
    """A gold quote, its ends, and the speaker to be found."""

    quote: GoldQuote
    ends: Ends
    speaker: str | None
    speaker_type: str


@dataclass(frozen=True)
class Guess:
    """A prediction, its ends and its kind."""

    row: Predicted
    ends: Ends
    kind: str | None


class Matched:
    """A gold document with the predictions for it."""

    def __init__(
        self, gold: GoldDocument, predictions: Iterable[Predicted], *, stripped: bool
    ) -> None:
        """Measure all spans.

        Raises:
            ValueError: a prediction lies outside the text.
        """
        self.text = gold.text
        self.stripped = stripped
        self._tokens = tokens(gold.text)
        self._letters = [n for n, character in enumerate(gold.text) if character.isalnum()]
        self.gold = tuple(map(self._known, gold.quotes))
        self.predicted = tuple(self._guesses(gold.id, predictions))
        self.sources = frozenset(
            head
            for known in self.gold
            if known.speaker_type == "named"
            for head in mention_heads(known.speaker)
        )

    def _known(self, quote: GoldQuote) -> Known:
        speaker = quote.speaker_raw or quote.speaker
        text = None if self.stripped else self.text
        kind = quote.speaker_type or speaker_type(speaker, text, quote.speaker_at[0])
        return Known(quote, self._ends(quote.start, quote.end), speaker, kind)

    def _guesses(self, name: str, predictions: Iterable[Predicted]) -> Iterator[Guess]:
        mask = bytearray() if self.stripped else quoted_mask(self.text)
        for row in predictions:
            if not 0 <= row.start <= row.end <= len(self.text):
                message = f"bad span {(row.start, row.end)} in prediction for {name}"
                raise ValueError(message)
            kind = row.kind
            if not self.stripped:
                kind = kind_of(mask, self._tokens, row.start, row.end)
            yield Guess(_without_long_source(row), self._ends(row.start, row.end), kind)

    def _ends(self, start: int, end: int) -> Ends:
        first, last = bisect_left(self._letters, start), bisect_left(self._letters, end)
        if self.text[start:end].lstrip(_BEFORE_THAT)[:5].lower() == "that ":
            first += 4
        return Ends(frozenset(token_ids(self._tokens, start, end)), (first, last))

    def exact_pairs(self) -> dict[int, int]:
        """Return by gold quote its prediction with the same ends, closest first."""
        starts = sorted((guess.ends.letters, j) for j, guess in enumerate(self.predicted))
        order: list[tuple[float, int, int]] = []
        for i, known in enumerate(self.gold):
            start, end = known.ends.letters
            first = bisect_left(starts, ((start - SLACK, -1), -1))
            for (other_start, other_end), j in starts[first:]:
                if other_start > start + SLACK:
                    break
                if abs(other_end - end) <= SLACK:
                    order.append((abs(other_start - start) + abs(other_end - end), i, j))
        return _one_to_one(order)

    def token_pairs(self) -> dict[int, int]:
        """Return by gold quote its prediction by falling F1 of their words."""
        owners: defaultdict[int, list[int]] = defaultdict(list)
        for j, guess in enumerate(self.predicted):
            for word in guess.ends.words:
                owners[word].append(j)
        order: list[tuple[float, int, int]] = []
        for i, known in enumerate(self.gold):
            words = known.ends.words
            for j, shared in Counter(j for word in words for j in owners[word]).items():
                f1 = 2 * shared / (len(words) + len(self.predicted[j].ends.words))
                if f1 >= LEAST:
                    order.append((-f1, i, j))
        return _one_to_one(order)

    def verdict(self, known: Known, row: Predicted) -> str:
        """Judge the speaker of a detected quote.

        Returns:
            "right", "wrong" or "empty"; "unresolved" where only the printed words of a
            resolved speaker were found; "resolved-known" or "resolved" where a name stands for
            a pronoun or a noun, which cannot be checked; for gold without a speaker
            "none-right" or "none-wrong".
        """
        said = [words for words in (row.speaker, row.mention) if words]
        if not known.speaker:
            return "none-wrong" if said else "none-right"
        if not said:
            return "empty"
        if any(_same(known, words, row) for words in said):
            return "right"
        if any(_only_printed(known.quote, words, row) for words in said):
            return "unresolved"
        if known.speaker_type in {"pronoun", "nominal"}:
            found = filter(None, map(self._resolved, said))
            return next(found, "wrong")
        return "wrong"

    def _resolved(self, words: str) -> str | None:
        if group("pronouns").issuperset(norm_name(words)):
            return None
        if self.sources.intersection(mention_heads(words, limit=2)):
            return "resolved-known"
        return "resolved" if not self.stripped and speaker_type(words) == "named" else None


def _without_long_source(row: Predicted) -> Predicted:
    start, end = row.speaker_at
    too_long = (end or 0) - (start or 0) > LONGEST_SOURCE
    return replace(row, speaker_at=NOWHERE) if too_long else row


def _same(known: Known, words: str, row: Predicted) -> bool:
    wanted = [known.speaker, *filter(None, known.quote.aliases)]
    if known.quote.speaker and known.quote.speaker != known.speaker:
        wanted.append(known.quote.speaker)
    return any(speaker_match(one, words, known.quote.speaker_at, row.speaker_at) for one in wanted)


def _only_printed(quote: GoldQuote, words: str, row: Predicted) -> bool:
    if not quote.mention:
        return False
    return norm_name(words) == norm_name(quote.mention) or speaker_match(
        quote.mention, words, quote.mention_at, row.speaker_at
    )


def _one_to_one(order: list[tuple[float, int, int]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(order):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
