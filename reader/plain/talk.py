"""The reader as a conversation: a line is a command, the answer is lines.

It walks as the reader on the screen does, with the same desk and the same search.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index import LibraryError, Span
from reader.page.citation import citation
from reader.page.evidence import evidence_of
from reader.page.wording import counted
from reader.plain.at_once import AtOnce
from reader.plain.mending import Mending
from reader.plain.numbering import gone_to, numbered, standing
from reader.plain.speakable import article_lines, heading_line, passage_lines, quote_line
from reader.plain.ways import Ways
from reader.session.desk import Desk
from reader.session.finder import SCREENFUL, Finder
from reader.session.state import Target
from reader.session.walk import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from index import Library
    from reader.keymap import KeyMap
    from reader.session.state import DeskState

_WORDS = (
    ("s WORDS", "search"),
    ("/WORDS", "find them in this article"),
    ("r", "the results; r 21 from there on"),
    ("open 2", "open a result"),
    ("3", "go to quote 3"),
    ("t", "the whole text"),
    ("p", "who speaks here"),
    ("w", "where you are"),
)
_END = frozenset(("quit",))
_DIGITS = 12


class Talk:
    """Answers commands on one library, a line at a time.

    Attributes:
        ended: somebody has asked to leave.
    """

    def __init__(
        self,
        library: Library,
        key_map: KeyMap,
        *,
        say: Callable[[str], None],
        copy: Callable[[str], str],
    ) -> None:
        """Take a library and a key map.

        Args:
            library: what is read; whoever opened it closes it.
            key_map: which letter does what.
            say: takes the lines of an answer.
            copy: puts a text on the clipboard, and says by which way.
        """
        self.ended = False
        self._say = say
        self._put = copy
        self._key_map = key_map
        lane = AtOnce()
        self._desk = Desk(library, lane, changed=lambda _: None, say=say, reopen=lambda _: None)
        self._finder = Finder(library, lane, lane, changed=lambda _: None)
        self._finder.settle("")
        self._mending = Mending(library, self._desk, say=say)
        self._commands = {**self._walks(), **self._looks()}
        self._known = self._commands.keys() | _END | self._mending.commands
        self._ways = Ways(key_map, self._known)
        self._desk.way = self._mending.way = self._ways.way

    def begin(self) -> None:
        """Say what there is, and where one is."""
        found = self._finder.found
        self._desk.results_are(found)
        self._desk.open_fullest([hit for _, hit in found.hits.at_hand()])
        self._say(
            f"{counted(found.hits.total, 'article')}. {self._ways.way('help')} lists the commands."
        )
        self._where()

    def answer(self, line: str) -> None:
        """Do what a line says, and say what has become of it."""
        before = self._desk.state
        try:
            self._do(line.strip())
        except LibraryError as error:
            self._say(str(error))
        after = self._desk.state
        if after is not before and not line.strip().isdecimal():
            self._tell(before, after)

    def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if line.startswith("/"):
            self._find(line[1:].strip())
        elif word in ("s", "search") and rest:
            self._search(rest.strip())
        elif word in ("open", "r") and rest.strip().isdecimal():
            (self._open if word == "open" else self._results)(_number(rest.strip()))
        elif line.isdecimal():
            self._quote(_number(line))
        else:
            self._named(word or "read", rest)

    def _named(self, word: str, rest: str) -> None:
        command = self._ways.command_of(word)
        if command in self._mending.commands:
            self._mending.answer(command, rest)
            self._finder.again()  # the results count quotes
            self._desk.results_are(self._finder.found)
        elif command in _END:
            self.ended = True
        elif command in self._commands:
            self._commands[command]()
        else:
            lists = f"{self._ways.way('help')} lists what there is."
            self._say(f"There is no command {word} here. {lists}")

    # What can be asked for

    def _walks(self) -> Mapping[str, Callable[[], None]]:
        desk = self._desk
        return {
            "quote.next": partial(desk.quote, Way.FORWARD),
            "quote.previous": partial(desk.quote, Way.BACK),
            "speaker.next_quote": partial(desk.speaker, Way.FORWARD),
            "speaker.previous_quote": partial(desk.speaker, Way.BACK),
            "hit.next": partial(desk.hit, Way.FORWARD),
            "hit.previous": partial(desk.hit, Way.BACK),
            "article.next": partial(desk.article, Way.FORWARD),
            "article.previous": partial(desk.article, Way.BACK),
            "history.back": desk.back,
            "history.forward": desk.forward,
        }

    def _looks(self) -> Mapping[str, Callable[[], None]]:
        return {
            "quote.evidence": self._explain,
            "quote.copy": self._copy,
            "help": self._help,
            "search": partial(self._say, "What for? s WORDS searches."),
            "find": partial(self._say, "What? /WORDS looks for it in this article."),
            "read": partial(self._desk.quote, Way.FORWARD),
            "r": partial(self._results, 1),
            "t": self._text,
            "p": self._people,
            "w": self._where,
        }

    def _search(self, words: str) -> None:
        self._finder.settle(words)
        found = self._finder.found
        self._desk.results_are(found)
        for problem in found.query.problems:
            self._say(f"Character {problem.position + 1}: {problem.message}.")
        if found.stale or not found.hits.total:
            offers = [f"{one.does} ({one.total:,}): s {one.text}" for one in found.alternatives]
            self._say(". ".join([f"No article has {words}", *offers]) + ".")
            return
        self._results(1)

    def _results(self, first: int) -> None:
        self._finder.show(first - 1, first + SCREENFUL - 2)
        found = self._finder.found
        rows = range(first - 1, min(found.hits.total, first - 1 + SCREENFUL))
        self._say(f"{counted(found.hits.total, 'article')}.")
        for row in rows:
            hit = found.hits.get(row)
            if hit is not None:
                self._say(f"{row + 1}: {heading_line(hit.heading)} {counted(hit.quotes, 'quote')}.")
        if rows and rows[-1] + 1 < found.hits.total:
            self._say(f"r {rows[-1] + 2} lists more. open NUMBER opens one.")

    def _open(self, number: int) -> None:
        hit = self._finder.found.hits.get(number - 1)
        if hit is None:
            self._say(f"There is no result {number} at hand. r lists them.")
        else:
            self._desk.open(hit.heading.id, Target(row=number - 1))

    def _find(self, words: str) -> None:
        if not words:
            self._desk.end_find()
            return
        self._desk.find(words)
        goes_on = f"{self._ways.way('hit.next')} goes on, / ends it."
        self._say(f"{counted(len(self._desk.state.hits), 'place')} here. {goes_on}")

    def _quote(self, number: int) -> None:
        state = self._desk.state
        if 1 <= number <= len(numbered(state)):
            self._desk.become(gone_to(state, number - 1))
            self._place(self._desk.state)
        else:
            self._say(f"{counted(len(numbered(state)), 'quote')} here.")

    def _explain(self) -> None:
        opened, quoted = self._desk.state.opened, self._desk.state.current
        if opened is None or quoted is None:
            self._say("No quote is current here, so there is nothing to explain.")
            return
        evidence = evidence_of(quoted, opened.article, opened.quotations)
        self._say(f"{evidence.speaker}: {evidence.verdict}.")
        for label, words in evidence.facts:
            self._say(f"{label}: {words}.")

    def _copy(self) -> None:
        quoted = self._desk.state.current
        if quoted is None:
            self._say("No quote is current here, so there is nothing to copy.")
        else:
            self._say(self._put(citation(quoted)))

    def _text(self) -> None:
        opened = self._desk.state.opened
        if opened is not None:
            for line in article_lines(opened.article, numbered(self._desk.state)):
                self._say(line)

    def _people(self) -> None:
        counts: dict[str, int] = {}
        for quoted in self._desk.state.quotations:
            name = quoted.speaker or "not known"
            counts[name] = counts.get(name, 0) + 1
        for name, count in sorted(counts.items(), key=lambda one: -one[1]):
            self._say(f"{name}: {counted(count, 'quote')}.")

    def _help(self) -> None:
        for words, does in (*_WORDS, *self._mending.words):
            self._say(f"{words}: {does}")
        for key in self._key_map.keys:
            if key.command in self._known:
                words = " ".join((*self._ways.keys_of(key.command), key.command))
                self._say(f"{words}: {key.does}")
        self._say("Enter alone: next quote")

    # What has become of it

    def _where(self) -> None:
        state = self._desk.state
        if state.opened is None:
            self._say("No article is open.")
            return
        self._say(heading_line(state.opened.article.heading))
        self._place(state)

    def _tell(self, before: DeskState, after: DeskState) -> None:
        old, new = before.opened, after.opened
        if new is None:
            return
        if old is None or old.article.id != new.article.id:
            self._where()
        elif (before.quote_from, before.hit_from) != (after.quote_from, after.hit_from):
            self._place(after)

    def _place(self, state: DeskState) -> None:
        at = standing(state)
        if at is None:
            self._say("No quotes.")
        elif state.stands_on_quote or not state.stands_on_hit:
            self._say(quote_line(numbered(state), at, state.speaker_rank))
        if state.stands_on_hit and state.hit is not None:
            self._say(f"Hit {state.hit + 1} of {len(state.hits)}.")
        for line in _passage(state):
            self._say(line)


def _number(digits: str) -> int:
    """Return a number that was typed; of very many digits only that it is larger than any."""
    return int(digits[:_DIGITS])


def _passage(state: DeskState) -> Iterator[str]:
    """Yield the paragraphs that the reader is at."""
    opened, quoted = state.opened, state.current or state.rejected
    if opened is None:
        return
    if state.stands_on_hit and state.hit is not None:
        span = state.hits[state.hit]
    elif quoted is not None:
        span = Span(quoted.quotation.start, quoted.quotation.end)
    else:
        span = Span(0, 0)
    yield from passage_lines(opened.article, numbered(state), span)
