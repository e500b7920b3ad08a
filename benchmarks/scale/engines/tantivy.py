"""Tantivy by its Python wheel: pages by a column of dates, beginnings by an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy
from tantivy import Occur, Order, Query

from benchmarks.scale.asking import SHOWN, Answer, Opened, Task
from benchmarks.scale.stories import stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from benchmarks.scale.asking import Question, Sources, Story

_HEAP = 256_000_000
_COUNTS = {"speakers": {"terms": {"field": "speaker", "size": SHOWN}}}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=True, tokenizer_name="raw")
    builder.add_unsigned_field("day", stored=True, indexed=True, fast=True)
    builder.add_text_field("body", stored=True)
    builder.add_text_field("speaker", tokenizer_name="raw", fast=True)
    return builder.build()


def build(folder: Path, sources: Sources) -> None:
    """Index everything in one thread."""
    index = tantivy.Index(_schema(), str(folder))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for story in stories(sources):
        writer.add_document(_document(story))
    writer.commit()
    writer.wait_merging_threads()


def opened(folder: Path) -> Opened:
    """Open the index."""
    return Opened(_Asked(tantivy.Index.open(str(folder))).tasks())


def add(folder: Path, stories: Iterable[Story]) -> None:
    """Add articles one by one."""
    index = tantivy.Index.open(str(folder))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for story in stories:
        writer.add_document(_document(story))
        writer.commit()
        index.reload()
        word = story.text.split()[-1]
        if not _Asked(index).page(_word(index.schema, word)).total:
            raise LookupError(word)
    writer.wait_merging_threads()


class _Asked:
    """An index with the one searcher that answers."""

    def __init__(self, index: tantivy.Index) -> None:
        index.reload()
        self._schema = index.schema
        self._searcher = index.searcher()

    def tasks(self) -> dict[Task, Callable[[Question], Answer]]:
        """Return what it can do."""
        return {
            Task.TYPED: lambda asked: self.page(self._typed(asked.words)),
            Task.TERM: lambda asked: self.page(self._all(asked.words)),
            Task.BOTH: lambda asked: self.page(self._all(asked.words)),
            Task.PHRASE: lambda asked: self.page(self._phrase(asked.words)),
            Task.SPEAKER: lambda asked: self.page(self._by_speaker(asked)),
            Task.OLDEST: lambda asked: self.page(self._all(asked.words), order=Order.Asc),
            Task.SNIPPETS: self._excerpts,
            Task.FACETS: self._facets,
        }

    def page(self, query: Query, *, order: Order = Order.Desc) -> Answer:
        """Return the first titles and the total."""
        found = self._searcher.search(query, SHOWN, order_by_field="day", order=order)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        titles = tuple((one.get_first("title"), one.get_first("day")) for one in documents)
        return Answer(found.count, titles)  # type: ignore[attr-defined] # not in its stubs

    def _all(self, words: Iterable[str]) -> Query:
        return _must([_word(self._schema, word) for word in words])

    def _typed(self, words: Sequence[str]) -> Query:
        begun = Query.regex_query(self._schema, "body", f"{words[-1]}.*")
        return _must([*(_word(self._schema, word) for word in words[:-1]), begun])

    def _phrase(self, words: Sequence[str]) -> Query:
        return Query.phrase_query(self._schema, "body", list(words))

    def _by_speaker(self, asked: Question) -> Query:
        named = Query.term_query(self._schema, "speaker", asked.speaker)
        return _must([*(_word(self._schema, word) for word in asked.words), named])

    def _excerpts(self, asked: Question) -> Answer:
        query = self._all(asked.words)
        found = self._searcher.search(query, SHOWN, order_by_field="day", order=Order.Desc)
        maker = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "body")
        lines = []
        for _, address in found.hits:
            document = self._searcher.doc(address)
            excerpt = maker.snippet_from_doc(document)
            lines.append((document.get_first("title"), excerpt.fragment(), excerpt.highlighted()))
        return Answer(found.count, tuple(lines))  # type: ignore[attr-defined] # not in its stubs

    def _facets(self, asked: Question) -> Answer:
        counted = self._searcher.aggregate(self._all(asked.words), _COUNTS)
        buckets = counted["speakers"]["buckets"]
        lines = tuple((bucket["key"], bucket["doc_count"]) for bucket in buckets)
        return Answer(len(lines), lines)


def _document(story: Story) -> tantivy.Document:
    document = tantivy.Document(id=story.id, title=story.title, body=story.text)
    document.add_unsigned("day", story.day)  # as a keyword it would be signed
    for name in story.speakers:
        document.add_text("speaker", name)
    return document


def _word(schema: tantivy.Schema, word: str) -> Query:
    return Query.term_query(schema, "body", word)


def _must(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Must, query) for query in queries])
