"""Questions drawn by a seed from the words of a corpus, as often as they stand there."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.scale.asking import Question, Task
from benchmarks.scale.stories import stories, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from benchmarks.scale.asking import Sources

_WORD = re.compile(r"\b[a-z]+\b")  # in lower case and plain: every engine cuts it alike
_LOOKED_FOR = 4  # letters, from which on a word is one that people look for
_SENTENCE = re.compile(r"[^.!?\"\n]+")
_SAMPLE = 4000  # articles that words are drawn from
_TOO_COMMON = 5  # a word in more than one of so many articles says nothing
_QUERIES = 16  # that are typed letter by letter
_EACH = 40  # questions of each other task
_SPEAKERS = 20
_STEPS = 20  # a walk along a speaker's quotations


class _Drawn(NamedTuple):
    """An article's words, and who is quoted in it."""

    title: list[str]
    words: list[str]
    phrases: list[tuple[str, str]]


def questions(sources: Sources, seed: int) -> Mapping[Task, Sequence[Question]]:
    """Draw the questions of every task."""
    rng = random.Random(seed)  # noqa: S311 - no secret depends on it
    drawn = _articles(sources.corpus, rng)
    singles = [Question((rng.choice(one.words),)) for one in _chosen(drawn, rng)]
    pairs = [Question(tuple(rng.sample(one.words, 2))) for one in _chosen(drawn, rng)]
    quoted = _speakers(sources, rng)
    return {
        Task.TYPED: list(_strokes(_chosen(drawn, rng, _QUERIES), rng)),
        Task.TERM: singles,
        Task.BOTH: pairs,
        Task.PHRASE: [Question(rng.choice(one.phrases)) for one in _chosen(drawn, rng)],
        Task.SPEAKER: quoted,
        Task.OLDEST: singles,
        Task.SNIPPETS: singles,
        Task.FACETS: singles,
        Task.QUOTATIONS: quoted[:_SPEAKERS],
        Task.NEXT: [one._replace(step=rng.randrange(_STEPS)) for one in quoted[:_SPEAKERS]],
    }


def _articles(corpus: Path, rng: random.Random) -> list[_Drawn]:
    """Return the words of articles, without those that stand in too many."""
    sample = list(islice(texts(corpus), _SAMPLE))
    words = [_WORD.findall(text.lower()) for text in sample]
    spread = Counter(word for each in words for word in set(each))
    common = {word for word, times in spread.items() if times * _TOO_COMMON > len(sample)}
    rng.shuffle(sample)
    drawn = (_drawn(text, common) for text in sample)
    return [one for one in drawn if len(set(one.words)) > 1 and one.phrases and one.title]


def _drawn(text: str, common: set[str]) -> _Drawn:
    title, _, body = text.partition("\n")
    return _Drawn(
        _telling(title, common), sorted(set(_telling(body, common))), _pairs(body, common)
    )


def _telling(text: str, common: set[str]) -> list[str]:
    words = _WORD.findall(text.lower())
    return [word for word in words if len(word) >= _LOOKED_FOR and word not in common]


def _pairs(text: str, common: set[str]) -> list[tuple[str, str]]:
    """Return words that follow each other with a space between, one of them telling."""
    pairs = []
    for sentence in _SENTENCE.findall(text.lower()):
        for first, second in pairwise(sentence.split()):
            if _WORD.fullmatch(first) and _WORD.fullmatch(second) and not {first, second} <= common:
                pairs.append((first, second))
    return pairs


def _chosen(drawn: Sequence[_Drawn], rng: random.Random, count: int = _EACH) -> Iterator[_Drawn]:
    return (rng.choice(drawn) for _ in range(count))


def _strokes(drawn: Iterable[_Drawn], rng: random.Random) -> Iterator[Question]:
    """Yield what stands in the search box after each letter of some queries."""
    for one in drawn:
        wanted = one.title[: rng.choice((1, 2, 2, 3))]
        for place, word in enumerate(wanted):
            for length in range(1, len(word) + 1):
                yield Question((*wanted[:place], word[:length]))


def _speakers(sources: Sources, rng: random.Random) -> list[Question]:
    """Return speakers, the more likely the more they are quoted, each with a word beside."""
    pool: list[tuple[str, str]] = []
    for story in stories(sources):
        words = _telling(story.text, set())
        named = [name for name in story.speakers if " " in name and name.isascii()]
        pool.extend((name, word) for name in named for word in words[:1])
    times = Counter(name for name, _ in pool)
    often = [(name, word) for name, word in pool if times[name] > 1 and '"' not in name]
    return [Question((word,), name) for name, word in rng.choices(often or pool, k=_EACH)]


def written(asked: Mapping[Task, Sequence[Question]]) -> str:
    """Return questions as JSON, for whoever wants to see what was asked."""
    return json.dumps({task: [list(one) for one in each] for task, each in asked.items()})
