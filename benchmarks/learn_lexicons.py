"""Learn the weights and counted words of `index/data` from annotated news.

    python benchmarks/learn_lexicons.py POLNEAR.jsonl.gz TEXTS.jsonl.gz

POLNEAR has documents {"id", "text", "quotes"}, each quote with "cue_start", "cue_end" and
"speech"; only ids with "/train/" are learnt from. TEXTS has documents {"text"} without
annotation, for the ends of sentences. Writes cue_modes.tsv, cue_weights.tsv,
common_words.tsv and break_weights.tsv; takes two minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.model import Mode, Span
from index.quotation import lexicon
from index.quotation.clauses import Sentence, sentences
from index.quotation.cues import features
from index.quotation.marks import regions
from index.quotation.stops import gap_features, supposed_sentences
from index.quotation.tokens import Token, paragraphs, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DATA = Path(__file__).parent.parent / "index" / "data"
CUE_SEEN, FEATURE_SEEN = 3, 3
COMMON_SEEN, COMMON_SHARE, FREQUENT_SEEN = 3, 0.75, 25
WORD_GAP_SEEN, PAIR_GAP_SEEN = 8, 20
SMALLEST_CUE, SMALLEST_BREAK, SMALLEST_EFFECT = 0.2, 0.25, 8.0
CAP_SEEN = 20  # a form mostly capitalised is a cue all the same when seen so often

_LETTERS = re.compile(r"[A-Za-z]+")
_ENDS = re.compile("[.?!][\"\u201d\u2019')\\]]*\\s")
_PAUSE = re.compile('[,;:\u2014\u2013"\u201c\u201d()]| - |--')
_TWO_MARKS = re.compile(r"[\"”]\s+[\"“]")

Example = tuple[tuple[str, ...], int]


@dataclass
class Regression:
    """A logistic regression over named features, trained by Adagrad."""

    weights: dict[str, float] = field(default_factory=dict)

    def fit(self, examples: list[Example], *, epochs: int, rate: float) -> None:
        """Train in a fixed order, so that a second run learns the same."""
        order = random.Random(1)  # noqa: S311 - no secret
        sums: dict[str, float] = {}
        for _ in range(epochs):
            order.shuffle(examples)
            for names, label in examples:
                total = sum(self.weights.get(name, 0.0) for name in names)
                error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - label
                for name in names:
                    weight = self.weights.get(name, 0.0)
                    gradient = error + 0.001 * weight
                    sums[name] = sums.get(name, 1e-6) + gradient * gradient
                    self.weights[name] = weight - rate * gradient / math.sqrt(sums[name])


@dataclass(frozen=True)
class Annotated:
    """A text and where its cues start, with their forms."""

    text: str
    heads: dict[int, str]
    speech: tuple[tuple[str, bool], ...]


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    """Read one JSON object a line, packed by gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def annotated(document: dict[str, Any]) -> Annotated:
    """Take the head word of each cue: the first that is no auxiliary, particle or adverb."""
    heads: dict[int, str] = {}
    speech: list[tuple[str, bool]] = []
    for quote in document["quotes"]:
        if quote.get("cue_start") is None:
            continue
        head = _head(tokens(document["text"], Span(quote["cue_start"], quote["cue_end"])))
        if head is not None:
            heads[head.start] = head.lower
            speech.append((head.lower, quote.get("speech") is not False))
    return Annotated(document["text"], heads, tuple(speech))


def _head(words: Iterable[Token]) -> Token | None:
    closed = lexicon.word_classes()
    for word in words:
        adverb = word.lower.endswith("ly") and word.lower not in {"reply", "rely"}
        if word.is_word and word.lower not in closed and not adverb:
            return word
    return None


def cue_forms(documents: Sequence[Annotated]) -> dict[str, Mode]:
    """Return the forms that head a cue often enough, with their modes; no names."""
    seen = Counter(form for document in documents for form in document.heads.values())
    speech = Counter(form for document in documents for form, said in document.speech if said)
    lower, upper = counted_case(document.text for document in documents)
    return {
        form: _mode(form, speech[form] * 2 >= count)
        for form, count in sorted(seen.items())
        if count >= CUE_SEEN and form.isalpha() and (lower[form] > upper[form] or count >= CAP_SEEN)
    }


