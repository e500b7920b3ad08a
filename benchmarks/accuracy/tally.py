"""Counts over documents what was found of gold, and what was found beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.accuracy.matching import Guess, Known, Matched

KINDS = ("direct", "mixed", "indirect")


@dataclass(frozen=True)
class Rules:
    """What is compared.

    Attributes:
        stripped: the offsets of predictions are in the stripped text.
        speech_only: gold that is no speech is neither required nor wrong.
        min_words: nor is indirect gold of fewer words.
    """

    stripped: bool = False
    speech_only: bool = False
    min_words: int = 0


@dataclass(frozen=True)
class Record:
    """What became of one gold quote or one prediction.

    Attributes:
        document: its id.
        text: all of it.
        gold: None in a false alarm.
        predicted: None in a miss.
        verdict: on the speaker; "" where there is nothing to judge.
        exact: whether both have the same ends.
    """

    document: str
    text: str
    gold: Known | None
    predicted: Guess | None
    verdict: str = ""
    exact: bool = False

    @property
    def kind(self) -> str | None:
        """Return gold's kind, or the prediction's where there is no gold for it."""
        if self.gold is not None:
            return self.gold.quote.kind
        return None if self.predicted is None else self.predicted.kind

    @property
    def words(self) -> str:
        """Return what gold says, or the prediction where there is no gold for it."""
        if self.gold is not None:
            return self.text[self.gold.quote.start : self.gold.quote.end]
        return self.predicted_words

    @property
    def predicted_words(self) -> str:
        """Return what the prediction says; "" where there is none."""
        if self.predicted is None:
            return ""
        return self.text[self.predicted.row.start : self.predicted.row.end]


@dataclass
class Tally:
    """Sums over all documents added so far."""

    rules: Rules
    all: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(
        default_factory=lambda: {kind: Counter() for kind in KINDS}
    )
    speaker_types: defaultdict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    records: list[Record] = field(default_factory=list)

    def add(self, name: str, document: Matched) -> None:
        """Count one document."""
        exact, pairs = document.exact_pairs(), document.token_pairs()
        judged = _Judged(document, pairs, self.rules)
        self.all.update(docs=1, gold=len(judged.gold), pred=len(judged.predicted))
        self._words(document, judged)
        predicted_words = _words(document.predicted)
        for i in judged.gold:
            known = document.gold[i]
            self._gold(known, predicted_words, exact=i in exact)
            guess = document.predicted[pairs[i]] if i in pairs else None
            verdict = "" if guess is None else document.verdict(known, guess.row)
            if guess is not None:
                self._detected(known, verdict)
            same = i in exact and exact[i] == pairs.get(i)
            self.records.append(Record(name, document.text, known, guess, verdict, exact=same))
        hits, exact_hits = set(pairs.values()), set(exact.values())
        for j in judged.predicted:
            guess = document.predicted[j]
            if guess.kind == "direct":
                self.all.update(
                    direct_pred=1, direct_det=int(j in hits), direct_exact=int(j in exact_hits)
                )
            if j not in hits:
                self.records.append(Record(name, document.text, None, guess))

    def _words(self, document: Matched, judged: _Judged) -> None:
        gold = _words(document.gold[i] for i in judged.gold)
        predicted = _words(document.predicted[j] for j in judged.predicted) - judged.ignored_words
        self.all.update(tok_gold=len(gold), tok_pred=len(predicted), tok_both=len(gold & predicted))

    def _gold(self, known: Known, predicted: frozenset[int], *, exact: bool) -> None:
        words = known.ends.words
        hit = len(words & predicted)
        covered = bool(words) and hit * 2 >= len(words)
        self.all.update(exact=int(exact), covered=int(covered))
        self.kinds[known.quote.kind].update(
            gold=1, tok=len(words), tok_hit=hit, exact=int(exact), covered=int(covered)
        )

    def _detected(self, known: Known, verdict: str) -> None:
        found = ("det", f"v:{verdict}")
        self.all.update(found)
        self.kinds[known.quote.kind].update(found)
        self.speaker_types[known.speaker_type][f"v:{verdict}"] += 1


class _Judged:
    """Which gold quotes and which predictions of a document count under the rules."""

    def __init__(self, document: Matched, pairs: dict[int, int], rules: Rules) -> None:
        left_out = {i for i, known in enumerate(document.gold) if _is_ignored(known, rules)}
        self.gold = [i for i in range(len(document.gold)) if i not in left_out]
        self.ignored_words = _words(document.gold[i] for i in left_out) - _words(
            document.gold[i] for i in self.gold
        )
        back = {j: i for i, j in pairs.items()}
        self.predicted = [
            j
            for j, guess in enumerate(document.predicted)
            if not (back[j] in left_out if j in back else self._lies_in_ignored(guess))
        ]

    def _lies_in_ignored(self, guess: Guess) -> bool:
        words = guess.ends.words
        return bool(words) and len(words & self.ignored_words) * 2 >= len(words)


def _is_ignored(known: Known, rules: Rules) -> bool:
    quote = known.quote
    if rules.speech_only and quote.speech is False:
        return True
    return quote.kind == "indirect" and len(known.ends.words) < rules.min_words


def _words(spans: Iterable[Known] | Iterable[Guess]) -> frozenset[int]:
    return frozenset().union(*(span.ends.words for span in spans))
