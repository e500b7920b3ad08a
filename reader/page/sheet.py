"""An article as it lies on the screen: its title, its paragraphs, every character shown.

A sheet's text is as long as the text it shows, so an offset into the one is an offset
into the other. Where the article's text does not begin with its title, the title is put
in front, and all offsets of the article are shifted by it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.page.clean import clean

if TYPE_CHECKING:
    from index import Article

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of the screen.

    Attributes:
        text: as shown; paragraphs end at a line break.
        original: as it came, of the same length; what a copy is cut from.
        shift: what to add to an offset of the article's text.
        starts: where each paragraph starts; there is at least one.
        titled: the first paragraph is the title.
    """

    text: str
    original: str
    shift: int
    starts: array[int]
    titled: bool

    def paragraph_of(self, offset: int) -> int:
        """Return the number of the paragraph at an offset of the sheet."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def paragraphs_on(self, start: int, end: int) -> range:
        """Return the numbers of the paragraphs that a range touches."""
        return range(self.paragraph_of(start), self.paragraph_of(max(start, end - 1)) + 1)

    def end_of(self, paragraph: int) -> int:
        """Return where a paragraph ends, its line break left out."""
        following = paragraph + 1
        return self.starts[following] - 1 if following < len(self.starts) else len(self.text)

    def offset_at(self, character: int, paragraph: int) -> int:
        """Return the offset of a character of a paragraph; beyond its end, the end."""
        if paragraph >= len(self.starts):
            return len(self.text)
        return min(self.starts[paragraph] + character, self.end_of(paragraph))

    def cut(self, start: int, end: int) -> str:
        """Return the original words between two offsets of the sheet."""
        return self.original[start:end]


def sheet_of(article: Article) -> Sheet:
    """Lay an article on a sheet."""
    title, text = article.heading.title.strip().replace("\n", " "), article.text
    first_line = text.lstrip("\r\n").partition("\n")[0].strip()
    begun = first_line.startswith(title.removesuffix(_ELLIPSIS).rstrip())
    original = text if begun else f"{title}\n{text}"
    return _ruled(original, len(original) - len(text), titled=not begun or first_line == title)


def _ruled(original: str, shift: int, *, titled: bool) -> Sheet:
    text = clean(original)
    lengths = (len(paragraph) + 1 for paragraph in text.split("\n"))
    starts = array("I", accumulate(lengths, initial=0))
    starts.pop()
    return Sheet(text, original, shift, starts, titled)


BLANK = Sheet("", "", 0, array("I", [0]), titled=False)
"""The sheet on which nothing is written."""
