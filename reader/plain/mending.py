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
from reader.plain.numbering import is_none, numbered, standing
from reader.session.likely import NUMBERED, suspects
from reader.session.whoever import merging

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Article, Correction, Library, Quoted, Speaker
    from reader.session.desk import Desk
    from reader.session.likely import Suspect

_DIGITS = 9


class Mending:
    """Corrects the open article of a desk, and speakers of its library.

    Attributes:
        way: tells how a command is typed; by its name, until that is known.
    """

    def __init__(self, library: Library, desk: Desk, *, say: Callable[[str], None]) -> None:
        """Correct a library.

        Args:
            library: it keeps what is corrected, if it keeps anything.
            desk: where the article lies open.
            say: takes the lines of an answer.
        """
        self._library, self._desk, self._say = library, desk, say
        self.way: Callable[[str], str] = str
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

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Return what can be typed, and what it does."""
        who, none, right = map(self.way, ("quote.attribute", "quote.reject", "quote.confirm"))
        lists = f"{who} 3 lists who may have, {who} 3 ? is for nobody known"
        return (
            (f"{who} 3 NAME", f"quote 3 was said by NAME; {lists}"),
            (f"{none} 3", "quote 3 is none, or one after all"),
            (f"{right} 3", "quote 3 is right as it stands"),
            ("merge NAME = NAME", "both are one speaker, who is called by the first name"),
        )

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
        meant = self._standing(rest)
        if meant is None:
            return
        if not meant.rest:
            self._suggest(meant)
            return
        name = None if meant.rest == "?" else self._chosen(meant)
        if name == "":
            return
        who = on_one_line(name) if name else "Nobody knows who"
        if name and not self._called(name):
            who = f"{who}, a new name here,"
        edit = naming(meant.article, meant.quoted.quotation, name)
        self._keep([edit], f"{who} said quote {meant.number}.")

    def _suggest(self, meant: _Meant) -> None:
        number, suggested = meant.number, self._suggested(meant)
        typed = f"{self.way('quote.attribute')} {number}"
        those = " or one of these numbers" if suggested else ""
        self._say(f"Who said quote {number}? Type {typed} and a name{those}, or {typed} ?.")
        for place, one in enumerate(suggested, 1):
            self._say(f"{place}: {on_one_line(one.name)}, {one.why}.")

    def _suggested(self, meant: _Meant) -> Sequence[Suspect]:
        return suspects(meant.quoted, self._desk.state.quotations)[:NUMBERED]

    def _chosen(self, meant: _Meant) -> str:
        """Return the name that is meant, by its number or its words; nothing where none is."""
        typed, suggested = meant.rest, self._suggested(meant)
        if typed.isdecimal():
            number = _number(typed)
            if 1 <= number <= len(suggested):
                return suggested[number - 1].name
            lists = f"{self.way('quote.attribute')} {meant.number} lists them."
            self._say(f"There is no such number among who may have said it; {lists}")
            return ""
        if not folded_words(typed) or not typed.isprintable():
            self._say("That is no name.")
            return ""
        return self._named(meant)

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
        meant = self._only(rest)
        if meant is None:
            return
        if is_none(meant.quoted):
            edit = confirming(meant.article, meant.quoted.quotation)
            self._keep([edit], f"Quote {meant.number} is one again.")
            return
        edit = rejecting(meant.article, meant.quoted.quotation)
        self._keep([edit], f"Quote {meant.number} is none.")
        self._say(f"{counted(len(self._desk.state.quotations), 'quote')} left here.")

    def _confirm(self, rest: str) -> None:
        meant = self._only(rest) and self._standing(rest)
        if meant is not None:
            edit = confirming(meant.article, meant.quoted.quotation)
            self._keep([edit], f"Quote {meant.number} is right as it stands.")

    def _only(self, rest: str) -> _Meant | None:
        """Return which quote is meant by a number alone, or by nothing; say if none is."""
        if rest and not rest.isdecimal():
            self._say(f"{on_one_line(rest)}? Name a quote by its number.")
            return None
        return self._meant(rest)

    def _standing(self, rest: str) -> _Meant | None:
        """Return which quote is meant, and what is typed behind it; say if it is none."""
        meant = self._meant(rest)
        if meant is not None and is_none(meant.quoted):
            back = f"{self.way('quote.reject')} {meant.number} takes that back."
            self._say(f"You said that quote {meant.number} is none. {back}")
            return None
        return meant

    def _meant(self, rest: str) -> _Meant | None:
        """Return which number is meant, and what is typed behind it; say if there is none."""
        word, _, more = rest.partition(" ")
        state = self._desk.state
        several, at = numbered(state), standing(state)
        number = _number(word) if word.isdecimal() else (at or 0) + 1
        if state.opened is None or (at is None and not word.isdecimal()):
            self._say("No quote is current here, so there is nothing to correct.")
        elif not 1 <= number <= len(several):
            self._say(f"There is no such quote; {counted(len(several), 'quote')} here.")
        else:
            rest = more.strip() if word.isdecimal() else rest
            return _Meant(state.opened.article, several[number - 1], number, rest)
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
        self._say(f"{done} {self.way('undo')} undoes.")


def _number(digits: str) -> int:
    """Return a number that was typed; 0, which nothing has, for one of very many digits."""
    return int(digits) if len(digits) <= _DIGITS else 0


class _Meant(NamedTuple):
    """A quote of the open article, its number there, and what was typed behind that."""

    article: Article
    quoted: Quoted
    number: int
    rest: str
