"""What a view answers, compared with looking at every word."""

import math

import pytest
from engine_stories import Shelf, article, has, in_order
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.library.cache import Cache, UnusableIndexError
from index.library.engine import neighbours, phrases, sequences
from index.library.engine.carrying import carry_on, make
from index.library.engine.opened import Opened
from index.model import Sort
from index.query import parse_query

WORDS = ("rain", "rains", "Raining", "river", "river's", "rivers", "café", "Cafe", "the", "tower")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
DAYS = st.one_of(st.none(), st.integers(1, 4))
ARTICLES = st.lists(
    st.tuples(TEXTS, TEXTS, DAYS, st.lists(st.tuples(TEXTS, st.integers(1, 3)), max_size=3)),
    max_size=8,
)
CLAUSES = tuple(
    parse_query(text).groups[0][0]
    for text in (
        "rain",
        "rains",
        '"rain"',
        "river",
        '"river"',
        '"river\'s"',
        "rai*",
        "r*",
        "cafe",
        "café*",
        "x*",
        "nothing",
        '"the river"',
        '"the riv"*',
        '"rain rain the"',
        '"river the r"*',
        '"river\'s the"',
        '"rain nothing"',
    )
)
QUIET = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def clause_of(text):
    return parse_query(text).groups[0][0]


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def index_of(tmp_path):
    """Return what makes an index of a shelf, by one write after the other, and opens it."""
    made = []

    def index(shelf, *writes):
        cache = Cache(tmp_path / f"cache{len(made)}")
        cache.prepare()
        made.append(opened := Opened())
        with shelf.open() as source:
            index = make(cache, source)
        for articles, deleted in writes:
            shelf.write(*articles, delete=deleted)
            with shelf.open() as source:
                index = carry_on(cache, source, index)
        return opened.view(index)

    yield index
    for opened in made:
        opened.close()


def keys_of(view, articles):
    return set(view.keys(articles))


def test_an_empty_index_finds_nothing(index_of, shelf):
    view = index_of(shelf)
    assert (view.live, view.spoken) == (0, 0)
    assert view.articles(clause_of("rain")) == 0
    assert view.page(view.live, Sort.NEWEST, 0, 20) == []
    assert view.best([clause_of("rain")], view.live, 5) == []
    assert view.facet(view.spoken) == {}
    assert view.lexicon.completions("r", 5) == []
    assert view.lexicon.near("rain", 1, 5) == []


@pytest.mark.parametrize("common", [1, 3, 9])
@QUIET
@given(rows=ARTICLES, cut=st.integers(0, 8), gone=st.sets(st.integers(1, 8)))
def test_words_are_found_where_a_scan_finds_them(index_of, monkeypatch, common, rows, cut, gone):  # noqa: PLR0913, PLR0917
    monkeypatch.setattr(neighbours, "COMMON", common)
    monkeypatch.setattr(phrases, "_MANY", common)
    monkeypatch.setattr(sequences, "_MANY", common)
    articles = [
        article(key, text, title=title, day=day, said=said)
        for key, (text, title, day, said) in enumerate(rows, 1)
    ]
    shelf = Shelf()
    shelf.write(*articles[:cut])
    view = index_of(shelf, (articles[cut:], gone))
    left = [one for one in articles if one.key not in gone or one.key > cut]
    assert keys_of(view, view.live) == {one.key for one in left}
    said = [said for one in left for said in one.said]
    assert set(view.quotation_keys(view.all_said)) == {one.key for one in said}
    assert set(view.quotation_keys(view.spoken)) == {one.key for one in said if one.counted}
    for clause in CLAUSES:
        in_text = {one.key for one in left if has(clause, one.title, one.text)}
        assert keys_of(view, view.articles(clause)) == in_text
        in_title = {one.key for one in left if has(clause, one.title)}
        assert keys_of(view, view.titles(clause)) == in_title
        inside = {one.key for one in said if has(clause, one.text)}
        assert set(view.quotation_keys(view.said(clause))) == inside


