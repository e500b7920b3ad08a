"""What pages of quotations share: what is done with the current one, and taking them along."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING

from reader.page.citation import citation
from reader.screens.commands.sharing import copy_shape, export
from reader.screens.paging import PageScreen
from reader.session.state import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Article, Quoted
    from reader.session.portions import Portion
    from reader.session.portraying import Excerpt
    from reader.session.sayings import PagePlace

# What is done with a quotation in its article.
_IN_ARTICLE = (
    "quote.evidence", "quote.attribute", "quote.reject", "quote.confirm", "quote.adjust",
    "quote.add", "file.open", "file.reindex",
)  # fmt: skip
OF_A_QUOTE = frozenset(("open", "quote.copy", "quote.copy_as", "quote.mark", *_IN_ARTICLE))
"""Commands that need the quotation that the cursor is on."""


class ExcerptScreen(PageScreen):
    """A page of quotations, of which one is the current one."""

    @property
    def nothing(self) -> str:
        """Return what is said where there is no current quotation."""
        return "No quote is current here."

    @property
    @abstractmethod
    def current(self) -> Excerpt | None:
        """Return the current quotation; None where there is none, or it is not at hand."""

    @property
    @abstractmethod
    def place(self) -> PagePlace:
        """Return where on the page a person is, to come back to."""

    @property
    @abstractmethod
    def portions(self) -> Sequence[Portion]:
        """Return what of the page can be taken along."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys do here."""
        with_quote = partial(partial, self._with_quote)
        return {
            **super().commands(),
            **{name: partial(self._in_article, name) for name in _IN_ARTICLE},
            "quote.copy": with_quote(lambda quoted: self.main.copy(citation(quoted))),
            "quote.copy_as": with_quote(self._copy_as),
            "quote.mark": with_quote(self.main.marking.toggle_at),
            "export": lambda: export(self.main, self.portions),
        }

    def go_to_article(self) -> bool:
        """Open the current quotation in its article; tell whether there is one."""
        excerpt, place = self.current, self.place
        if excerpt is None:
            self.main.say(self.nothing)
            return False
        self.close_all()
        self.main.focus_pane(Pane.ARTICLE)
        self.main.desk.open_from(place, excerpt.quoted)
        return True

    def _in_article(self, command: str) -> None:
        """Open the quotation in its article, and do something with it there."""
        if self.go_to_article():
            self.main.action_command(command)

    def _with_quote(self, does: Callable[[Quoted], None]) -> None:
        """Do something with the current quotation."""
        excerpt = self.current
        if excerpt is None:
            self.main.say(self.nothing)
        else:
            does(excerpt.quoted)

    def _copy_as(self, quoted: Quoted) -> None:
        """Ask in which shape to copy a quotation; its article is asked for first."""

        def read(article: Article) -> None:
            copy_shape(self.main, quoted, article.text)

        question = partial(self.main.library.article, quoted.heading.id)
        self.main.reading.ask("copy as", question, read)
