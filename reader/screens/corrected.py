"""The list of all corrections: first those that no longer fit, then the newest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from index import Edit, Op
from reader.page.mended import described
from reader.page.wording import counted
from reader.screens.picking import Picker, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index import Correction, Corrections

_DAY = len("2026-11-24")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row: a correction, or what is not understood of the files.

    Attributes:
        help: what can be done where it does not fit; "" where it does.
    """

    correction: Correction | None
    words: str
    help: str = ""


class CorrectionsScreen(Picker[Listed]):
    """Lists corrections; Enter goes to the quotation of one."""

    LABEL = "Keep those with: "
    CLOSING = "Enter goes there, Esc closes"

    def __init__(self, rows: Sequence[Listed], *, go: Callable[[Edit], None]) -> None:
        """List the corrections of a library.

        Args:
            rows: all of them, as `listed` gives them: there may be very many.
            go: goes to where one is about.
        """
        self._all = [(one.words.casefold(), _row(one)) for one in rows]
        broken = sum(bool(one.help) for one in rows)
        about = counted(len(rows), "correction")
        fit = "does not fit" if broken == 1 else "do not fit"
        about += f", of which {broken:,} {fit} (!)" if broken else "; all of them fit"
        super().__init__("Corrections", Content.styled(about, "bold"))
        self._go = go

    def typed(self, text: str) -> None:
        """Show those that have the letters in them."""
        wanted = text.strip().casefold()
        self.show_rows([row for words, row in self._all if wanted in words])

    def chosen(self, row: Row[Listed]) -> None:
        """Go there; say first what can be done where it does not fit."""
        one = row.value
        if one.help and self.remarked != one.help:
            self.fail(one.help)
        elif isinstance(one.correction, Edit):
            self.dismiss()
            self._go(one.correction)
        else:
            self.fail(
                one.help or "It is about a speaker, wherever quoted. It stands in speakers.toml."
            )


def listed(corrections: Corrections) -> list[Listed]:
    """Return what is listed: what does not fit, then the newest first."""
    orphans = frozenset(one.correction for one in corrections.orphans)
    rules = corrections.rules
    fitting: list[Correction] = [one for one in corrections.edits if one not in orphans]
    fitting += [*rules.merges, *rules.splits, *rules.not_same, *rules.facts, *rules.ignored]
    fitting.sort(key=lambda one: one.at, reverse=True)
    return [*_broken(corrections), *(Listed(one, _words(one)) for one in fitting)]


def _broken(corrections: Corrections) -> Iterator[Listed]:
    for conflict in corrections.conflicts:
        words = f"{conflict.where}: {conflict.problem}"
        yield Listed(None, words, f"{words}. Mend it in an editor; until then it is passed over.")
    for orphan in corrections.orphans:
        yield Listed(orphan.correction, _words(orphan.correction), _to_do(orphan.problem))


def _to_do(problem: str) -> str:
    return (
        f"{problem[:1].upper()}{problem[1:]}. It is kept, and followed again once it fits."
        " Enter again opens the article, to correct what is there now."
    )


def _words(correction: Correction) -> str:
    if isinstance(correction, Edit) and correction.op is not Op.REJECT:
        return f"{described(correction)}, in {correction.article}"
    return described(correction)


def _row(one: Listed) -> Row[Listed]:
    at = one.correction.at[:_DAY] if one.correction else ""
    return Row(one, f"! {one.words}" if one.help else one.words, at)
