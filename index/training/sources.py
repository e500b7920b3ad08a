"""Step "sources": which phrase near a quotation names who speaks.

Learnt from the annotated contents with their annotated cues, and from what the extraction
itself finds of them, so that its errors are known too; from the texts as they are, from
every third as one paragraph, and from all without case and marks.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.model import Kind, Mode
from index.quotation.candidates import NOBODY, Layout, Origin, candidates
from index.quotation.clearing import cleared
from index.quotation.drafts import Draft
from index.quotation.extract import drafted
from index.quotation.link_features import Told, asked, features
from index.quotation.linking import source_weights
from index.quotation.tagging.model import model, opened
from index.training.gold import GoldArticle, GoldQuote, stripped
from index.training.lexicons import polnear, write
from index.training.tagger import FOLDS, fold_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from index.model import Span
    from index.quotation.candidates import Candidate, Placed
    from index.quotation.clauses import Sentence
    from index.quotation.cues import View
    from index.quotation.tagging.model import Tagger
    from index.training.gold import Gold

SEEN = 8
SMALLEST = 0.05
ONE_PARAGRAPH = 3  # every third article is also read as one paragraph
EPOCHS, RATE, DECAY = 3, 0.3, 0.001
CERTAIN = 1e-3  # an error below it teaches nothing


class Example(NamedTuple):
    """The features of all candidates of a quotation, and which of them is right."""

    features: tuple[tuple[str, ...], ...]
    right: int


class Labelled(NamedTuple):
    """A draft and its annotated source.

    Attributes:
        source: None where nobody is named.
        known: False where no annotated quotation is the draft's.
    """

    draft: Draft
    source: Span | None
    known: bool = True


def learn(data: Gold, out: Path) -> None:
    """Write `source_weights.tsv`."""
    plain = replace(data, train=tuple(stripped(article) for article in data.train))
    views = {
        "marked": fitted([*examples(data), *examples(data, one_paragraph)]),
        "unmarked": fitted([*examples(plain)]),
    }
    write(
        out / "source_weights.tsv",
        "Weights of a ranking of the candidates for a source, for text with and without marks:\n"
        "view, feature (a cue or head word, signs of the words around, distance), weight.\n"
        f"Learnt from {polnear(data)};\n"
        f"features of less than {SEEN} quotations left out. Made by index/training/sources.py.",
        (
            [view, name, f"{weight:.2f}"]
            for view, found in views.items()
            for name, weight in sorted(found.items())
            if abs(weight) >= SMALLEST
        ),
    )
    source_weights.cache_clear()


def one_paragraph(article: GoldArticle) -> GoldArticle:
    """Return the article with its lines joined, offsets unchanged."""
    return replace(article, text=article.text.replace("\n", " "))


def examples(
    data: Gold, changed: Callable[[GoldArticle], GoldArticle] | None = None
) -> Iterator[Example]:
    """Yield what the drafts of the extraction teach, then what the annotated quotes do.

    The drafts of an article are those of the models that have not seen it, where there are any.

    Args:
        data: with the articles.
        changed: what is done to every third article, which alone are then read.
    """
    for number, article in enumerate(data.train):
        if changed is None:
            given = article
        elif number % ONE_PARAGRAPH == 0:
            given = changed(article)
        else:
            continue
        text = cleared(given.text)
        sentences, drafts = drafted(text, _model_of(data.folds, number))
        if sentences:
            yield from _taught(text, sentences, matched(given, drafts))
            yield from _taught(text, sentences, annotated(given))


def _model_of(folds: Path | None, number: int) -> Callable[[View], Tagger]:
    """Return what gives the models that have not seen an article."""

    def unseen(view: View) -> Tagger:
        path = fold_path(folds, view, number % FOLDS) if folds else None
        return _opened(path) if path is not None and path.exists() else model(view)

    return unseen


@cache
def _opened(path: Path) -> Tagger:
    return opened(str(path))


def matched(article: GoldArticle, drafts: Iterable[Draft]) -> Iterator[Labelled]:
    """Yield the drafts, each with the source of the quote that shares most with it."""
    quotes = sorted(article.quotes, key=lambda quote: quote.content.start)
    first = 0
    for draft in drafts:
        while first < len(quotes) and quotes[first].content.end <= draft.contents[0].start:
            first += 1
        best = max(
            ((_shared(draft, quote), quote.source) for quote in _until(quotes[first:], draft)),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        yield Labelled(draft, best[1], known=best[0] >= 0.5)  # noqa: PLR2004 - as it is scored


def _until(quotes: Iterable[GoldQuote], draft: Draft) -> Iterator[GoldQuote]:
    for quote in quotes:
        if quote.content.start >= draft.contents[-1].end:
            return
        yield quote


def _shared(draft: Draft, quote: GoldQuote) -> float:
    """Return how much the quote shares with the draft's content most like it, 0 to 1."""
    content = quote.content
    return max(
        2 * max(0, min(span.end, content.end) - max(span.start, content.start))
        / (span.end - span.start + content.end - content.start)
        for span in draft.contents
    )  # fmt: skip


