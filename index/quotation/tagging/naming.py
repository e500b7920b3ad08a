"""The names of what speaks for and against a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Group = tuple[str, ...]
"""What features that depend on the same few things are named by: which they are, and those.

Words alone, since thousands are kept: the garbage collector passes by tuples of them.
"""


def named(group: Group) -> tuple[str, ...]:
    """Return the features of a group."""
    return _NAMES[group[0]](group[1:])


def _of_head(made_of: Group) -> tuple[str, ...]:
    """Name how likely a content begins, what stands before it, and its first word."""
    sure, cue, source, close, content, lower, kind, last, last_kind = made_of
    return (
        f"B{sure}", f"<q{cue}", f"<s{source}", f"<<q{close}", f"<C{content}",
        f"w{lower}", f"k{kind}", f"k<{last_kind}", f"w<{last}", f"kk{kind}{last_kind}",
    )  # fmt: skip


def _of_tail(made_of: Group) -> tuple[str, ...]:
    """Name how likely a content ends, and what stands before and behind that place."""
    sure, cue, source, close, content, kind, next_kind = made_of
    return (
        f"E{sure}", f">q{cue}", f">s{source}", f">>q{close}", f">C{content}",
        f"kE{kind}", f"k>{next_kind}", f"Ek{kind}{next_kind}",
    )  # fmt: skip


def _of_model(made_of: Group) -> tuple[str, ...]:
    """Name how sure the model is of both ends and of what lies between."""
    begins, ends, lowest, mean, length, between, likeliest = made_of
    weakest = min(begins, ends, lowest)
    return (
        f"BE{begins}{ends}", f"L{lowest}", f"Ll{lowest}{length}", f"M{mean}",
        f"W{weakest}", f"Wm{weakest}{between}", f"Wv{weakest}{likeliest}",
    )  # fmt: skip


def _of_inside(made_of: Group) -> tuple[str, ...]:
    """Name how sure the model is of cue and source, and of ends and beginnings between."""
    cue, source, weakest, ended, begun = made_of
    return f"qs{cue}{source}", f"qW{cue}{weakest}", f"iE{ended}", f"iB{begun}"


def _of_rules(made_of: Group) -> tuple[str, ...]:
    """Name whether the rules propose the same, and how sure they are."""
    agreed, between, overlap, sure = made_of
    return (
        f"a{agreed}", f"am{agreed}{between}", f"o{overlap}{agreed}", f"c{sure}",
        f"ca{sure}{agreed}",
    )  # fmt: skip


def _of_place(made_of: Group) -> tuple[str, ...]:
    """Name its length, its marks, and how it lies in its sentence."""
    length, between, crossed, edges = made_of
    return (
        f"m{between}", f"l{length}", f"lm{length}{between}",
        f"x{crossed}", f"xm{crossed}{between}", f"e{edges}", f"em{edges}{between}",
    )  # fmt: skip


def _of_word(made_of: Group) -> tuple[str, ...]:
    """Name its first word and how it lies in its sentence."""
    head, edges = made_of
    return (f"w{head}{edges}",)


def _of_signals(made_of: Group) -> tuple[str, ...]:
    """Name the words that are likeliest to be its cue and source."""
    verb, mode, verb_side, name, name_side, kind, between, edges = made_of
    return (
        f"Q{verb}", f"Qd{verb}{verb_side}", f"Qm{verb}{between}", f"Qk{verb}{kind}",
        f"S{name}", f"Sd{name}{name_side}", f"SQ{name}{mode}", f"V{mode}{between}{edges}",
    )  # fmt: skip


_NAMES: Mapping[str, Callable[[Group], tuple[str, ...]]] = {
    "head": _of_head,
    "tail": _of_tail,
    "model": _of_model,
    "inside": _of_inside,
    "rules": _of_rules,
    "place": _of_place,
    "word": _of_word,
    "signals": _of_signals,
}
