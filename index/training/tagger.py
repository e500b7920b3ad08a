"""Step "tagger": the sequence models, and how what they propose is weighed.

The models of three folds propose contents for the articles that they have not seen; from
what is right of that the weights of proposals are learnt. The models that are kept have
seen all articles.
"""

from __future__ import annotations

from bisect import bisect_left
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pycrfsuite

from index.quotation.clearing import cleared
from index.quotation.cues import View
from index.quotation.ruled import ruled
from index.quotation.tagging.features import features
from index.quotation.tagging.model import CONTENT, CUE, OUTSIDE, SOURCE, model_name, opened, tagged
from index.quotation.tagging.passages import passages
from index.quotation.tagging.proposals import proposals
from index.training.gold import stripped
from index.training.lexicons import polnear, write
from index.training.regression import fitted, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.model import Span
    from index.quotation.tagging.passages import Passage
    from index.quotation.tagging.proposals import Proposal
    from index.training.gold import Gold, GoldArticle

FOLDS = 3
SEEN = 3  # times a feature must occur to be learnt
WEIGHT_SEEN = 20
_SMALLEST = 0.01
_HALF = 0.5
_SLACK = 1  # tokens by which both ends together may be off
ALGORITHM = "lbfgs"
WORDS = ("w", "Q")  # how the features begin that name the words of content and cue
SETTINGS = {"feature.minfreq": SEEN, "c1": 1.0, "c2": 0.1, "max_iterations": 70}

Example = tuple[tuple[str, ...], int]


class Judged(NamedTuple):
    """Proposals as examples: whether each is a content, has both ends right, is speech."""

    found: list[Example]
    exact: list[Example]
    speech: list[Example]