def annotated(article: GoldArticle) -> Iterator[Labelled]:
    """Yield the annotated quotes as drafts that propose nobody."""
    groups: dict[str, list[GoldQuote]] = {}
    for quote in sorted(article.quotes, key=lambda quote: quote.content.start):
        groups.setdefault(quote.group or str(quote.content.start), []).append(quote)
    plain = article.text.islower()
    for quotes in groups.values():
        kinds = {quote.kind for quote in quotes}
        kind = kinds.pop() if len(kinds) == 1 else Kind.MIXED
        contents = tuple(quote.content for quote in quotes)
        kind = Kind.UNMARKED if plain else kind
        draft = Draft(contents, kind, (), 1.0, Mode.SPEECH, cue=quotes[0].cue)
        yield Labelled(draft, quotes[0].source)


def _taught(
    text: str, sentences: Sequence[Sentence], quotations: Iterable[Labelled]
) -> Iterator[Example]:
    layout, told = Layout(text, sentences), Told()
    for quotation in quotations:
        if not layout.holds(quotation.draft.contents[0].start):
            continue
        placed = layout.placed(quotation.draft)
        found = candidates(layout, placed, told.last)
        right = _right(layout, found, quotation)
        if right:
            yield _example(layout, placed, found, right, told)
        told.add(layout, placed, found[right[0]] if right else _supposed(found, quotation))


def _right(layout: Layout, found: Sequence[Candidate], quotation: Labelled) -> list[int]:
    """Return the places of the right candidates, the best first: the proposal, or the first."""
    if not quotation.known:
        return []
    source = quotation.source
    if source is None:
        return [0]
    right = [
        at
        for at, one in enumerate(found)
        if one.origin is not Origin.NONE and _overlap(layout.span(one), source)
    ]
    return sorted(right, key=lambda at: (found[at].origin is not Origin.PROPOSED, found[at][1:]))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _supposed(found: Sequence[Candidate], quotation: Labelled) -> Candidate:
    """Return whom the extraction proposes, where the annotation says nothing."""
    unknown = not quotation.known and quotation.draft.source is not None
    return found[1] if unknown else NOBODY


def _example(
    layout: Layout, placed: Placed, found: Sequence[Candidate], right: Sequence[int], told: Told
) -> Example:
    """Leave out other right candidates: they are neither better nor worse."""
    question = asked(layout, placed, told)
    kept = [at for at in range(len(found)) if at == right[0] or at not in right]
    return Example(
        tuple(tuple(features(layout, placed, found[at], question, told)) for at in kept),
        kept.index(right[0]),
    )


def fitted(given: Sequence[Example]) -> dict[str, float]:
    """Return a weight for each feature that is seen often enough.

    A log-linear model of the right candidate among all of its quotation, trained by Adagrad
    in an order shuffled from a fixed seed; the weights are averaged over all steps.

    Source: Duchi et al. 2011 (JMLR 12).
    """
    counts = Counter(name for one in given for name in set().union(*one.features))
    names = [name for name, count in counts.items() if count >= SEEN]
    model = _Model(names)
    numbered = [model.numbered(example) for example in given]
    order = random.Random(1)  # noqa: S311 - no secret
    for _ in range(EPOCHS):
        order.shuffle(numbered)
        for candidates_, right in numbered:
            model.learn(candidates_, right)
    return dict(zip(names, model.averages(), strict=True))


class _Model:
    """Weights by the number of their feature, with what Adagrad and averaging remember."""

    def __init__(self, names: Sequence[str]) -> None:
        self._numbers = {name: number for number, name in enumerate(names)}
        self._weights = [0.0] * len(names)
        self._squares = [1.0] * len(names)
        self._totals = [0.0] * len(names)
        self._changed = [0] * len(names)
        self._step = 0

    def numbered(self, example: Example) -> tuple[list[list[int]], int]:
        """Return an example with numbers for names; unknown names left out."""
        numbers = self._numbers
        rows = [[numbers[name] for name in row if name in numbers] for row in example.features]
        return rows, example.right

    def learn(self, rows: Sequence[Sequence[int]], right: int) -> None:
        """Take one step towards the right candidate."""
        self._step += 1
        weights = self._weights
        scores = [sum([weights[number] for number in row]) for row in rows]
        highest = max(scores)
        shares = [math.exp(score - highest) for score in scores]
        whole = sum(shares)
        for at, row in enumerate(rows):
            error = shares[at] / whole - (at == right)
            if abs(error) > CERTAIN:
                self._move(row, error)

    def _move(self, row: Iterable[int], error: float) -> None:
        weights, squares, totals, changed = (
            self._weights, self._squares, self._totals, self._changed
        )  # fmt: skip
        for number in row:
            weight = weights[number]
            gradient = error + DECAY * weight
            squares[number] += gradient * gradient
            totals[number] += weight * (self._step - changed[number])
            changed[number] = self._step
            weights[number] = weight - RATE * gradient / math.sqrt(squares[number])

    def averages(self) -> list[float]:
        """Return the weights, averaged over all steps."""
        states = zip(self._weights, self._totals, self._changed, strict=True)
        return [
            (total + weight * (self._step - changed)) / max(1, self._step)
            for weight, total, changed in states
        ]
