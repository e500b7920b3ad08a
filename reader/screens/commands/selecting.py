"""Marking words by hand: a quotation that was missed, or other words of the current one.

By the keyboard, the keys that move mean the end of what is marked: letters, words, lines,
sentences. By mouse, words are dragged over, at any time.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index import naming, setting_content
from reader.page.marking import Marking, adjusted, between_marks, word_at
from reader.page.mended import excerpt
from reader.screens.asking import AskScreen
from reader.screens.commands.correcting import ask_who
from reader.screens.modes import Mode
from reader.session.likely import suspects_at
from reader.session.state import Pane
from reader.widgets.word_row import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Article, Quoted, Span
    from reader.screens.main import MainScreen
    from reader.screens.who import WhoScreen

_NAME = "selecting"


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that mark words."""
    selecting = Selecting(screen)
    return {
        "quote.add": selecting.add,
        "quote.adjust": selecting.adjust,
        "quote.selected": selecting.offer,
        "quote.add_selected": selecting.add_offered,
    }


class Selecting:
    """Lets words of the open article be marked, and has them saved."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._marking = Marking(0, 0)
        self._take: Callable[[Span], None] = lambda _: None
        self._column: int | None = None
        self._offered: Span | None = None

    # Beginning and end

    def add(self) -> None:
        """Mark words that are a quotation which was missed; those that the mouse has marked."""
        opened, view = self._screen.desk.state.opened, self._screen.article.view
        if opened is None:
            return
        selected = view.selected_span
        if selected is not None:
            self._add(selected)
            return
        taken = (span for one in opened.quotations for span in one.quotation.contents)
        missed = between_marks(opened.article.text, view.in_sight, taken)
        if missed is not None:
            self._start(Marking(missed.start, missed.end, begun=True), self._add)
        else:
            word = word_at(opened.article.text, self._place())
            self._start(Marking(word.start, word.end), self._add)

    def adjust(self) -> None:
        """Mark other words as the current quotation, beginning with those that it is now."""
        state = self._screen.desk.state
        if state.opened is None or state.current is None:
            key = self._screen.key_map.way("quote.add")
            self._screen.say(f"No quote is current here. {key} marks one that was missed.")
            return
        quotation = state.current.quotation
        take = partial(self._adjust, state.opened.article, state.current)
        selected = self._screen.article.view.selected_span
        if selected is not None:
            take(selected)
        else:
            self._start(Marking(quotation.start, quotation.end, begun=True), take)

    def offer(self) -> None:
        """Say what can be done with words that the mouse has marked."""
        if self._screen.modes.is_on(_NAME):
            selected = self._screen.article.view.selected_span
            if selected is not None:
                self._marking = Marking(selected.start, selected.end, begun=True)
            self._show()
            return
        self._offered = self._screen.article.view.selected_span
        if self._offered is not None:
            keys = self._screen.key_map
            words = keys.hint("quote.add", "makes these words a quote") + ", "
            words += keys.hint("quote.adjust", "the current quote")
            self._screen.say(words, click="quote.add_selected")

    def add_offered(self) -> None:
        """Take the words that the mouse had marked: a click on the offer marks them no more."""
        if self._offered is not None:
            self._add(self._offered)

    def _place(self) -> int:
        """Return where to begin: behind the current quotation if in sight, else at the top."""
        sight, current = self._screen.article.view.in_sight, self._screen.desk.state.current
        if current is not None and sight.start <= current.quotation.end < sight.end:
            return current.quotation.end
        return sight.start

    def _start(self, marking: Marking, take: Callable[[Span], None]) -> None:
        self._marking, self._take, self._column = marking, take, None
        if self._screen.pane is not Pane.ARTICLE:
            self._screen.focus_pane(Pane.ARTICLE)
        self._show()

    def _leave(self) -> None:
        self._screen.modes.leave(_NAME)

    def _accept(self) -> None:
        if not self._marking.begun:
            self._move(self._marking.begin())
            return
        self._leave()
        self._take(self._marking.span)

    # Moving

    def _commands(self) -> Mapping[str, Callable[[], None]]:
        by_letters, by_words = self._by(Marking.by_letters), self._by(Marking.by_words)
        by_sentences = self._by(Marking.by_sentences)
        return {
            "quote.next": partial(by_letters, 1),
            "quote.previous": partial(by_letters, -1),
            "quote.add": partial(by_words, 1),
            "page.up": partial(by_words, -1),
            "speaker.next_quote": partial(by_sentences, 1),
            "speaker.previous_quote": partial(by_sentences, -1),
            "line.down": partial(self._by_lines, 1),
            "line.up": partial(self._by_lines, -1),
            "file.open": partial(self._turn),
            "quote.selected": self.offer,
            "open": self._accept,
            "back_out": self._leave,
            "quit": self._leave,
        }

    def _by(self, move: Callable[[Marking, str, int], Marking]) -> Callable[[int], None]:
        return lambda way: self._move(move(self._marking, self._text, way))

    def _by_lines(self, lines: int) -> None:
        view = self._screen.article.view
        caret, column = view.beside(self._marking.caret, lines, self._column)
        self._move(self._marking.at(self._text, caret))
        self._column = column

    def _turn(self) -> None:
        if self._marking.begun:
            self._move(self._marking.turned())

    def _move(self, marking: Marking) -> None:
        self._marking, self._column = marking, None
        self._show()

    @property
    def _text(self) -> str:
        opened = self._screen.desk.state.opened
        return opened.article.text if opened else ""

    def _show(self) -> None:
        view = self._screen.article.view
        view.mark_words(self._marking.span, self._marking.caret)
        keys = self._screen.key_map
        takes, leaves = keys.way("open"), keys.way("back_out")
        refusal = f"You are marking words: {takes} takes them, {leaves} leaves it."
        mode = Mode(_NAME, self._commands(), refusal, partial(view.mark_words, None, None))
        self._screen.modes.enter(mode, *self._words())

    def _words(self) -> tuple[Sequence[Part], Sequence[Part]]:
        keys, begun = self._screen.key_map, self._marking.begun
        letters = self._pair("quote.previous", "quote.next", "letter") if begun else ""
        left = [
            Part("Last word:" if begun else "First word:", "bold"),
            Part(letters),
            Part(self._pair("quote.add", "page.up", "word")),
            Part(self._pair("line.down", "line.up", "line")),
            Part(f"  {keys.hint('file.open', 'other end')}" if begun else "", "", "file.open"),
            Part(self._pair("speaker.next_quote", "speaker.previous_quote", "sentence")),
        ]
        enter = keys.hint("open", "takes" if begun else "begins")
        leaves = keys.hint("back_out", "leaves")
        return left, [Part(f"  {enter}", "bold", "open"), Part(f"  {leaves}", "", "back_out")]

    def _pair(self, one: str, other: str, words: str) -> str:
        keys = self._screen.key_map
        return "  " + " ".join(filter(None, (keys.lead(one), keys.lead(other), words)))

    # What becomes of it

    def _add(self, span: Span) -> None:
        state = self._screen.desk.state
        if state.opened is None:
            return
        article = state.opened.article
        touched = [one for one in state.quotations if _overlaps(one, span)]
        if touched:
            name = touched[0].speaker or "somebody unknown"
            question = f"A quote by {name} has some of these words. Change that one's words?"
            agreed = partial(self._adjust, article, touched[0], span)
            self._screen.app.push_screen(AskScreen(question, agreed))
            return
        likely = suspects_at(span.start, state.quotations)
        ask_who(self._screen, span.of(article.text), likely, partial(self._added, article, span))

    def _added(self, article: Article, span: Span, popup: WhoScreen, name: str | None) -> None:
        mending = self._screen.mending
        shown = partial(self._screen.desk.go_to_point, span.start)
        self._screen.clear_selection()
        mending.keep(
            [setting_content(article, None, [span]), naming(article, span, name)],
            f"Added: {excerpt(span.of(article.text))}.",
            box=popup,
            then=shown,
        )

    def _adjust(self, article: Article, quoted: Quoted, span: Span) -> None:
        contents = adjusted(quoted.quotation.contents, span)
        self._screen.clear_selection()
        edit = setting_content(article, quoted.quotation, contents)
        self._screen.mending.keep([edit], f"The quote is now {excerpt(span.of(article.text))}.")


def _overlaps(quoted: Quoted, span: Span) -> bool:
    return any(one.overlaps(span) for one in quoted.quotation.contents)
