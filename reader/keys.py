"""The key map as data: one table behind the bindings, the footer and the help.

Lower case moves here, upper case everywhere or more; the exceptions are conventions older
than this program (`n N`, `g G`). Keys that terminals, multiplexers and browsers take for
themselves are never bound; the tests hold the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.keynames import shown
from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 2
_ALL = frozenset(Pane)
_LISTS = frozenset((Pane.RESULTS, Pane.SPEAKERS))
_RESULTS = frozenset((Pane.RESULTS,))
_TEXT = frozenset((Pane.ARTICLE,))


@dataclass(frozen=True, slots=True)
class Key:
    """One command, and how it is given.

    Attributes:
        command: its name, the same in the bindings, the footer and a keymap.
        keys: as Textual names them; the first one leads. None for a command of the palette.
        does: what it does, for the help.
        mouse: how to do it without a key.
        footer: its words in a wide footer; empty where it has no place there.
        short: its words in a narrower one; empty where it has no place in that.
        essential: kept in the narrowest footer.
        panes: where it does something of its own; the help of such a pane begins with it.
    """

    command: str
    keys: tuple[str, ...]
    does: str
    mouse: str = ""
    footer: str = ""
    short: str = ""
    essential: bool = False
    panes: frozenset[Pane] = frozenset()

    @property
    def lead(self) -> str:
        """Return the leading key as a person writes it; nothing where it has none."""
        return shown(self.keys[0]) if self.keys else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that belong together in the help."""

    title: str
    keys: tuple[Key, ...]


