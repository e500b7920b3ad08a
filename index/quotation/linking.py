"""Who said a quotation: its candidates ranked by a model learnt from annotated news."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import weights
from index.model import Kind, Span
from index.quotation.candidates import EDGE, Layout, Origin, candidates, proposed, same
from index.quotation.link_features import Told, asked, features
from index.quotation.phrases import phrase_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.quotation.candidates import Candidate, Placed, Point
    from index.quotation.clauses import Sentence
    from index.quotation.drafts import Draft


_NOTHING = repeat(0.0)  # the weight of what was not learnt
_PLAIN = 0.98  # probability of a name right before "said"


class Ranked(NamedTuple):
    """A candidate and how likely it is to name who speaks."""

    candidate: Candidate
    probability: float


class Link(NamedTuple):
    """Who said a quotation.

    Attributes:
        source: the words that name who speaks; None where none do, or the words of the
            quotation before do.
        ranked: all candidates, the likeliest first; only the first where it is plain.
        carried: it goes on with the quotation before, and has that one's speaker.
    """

    source: Span | None
    probability: float
    why: str
    ranked: tuple[Ranked, ...] = ()
    carried: bool = False


@cache
def source_weights(view: str) -> Mapping[str, float]:
    """Return the weights of what speaks for a source, in "marked" or "unmarked" text."""
    return weights("source_weights.tsv", view)


def view_of(draft: Draft) -> str:
    """Return which weights are for a draft."""
    return "unmarked" if draft.kind is Kind.UNMARKED else "marked"


def linked(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> list[Link]:
    """Find who said each draft, in the order of the text.

    A draft outside the sentences keeps what it has.
    """
    layout, told = Layout(text, sentences), Told()
    links: list[Link] = []
    for draft in drafts:
        if layout.holds(draft.contents[0].start):
            placed = layout.placed(draft)
            ranked = ranking(layout, placed, told)
            links.append(_link(layout, placed, ranked, told))
            told.add(layout, placed, ranked[0].candidate)
        else:
            links.append(Link(draft.source, 1.0, "kept", carried=draft.carried))
            told = Told()
    return links


def sourced(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the sources that rank first."""
    return [
        draft
        if link.source == draft.source and link.carried == draft.carried
        else replace(draft, source=link.source, carried=link.carried)
        for draft, link in zip(drafts, linked(text, sentences, drafts), strict=True)
    ]


def ranking(layout: Layout, placed: Placed, told: Told) -> tuple[Ranked, ...]:
    """Return whom a quotation may be of, the likeliest first."""
    plain = _proposal(layout, placed)
    if plain is not None:
        return (Ranked(plain, _PLAIN),)
    found = candidates(layout, placed, told.last)
    plain = _plain(layout, placed, found, told)
    if plain is not None:
        return (Ranked(plain, _PLAIN),)
    weigh = source_weights(view_of(placed.draft)).get
    question = asked(layout, placed, told)
    scores = [
        sum(map(weigh, features(layout, placed, one, question, told), _NOTHING)) for one in found
    ]
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    whole = sum(shares)
    ranked = (Ranked(one, share / whole) for one, share in zip(found, shares, strict=True))
    return tuple(sorted(ranked, key=_probability, reverse=True))


def _probability(ranked: Ranked) -> float:
    return ranked.probability


def _proposal(layout: Layout, placed: Placed) -> Candidate | None:
    """Return the proposal where it is so plain that no other candidate is looked at."""
    source = placed.draft.source
    if placed.cue is None or source is None or placed.draft.kind is Kind.UNMARKED:
        return None
    found = proposed(layout, source)
    return found if _is_plain(layout, placed.cue, found) else None


def _plain(
    layout: Layout, placed: Placed, found: Sequence[Candidate], told: Told
) -> Candidate | None:
    """Return who said a quotation that needs no ranking."""
    if placed.cue is not None:
        unmarked = placed.draft.kind is Kind.UNMARKED
        if unmarked and told.latest is told.last and _has_no_subject(layout, placed.cue):
            return next((one for one in found[1:] if same(one, told.last)), None)
        if placed.draft.source is None:
            return _subject(layout, placed.cue, found)
        return found[1] if _is_plain(layout, placed.cue, found[1]) else None
    marked = placed.draft.kind is not Kind.UNMARKED
    if marked and placed.draft.carried and told.before and told.latest is told.last:
        gap = told.before.draft.contents[-1].end, placed.draft.contents[0].start
        unclosed = told.before.draft.kind is Kind.DIRECT and layout.unclosed(*gap)
        if unclosed or layout.lines(*gap) == 0:
            return next((one for one in found[1:] if same(one, told.last)), None)
    return _signature(layout, placed, found)


def _has_no_subject(layout: Layout, cue: Point) -> bool:
    """Tell whether a sentence goes on with the subject before: `but did not deny that …`."""
    before = layout.signs(cue.sentence)[EDGE : cue.item + EDGE]
    return before[:1] in {"j", "J"} and "x" in before and not before[1:].strip("xa")


