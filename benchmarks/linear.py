"""Shows that extraction takes linear time in texts that are not meant to be read.

    python benchmarks/linear.py [--sizes 10000,100000,1000000] [KIND …]

For each kind of text, the time a character takes at each size, and the factor by which it
grows from the last size but one to the last. A factor over 3 is marked, and is an error: quadratic
work makes ten of it, memory that is too large for the caches of the processor up to two and a half.
"""

from __future__ import annotations

import gc
import itertools
import time
from typing import TYPE_CHECKING

import click

from index.extraction import read
from index.model import Article, Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_GROWTH = 3.0
_FIRST = ("Ana", "Tom", "Mary", "Pavel", "Ines", "Omar", "Ruth", "Hugo", "Lena", "Ivo")


def _repeated(piece: str) -> Callable[[], Iterator[str]]:
    return lambda: itertools.repeat(piece)


def _counted(form: str) -> Callable[[], Iterator[str]]:
    return lambda: (
        form.format(n=n, first=_FIRST[n % 10], last=_word(n)) for n in itertools.count()
    )


def _word(number: int) -> str:
    """Return another capitalised word for each number."""
    letters = ""
    while number or len(letters) < 3:  # noqa: PLR2004 - so that it looks like a name
        number, digit = divmod(number, 20)
        letters += "bdfgklmnprstvzhjcwxy"[digit] + "aeiou"[digit % 5]
    return letters.capitalize()


_NEWS = "The mayor of Leeds, {first} {last}, said on Monday that the wall was safe. "
KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "news": _counted(_NEWS + '"We have looked at it," she said. "It will stand."\n\n'),
    "no stop": _repeated("the mayor said the bridge was safe and we think that it is so "),
    "no stop, cased": _repeated("The Mayor said the bridge was safe and We think that It is so "),
    "no space": _repeated("themayorsaidthebridgewassafe"),
    "unclosed marks": _repeated('"The bridge is safe now. '),
    "unclosed marks, cues": _repeated('"The bridge is safe now, he said and she said that. '),
    "unclosed single marks": _repeated("'the bridge is safe now "),
    "only marks": _repeated('"'),
    "only curly marks": _repeated("\u201c"),
    "marks and spaces": _repeated('" '),
    "nested marks": _repeated("\u201cShe said \u2018he said "),
    "nested brackets": _repeated("(she said [that "),
    "right to left": _repeated(
        "\u0642\u0627\u0644 \u0627\u0644\u0639\u0645\u062f\u0629 "
        "\u201c\u0627\u0644\u062c\u0633\u0631 \u0622\u0645\u0646\u201d. "
    ),
    "Chinese": _repeated(
        "\u5e02\u957f\u8bf4\uff1a\u201c\u8fd9\u5ea7\u6865\u662f\u5b89\u5168\u7684\u3002\u201d"
    ),
    "German": _repeated("\u201eDie Mauer ist sicher\u201c, sagte Frau Vogel am Montag in Kiel. "),
    "French": _repeated(
        "\u00ab La digue est s\u00fbre \u00bb, a dit le maire lundi \u00e0 Brest. "
    ),
    "Spanish": _repeated("\u00abEl muro es seguro\u00bb, dijo la alcaldesa el lunes en Vigo. "),
    "table": _repeated("| Ana Duarte | 12 | said | 3.5 |\n"),
    "wide table": _repeated("Ana Duarte\t12\tsaid\t3.5\t"),
    "CSV": _repeated('12,"Ana Duarte","said ""no""",3.5\n'),
    "code": _repeated('    if said == "the wall is safe": print("she said that it is")\n'),
    "HTML": _repeated('<p class="lead">"The wall is safe," said <b>Ana Duarte</b>.</p>\n'),
    "open tags": _repeated("<a href="),
    "chat": _counted("[10:32] {first}: did you see the wall number {n}?\n"),
    "nicks": _counted("<{first}{n}> did you see the wall?\n"),
    "interview": _repeated("Q: When did you start?\nA: In May, when she said that it was safe.\n"),
    "transcript": _counted("MR. {last}: Did you see it?\n\nANA DUARTE: We saw it. I said so.\n\n"),
    "turn without end": lambda: itertools.chain(
        ["Ana: Did you?\nTom: Yes!\n" * 2], itertools.repeat("We saw it and I said so.\n\n")
    ),
    "labels": _repeated("Ana: "),
    "open labels": _repeated("Ana Duarte of the (Harbour "),
    "verse": _repeated(
        "The harbour sleeps, the lamps are low,\n  and no one said the boats could go\n"
    ),
    "minutes": _repeated("ACTION: the clerk\nCllr Duarte: I move that we close it.\n"),
    "capitals": _repeated("THE MAYOR SAID THE BRIDGE WAS SAFE. "),
    "title case": _repeated("The Mayor Said The Bridge Was Safe "),
    "one word": _repeated("wall "),
    "one capital word": _repeated("Leeds "),
    "one surname": _counted("{first}{n} Duarte said the wall was safe. Then Duarte said no. "),
    "many surnames": _counted("{first} {last} said the wall was safe. "),
    "surname and body": _counted("The {last} Council said {last} was safe. It said so. "),
    "spokesmen": _counted("A spokesman for {last} said it was safe. The spokesman said no. "),
    "pronouns": _repeated("He said she said they said it was his. "),
    "cues": _repeated("said "),
    "cues and that": _repeated("said that "),
    "according to": _repeated("according to "),
    "commas": _repeated("she said, "),
    "colons": _repeated("He said: "),
    "and": _repeated("Ana and Tom and "),
    "of the": _repeated("Bank of the "),
    "newlines": _repeated("\n"),
    "blank lines": _repeated("  \n\t\n"),
    "spaces": _repeated(" "),
    "carriage returns": _repeated("said\r"),
    "combining": _repeated("e\u0301\u0302\u0303"),
    "emoji": _repeated("\U0001f600\u200d\U0001f525 "),
    "control": _repeated("\x00\x07\x1b[31m "),
    "numbers": _repeated("12,345.67 "),
    "number without end": _repeated("1,"),
    "long words": _repeated("wall" * 500 + " "),
    "hyphens": _repeated("wall-"),
    "dots": _repeated("u.s."),
    "dashes": _repeated("--"),
    "apostrophes": _repeated("rock 'n' roll o' the 'wall' boys' "),
    "only apostrophes": _repeated("'"),
    "backticks": _repeated("``wall "),
    "code fence": _repeated("```\n"),
    "inline code": _repeated("`"),
    "entities": _repeated("&quot;"),
    "links": _repeated("[wall]("),
    "lists": _repeated("- Ana Duarte, who said, which, that, "),
    "feet and inches": _repeated("5'10\" "),
}