@QUIET
@given(rows=ARTICLES, cut=st.integers(0, 8), start=st.integers(0, 3), count=st.integers(0, 9))
def test_pages_are_in_the_order_of_all_articles(index_of, rows, cut, start, count):
    articles = [article(key, text, day=day) for key, (text, _, day, _) in enumerate(rows, 1)]
    shelf = Shelf()
    shelf.write(*articles[:cut])
    view = index_of(shelf, (articles[cut:], ()))
    newest = [one.key for one in in_order(articles)]
    oldest = [
        one.key for one in sorted(articles, key=lambda one: (one.day is None, one.day or 0, one.id))
    ]
    for sort, keys in ((Sort.NEWEST, newest), (Sort.OLDEST, oldest), (Sort.RELEVANCE, newest)):
        assert view.page(view.live, sort, start, count) == keys[start : start + count]
        assert view.page(view.live, sort, start, None) == keys[start:]
        assert list(view.ordered(view.live, sort)) == keys


@QUIET
@given(rows=ARTICLES, cut=st.integers(0, 8), first=DAYS, last=DAYS)
def test_days_are_both_included(index_of, rows, cut, first, last):
    articles = [article(key, day=day) for key, (_, _, day, _) in enumerate(rows, 1)]
    shelf = Shelf()
    shelf.write(*articles[:cut])
    view = index_of(shelf, (articles[cut:], ()))
    dated = [one for one in articles if one.day is not None]
    assert keys_of(view, view.between(first, last)) == {
        one.key for one in dated if (first or 0) <= one.day <= (last or 99)
    }


@QUIET
@given(rows=ARTICLES, cut=st.integers(0, 8), some=st.sets(st.integers(1, 9)))
def test_quotations_and_their_articles_lead_to_each_other(index_of, rows, cut, some):
    articles = [article(key, said=said) for key, (_, _, _, said) in enumerate(rows, 1)]
    shelf = Shelf()
    shelf.write(*articles[:cut])
    view = index_of(shelf, (articles[cut:], ()))
    chosen = [one for one in articles if one.key in some]
    bitmap = view.among(some)
    assert keys_of(view, bitmap) == {one.key for one in chosen}
    said = [said for one in chosen for said in one.said]
    inside = view.inside(bitmap)
    assert set(view.quotation_keys(inside)) == {one.key for one in said}
    assert view.quotations([one.key for one in said] + [-5]) == inside
    assert keys_of(view, view.around(inside)) == {one.key for one in chosen if one.said}
    assert view.counted(bitmap) == sum(one.counted for one in said)
    counts = view.facet(inside)
    assert counts == {row: n for row in (1, 2, 3) if (n := sum(s.speaker == row for s in said))}
    assert view.spoken_by([2]) & inside == view.quotations(
        [one.key for one in said if one.speaker == 2]
    )
    assert view.of_kind("indirect") & inside == view.quotations(
        [one.key for one in said if one.kind == "indirect"]
    )
    assert view.of_kind("unheard of") == 0


@pytest.fixture
def many(index_of, shelf):
    """Return a view of so many articles that frequent words have bitmaps, and the articles."""
    articles = [
        article(
            key,
            f"word{key} common w{chr(97 + key % 26)}{key % 97} {'rare' if key == 7 else ''}",
            title="even" if key % 2 == 0 else "odd",
            day=key // 3 + 1,
            said=[(f"word{key} spoken", key % 50), "spoken again"],
        )
        for key in range(1, 701)
    ]
    shelf.write(*articles)
    return index_of(shelf), articles


@pytest.mark.parametrize(
    "text", ["common", "comm*", "w*", "word*", "word1*", "rare", "wa*", '"word5 common"', "e*"]
)
def test_bitmaps_made_beforehand_say_what_the_words_say(many, text):
    view, articles = many
    clause = clause_of(text)
    assert keys_of(view, view.articles(clause)) == {
        one.key for one in articles if has(clause, one.title, one.text)
    }
    assert set(view.quotation_keys(view.said(clause))) == {
        said.key for one in articles for said in one.said if has(clause, said.text)
    }


def test_few_and_many_lead_to_the_same(many):
    view, articles = many
    for keys in (range(1, 5), range(1, 500)):
        bitmap = view.among(list(keys))
        assert set(view.quotation_keys(view.inside(bitmap))) == {
            said.key for one in articles if one.key in keys for said in one.said
        }
        assert view.around(view.inside(bitmap)) == bitmap
        assert view.counted(bitmap) == 2 * len(keys)
        for said in (view.spoken_by([7]), view.all_said, view.inside(view.among([3, 600]))):
            assert view.within(said, bitmap) == said & view.inside(bitmap)
    for rows in ([3], range(49), [999, -5]):
        assert set(view.quotation_keys(view.spoken_by(rows))) == {
            said.key for one in articles for said in one.said if said.speaker in rows
        }