def _is_plain(layout: Layout, cue: Point, proposed: Candidate) -> bool:
    """Tell whether the proposal stands right beside a verb of saying, so that it is clear."""
    _, number, first, end = proposed
    if number != cue.sentence:
        return False
    signs = layout.signs(number)
    verb, head = signs[cue.item + EDGE], signs[end + EDGE - 1]
    noun = head in "CHYNr" or (head == "l" and signs[first + EDGE] == "D")
    before = end == cue.item and verb in "Ss" and noun
    behind = first == cue.item + 1 and verb == "S" and head == "C"
    return before or behind or (end < cue.item and _acts_last(layout, cue, signs, first + EDGE))


def _acts_last(layout: Layout, cue: Point, signs: str, subject: int) -> bool:
    """Tell whether a subject is that of the clause that a participle ends: `but Tom …, saying`."""
    participle = layout.sentences[cue.sentence][cue.item].kind == "ing"
    opens = signs[subject - 2] == "," and signs[subject - 1] in "Ju"
    return participle and opens and signs[cue.item + EDGE - 1] == ","


def _subject(layout: Layout, cue: Point, found: Sequence[Candidate]) -> Candidate | None:
    """Return the name or "he" right before a verb, as in `Ann said Tom believed that …`."""
    signs = layout.signs(cue.sentence)
    item = layout.sentences[cue.sentence][cue.item]
    if signs[cue.item + EDGE] not in "Ssk" or item.kind in {"ing", "cap"}:
        return None
    for one in found:
        if one.sentence == cue.sentence and one.end == cue.item:
            return one if signs[one.end + EDGE - 1] in "CHY" else None
    return None


def _signature(layout: Layout, placed: Placed, found: Sequence[Candidate]) -> Candidate | None:
    """Return the name behind a dash that signs what has no cue: `"…" - Ann Lee`."""
    sentence, item = placed.end
    signs = layout.signs(sentence)
    if signs[item + EDGE + 1] != "-":
        return None
    for one in found:
        behind = one.sentence == sentence and one.first == item + 2
        if behind and signs[one.first + EDGE] == "C" and signs[one.end + EDGE] in "$.q":
            return one
    return None


def _link(layout: Layout, placed: Placed, ranked: tuple[Ranked, ...], told: Told) -> Link:
    draft, (best, probability) = placed.draft, ranked[0]
    if best.origin is Origin.NONE:
        return Link(None, probability, "nobody named", ranked)
    if best.origin is Origin.PROPOSED:
        return Link(draft.source, probability, "proposed", ranked, carried=draft.carried)
    if draft.cue is None and same(best, told.last) and told.last is told.latest:
        return Link(None, probability, "carried on", ranked, carried=True)
    if draft.source is not None and _explains(layout, best, ranked):
        return Link(draft.source, probability, "proposed", ranked, carried=draft.carried)
    return Link(_widened(layout, placed, best), probability, "ranked first", ranked)


def _explains(layout: Layout, best: Candidate, ranked: Sequence[Ranked]) -> bool:
    """Tell whether a phrase says who the name just before it is: `Ann Lee, editor of …`."""
    name = next(one for one, _ in ranked if one.origin is Origin.PROPOSED)
    signs = layout.signs(best.sentence)
    first, end = best.first + EDGE, best.end + EDGE
    follows = name.sentence == best.sentence and name.end <= best.first
    behind = follows and signs[name.end + EDGE : first] in {"", ","}
    return behind and signs[name.end + EDGE - 1] == "C" and signs[end - 1] in "Nl"


def _head(layout: Layout, best: Candidate) -> Candidate:
    """Return the phrase that another only tells more of: `the leader` of `the council`."""
    signs = layout.signs(best.sentence)
    if signs[best.first + EDGE - 1] in "of":
        for first, end in layout.phrases(best.sentence):
            if end == best.first - 1 and signs[end + EDGE - 1] in "CNlr":
                return best._replace(first=first, end=end)
    return best


def _widened(layout: Layout, placed: Placed, best: Candidate) -> Span:
    """Return a candidate with what belongs to it: `the leader` `of the council`."""
    best = _head(layout, best)
    sentence = layout.sentences[best.sentence]
    whole = phrase_from(sentence, best.first)
    span = layout.span(best)
    goes_on = layout.signs(best.sentence)[best.end + EDGE] in "ofp"
    if whole is None or whole[1] <= best.end or not goes_on:
        return span
    more = layout.signs(best.sentence)[best.end + EDGE : whole[1] + EDGE]
    end = best.end + next((at for at, sign in enumerate(more) if sign in "Ss"), len(more))
    wide = Span(span.start, sentence[end - 1].end)
    taken = [*placed.draft.contents, *([placed.draft.cue] if placed.draft.cue else [])]
    return span if any(wide.start < one.end and one.start < wide.end for one in taken) else wide