@cache
def writing_cues() -> frozenset[str]:
    """Return the cues whose source writes or shows rather than speaks."""
    lines = (Path(__file__).parent / "writing_cues.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _mode(form: str, spoken: bool) -> Mode:  # noqa: FBT001 - what is asked
    if form in writing_cues():
        return Mode.WRITING
    return Mode.SPEECH if spoken else Mode.THOUGHT


def counted_case(texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count words written in lower case, and otherwise."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in texts:
        for match in _LETTERS.finditer(text):
            (lower if match[0].islower() else upper)[match[0].lower()] += 1
    return lower, upper


def cue_weights(
    marked: Iterable[tuple[Sentence, dict[int, str]]], forms: set[str]
) -> dict[str, float]:
    """Learn which words are cues from their neighbours."""
    examples: list[Example] = []
    for sentence, heads in marked:
        for at, item in enumerate(sentence):
            if item.lower in forms:
                examples.append((features(sentence, at), int(item.start in heads)))
    seen = Counter(name for names, _ in examples for name in names)
    examples = [
        (tuple(name for name in names if seen[name] >= FEATURE_SEEN), label)
        for names, label in examples
    ]
    regression = Regression()
    regression.fit(examples, epochs=6, rate=0.3)
    return regression.weights


def marked_sentences(documents: Iterable[Annotated]) -> Iterator[tuple[Sentence, dict[int, str]]]:
    """Cut the texts as they are."""
    for document in documents:
        for paragraph in paragraphs(document.text):
            found = regions(document.text, paragraph)
            for sentence in sentences(document.text, paragraph, found):
                yield sentence, document.heads


def stripped_sentences(
    documents: Iterable[Annotated],
) -> Iterator[tuple[Sentence, dict[int, str]]]:
    """Cut the texts without case, digits and stops, as `index.quotation` would."""
    for document in documents:
        words: list[Token] = []
        heads: dict[int, str] = {}
        for match in _LETTERS.finditer(document.text):
            start = words[-1].end + 1 if words else 0
            lower = match[0].lower()
            if match.start() in document.heads:
                heads[start] = lower
            words.append(Token(start, start + len(lower), lower, lower))
        for sentence in supposed_sentences(words):
            yield sentence, heads


def common_words(texts: Sequence[str]) -> dict[str, bool]:
    """Return the words in lower case as a rule, with whether they are frequent."""
    lower, upper = counted_case(texts)
    closed = lexicon.word_classes()
    common = {
        word
        for word, count in lower.items()
        if count >= COMMON_SEEN and count >= COMMON_SHARE * (count + upper[word])
    }
    return {
        word: lower[word] >= FREQUENT_SEEN or word in closed
        for word in sorted(common | set(closed))
    }


def gaps(text: str) -> tuple[list[str], list[int]]:
    """Return the words, and behind each but the last 2 (a sentence ends), 1 (a clause) or 0."""
    words: list[str] = []
    labels: list[int] = []
    last: re.Match[str] | None = None
    for match in _LETTERS.finditer(text):
        if last is not None:
            labels.append(_label(words[-1], text[last.end() : match.start() + 1]))
        words.append(match[0].lower())
        last = match
    return words, labels


def _label(word: str, gap: str) -> int:
    abbreviated = gap.startswith(".") and (word in lexicon.abbreviations() or len(word) == 1)
    if "\n" in gap or _TWO_MARKS.search(gap):
        return 2
    if _ENDS.search(gap) and gap[-1].isupper() and not abbreviated:
        return 2
    return int(_PAUSE.search(gap) is not None)


def break_weights(texts: Iterable[str], common: dict[str, bool]) -> dict[str, tuple[float, float]]:
    """Learn where sentences, and sentences or clauses, end from the words around."""
    shown = {
        word: word if frequent else lexicon.rare_class(word) for word, frequent in common.items()
    }
    examples: list[Example] = []
    for text in texts:
        words, labels = gaps(text)
        classes = [shown.get(word, "~") for word in words]
        examples.extend((gap_features(classes, at), label) for at, label in enumerate(labels))
    seen = Counter(name for names, _ in examples for name in names)
    kept = {
        name
        for name, count in seen.items()
        if count >= (PAIR_GAP_SEEN if name.count(" ") > 1 else WORD_GAP_SEEN)
    }
    both = []
    for ends in ({2}, {1, 2}):
        regression = Regression()
        regression.fit(
            [
                (tuple(name for name in names if name in kept), int(label in ends))
                for names, label in examples
            ],
            epochs=4,
            rate=0.2,
        )
        both.append(regression.weights)
    stop, clause = both
    return {
        name: (stop.get(name, 0.0), clause.get(name, 0.0))
        for name in sorted(kept)
        if _matters(stop.get(name, 0.0), clause.get(name, 0.0), seen[name]) or name == "bias"
    }


def _matters(stop: float, clause: float, seen: int) -> bool:
    largest = max(abs(stop), abs(clause))
    return largest >= SMALLEST_BREAK and largest * math.sqrt(seen) >= SMALLEST_EFFECT


def write(name: str, head: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a lexicon with its origin in the first lines."""
    lines = [f"# {line}" for line in head.splitlines()]
    lines.extend("\t".join(row) for row in rows)
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


POLNEAR = "the training part of PolNeAR (840 articles of US political news, 2015-16)"
BOTH = f"{POLNEAR}\nand 1,187 BBC articles of 2004-05"
MADE = "Made by benchmarks/learn_lexicons.py."


def learn_breaks(documents: Sequence[Annotated], texts: Sequence[str]) -> None:
    """Learn and write what `index.quotation.stops` reads."""
    everything = [*(document.text for document in documents), *texts]
    common = common_words(everything)
    write(
        "common_words.tsv",
        f"Words in lower case at least {COMMON_SEEN} times, and three times in four, in {BOTH}.\n"
        f"+ marks those seen {FREQUENT_SEEN} times, which have weights of their own. {MADE}",
        ([word, "+"] if frequent else [word] for word, frequent in common.items()),
    )
    write(
        "break_weights.tsv",
        "Weights for where a sentence, and where a sentence or clause, ends in text without\n"
        "stops: the words before | behind (~ a name or unknown word, ~ed a rare word in -ed),\n"
        "weight for a sentence, weight for either. Logistic regression learnt from\n"
        f"{BOTH}. {MADE}",
        (
            [name, f"{stop:.2f}", f"{clause:.2f}"]
            for name, (stop, clause) in break_weights(everything, common).items()
        ),
    )
    lexicon.common_words.cache_clear()
    lexicon.break_weights.cache_clear()


def learn_cues(documents: Sequence[Annotated]) -> None:
    """Learn and write what `index.quotation.cues` reads."""
    forms = cue_forms(documents)
    known = set(forms) | lexicon.speech_verbs()
    write(
        "cue_modes.tsv",
        f"Forms that head a cue at least {CUE_SEEN} times in {POLNEAR},\n"
        f"with what their source does with the words. {MADE}",
        ([form, mode.value] for form, mode in forms.items()),
    )
    views = {
        "marked": cue_weights(marked_sentences(documents), known),
        "unmarked": cue_weights(stripped_sentences(documents), known),
    }
    write(
        "cue_weights.tsv",
        "Weights of logistic regressions, for text with and without marks: view, feature (a word\n"
        f"and its neighbours, by class), weight. Learnt from {POLNEAR};\n"
        f"features seen less than {FEATURE_SEEN} times left out. {MADE}",
        (
            [view, name, f"{weight:.2f}"]
            for view, weights in views.items()
            for name, weight in sorted(weights.items())
            if abs(weight) >= SMALLEST_CUE or name == "bias"
        ),
    )


def main() -> None:
    """Read the two files and write the lexicons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()
    documents = [
        annotated(document)
        for document in read_documents(arguments.polnear)
        if "/train/" in document["id"]
    ]
    learn_breaks(documents, [document["text"] for document in read_documents(arguments.texts)])
    learn_cues(documents)


if __name__ == "__main__":
    main()