def test_whoever_nobody_names_is_in_no_facet(many):
    view, _ = many
    assert view.facet(view.all_said).total() == 700


def test_what_is_about_it_comes_first_and_what_is_not_last(index_of, shelf):
    shelf.write(
        article(1, "rain " + "word " * 50, day=9),
        article(2, "rains rain", day=1),
        article(3, "sun", day=5),
        article(4, "sun", day=7),
    )
    view = index_of(shelf)
    rain = [clause_of("rain")]
    best = view.best(rain, view.live, None)
    assert [key for key, _ in best] == [2, 1, 4, 3]
    assert best[0][1] > best[1][1] > best[2][1] == best[3][1] == 0.0
    assert view.best(rain, view.live, 2) == best[:2]
    assert view.best(rain, view.live, 3) == best[:3]
    assert [key for key, _ in view.best(rain, view.among([1, 3]), None)] == [1, 3]
    assert [key for key, _ in view.best([clause_of("su*")], view.live, 2)] == [4, 3]
    assert [key for key, _ in view.best([clause_of('"sun rain"')], view.live, 2)] != []


def test_scores_do_not_depend_on_which_article_is_in_which_segment(index_of):
    articles = [article(key, "rain " * (key % 4) + "word " * key, day=key) for key in range(1, 30)]
    whole, parted = Shelf(), Shelf()
    whole.write(*articles)
    parted.write(*articles[:20])
    one, two = index_of(whole), index_of(parted, (articles[20:], ()))
    clauses = [clause_of("rain"), clause_of("word")]
    for (key, score), (other_key, other) in zip(
        one.best(clauses, one.live, 9), two.best(clauses, two.live, 9), strict=True
    ):
        assert key == other_key
        assert math.isclose(score, other)


def test_words_are_completed_by_how_many_articles_have_them(index_of, shelf):
    shelf.write(
        article(1, "river rain rains river's"), article(2, "rains riverside"), article(3, "rains")
    )
    view = index_of(shelf, ([article(4, "river river river"), article(5, "river")], ()))
    assert view.lexicon.completions("r", 3) == ["river", "rains", "rain"]
    assert view.lexicon.completions("river", 9) == ["river", "riverside"]
    assert view.lexicon.completions("x", 9) == []
    assert view.lexicon.frequency("river") == 3
    assert view.lexicon.frequency("rive") == 0


def edits_between(one, other):
    """Return the edits it takes, by the textbook (optimal string alignment)."""
    table = {(-1, place): place + 1 for place in range(-1, len(other))}
    table |= {(place, -1): place + 1 for place in range(-1, len(one))}
    for a, letter in enumerate(one):
        for b, found in enumerate(other):
            costs = [
                table[a - 1, b] + 1,
                table[a, b - 1] + 1,
                table[a - 1, b - 1] + (letter != found),
            ]
            if a and b and letter == other[b - 1] and one[a - 1] == found:
                costs.append(table[a - 2, b - 2] + 1)
            table[a, b] = min(costs)
    return table[len(one) - 1, len(other) - 1]


LETTERS = st.text("abc", min_size=1, max_size=6)


@QUIET
@given(words=st.sets(LETTERS, max_size=25), wanted=LETTERS, edits=st.integers(0, 2))
def test_near_words_are_those_a_few_edits_away(index_of, words, wanted, edits):
    shelf = Shelf()
    shelf.write(article(1, " ".join(sorted(words))))
    found = index_of(shelf).lexicon.near(wanted, edits, 99)
    assert set(found) == {one for one in words if edits_between(one, wanted) <= edits}
    distances = [edits_between(one, wanted) for one in found]
    assert distances == sorted(distances)


def test_of_words_as_near_the_most_frequent_comes_first(index_of, shelf):
    shelf.write(article(1, "rain ruin"), article(2, "ruin"))
    assert index_of(shelf).lexicon.near("rxin", 1, 1) == ["ruin"]


def test_damage_that_a_question_meets_is_translated(index_of, shelf):
    shelf.write(article(1, "rain"))
    view = index_of(shelf)
    for path in view.folder.rglob("*.pst"):
        path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(UnusableIndexError):
        view.articles(clause_of("rain"))
