"""From what is typed to a query; nothing that is typed is an error."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Kind
from index.query import Clause, Field, Problem, Query, parse_query, reworded, while_typing


def word(text, field=Field.TEXT, **more):
    return Clause(field, (text,), **more)


def exact(*words, field=Field.TEXT, **more):
    return Clause(field, words, exact=True, **more)


def dated(field, typed, year, month, day, **more):
    return Clause(field, (typed,), exact=True, day=dt.date(year, month, day), **more)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("", ()),
        ("   ", ()),
        ("Water tariff", ((word("water"),), (word("tariff"),))),
        ('"water tariff"', ((exact("water", "tariff"),),)),
        ("\u201cwater tariff\u201d", ((exact("water", "tariff"),),)),
        ('"water"', ((exact("water"),),)),
        ("well-known", ((exact("well", "known"),),)),
        ("-water", ((word("water", negated=True),),)),
        ('-"water tariff"', ((exact("water", "tariff", negated=True),),)),
        ("a OR b", ((word("a"), word("b")),)),
        ("a OR b OR -c d", ((word("a"), word("b"), word("c", negated=True)), (word("d"),))),
        ("a or b", ((word("a"),), (word("or"),), (word("b"),))),
        ('"OR"', ((exact("or"),),)),
        ("tarif*", ((exact("tarif", prefix=True),),)),
        ('"water tar"*', ((exact("water", "tar", prefix=True),),)),
        ("speaker:reyes", ((exact("reyes", field=Field.SPEAKER),),)),
        ('Speaker:"Tom Reyes"', ((exact("tom", "reyes", field=Field.SPEAKER),),)),
        ("said:water", ((word("water", Field.SAID),),)),
        ("-said:wat*", ((exact("wat", field=Field.SAID, prefix=True, negated=True),),)),
        ("kind:direct", ((exact("direct", field=Field.KIND),),)),
        ("title:rises", ((word("rises", Field.TITLE),),)),
        ('TITLE:"River rises"', ((exact("river", "rises", field=Field.TITLE),),)),
        ("-title:riv*", ((exact("riv", field=Field.TITLE, prefix=True, negated=True),),)),
        ("in:Politics", ((exact("politics", field=Field.IN),),)),
        ('In:"World  News"', ((exact("world news", field=Field.IN),),)),
        ("-in:/News/Caf\u00e9/", ((exact("news/cafe", field=Field.IN, negated=True),),)),
        ("before:2005-02-01", ((dated(Field.BEFORE, "2005-02-01", 2005, 2, 1),),)),
        ("before:2005-02", ((dated(Field.BEFORE, "2005-02", 2005, 2, 1),),)),
        ("BEFORE:2005", ((dated(Field.BEFORE, "2005", 2005, 1, 1),),)),
        ("after:2004", ((dated(Field.AFTER, "2004", 2004, 12, 31),),)),
        ("after:2004-02", ((dated(Field.AFTER, "2004-02", 2004, 2, 29),),)),
        ('-after:"2004/2/3"', ((dated(Field.AFTER, "2004/2/3", 2004, 2, 3, negated=True),),)),
        (
            "after:9999 OR before:0001",
            ((dated(Field.AFTER, "9999", 9999, 12, 31), dated(Field.BEFORE, "0001", 1, 1, 1)),),
        ),
        ("12:30", ((exact("12", "30"),),)),
        ("it's", ((word("it's"),),)),
    ],
)
def test_what_is_typed_is_understood(text, groups):
    assert parse_query(text) == Query(text, groups)


@pytest.mark.parametrize(
    ("text", "position", "words", "groups"),
    [
        ('rain "water tar', 5, "closing mark", ((word("rain"),), (exact("water", "tar"),))),
        ("OR rain", 0, "OR needs", ((word("rain"),),)),
        ("rain OR", 5, "OR needs", ((word("rain"),),)),
        ("rain OR OR sun", 8, "OR needs", ((word("rain"), word("sun")),)),
        ("rain OR !!! sun", 8, "no word", ((word("rain"),), (word("sun"),))),
        ("rain kind:x OR sun", 10, "no such kind", ((word("rain"),), (word("sun"),))),
        ("rain - sun", 5, "no word", ((word("rain"),), (word("sun"),))),
        ("rain !!!", 5, "no word", ((word("rain"),),)),
        ('rain ""', 5, "no word", ((word("rain"),),)),
        ("speaker: rain", 7, "no word", ((word("rain"),),)),
        ("rain place:x", 5, "no field place:", ((word("rain"),),)),
        ("rain kind:x", 10, "no such kind", ((word("rain"),),)),
        ("rain place:x", 5, "there are said:, speaker:, ", ((word("rain"),),)),
        ("rain before:", 11, "no date", ((word("rain"),),)),
        ("rain before:soon", 12, "no date", ((word("rain"),),)),
        ("rain after:05-02-2004", 11, "no date", ((word("rain"),),)),
        ("rain after:20045", 11, "no date", ((word("rain"),),)),
        ("rain after:\u0662\u0660\u0660\u0664", 11, "no date", ((word("rain"),),)),
        ("rain after:0000", 11, "no year 0000", ((word("rain"),),)),
        ("rain after:2004-13", 16, "no month 13", ((word("rain"),),)),
        ("rain -before:2005-02-29", 21, "no day 29", ((word("rain"),),)),
        ('rain after:"2004-13"', 17, "no month 13", ((word("rain"),),)),
        ("rain after:2004-00 OR sun", 16, "no month 00", ((word("rain"),), (word("sun"),))),
        ("after:2004*", 10, "only end a word", ((dated(Field.AFTER, "2004", 2004, 12, 31),),)),
        ("rain in:", 7, "no collection", ((word("rain"),),)),
        ("rain in://", 8, "no collection", ((word("rain"),),)),
        ('rain in:""', 9, "no collection", ((word("rain"),),)),
        ("in:news*", 7, "only end a word", ((exact("news", field=Field.IN),),)),
        ('kind:"direct"*', 13, "only end a word", ((exact("direct", field=Field.KIND),),)),
        ("rain title:", 10, "no word", ((word("rain"),),)),
        ("rain s*n", 6, "only end a word", ((word("rain"),), (exact("s", "n"),))),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_searched(text, position, words, groups):
    query = parse_query(text)
    assert query.groups == groups
    (problem,) = query.problems
    assert problem.position == position
    assert words in problem.message


def test_problems_are_in_the_order_of_their_places():
    assert [one.position for one in parse_query('OR at:x kind:y OR "z').problems] == [0, 3, 13, 18]


@given(
    st.text(alphabet=st.sampled_from('ab OR:-"*\u201c\u201d!sid\u00e9kn\n'), max_size=30)
    | st.lists(
        st.sampled_from(
            [*(f"{field}:" for field in Field), "-", " ", '"', "*", "/", "2004", "-13", "OR", "x"]
        ),
        max_size=8,
    ).map("".join)
    | st.text()
)
def test_nothing_typed_is_an_error_and_problems_are_inside(text):
    query = parse_query(text)
    assert query.text == text
    assert all(0 <= problem.position < len(text) for problem in query.problems)
    assert all(clause.words for group in query.groups for clause in group)
    assert query or query.problems or not text.strip()


WORDS = st.sampled_from(["water", "tariff", "reyes", "it's", "2004", "or"])


@st.composite
def written_clauses(draw):
    """A clause, and one way to type it."""
    field = draw(st.sampled_from(Field))
    minus = draw(st.sampled_from(["", "-"]))
    if field is Field.KIND:
        kind = draw(st.sampled_from(Kind))
        return exact(kind, field=field, negated=bool(minus)), f"{minus}kind:{kind}"
    if field is Field.IN:
        names = tuple(draw(st.lists(WORDS, min_size=1, max_size=2)))
        return exact(
            "/".join(names), field=field, negated=bool(minus)
        ), f"{minus}in:{'/'.join(names)}"
    if field in (Field.BEFORE, Field.AFTER):
        day = draw(st.dates())
        clause = Clause(field, (str(day),), exact=True, negated=bool(minus), day=day)
        return clause, f"{minus}{field}:{day}"
    words = tuple(draw(st.lists(WORDS, min_size=1, max_size=3)))
    star = draw(st.sampled_from(["", "*"]))
    marked = draw(st.booleans()) or len(words) > 1
    typed = f'"{" ".join(words)}"' if marked else words[0]
    name = "" if field is Field.TEXT else f"{field}:"
    clause = Clause(
        field,
        words,
        prefix=bool(star),
        exact=bool(marked or star or field is Field.SPEAKER),
        negated=bool(minus),
    )
    return clause, f"{minus}{name}{typed}{star}"


@given(st.lists(st.lists(written_clauses(), min_size=1, max_size=3), max_size=4))
def test_a_query_that_is_written_down_is_read_back(groups):
    text = " ".join(" OR ".join(typed for _, typed in group) for group in groups)
    expected = tuple(tuple(clause for clause, _ in group) for group in groups)
    assert parse_query(text) == Query(text, expected)


@pytest.mark.parametrize("text", ["tari", "said:tari", "title:tari", "a OR tari"])
def test_the_word_being_typed_is_a_beginning_too(text):
    whole = parse_query(text)
    last = whole.groups[-1][-1]
    group = while_typing(whole).groups[-1]
    assert group == (*whole.groups[-1], Clause(last.field, last.words, prefix=True, exact=True))


@pytest.mark.parametrize(
    "text", ["", "tari ", '"tari"', "tari*", "-tari", "speaker:tari", "in:x", "after:2004"]
)
def test_a_word_that_is_finished_is_left_alone(text):
    assert while_typing(parse_query(text)) == parse_query(text)


@pytest.mark.parametrize(
    "text",
    [
        "water kind:dire",
        "water at:x",
        "water after:2004-1-",
        "water OR",
        "water -kind:x",
        "a OR kind:dire",
    ],
)
def test_no_word_is_widened_for_one_that_is_not_understood(text):
    assert while_typing(parse_query(text)) == parse_query(text)


def test_a_query_without_clauses_is_false():
    assert not Query("!!!", (), (Problem(0, "no word to look for"),))
    assert parse_query("rain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title  rain", "tile  rain"),
        ('title:title -said:"The TITLE is" OR titles', 'title:tile -said:"The tile is" OR titles'),
        ("kind:title in:title speaker:title place:title", None),
        ('"title', "tile"),
        ('rain "title', "rain tile"),
        ('"the title ', '"the tile"'),
        ("title* title-role", "tile* tile-role"),
    ],
)
def test_a_word_is_changed_where_words_are_looked_for(text, expected):
    assert reworded(text, "title", "tile") == (text if expected is None else expected)


@given(st.text(alphabet=st.sampled_from('ab :-"*tile\n\u201c'), max_size=30) | st.text())
def test_a_text_without_the_word_stays_as_it_is(text):
    assert reworded(text, "no word", "x") == text
