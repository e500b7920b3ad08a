"""What kind of terminal this is, and what has to be set before Textual is imported.

Textual reads its theme, frame rate and animations at import, its keys from standard
input, and paints on standard error.
"""

from __future__ import annotations

import os
import re
import select
import termios
import time
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping

TTY = "/dev/tty"
ANSWER_S = 0.1
"""How long the terminal may take to say what its background is."""
LATE_ANSWER_S = 0.5
"""How long an answer is waited for, over SSH, that would else be taken for typed keys."""

_SHORT_NAMES = {"dark": "textual-dark", "light": "textual-light"}
_FALLBACK = "ansi-dark"
_NONE: Mapping[str, bool] = MappingProxyType({})
_SURE = ("ansi-", "textual-")
_LIGHT_THEMES = frozenset(
    (
        "ansi-light",
        "atom-one-light",
        "catppuccin-latte",
        "rose-pine-dawn",
        "solarized-light",
        "textual-light",
    )
)
# The colours of a palette of 16 on which light text is read; 7 and 9-15 are light.
_DARK_COLOURS = frozenset((0, 1, 2, 3, 4, 5, 6, 8))
_RICH_COLOURS = frozenset(("256color", "kitty"))  # endings of TERM
# The second question is answered by every terminal, and so ends the waiting for the first.
_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_BACKGROUND = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
# Mouse reports, focus reports and pasting in brackets off; the other screen left; the cursor
# shown; colours and attributes as they were.
_RESET = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1004l\x1b[?2004l" + (
    b"\x1b[?1049l\x1b[?25h\x1b[<u\x1b[0m"
)
_ANSWERS = re.compile(rb"\x1b\]11;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?[0-9;]*c")
_END = re.compile(rb"\x1b\[\?[0-9;]*c")
_LUMINANCE = (0.2126, 0.7152, 0.0722)
_LIGHT = 0.5


def is_capable() -> bool:
    """Tell whether the interface can run here: it has a screen and a keyboard."""
    if os.environ.get("TERM", "dumb") == "dumb" or not os.isatty(1):
        return False
    return os.isatty(0) or _has_keyboard()


def is_typed_into() -> bool:
    """Tell whether somebody reads what is printed and types the answer."""
    return os.isatty(0) and os.isatty(1)


def is_there() -> bool:
    """Tell whether the screen that is painted on has not been closed."""
    return os.isatty(2)


def reset() -> None:
    """Give a terminal back whose screen, mouse and echo a program has not given back."""
    try:
        tty = os.open(TTY, os.O_RDWR | os.O_NOCTTY)
    except OSError:  # there is none to reset
        return
    try:
        mode = termios.tcgetattr(tty)
        mode[0] |= termios.ICRNL | termios.BRKINT
        mode[1] |= termios.OPOST
        mode[3] |= termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN
        termios.tcsetattr(tty, termios.TCSANOW, mode)
        os.write(tty, _RESET)
    finally:
        os.close(tty)


def prepare(configured: str | None = None, own: Mapping[str, bool] = _NONE) -> bytes:
    """Set up the terminal for Textual, which must not have been imported yet.

    Args:
        configured: the theme's name in the configuration, if there is one.
        own: the themes of the user's own, and whether they are dark.

    Returns:
        What was typed while the terminal was asked for its background.
    """
    claim()
    typed = bytearray()
    set_up(os.environ, configured, lambda: is_dark(os.environ, typed), own)
    return bytes(typed)


def set_up(
    environ: MutableMapping[str, str],
    configured: str | None,
    dark: Callable[[], bool | None],
    own: Mapping[str, bool] = _NONE,
) -> None:
    """Set what Textual reads; what the user has set stays, but for the theme and the size."""
    if not environ.get("NO_COLOR"):
        environ.pop("NO_COLOR", None)  # empty means not set, but not to Textual
    for size in ("COLUMNS", "LINES"):  # what a shell exported once is not what the window is now
        environ.pop(size, None)
    named = wanted(environ, configured) or environ.get("TEXTUAL_THEME", "")
    if named in own:  # which Textual does not know yet
        named = "textual-dark" if own[named] else "textual-light"
    environ["TEXTUAL_THEME"] = theme(named, environ, dark)
    environ.setdefault("TEXTUAL_FPS", "120")
    if environ.get("SSH_CONNECTION"):
        environ.setdefault("TEXTUAL_ANIMATIONS", "none")


