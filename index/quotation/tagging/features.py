"""What the model is told of each word of a passage."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.quotation.clauses import QUOTE
from index.quotation.cues import scored
from index.quotation.tagging.words import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Span
    from index.quotation.clauses import Sentence
    from index.quotation.cues import Cue
    from index.quotation.drafts import Draft
    from index.quotation.marks import Region
    from index.quotation.tagging.passages import Passage

T = TypeVar("T")

Feature = str | bytes
"""What the model is told: bytes where it is told the same of a word each time."""

_STEPS = "0123455588888889X"  # a distance in words, in steps that grow; the last for all further
_NEAR = 5  # words within which the form of a cue ahead counts
_BESIDE = 2  # words behind a cue that are named together with it
_POSSIBLE = 0.25  # score from which a word counts as a cue at all
_LIKELY, _SURE = 0.5, 0.75
_SIZES = "0113366"  # words of a region, in steps
_THAT = frozenset({"that", ":"})
_PARTING = _THAT | {",", ";"}  # what between a cue and a word counts
_KEPT = 1 << 12  # cues whose names are kept
_OPENS = Known("^", "^", "", "", (), (), (), (), ())  # stands before the first word
_CLOSES = _OPENS._replace(kind="$", lower="")  # stands behind the last


class _Names(NamedTuple):
    """What a cue is called by the words around it.

    Attributes:
        ahead: by itself and by the words before it, the nearest first; the last holds for all.
        behind: by the words behind it, likewise; what stands between is added.
        form: its form, as those name it.
    """

    ahead: Sequence[tuple[bytes, ...]]
    behind: Sequence[bytes]
    form: str


def features(passage: Passage) -> list[list[Feature]]:
    """Return the features of each token of a passage, in order."""
    starts, types = passage.starts, passage.known
    found = _by_words(types)
    for sentence in passage.sentences:
        first, end = bisect_left(starts, sentence[0].start), bisect_left(starts, sentence[-1].end)
        if first < end:
            cues = scored(sentence, passage.view)
            _add_sentence(found[first:end], sentence, cues)
            near = [
                (bisect_left(starts, sentence[cue.at].start) - first, _names_of(cue))
                for cue in cues
                if cue.score >= _POSSIBLE
            ]
            _add_cues(found[first:end], types[first:end], near)
            _add_regions(found, passage, sentence)
    for draft in passage.drafts:
        _add_draft(found, starts, draft)
    if found:
        found[0].append(f"^{passage.follows}")
    return found


def _by_words(types: Sequence[Known]) -> list[list[Feature]]:
    """Name each word with its neighbours."""
    before, behind = [_OPENS, *types], [*types[1:], _CLOSES]
    around = zip([_OPENS, *before], before, types, behind, [*behind[1:], _CLOSES], strict=False)
    return [
        [
            *this.own,
            *last.last,
            *second_last.second_last,
            *follower.next,
            *second.second_next,
            f"{last.lower}_{this.lower}",
            f"{this.lower}+{follower.lower}",
            f"{last.kind}.{this.kind}.{follower.kind}",
        ]
        for second_last, last, this, follower, second in around
    ]


def _add_sentence(found: list[list[Feature]], sentence: Sentence, cues: Sequence[Cue]) -> None:
    """Name what a sentence has for each of its words: cues and marks; and its ends."""
    scores = [cue.score for cue in cues]
    strong = min(3, sum([score >= _LIKELY for score in scores]))
    marks = "q" if QUOTE in [item.kind for item in sentence] else "n"
    near = max(scores, default=0.0) >= _POSSIBLE
    whole: list[Feature] = [f"#{strong}{marks}{'' if near else '-'}".encode()]
    if not any(item.is_word for item in sentence):
        whole.append("only")
    for names in found:
        names.extend(whole)
    found[0].append("[")
    found[-1].append("]")


def _names_of(cue: Cue) -> _Names:
    grade = "h" if cue.score >= _SURE else ("m" if cue.score >= _LIKELY else "l")
    return _named(cue.form, int(cue.score * 10), grade)


@lru_cache(maxsize=_KEPT)
def _named(form: str, tenth: int, grade: str) -> _Names:
    """Name a cue: by its form, by how likely it is in tenths, and in a letter."""
    ahead = [(f"c{tenth}", f"C{form}")]
    ahead += [
        (f"r{grade}{step}", f"R{form}{step if off < _NEAR else ''}")
        for off, step in enumerate(_STEPS[1:], start=1)
    ]
    return _Names(
        tuple((first.encode(), second.encode()) for first, second in ahead),
        tuple(f"l{grade}{step}".encode() for step in _STEPS[1:]),
        form,
    )


def _add_cues(
    found: Sequence[list[Feature]], types: Sequence[Known], cues: Sequence[tuple[int, _Names]]
) -> None:
    """Name the nearest cues before and behind each word of a sentence.

    Args:
        found: the features of its words.
        types: what is known of them.
        cues: what may be one, by its place among the words.
    """
    first = 0
    for at, cue in cues:
        before = zip(reversed(found[first : at + 1]), _on(cue.ahead), strict=False)
        for names, more in before:
            names.extend(more)
        first = max(first, at + 1)
    ends = [at + 1 for at, _ in cues[1:]] + [len(found)]
    for (at, cue), end in zip(cues, ends, strict=False):
        _add_behind(found[at + 1 : end], types[at + 1 : end], cue)


def _on(names: Sequence[T]) -> Iterator[T]:
    """Yield some names, and the last of them again and again."""
    return chain(names, repeat(names[-1]))


def _add_behind(found: Sequence[list[Feature]], types: Sequence[Known], cue: _Names) -> None:
    """Name a cue by the words behind it."""
    name, between, that, commas = f"L{cue.form}", b"0", b"", 0
    whole, by_kind = name.encode(), f"{name}|"
    for names, this, step in zip(found, types, _on(cue.behind), strict=False):
        names.extend((step + between, whole, by_kind + this.kind))
        if this.lower in _PARTING:
            if this.lower in _THAT:
                that = b"t"
            else:
                commas = min(commas + 1, 2)
            between = that + b"%d" % commas
    for off, (names, this) in enumerate(zip(found[:_BESIDE], types, strict=False), start=1):
        names.append(f"L{off}{cue.form}|{this.lower}")


def _add_regions(found: list[list[Feature]], passage: Passage, sentence: Sentence) -> None:
    """Name what stands between marks, and beside them; and the stops that are supposed."""
    for item in sentence:
        if item.region is not None:
            _add_region(found, passage, item.region)
        elif item.start == item.end:
            behind = bisect_left(passage.starts, item.start)
            if behind:
                found[behind - 1].append(f"{item.kind}|")
            if behind < len(found):
                found[behind].append(f"|{item.kind}")


def _add_region(found: list[list[Feature]], passage: Passage, region: Region) -> None:
    first, end = _place(passage.starts, region.inner)
    if first >= end:
        return
    read = passage.tokens
    size = _SIZES[end - first] if end - first < len(_SIZES) else "L"
    opens = "U" if read[first].text[:1].isupper() else "l"
    stop = "." if read[end - 1].text in {".", ",", "?", "!"} else "-"
    sort = f"{region.status.name[0]}{size}{opens}{stop}"
    for names in found[first:end]:
        names.append(f"q{sort}")
    _add_run(found[first:end], "q", sort)
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
        place = _place(starts, span)
        _add_run(found[slice(*place)], "*C")
        _add_run(found[slice(*place)], "*C", sure)
        _add_beside(found, place, "*C")
    for named, name in ((draft.source, "*S"), (draft.cue, "*Q")):
        if named is not None:
            place = _place(starts, named)
            _add_run(found[slice(*place)], name)
            _add_beside(found, place, name)


def _place(starts: Sequence[int], span: Span) -> tuple[int, int]:
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _add_run(found: Sequence[list[Feature]], name: str, sort: str = "") -> None:
    """Name a run of tokens: its beginning "B", inside "I" and end "E"; "B" what is all of it."""
    if not found:
        return
    inside = f"{name}I{sort}".encode()
    for names in found[1:-1]:
        names.append(inside)
    if len(found) > 1:
        found[-1].append(f"{name}E{sort}")
    found[0].append(f"{name}B{sort}")


def _add_beside(found: list[list[Feature]], place: tuple[int, int], name: str) -> None:
    """Name a run of tokens by those right before and behind it."""
    first, end = place
    if first < end:
        if first:
            found[first - 1].append(f"|{name}")
        if end < len(found):
            found[end].append(f"{name}|")