def learn(data: Gold, out: Path) -> None:
    """Write the two models, `span_weights.tsv`, and `tagger_origin.txt`, which says from what."""
    tasks = [(view, fold) for view in View for fold in range(FOLDS)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        judged = [pool.submit(_fold, data, view, fold) for view, fold in tasks]
        whole = [pool.submit(train, data.train, view, out / model_name(view)) for view in View]
        weights = {
            view: pool.submit(
                _weights,
                [
                    future.result()
                    for future, task in zip(judged, tasks, strict=True)
                    if task[0] is view
                ],
            )
            for view in View
        }
        for future in whole:
            future.result()
        _write_weights(data, out, {view: future.result() for view, future in weights.items()})
    (out / "tagger_origin.txt").write_text(
        "# tagger_marked.crfsuite and tagger_unmarked.crfsuite, for text with and without marks:\n"
        f"# conditional random fields, learnt from {polnear(data)}.\n"
        "# They hold single words, and pairs and triples of words or their classes, seen at\n"
        f"# least {SEEN} times; no sentence.\n"
        f"# Settings: {SETTINGS}. Made by index/training/tagger.py.\n",
        encoding="utf-8",
    )


def _write_weights(
    data: Gold, out: Path, weights: Mapping[View, tuple[dict[str, float], ...]]
) -> None:
    write(
        out / "span_weights.tsv",
        "Weights of logistic regressions over the spans that rules and model propose as contents:\n"
        "view, feature, weight for a content, for both ends right, for speech and not thought.\n"
        f"Learnt from {polnear(data)};\n"
        f"features seen less than {WEIGHT_SEEN} times left out. Made by index/training/tagger.py.",
        (
            [view.of_weights, name, *(f"{one.get(name, 0.0):.3f}" for one in three)]
            for view, three in weights.items()
            for name in sorted({name for one in three for name in one})
            if any(abs(one.get(name, 0.0)) >= _SMALLEST for one in three)
        ),
    )


def fold_path(folds: Path, view: View, fold: int) -> Path:
    """Return where the model is that has seen all articles but those of a fold."""
    return folds / f"{fold}_{model_name(view)}"


def _fold(data: Gold, view: View, fold: int) -> Judged:
    """Learn from all articles but those of a fold, and judge what is proposed for these."""
    with TemporaryDirectory() as folder:
        path = fold_path(data.folds or Path(folder), view, fold)
        train((one for n, one in enumerate(data.train) if n % FOLDS != fold), view, path)
        tagger = opened(str(path))
        judged = Judged([], [], [])
        for article in data.train[fold::FOLDS]:
            for passage, contents in read(article, view):
                for proposal in proposals(passage, tagged(passage, tagger)):
                    _judge(judged, proposal, contents)
    return judged


def _judge(
    judged: Judged, proposal: Proposal, contents: Sequence[tuple[int, int, bool | None]]
) -> None:
    """Note what a proposal is. Words tell only speech: else those of one genre are learnt."""
    found, exact, speech = _compared(proposal, contents)
    signs = tuple(name for name in proposal.features if not name.startswith(WORDS))
    judged.found.append((signs, int(found)))
    judged.exact.append((signs, int(exact)))
    if speech is not None:
        judged.speech.append((proposal.features, int(speech)))


def _weights(judged: Sequence[Judged]) -> tuple[dict[str, float], ...]:
    """Return the weights for a content at all, for both ends right, and for speech."""
    return tuple(_fitted([example for one in judged for example in one[n]]) for n in range(3))


def _fitted(examples: Sequence[Example]) -> dict[str, float]:
    counts = seen(examples)
    known = [
        (tuple(name for name in names if counts[name] >= WEIGHT_SEEN), label)
        for names, label in examples
    ]
    return fitted(known, epochs=10, rate=0.05)


def train(articles: Iterable[GoldArticle], view: View, path: Path) -> None:
    """Learn a sequence model from articles and write it to a file."""
    trainer = pycrfsuite.Trainer(ALGORITHM, verbose=False)
    for article in articles:
        for passage, labels in labelled(article, view):
            trainer.append(features(passage), labels)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


def labelled(article: GoldArticle, view: View) -> Iterator[tuple[Passage, list[str]]]:
    """Yield the passages of an article, each with the label of every token."""
    given = stripped(article) if view is View.UNMARKED else article
    spans = [
        *((quote.source, SOURCE) for quote in given.quotes if quote.source),
        *((quote.cue, CUE) for quote in given.quotes if quote.cue),
        *((quote.content, CONTENT) for quote in given.quotes),
    ]
    for passage in _passages(given, view):
        starts = [token.start for token in passage.tokens]
        labels = [OUTSIDE] * len(starts)
        for span, name in spans:
            first, end = _place(starts, span)
            labels[first:end] = [f"I-{name}"] * (end - first)
            if first < end:
                labels[first] = f"B-{name}"
        yield passage, labels


def read(
    article: GoldArticle, view: View
) -> Iterator[tuple[Passage, list[tuple[int, int, bool | None]]]]:
    """Yield the passages of an article, each with the tokens of its contents."""
    given = stripped(article) if view is View.UNMARKED else article
    for passage in _passages(given, view):
        starts = [token.start for token in passage.tokens]
        places = ((*_place(starts, quote.content), quote.speech) for quote in given.quotes)
        yield passage, [place for place in places if place[0] < place[1]]


def _passages(article: GoldArticle, view: View) -> Iterator[Passage]:
    text = cleared(article.text)
    for part in ruled(text):
        if part.view is view:
            for passage in passages(text, view, part.read, part.follows):
                if passage.tokens:
                    yield passage


def _place(starts: Sequence[int], span: Span) -> tuple[int, int]:
    """Return the tokens of a span; none where it lies outside the passage."""
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _compared(
    proposal: Proposal, contents: Sequence[tuple[int, int, bool | None]]
) -> tuple[bool, bool, bool | None]:
    """Tell whether a proposal is a content, has both ends right, and is speech."""
    found = exact = False
    speech: bool | None = None
    for first, end, said in contents:
        shared = min(end, proposal.end) - max(first, proposal.first)
        whole = end - first + proposal.end - proposal.first
        if 2 * shared >= _HALF * whole:
            found, speech = True, said
        exact = exact or abs(first - proposal.first) + abs(end - proposal.end) <= _SLACK
    return found, exact, speech
