"""What the rules find in each part of a text: the first reading, which the model then weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.quotation import foreign, marked, unmarked
from index.quotation.cueless import Context
from index.quotation.cues import View
from index.quotation.drafts import Read
from index.quotation.looks import Look
from index.quotation.parts import parts
from index.quotation.tokens import NO_TOKENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Span
    from index.quotation.drafts import Draft


class Ruled(NamedTuple):
    """A part of a text as the rules read it.

    Attributes:
        view: None where a part is no prose, and its drafts are final.
        follows: what stood before it, as a short word for the model.
    """

    view: View | None
    read: Read
    follows: str = ""


def ruled(text: str) -> Iterator[Ruled]:
    """Read a text by rules, part by part.

    Args:
        text: cleared, as `index.quotation.clearing.cleared` returns it.
    """
    context = Context()
    for part in parts(text):
        if part.look is not Look.PROSE:
            context = Context()
            yield Ruled(None, Read(NO_TOKENS, (), _final(text, part.look, part.span, part.turn)))
        elif unmarked.is_unmarked(text, part.span):
            context = Context()
            yield Ruled(View.UNMARKED, unmarked.read(text, part.span), "u")
        else:
            follows = "a" if context.announced else ("s" if context.speaking else "n")
            read, context = marked.read(text, part.span, context)
            yield Ruled(View.MARKED, read, follows)


def _final(text: str, look: Look, span: Span, turn: Draft | None) -> Sequence[Draft]:
    if look is Look.FOREIGN:
        return list(foreign.read(text, span))
    return (turn,) if turn is not None else ()
