"""What the widgets send to a real terminal: no byte that a text has chosen acts on it."""

import os
import re
import sys
import time

import pexpect
import pyte
import pytest

PROGRAM = """
import sys
from reader.outside import terminal
terminal.prepare(sys.argv[1] or None)

from rich.text import Text
from textual.app import App
from textual.containers import Horizontal
from index import (
    Article, Attribution, Heading, Kind, Mode, Quotation, Quoted, Span, Voice, VoiceKind,
)
from reader.page.citation import citation
from reader.outside.clipboard import asks_terminal, copy, send
from reader.widgets.article_view import ArticleView
from reader.widgets.row_list import RowList

TITLE = "[/etc/passwd] \\x1b]0;PWNED-TITLE\\x07\\x9b31m \\u202e [/]"
NAME = "Eve\\x1b[2J\\x1b]52;c;UFdORUQ=\\x07 Mallory"
SAID = "quit \\x1bc\\x1b[?1049l now"
TEXT = (
    f"Start {SAID} said.\\r\\nC1 \\x9d0;PWNED-C1\\x9c\\x90q\\x9c and \\ud800 alone,"
    " in \\u5c71\\u7530.\\nBell\\u2028\\x07 null \\x00 del \\x7f [@click=app.quit]END[/]\\n"
    # Last, since pyte draws nothing behind a zero-width space.
    "Family \\U0001F468\\u200d\\U0001F469\\u200d\\U0001F467"
)
heading = Heading("a", TITLE)
span = Span(TEXT.index(SAID), TEXT.index(SAID) + len(SAID))
quotation = Quotation("q1", Kind.DIRECT, Mode.SPEECH, (span,))
voice = Voice("v1", NAME, VoiceKind.PERSON, ())
attribution = Attribution("q1", voice, named=True)
quoted = Quoted(heading, quotation, attribution, (SAID,), None, NAME, NAME, "g")
hit = TEXT.index("alone")

class Gate(App[None]):
    CSS = "RowList { width: 24; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("q", "quit", ""), ("c", "copy", "")]

    def compose(self):
        with Horizontal():
            yield RowList(height=2)
            yield ArticleView()

    def on_mount(self):
        self.query_one(RowList).show(
            2, lambda number, width: [Text(TITLE), Text(NAME)], cursor=0
        )
        view = self.query_one(ArticleView)
        view.show(Article(heading, TEXT), [quoted], [Span(hit, hit + 5)])
        view.show_quote(0)
        view.show_hit(0)
        view.focus()

    def action_copy(self):
        outcome = copy(citation(quoted), by_terminal=asks_terminal(self))
        send(self, outcome)
        self.notify(outcome.message, markup=False)

Gate().run()
"""
THEMES = {
    "truecolor": ("", {"COLORTERM": "truecolor"}),
    "256 colours": ("", {}),
    "16 colours": ("", {"TERM": "linux"}),
    "no colour": ("", {"NO_COLOR": "1"}),
    "light": ("textual-light", {"COLORTERM": "truecolor"}),
    "dark": ("textual-dark", {}),
}


class Run:
    """The program in a terminal of 100 columns and 24 rows."""

    def __init__(self, theme, environ, home):
        unset = ("NO_COLOR", "COLORTERM", "TMUX", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION")
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", PROGRAM, theme],
            dimensions=(24, 100),
            env={**kept, "TERM": "xterm-256color", "XDG_STATE_HOME": str(home), **environ},
        )
        self.screen = pyte.Screen(100, 24)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""

    def until(self, words, deadline_s=15.0):
        end = time.monotonic() + deadline_s
        while words not in "\n".join(self.screen.display):
            assert time.monotonic() < end, "\n".join(self.screen.display)
            try:
                read = self.child.read_nonblocking(65536, 0.05)
            except pexpect.TIMEOUT:
                continue
            self.sent += read
            self.stream.feed(read)

    def close(self):
        self.child.send("q")
        self.child.expect(pexpect.EOF)
        self.sent += self.child.before
        self.child.close()
        assert self.child.exitstatus == 0


@pytest.fixture(scope="module", params=THEMES.items(), ids=THEMES)
def run(request, tmp_path_factory):
    """Give what was sent and shown by the time a quote had been copied."""
    name, (theme, environ) = request.param
    running = Run(theme, environ, tmp_path_factory.mktemp("home"))
    running.name = name
    running.until("Family")
    running.child.send("c")
    running.until("Copied")
    running.shown = running.sent
    running.close()
    return running


# What Textual itself sends: colours, positions, modes, the shape of the pointer, and the
# questions at the start.
OWN = re.compile(
    rb"\x1b\[[0-9;?<>=:]*[ $]?[a-zA-Z]|\x1b\]22;[a-z]*\x07|\x1b\][0-9]+;\?\x1b\\"
    rb"|\x1b[78=>]|\x1bP[^\x1b]*\x1b\\"
)


@pytest.mark.terminal
def test_no_byte_of_a_text_acts_on_the_terminal(run):
    assert b"PWNED-TITLE" in run.sent  # it is shown ...
    before, _, copied = run.sent.partition(b"\x1b]52;c;")
    after = copied.partition(b"\x07")[2]
    for sent in (before, after):  # ... and does nothing
        assert not re.findall(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]", OWN.sub(b"", sent))
    assert not re.search(rb"\x1b\[\?1049l", run.shown)
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\u200d]", run.sent.decode())


@pytest.mark.terminal
def test_a_text_is_shown_with_pictures_of_what_it_holds(run):
    display = "\n".join(run.screen.display)
    assert "[/etc/passwd] ␛]0;PWNED-TITLE␇" in display
    assert "Start quit ␛c␛[?1049l now said." in display
    assert "Bell ␇ null ␀ del ␡" in display
    assert "[@click=app.quit]END[/]" in display


@pytest.mark.terminal
def test_every_letter_is_seen(run):
    cells = [cell for row in run.screen.buffer.values() for cell in row.values()]
    drawn = [cell for cell in cells if cell.data.strip()]
    assert len(drawn) > 200
    assert not [cell for cell in drawn if cell.fg == cell.bg != "default"]


@pytest.mark.terminal
def test_no_colour_means_none(run):
    colour = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)(?:;[0-9;]*)?m")
    assert bool(colour.search(run.sent)) is (run.name != "no colour")


@pytest.mark.terminal
def test_the_current_quote_and_the_current_hit_are_told_by_more_than_colour(run):
    rows = run.screen.display
    (line,) = [number for number, row in enumerate(rows) if "Start quit" in row]
    column = rows[line].index("Start quit")
    cells = run.screen.buffer[line]
    assert rows[line][column - 5 : column] == "EM= >"
    assert cells[column - 5].reverse
    assert cells[column + 6].bold
    assert not cells[column].bold
    (line,) = [number for number, row in enumerate(rows) if "alone" in row]
    hit = run.screen.buffer[line][rows[line].index("alone")]
    assert hit.reverse
    assert hit.bold