def text_of(kind: str, size: int) -> str:
    """Return a text of a kind, of so many characters."""
    parts, length = [], 0
    for part in KINDS[kind]():
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(parts)[:size]


def seconds(text: str) -> float:
    """Return the time that one reading takes."""
    article = Article(Heading("a", "A"), text)
    gc.collect()
    before = time.process_time()
    read(article)
    return time.process_time() - before


@click.command()
@click.option("--sizes", default="10000,100000,1000000", show_default=True)
@click.argument("kinds", nargs=-1, type=click.Choice(list(KINDS)))
def main(sizes: str, kinds: tuple[str, ...]) -> None:
    """Print the table; end with 1 where something is not linear."""
    each = [int(size) for size in sizes.split(",")]
    seconds(text_of("news", 1000))  # the word lists are read once
    heads = "".join(f"{size:>11,}" for size in each)
    click.echo(f"{'microseconds a character':26}{heads}   growth")
    grown = [kind for kind in kinds or KINDS if _row(kind, each) > _GROWTH]
    if grown:
        raise SystemExit(1)


def _row(kind: str, sizes: Sequence[int]) -> float:
    """Print the row of a kind and return its growth.

    What seems not to be linear is measured again, as the machine may have been busy.
    """
    times = [seconds(text_of(kind, size)) * 1e6 / size for size in sizes]
    if _growth(times) > _GROWTH:
        again = [seconds(text_of(kind, size)) * 1e6 / size for size in sizes]
        times = list(map(min, times, again))
    growth = _growth(times)
    mark = "  NOT LINEAR" if growth > _GROWTH else ""
    columns = "".join(f"{one:11.2f}" for one in times)
    click.echo(f"{kind:26}{columns}{growth:9.2f}{mark}")
    return growth


def _growth(times: Sequence[float]) -> float:
    """Return the last time over the one before; a hundredth of a microsecond counts as none."""
    return times[-1] / max(times[-2], 0.01)


if __name__ == "__main__":
    main()
