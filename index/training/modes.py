"""Step "modes": the forms that head cues, and what their sources do with the words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.lexicon import words
from index.model import Mode
from index.quotation import lexicon
from index.training.common import counted_case
from index.training.heads import counted_speech, headed
from index.training.lexicons import polnear, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.training.gold import Gold, GoldArticle

SEEN = 3
CAPITAL_SEEN = 20  # a form mostly capitalised is a cue all the same when seen so often


def learn(data: Gold, out: Path) -> None:
    """Write `cue_modes.tsv`."""
    write(
        out / "cue_modes.tsv",
        f"Forms that head a cue at least {SEEN} times in {polnear(data)},\n"
        "with what their source does with the words. Made by index/training/modes.py.",
        ([form, mode.value] for form, mode in cue_modes(data.train).items()),
    )
    lexicon.cue_modes.cache_clear()


def cue_modes(articles: Sequence[GoldArticle]) -> dict[str, Mode]:
    """Return the forms that head a cue often enough, with their modes; no names."""
    heads = Counter(form for article in articles for form in headed(article).heads.values())
    speech = counted_speech(articles)
    lower, upper = counted_case(article.text for article in articles)
    return {
        form: _mode(form, speech[form], count)
        for form, count in sorted(heads.items())
        if count >= SEEN and form.isalpha() and (lower[form] > upper[form] or count >= CAPITAL_SEEN)
    }


def _mode(form: str, speech: int, count: int) -> Mode:
    if form in words("writing_cues.txt"):
        return Mode.WRITING
    return Mode.SPEECH if speech * 2 >= count else Mode.THOUGHT