def wanted(environ: Mapping[str, str], configured: str | None) -> str:
    """Return the theme that was asked for; nothing where the terminal is to decide."""
    return environ.get("QUOTH_THEME") or configured or ""


def named_theme(name: str) -> str:
    """Return a theme's whole name: "dark" -> "textual-dark"."""
    return _SHORT_NAMES.get(name, name)


def claim() -> None:
    """Take keys from the terminal where standard input is a pipe, and paint on the screen.

    Whatever the pipe holds has to be read before.
    """
    if not os.isatty(0):
        keyboard = os.open(TTY, os.O_RDWR)
        os.dup2(keyboard, 0)
        os.close(keyboard)
    if not os.isatty(2):
        os.dup2(1, 2)


def theme(named: str | None, environ: Mapping[str, str], dark: Callable[[], bool | None]) -> str:
    """Choose the theme; one of the terminal's own colours where others would not be seen.

    Args:
        named: what the user has asked for.
        environ: the environment.
        dark: says whether the background is dark, None where nobody knows; asked only
            where it matters.
    """
    if named:
        chosen = named_theme(named)
        if few_colours(environ):
            return "ansi-light" if chosen in _LIGHT_THEMES else _FALLBACK
        if chosen.startswith(_SURE):
            return chosen
        return f"{chosen},{_FALLBACK}"  # Textual takes the first of these that it has
    background = dark()
    if background is None:
        return _FALLBACK
    family = "ansi" if few_colours(environ) else "textual"
    return f"{family}-{'dark' if background else 'light'}"


def few_colours(environ: Mapping[str, str]) -> bool:
    """Tell whether no colours are wanted, or fewer than 256 can be shown."""
    if environ.get("NO_COLOR"):
        return True
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return False
    return environ.get("TERM", "").rpartition("-")[2] not in _RICH_COLOURS


def is_dark(environ: Mapping[str, str], typed: bytearray | None = None) -> bool | None:
    """Tell whether the terminal's background is dark; None where it does not say.

    Args:
        environ: the environment.
        typed: takes what comes from the keyboard meanwhile.
    """
    if environ.get("TERM") == "linux":  # the console, which would show the question
        return is_dark_by_variable(environ)
    late = LATE_ANSWER_S if environ.get("SSH_CONNECTION") else ANSWER_S
    try:
        terminal = os.open(TTY, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return is_dark_by_variable(environ)
    try:
        answer = ask_background(terminal, late, typed)
    except (OSError, termios.error):
        answer = None
    finally:
        os.close(terminal)
    return is_dark_by_variable(environ) if answer is None else answer


def is_dark_by_variable(environ: Mapping[str, str]) -> bool | None:
    """Read COLORFGBG, "foreground;background" in colours of the palette of 16."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    return int(background) in _DARK_COLOURS if background.isdecimal() else None


def ask_background(terminal: int, limit_s: float, typed: bytearray | None = None) -> bool | None:
    """Ask a terminal for its background (OSC 11); None where it gives no answer in time.

    Args:
        terminal: where to ask.
        limit_s: how long to wait.
        typed: takes what comes from the keyboard meanwhile.
    """
    with _unechoed(terminal):
        os.write(terminal, _QUESTION)
        answer = _read_until(_END, terminal, limit_s)
    if typed is not None:
        typed += _ANSWERS.sub(b"", answer)
    found = _BACKGROUND.search(answer)
    if found is None:
        return None
    shares = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    luminance = sum(weight * share for weight, share in zip(_LUMINANCE, shares, strict=True))
    return bool(luminance < _LIGHT)


def _read_until(end: re.Pattern[bytes], terminal: int, limit_s: float) -> bytes:
    answer, deadline = b"", time.monotonic() + limit_s
    while not end.search(answer):
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            break
        answer += os.read(terminal, 1024)
    return answer


def _has_keyboard() -> bool:
    try:
        os.close(os.open(TTY, os.O_RDWR | os.O_NOCTTY))
    except OSError:  # no terminal belongs to this session
        return False
    return True


@contextmanager
def _unechoed(terminal: int) -> Iterator[None]:
    before = termios.tcgetattr(terminal)
    silent = termios.tcgetattr(terminal)
    silent[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(terminal, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
