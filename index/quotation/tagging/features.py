"""What the model is told of each word of a passage."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from index.quotation.clauses import QUOTE
from index.quotation.cues import scored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Span
    from index.quotation.clauses import Item, Sentence
    from index.quotation.drafts import Draft
    from index.quotation.tagging.passages import Passage
    from index.quotation.tagging.words import Known

Feature = str | bytes
"""What the model is told: bytes where it is told the same of a word each time."""

_STEPS = "0123455588888889"  # a distance in words, in steps that grow
_NEAR = 5  # words within which the form of a cue ahead counts
_BESIDE = 2  # words behind a cue that are named together with it
_POSSIBLE = 0.25  # score from which a word counts as a cue at all
_LIKELY, _SURE = 0.5, 0.75
_SIZES = "0113366"  # words of a region, in steps


class _Near(NamedTuple):
    """A word that may be a cue, by its place in its sentence."""

    at: int
    form: str
    score: float

    @property
    def grade(self) -> str:
        """Return how likely it is, in a letter."""
        if self.score >= _SURE:
            return "h"
        return "m" if self.score >= _LIKELY else "l"


def features(passage: Passage) -> list[list[Feature]]:
    """Return the features of each token of a passage, in order."""
    starts = [token.start for token in passage.tokens]
    types = passage.known
    found = _by_words(types)
    for sentence in passage.sentences:
        first, end = bisect_left(starts, sentence[0].start), bisect_left(starts, sentence[-1].end)
        if first < end:
            _add_sentence(found, sentence, (first, end))
            near = [
                _Near(bisect_left(starts, sentence[cue.at].start) - first, cue.form, cue.score)
                for cue in scored(sentence, passage.view)
            ]
            _add_cues(found[first:end], types[first:end], sentence, near)
            _add_regions(found, passage, starts, sentence)
    for draft in passage.drafts:
        _add_draft(found, starts, draft)
    if found:
        found[0].append(f"^{passage.follows}")
    return found


def _by_words(types: Sequence[Known]) -> list[list[Feature]]:
    """Name each word with its neighbours."""
    found: list[list[Feature]] = []
    last, count = len(types) - 1, len(types)
    before_kind = before = "^"
    for at, this in enumerate(types):
        kind, lower = this.kind, this.lower
        names: list[Feature] = [*this.own, f"{before}_{lower}"]
        if at:
            names += types[at - 1].last
        if at > 1:
            names += types[at - 2].second_last
        if at < last:
            follower = types[at + 1]
            next_kind = follower.kind
            names += follower.next
            names.append(f"{lower}+{follower.lower}")
        else:
            next_kind = "$"
        if at + 2 < count:
            names += types[at + 2].second_next
        names.append(f"{before_kind}.{kind}.{next_kind}")
        found.append(names)
        before_kind, before = kind, lower
    return found


def _add_sentence(found: list[list[Feature]], sentence: Sentence, place: tuple[int, int]) -> None:
    first, end = place
    found[first].append("[")
    found[end - 1].append("]")
    if all(not item.is_word for item in sentence):
        for at in range(first, end):
            found[at].append("only")


def _add_cues(
    found: Sequence[list[Feature]],
    types: Sequence[Known],
    sentence: Sentence,
    cues: Sequence[_Near],
) -> None:
    """Name the nearest cues before and behind each word of a sentence.

    Args:
        found: the features of its words.
        types: what is known of them.
        sentence: that they make up.
        cues: what may be one, by its place among the words.
    """
    strong = min(3, sum(cue.score >= _LIKELY for cue in cues))
    marks = any(item.kind == QUOTE for item in sentence)
    near = [cue for cue in cues if cue.score >= _POSSIBLE]
    whole = f"#{strong}{'q' if marks else 'n'}{'' if near else '-'}"
    ahead, commas, that = 0, 0, ""
    for at, names in enumerate(found):
        names.append(whole)
        while ahead < len(near) and near[ahead].at < at:
            ahead, commas, that = ahead + 1, 0, ""
        if ahead:
            this = types[at]
            names.extend(_behind(near[ahead - 1], at, this, that, commas))
            if this.lower in {"that", ":"}:
                that = "t"
            elif this.lower in {",", ";"}:
                commas = min(commas + 1, 2)
        if ahead < len(near):
            names.extend(_ahead(near[ahead], at))


def _behind(cue: _Near, at: int, this: Known, that: str, commas: int) -> tuple[str, ...]:
    """Name a cue that stands before a word."""
    off = at - cue.at
    grade, form = cue.grade, cue.form
    names = (
        f"l{grade}{_STEPS[off] if off < len(_STEPS) else 'X'}{that}{commas}",
        f"L{form}",
        f"L{form}|{this.kind}",
    )
    return (*names, f"L{off}{form}|{this.lower}") if off <= _BESIDE else names


def _ahead(cue: _Near, at: int) -> tuple[str, ...]:
    """Name a cue that a word is, or that stands behind it."""
    off = cue.at - at
    if off == 0:
        return f"c{int(cue.score * 10)}", f"C{cue.form}"
    step = _STEPS[off] if off < len(_STEPS) else "X"
    return f"r{cue.grade}{step}", f"R{cue.form}{step if off < _NEAR else ''}"


def _add_regions(
    found: list[list[Feature]], passage: Passage, starts: Sequence[int], sentence: Sentence
) -> None:
    """Name what stands between marks, and beside them; and the stops that are supposed."""
    for item in sentence:
        if item.region is not None:
            _add_region(found, passage, starts, item)
        elif item.start == item.end:
            behind = bisect_left(starts, item.start)
            if behind:
                found[behind - 1].append(f"{item.kind}|")
            if behind < len(found):
                found[behind].append(f"|{item.kind}")


def _add_region(
    found: list[list[Feature]], passage: Passage, starts: Sequence[int], item: Item
) -> None:
    region = item.region
    assert region is not None  # noqa: S101 - told apart by the caller
    first, end = bisect_left(starts, region.inner.start), bisect_left(starts, region.inner.end)
    if first >= end:
        return
    read = passage.tokens
    size = _SIZES[end - first] if end - first < len(_SIZES) else "L"
    opens = "U" if read[first].text[:1].isupper() else "l"
    stop = "." if read[end - 1].text in {".", ",", "?", "!"} else "-"
    sort = f"{region.status.name[0]}{size}{opens}{stop}"
    inside = f"q{sort}"
    for at in range(first, end):
        where = "B" if at == first else ("E" if at == end - 1 else "I")
        found[at] += (inside, f"q{where}{sort}")
    if first:
        found[first - 1].append(f"q|{sort}")
    if end < len(found):
        found[end].append(f"|q{sort}")
        if end + 1 < len(found):
            found[end + 1].append(f"||q{sort}")


def _add_draft(found: list[list[Feature]], starts: Sequence[int], draft: Draft) -> None:
    """Name what the rules say: contents with their kind and confidence, cue, source."""
    sure = f"{draft.kind.value[0]}{int(draft.confidence * 10)}"
    for span in draft.contents:
        for at, where in _add_span(found, starts, span, "*C"):
            found[at].append(f"*C{where}{sure}")
    for named, name in ((draft.source, "*S"), (draft.cue, "*Q")):
        if named is not None:
            _add_span(found, starts, named, name)


def _add_span(
    found: list[list[Feature]], starts: Sequence[int], span: Span, name: str
) -> list[tuple[int, str]]:
    first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
    places = [
        (at, "B" if at == first else ("E" if at == end - 1 else "I")) for at in range(first, end)
    ]
    for at, where in places:
        found[at].append(f"{name}{where}")
    if first < end:
        if first:
            found[first - 1].append(f"|{name}")
        if end < len(found):
            found[end].append(f"{name}|")
    return places
