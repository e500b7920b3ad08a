"""The search engine: immutable segments of Whoosh postings, bitmaps and mapped arrays.

It knows words, days and numbers, no texts and no speakers: SQLite holds those. What it is
made of it draws from a `Source`; what it is asked, it answers as a `View`:

    index = SearchIndex(folder, source)              # index.library.search_index
    keys = index.ask(generation, lambda view: view.page(view.articles(clause), sort, 0, 20))
    index.follow(before)                             # after a write

A set of articles or of quotations is a Python int used as a bitmap, a bit for each place.
The places of all segments follow each other in one space, so that `&`, `|`, `~x & view.live`
and `int.bit_count` are all that a query needs. A place means something in its view alone;
what leaves the question are keys.

    view.generation         of the library that it was made of
    view.live               all articles
    view.all_said           all quotations
    view.spoken             those that count
    view.articles(clause)   articles whose text or title has the words, in a row those of a phrase
    view.titles(clause)     articles whose title has them
    view.said(clause)       quotations that have them
    view.spoken_by(rows)    quotations of speakers, by their rows
    view.of_kind(kind)      quotations of a kind
    view.between(day, day)  articles of these days, ordinals
    view.among(keys)        articles of these keys (a collection, a folder)
    view.quotations(keys)   quotations of these keys
    view.inside(articles)   all quotations that stand in articles
    view.within(quotations, articles)         those of the quotations that stand in articles
    view.around(quotations) articles in which quotations stand
    view.page(articles, sort, start, count)   keys, in order
    view.ordered(articles, sort)              keys in order, one by one
    view.keys(articles), view.quotation_keys(quotations)   keys, in no order promised
    view.counted(articles)                    how many quotations that count they hold
    view.facet(quotations)                    Counter of speakers' rows
    view.best(clauses, articles, count)       keys with scores, best first
    view.lexicon            completions(prefix, count), near(word, edits, count), frequency(word)

`index.query.Clause.negated` is not looked at: whoever asks takes the complement.

A view belongs to one thread, and to one question: what it gives bit by bit (`ordered`) is
drawn inside it. Damage that a view meets is an `UnusableIndexError`, which `SearchIndex.ask`
answers by making the index again and putting the question once more.

Its modules: `building` makes a segment out of what `vocabulary` and `inverting` gather, into
the files of `container`, `strings`, `wording`, `frequent` and `postings` (alone to know
Whoosh), and for phrases of `sequences` and `neighbours`, in `codes` and on `pages`; `segment`
reads one, by its `columns`, its words by `lookup` and `phrases`; `view` reads all of them, with
`ranking` and `lexicon`; `merging` decides which segments become one, and `carrying` brings an
index from one state of the library to the next.
"""

from index.library.engine.values import Indexed, Said, Source

__all__ = ["Indexed", "Said", "Source"]