GROUPS = (
    Group(
        "Search",
        (
            Key(
                "search", ("s",), "Search the collection", "click the box",
                "Search", "Search", essential=True,
            ),
            Key(
                "find", ("slash",), "Find here, or filter a list",
                "click a title", "Find here", "Find", panes=_ALL,
            ),
            Key(
                "hit.next", ("n",), "Next hit, on into the next article",
                "click the counter", "Hit", "Hit", panes=_TEXT,
            ),
            Key("hit.previous", ("N",), "Previous hit", "right click the counter", panes=_TEXT),
            Key(
                "results.order", ("O",), "Newest results first, or the best ones",
                "click the order", panes=_RESULTS,
            ),
        ),
    ),
    Group(
        "Quotes and speakers",
        (
            Key(
                "quote.next", ("l", "right", "right_square_bracket"), "Next quote in this article",
                "click a quote", "Quote", "Quote", essential=True, panes=_TEXT,
            ),
            Key(
                "quote.previous", ("h", "left", "left_square_bracket"),
                "Previous quote in this article", "click a quote", panes=_TEXT,
            ),
            Key(
                "speaker.next_quote", ("L", "right_curly_bracket"),
                "Same speaker's next quote, anywhere", "click the name below",
                "Same speaker", "SameSpk", essential=True, panes=_TEXT,
            ),
            Key(
                "speaker.previous_quote", ("H", "left_curly_bracket"),
                "Same speaker's previous quote, anywhere", "right click the name below",
                panes=_TEXT,
            ),
            Key(
                "speaker.page", ("v",), "All that this speaker said, on a page",
                "double click a speaker",
            ),
            Key(
                "speaker.compare", ("c",), "Put the speaker beside another one",
                "click Compare on the page",
            ),
            Key(
                "speaker.timeline", ("t",), "Timeline of the speaker, or of the results",
                "click a row of digits",
            ),
            Key(
                "quote.evidence", ("e",), "Why this speaker?", "click the tag of a quote",
                "Evidence", "Why", panes=_TEXT,
            ),
            Key(
                "quote.copy", ("y",), "Copy the quote with its citation", "click Copy",
                "Copy", "Copy", essential=True, panes=_TEXT,
            ),
            Key("quote.mark", ("m",), "Mark the quote, or take the mark away", "click the gutter"),
            Key("marks", ("apostrophe",), "List the marks"),
            Key("quote.copy_as", ("Y",), "Copy as text, Markdown or JSON"),
            Key("export", ("E",), "Export what is seen to a file"),
            Key(
                "file.open", ("o",), "Open the file in $EDITOR, at the line",
                "click Open", "Open file", panes=_TEXT,
            ),
            Key("file.reindex", ("R",), "Read this article's file again", "click the banner"),
            Key("index.add", ("I",), "Index a folder or a file"),
        ),
    ),
    Group(
        "Corrections",
        (
            Key(
                "quote.attribute", ("a",), "Say who said this", "click Who",
                "Who said it?", "Who", essential=True,
            ),
            Key(
                "quote.reject", ("x",), "Not a quote, or one after all", "No quote, beside e",
            ),
            Key(
                "quote.confirm", ("equals_sign",), "Right as it stands", "Right, beside e",
            ),
            Key("quote.add", ("w",), "Mark words: a quote was missed", "drag over them"),
            Key("quote.adjust", ("W",), "Mark other words as this quote", "drag over them"),
            Key("speaker.correct", ("S",), "This speaker is … somebody else, a minister"),
            Key("speaker.merge", (), "This speaker is the same as another"),
            Key("speaker.not_same", (), "This speaker is not the same as another"),
            Key("speaker.split", (), "Two people have this speaker's name"),
            Key("speaker.fact", (), "Role or organisation of this speaker"),
            Key("speaker.ignore", (), "Never take this for a speaker"),
            Key("queue.unsure", ("A",), "Unsure quotes, those here first"),
            Key("corrections", ("X",), "All corrections, and which do not fit"),
            Key("undo", ("u",), "Undo the last correction", "click the message"),
        ),
    ),
    Group(
        "Moving",
        (
            Key("article.next", ("J",), "Next article of the results", "click a result"),
            Key("article.previous", ("K",), "Previous article of the results", "click a result"),
            Key("line.down", ("j", "down"), "Down, in the text or a list", "wheel", panes=_ALL),
            Key("line.up", ("k", "up"), "Up, in the text or a list", "wheel", panes=_ALL),
            Key("page.down", ("space",), "Page of the article down", "wheel"),
            Key("page.up", ("b",), "Page of the article up", "wheel"),
            Key("pane.page_down", ("pagedown",), "Page of this pane down", "wheel", panes=_ALL),
            Key("pane.page_up", ("pageup",), "Page of this pane up", "wheel", panes=_ALL),
            Key("half.down", ("ctrl+d",), "Half a page down"),
            Key("half.up", ("ctrl+u",), "Half a page up"),
            Key("article.top", ("g", "home"), "Top of this pane (gg too)", "scrollbar", panes=_ALL),
            Key("article.end", ("G", "end"), "End of this pane", "scrollbar", panes=_ALL),
            Key(
                "open", ("enter",), "Open the result, or keep to the speaker", "click it",
                panes=_LISTS,
            ),
            Key("back_out", ("escape",), "One layer back; never quits", "right click"),
            Key("history.back", ("backspace", "ctrl+o"), "Undo the jump"),
            Key("history.forward", ("f",), "Do it again"),
        ),
    ),
    Group(
        "Panes",
        (
            Key("pane.next", ("tab",), "Next pane", "click"),
            Key("pane.previous", ("shift+tab",), "Previous pane", "click"),
            Key("pane.results", ("1",), "Results", "click"),
            Key("pane.article", ("2",), "Article", "click"),
            Key("pane.speakers", ("3",), "Speakers", "click"),
            Key("measure.wider", ("plus",), "Wider text"),
            Key("measure.narrower", ("minus",), "Narrower text"),
            Key("zen", ("z",), "Nothing but the text, or everything again"),
            Key("theme.next", ("T",), "Next theme"),
            Key("theme.auto", (), "Theme as the terminal's background"),
            Key("mouse.toggle", ("M",), "Leave the mouse to the terminal, or not"),
            Key(
                "palette", ("colon", "ctrl+p"), "All commands, by name", "click Commands",
                "Commands", "Cmds", essential=True,
            ),
            Key("log", (), "Log: what was said, what went wrong", "click the warnings"),
            Key(
                "help", ("question_mark", "f1"), "These keys", "click Help",
                "Help", "Help", essential=True,
            ),
            Key(
                "quit", ("q", "ctrl+q"), "Close the popup, else quit", "click Quit",
                "Quit", "Quit", essential=True,
            ),
        ),
    ),
)  # fmt: skip
KEYS = tuple(key for group in GROUPS for key in group.keys)


def footer(width: int, keys: Sequence[Key] = KEYS) -> tuple[tuple[Key, str], ...]:
    """Return the keys of a footer so wide, in the table's order, with their words.

    Long words where they fit, else short ones, else the essential keys; where even these
    are too many, the last but two are dropped: help and quit stay.
    """
    named = [key for key in keys if key.footer and key.keys]
    for choice in (
        [(key, key.footer) for key in named],
        [(key, key.short) for key in named if key.short],
        [(key, key.short) for key in named if key.essential],
    ):
        if footer_width(choice) <= width or footer_width(choice, gap=1) <= width:
            return tuple(choice)
    while len(choice) > 1 and footer_width(choice, gap=1) > width:
        choice.pop(max(0, len(choice) - 3))
    return tuple(choice)


def footer_width(items: Sequence[tuple[Key, str]], *, gap: int = _GAP) -> int:
    """Return how many columns the items take with so many blanks between them."""
    return sum(len(f"{key.lead} {words}") for key, words in items) + gap * (len(items) - 1)
