"""Corrections that are typed as lines: who said a quote, that it is none, who is the same.

A quote is named by its number; without one the current quote is meant. Every correction is
answered with a line that says what it came to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index import NotKeptError, confirming, folded_words, naming, rejecting
from reader.page.citation import on_one_line
from reader.page.mended import described_all
from reader.page.wording import counted
from reader.session.likely import NUMBERED, suspects
from reader.session.whoever import merging

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Article, Correction, Library, Quoted, Speaker
    from reader.session.desk import Desk

WORDS = (
    ("a 3 NAME", "quote 3 was said by NAME; a 3 lists who may have, a 3 ? is for nobody known"),
    ("x 3", "quote 3 is none"),
    ("merge NAME = NAME", "both are one speaker, who is called by the first name"),
)
"""What can be typed, and what it does."""
_UNDOES = "u undoes."
_DIGITS = 9


class Mending:
    """Corrects the open article of a desk, and speakers of its library."""

    def __init__(self, library: Library, desk: Desk, *, say: Callable[[str], None]) -> None:
        """Correct a library.

        Args:
            library: it keeps what is corrected, if it keeps anything.
            desk: where the article lies open.
            say: takes the lines of an answer.
        """
        self._library, self._desk, self._say = library, desk, say
        self._does: Mapping[str, Callable[[str], None]] = {
            "quote.attribute": self._attribute,
            "quote.reject": self._reject,
            "quote.confirm": self._confirm,
            "speaker.merge": self._merge,
            "undo": self._undo,
        }

    @property
    def commands(self) -> frozenset[str]:
        """Return the names of the commands that it knows."""
        return frozenset(self._does)

    def answer(self, command: str, rest: str) -> None:
        """Do what a command says.

        Args:
            command: one of those that it knows.
            rest: what was typed behind it.

        Raises:
            LibraryError: it cannot be kept.
        """
        if not self._library.keeps_corrections:
            raise NotKeptError(self._library.name)
        self._does[command](rest.strip())

    # About a quote

    def _attribute(self, rest: str) -> None:
        meant = self._meant(rest)
        if meant is None:
            return
        if not meant.rest:
            self._suggest(meant)
            return
        name = None if meant.rest == "?" else self._named(meant)
        if name == "":
            return
        who = on_one_line(name) if name else "Nobody knows who"
        if name and not self._called(name):
            who = f"{who}, a new name here,"
        edit = naming(meant.article, meant.quoted.quotation, name)
        self._keep([edit], f"{who} said quote {meant.number}.")

    def _suggest(self, meant: _Meant) -> None:
        number = meant.number
        self._say(f"Who said quote {number}? Type a {number} and a name, or a {number} ?.")
        for one in suspects(meant.quoted, self._desk.state.quotations)[:NUMBERED]:
            self._say(f"{on_one_line(one.name)}: {one.why}.")

    def _named(self, meant: _Meant) -> str:
        """Return the name that is meant, as it is known; nothing where several may be."""
        typed = meant.rest
        own = [one.name for one in self._called(typed)][:1]
        near = suspects(meant.quoted, self._desk.state.quotations)
        words = set(folded_words(typed))
        here = [one.name for one in near if words and words <= set(folded_words(one.name))]
        found = own or here
        if len(found) > 1:
            self._say(f"{' or '.join(map(on_one_line, found))}? Type more of the name.")
            return ""
        return found[0] if found else typed

    def _reject(self, rest: str) -> None:
        state = self._desk.state
        if state.opened is not None and state.rejected is not None and not rest:
            edit = confirming(state.opened.article, state.rejected.quotation)
            self._keep([edit], "It is a quote again.")
            return
        meant = self._meant(rest)
        if meant is not None:
            edit = rejecting(meant.article, meant.quoted.quotation)
            self._keep([edit], f"Quote {meant.number} is none.")
            self._say(f"{counted(len(self._desk.state.quotations), 'quote')} left here.")

    def _confirm(self, rest: str) -> None:
        meant = self._meant(rest)
        if meant is not None:
            edit = confirming(meant.article, meant.quoted.quotation)
            self._keep([edit], f"Quote {meant.number} is right as it stands.")

    def _meant(self, rest: str) -> _Meant | None:
        """Return which quote is meant, and what is typed behind its number; say if none is."""
        word, _, more = rest.partition(" ")
        state = self._desk.state
        number = int(word[:_DIGITS]) if word.isdecimal() else (state.quote or 0) + 1
        if state.opened is None or (state.quote is None and not word.isdecimal()):
            self._say("No quote is current here, so there is nothing to correct.")
        elif not 1 <= number <= len(state.quotations):
            here = counted(len(state.quotations), "quote")
            self._say(f"There is no quote {number:,}; {here} here.")
        else:
            rest = more.strip() if word.isdecimal() else rest
            return _Meant(state.opened.article, state.quotations[number - 1], number, rest)
        return None

    # About speakers

    def _merge(self, rest: str) -> None:
        names = [one.strip() for one in rest.split("=")]
        if len(names) != 2 or not all(names):  # noqa: PLR2004 - one is the other
            self._say("Who is who? merge NAME = NAME; the first name stays.")
            return
        found = [self._called(name) for name in names]
        unknown = [name for name, several in zip(names, found, strict=True) if not several]
        into, name = (several[0].name if several else "" for several in found)
        if unknown:
            self._say(f"Nobody is called {' or '.join(unknown)}. p lists who speaks here.")
        elif into == name and len(found[0]) == 1:
            self._say(f"{into} is one already.")
        else:
            done = f"{name} is {into}." if into != name else f"All named {name} are one."
            self._keep([merging(into, name)], done)

    def _called(self, name: str) -> Sequence[Speaker]:
        """Return the speakers who are called exactly so, those first whose own name it is."""
        words = folded_words(name)
        several = self._library.speakers(name).speakers if words else ()
        own = {one.id: one for one in several if folded_words(one.name) == words}
        others = {one.id: one for one in several if words in map(folded_words, one.aliases)}
        return tuple({**own, **others}.values())

    # What has become of it

    def _undo(self, _: str) -> None:
        taken = self._library.undo()
        self._desk.reread()
        self._say(f"Undone: {described_all(taken)}." if taken else "Nothing to undo.")

    def _keep(self, corrections: Sequence[Correction], done: str) -> None:
        self._library.correct(corrections)
        self._desk.reread()
        self._say(f"{done} {_UNDOES}")


class _Meant(NamedTuple):
    """A quote of the open article, its number there, and what was typed behind that."""

    article: Article
    quoted: Quoted
    number: int
    rest: str
