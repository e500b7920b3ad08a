"""What speaks for and against a candidate: where it stands, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Kind
from index.quotation.candidates import EDGE, NOBODY, VERBS, Origin, is_passive, same

if TYPE_CHECKING:
    from index.model import Span
    from index.quotation.candidates import Candidate, Layout, Placed

_KIND = {Kind.DIRECT: "D", Kind.INDIRECT: "I", Kind.MIXED: "M", Kind.UNMARKED: "U"}
_STEPS = "0123445555666666778888888899999999"  # a distance, in steps that grow
_FAR = len(_STEPS) - 1
_SHORT = 3  # signs that are told one by one
_COMMON = frozenset("legNrSswkDaA")
_PRONOUNS = frozenset("HYIROTP")


class Told:
    """What was read so far: the quotation before, who said it, and all last words of sources."""

    def __init__(self) -> None:
        self.before: Placed | None = None
        self.last: Candidate = NOBODY
        self.latest: Candidate = NOBODY
        self.words: set[str] = set()

    def add(self, layout: Layout, placed: Placed, who: Candidate) -> None:
        """Take note of who said a quotation."""
        self.before, self.latest = placed, who
        if who.origin is not Origin.NONE:
            self.last = who
            self.words.add(layout.sentences[who.sentence][who.end - 1].lower)


class Asked(NamedTuple):
    """What one quotation asks of all its candidates, as short words.

    Attributes:
        form: the cue, "-" for none; sign: its sign; beside: the signs around it.
        order: where the cue stands to the content, and what follows.
        since: how far the quotation before is off.
        kind: direct, indirect, …, and whether there are cue and proposal.
    """

    form: str
    sign: str
    beside: str
    order: str
    since: str
    kind: str
    ends: str


def asked(layout: Layout, placed: Placed, told: Told) -> Asked:
    """Look at a quotation before its candidates."""
    start, end, cue = placed.start, placed.end, placed.cue
    after = layout.signs(end.sentence)[end.item + EDGE + 1]
    if cue is None:
        before = layout.signs(start.sentence)[start.item + EDGE - 1]
        form, sign, beside, order = "-", "-", before + after, f"0{before}{after}"
    else:
        form = layout.sentences[cue.sentence][cue.item].lower
        signs = layout.signs(cue.sentence)
        around = signs[cue.item : cue.item + 2 * EDGE + 1]
        passive = "B" if is_passive(layout, cue) else ""
        form, sign = form + passive, around[EDGE] + passive
        beside = around[EDGE - 1] + around[EDGE + 1]
        order = "<" if cue < start else (f">{after}" if cue > end else "=")
        order += "" if cue.sentence in {start.sentence, end.sentence} else "|"
    draft = placed.draft
    kind = _KIND[draft.kind] + ("c" if cue else "u") + ("P" if draft.source else "p")
    ends = layout.signs(start.sentence - 1)[-EDGE - 1] if start.sentence else "^"
    return Asked(form, sign, beside, order, _since(layout, placed, told), kind, ends)


def _since(layout: Layout, placed: Placed, told: Told) -> str:
    before = told.before
    if before is None:
        return "0"
    gap = min(placed.start.sentence - before.end.sentence, 4)
    start, end = before.draft.contents[-1].end, placed.draft.contents[0].start
    carried = "c" if placed.draft.carried else ""
    return f"{gap}{layout.lines(start, end)}{_KIND[before.draft.kind]}{carried}"


def features(
    layout: Layout, placed: Placed, candidate: Candidate, question: Asked, told: Told
) -> list[str]:
    """Name what speaks for and against a candidate."""
    if candidate.origin is Origin.NONE:
        return _of_nobody(question, told, placed.draft.heard)
    signs = layout.signs(candidate.sentence)
    first, end = candidate.first + EDGE, candidate.end + EDGE
    last = layout.sentences[candidate.sentence][candidate.end - 1]
    pv, nx, head = signs[first - 1], signs[end], signs[end - 1]
    own = head in _COMMON or head in _PRONOUNS
    word = last.lower if own else head
    known = "-" if head in _PRONOUNS else ("k" if last.lower in told.words else "u")
    opens = "F" if _opens(layout, candidate) else "f"
    kind, origin = question.kind, candidate.origin
    if placed.cue is not None and candidate.sentence == placed.cue.sentence:
        found, side = _by_cue(signs, placed.cue.item + EDGE, (first, end), question, origin + opens)
    else:
        found, side = _by_content(layout, placed, candidate, question, opens)
    found += [
        f"h{word}", f"b{pv}{nx}", f"p{signs[first - 2]}{pv}", f"n{nx}{signs[end + 1]}",
        f"d{signs[first]}{side}", f"k{known}{side}{kind}", f"w{side}{word}",
    ]  # fmt: skip
    heard = placed.draft.heard
    if heard is not None:
        found += _of_heard(layout, candidate, heard, kind, origin)
    if same(candidate, told.last):
        since = question.since
        found += [f"L{origin}{kind}", f"M{since}{kind}", f"N{question.order}{since}"]
    return found


def _of_heard(
    layout: Layout, candidate: Candidate, heard: Span, kind: str, origin: str
) -> tuple[str, ...]:
    """Name whether the tagger takes a candidate, or other words, for the source."""
    if not layout.overlaps(candidate, (heard,)):
        return ("Z-", f"Z-{kind}")
    return ("Z+", f"Z+{kind}", f"Z+{origin}")


def _opens(layout: Layout, candidate: Candidate) -> bool:
    phrases = layout.phrases(candidate.sentence)
    return candidate.first == 0 or bool(phrases and phrases[0][0] == candidate.first)


def _of_nobody(question: Asked, told: Told, heard: Span | None) -> list[str]:
    kind, beside, sign = question.kind, question.beside, question.sign
    ear = "h" if heard is not None else "-"
    some = "L" if told.last is not NOBODY else ""
    return [
        f"0{kind}", f"1{question.form}", f"2{sign}{beside}{kind}", f"3{sign}{beside[0]}",
        f"4{question.form}<{beside[0]}", f"5{question.order}{kind}", f"6{kind}{some}",
        f"7{sign}{beside[1]}", f"8{question.since}{kind}", f"9{ear}{kind}",
    ]  # fmt: skip


def _by_cue(
    signs: str, cue: int, phrase: tuple[int, int], question: Asked, origin: str
) -> tuple[list[str], str]:
    """Name what stands between a candidate and the cue in its sentence."""
    first, end = phrase
    side, start, stop = ("<", end, cue) if first < cue else (">", cue + 1, first)
    between = signs[start:stop]
    commas = min(between.count(","), 3)
    verbs = min(sum(map(between.count, VERBS + "xB")), 2)
    names = min(sum(map(between.count, "CNHYRD")), 3)
    quotes = "q" if "q" in between else ""
    path = between if stop - start <= _SHORT else _STEPS[min(stop - start, _FAR)]
    pv, nx, head = signs[first - 1], signs[end], signs[end - 1]
    sign, form = question.sign, question.form
    at = f"{side}{names}"
    return [
        f"A{side}{path}{sign}", f"B{at}{question.kind}{origin}", f"E{side}{path}", f"F{at}{form}",
        f"G{at}{nx}{pv}", f"H{at}{sign}{question.beside}", f"I{side}{origin}{nx}{commas}",
        f"K{side}{commas}{verbs}{head}{names}{quotes}", f"Q{side}{form}{pv}",
        f"R{side}{commas}{nx}{pv}", f"T{side}{origin}{commas}{verbs}",
    ], side  # fmt: skip


def _by_content(
    layout: Layout, placed: Placed, candidate: Candidate, question: Asked, opens: str
) -> tuple[list[str], str]:
    """Name where a candidate in another sentence than the cue stands to the content."""
    number, start, end = candidate.sentence, placed.start, placed.end
    signs = layout.signs(number)
    first, stop = candidate.first + EDGE, candidate.end + EDGE
    pv, nx, head = signs[first - 1], signs[stop], signs[stop - 1]
    sentence = layout.sentences[number]
    path = ""
    if (number, candidate.first) < start:
        near = number == start.sentence
        side = "b" if near else "x"
        lines = layout.lines(sentence[candidate.end - 1].end, placed.draft.contents[0].start)
        path = signs[stop : start.item + EDGE] if near else ""
        off = start.sentence - number
    elif (number, candidate.first) > end:
        near = number == end.sentence
        side = "a" if near else "y"
        lines = layout.lines(placed.draft.contents[-1].end, sentence[candidate.first].start)
        path = signs[end.item + EDGE + 1 : first] if near else ""
        off = number - end.sentence
    else:
        side, lines, off = "m", 0, 0
    short = path if len(path) <= _SHORT else _STEPS[min(len(path), _FAR)]
    at = f"{side}{min(off, 4)}{lines}{opens}{'c' if placed.cue else ''}"
    kind = question.kind
    return [
        f"a{at}{kind}", f"c{at}{question.order}", f"e{at}{nx}", f"f{at}{pv}", f"i{at}{head}",
        f"j{side}{short}{lines}{kind}", f"s{at}{candidate.origin}", f"t{at}{question.ends}",
        f"x{side}{opens}{question.since}",
    ], side  # fmt: skip
