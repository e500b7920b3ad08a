"""Whether one article answers a query, and which of its quotations do: word by word.

This is what a search means; the tests compare every other way of searching with it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from index.headings import is_headed
from index.library.cast import COUNTED
from index.matching import Finder, Words
from index.model import Hit, Status
from index.query import Field
from index.snippets import snippet

if TYPE_CHECKING:
    from index.library.cast import Cast
    from index.matching import Marker
    from index.model import Article, Quoted, Span
    from index.query import Clause, Query


class Shelved:
    """An article with its quotations, and their words once they have been asked for."""

    def __init__(self, article: Article, quotations: tuple[Quoted, ...]) -> None:
        self.article = article
        self.quotations = quotations
        self.standing = tuple(one for one in quotations if one.status is not Status.REJECTED)
        self.counted = tuple(one for one in self.standing if one.quotation.mode in COUNTED)

    @cached_property
    def words(self) -> tuple[Words, Words]:
        """Return the words of the title and of the text."""
        return Words.of(self.article.heading.title), Words.of(self.article.text)

    @cached_property
    def said(self) -> dict[str, Words]:
        """Return the words of each quotation, by its id."""
        text = self.article.text
        contents = ((one.quotation.id, one.quotation.contents) for one in self.quotations)
        return {quotation_id: Words.of(text, spans) for quotation_id, spans in contents}

    def matches(self, marker: Marker) -> tuple[Span, ...]:
        """Return where the words of a query stand in the text."""
        contents = [one.quotation.contents for one in self.counted]
        return marker.matches(self.article.text, contents)

    def hit(self, marker: Marker, score: float) -> Hit:
        """Return the article as something that was found."""
        found = self.matches(marker)
        piece = snippet(self.article.text, found)
        return Hit(self.article.heading, len(self.counted), len(found), piece, score)


class Question:
    """A query made ready to be put to many articles."""

    def __init__(self, query: Query, speakers: Cast) -> None:
        self._groups = query.groups
        clauses = {clause for group in query.groups for clause in group}
        looked_for = [one for one in clauses if one.field.of_words]
        named = [one for one in clauses if one.field is Field.SPEAKER]
        self._finders = {clause: Finder(clause) for clause in looked_for}
        self._speakers = {clause: speakers.named(clause) for clause in named}

    def answers(self, shelved: Shelved) -> tuple[Quoted, ...] | None:
        """Return the quotations that are let through; None if the article does not match.

        An article matches when all groups hold, for one and the same quotation where
        they ask for one. What is left out must be true of no quotation.
        """
        demands = []
        for group in self._groups:
            if any(self._holds(clause, shelved) for clause in group):
                continue
            demand = [clause for clause in group if _asks_for_a_quotation(clause)]
            if not demand:
                return None
            demands.append(demand)
        found = tuple(
            quoted
            for quoted in shelved.counted
            if all(any(self._is(one, shelved, quoted) for one in demand) for demand in demands)
        )
        return found if found or not demands else None

    def _holds(self, clause: Clause, shelved: Shelved) -> bool:
        """Tell whether the article as such is what a clause asks for."""
        if _asks_for_a_quotation(clause):
            return False
        if clause.field.of_quotations:
            return not any(self._is(clause, shelved, quoted) for quoted in shelved.counted)
        if clause.field is Field.TEXT:
            finder = self._finders[clause]
            return clause.negated != any(finder.hits(words) for words in shelved.words)
        return clause.negated != self._is_headed(clause, shelved)

    def selects(self, shelved: Shelved, quoted: Quoted) -> bool:
        """Tell whether a quotation by itself is what the query asks for.

        Words are looked for inside it, whether or not `said:` stands before them.
        """
        return all(
            any(one.negated != self._is(one, shelved, quoted) for one in group)
            for group in self._groups
        )

    def _is(self, clause: Clause, shelved: Shelved, quoted: Quoted) -> bool:
        """Tell whether a quotation has what a clause names, negated or not.

        What is asked of a heading is asked of its article's.
        """
        if clause.field is Field.SPEAKER:
            return quoted.speaker_id in self._speakers[clause]
        if clause.field is Field.KIND:
            return clause.words == (quoted.quotation.kind,)
        if clause.field in (Field.TEXT, Field.SAID):
            return self._finders[clause].hits(shelved.said[quoted.quotation.id])
        return self._is_headed(clause, shelved)

    def _is_headed(self, clause: Clause, shelved: Shelved) -> bool:
        """Tell whether the heading of an article is what a clause asks for, negated or not."""
        if clause.field is Field.TITLE:
            return self._finders[clause].hits(shelved.words[0])
        return is_headed(clause, shelved.article.heading)


def _asks_for_a_quotation(clause: Clause) -> bool:
    return clause.field.of_quotations and not clause.negated
