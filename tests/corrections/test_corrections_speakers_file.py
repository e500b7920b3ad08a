"""`speakers.toml` as text."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corrections.speakers_file import (
    CannotChangeError,
    appended,
    parse_speakers,
    rule_text,
    without,
)
from index.corrections.values import Fact, Ignore, Merge, NotSame, Part, Split

DOCUMENTED = """\
# every entry is replayed in order after each re-index
[[merge]]      # variants of one person
into = "Elena Sorokina"
from = ["Yelena Sorokina", "Dr Elena Sorokina"]
note = "checked 2026-11-21"
[[split]]      # two people, one name
name = "Paul Renshaw"
as = [
  { name = "Paul Renshaw (water engineer)", where = ["council/014", "council/203"] },
  { name = "Paul Renshaw (rower)", where = ["regatta/*"] },
]
[[not_same]]   # never merge, never suggest again
names = ["Clare Penhallow", "Clara Penhallow"]
[[set]]        # facts about a speaker, dated
name = "Daniel Okafor"
org = "Harrowby Council"
role = "housing spokesman"
from = "2004"
[[ignore]]     # never a speaker here
name = "Northmoor Gazette"
"""
RULES = (
    Merge(
        "Elena Sorokina",
        ("Yelena Sorokina", "Dr Elena Sorokina"),
        note="checked 2026-11-21",
    ),
    Split(
        "Paul Renshaw",
        (
            Part("Paul Renshaw (water engineer)", ("council/014", "council/203")),
            Part("Paul Renshaw (rower)", ("regatta/*",)),
        ),
    ),
    NotSame(("Clare Penhallow", "Clara Penhallow")),
    Fact("Daniel Okafor", "housing spokesman", "Harrowby Council", "2004"),
    Ignore("Northmoor Gazette"),
)

NAMES = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\x00\x7f[]#'), min_size=1
).filter(str.strip)
NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
LISTS = st.lists(NAMES, min_size=1, max_size=3).map(tuple)
DAYS = st.none() | st.dates().map(str)
SOME = st.one_of(
    st.builds(Merge, NAMES, LISTS, at=NOTES, note=NOTES),
    st.builds(
        Split, NAMES, st.lists(st.builds(Part, NAMES, LISTS), min_size=1, max_size=3).map(tuple)
    ),
    st.builds(NotSame, LISTS, note=NOTES),
    st.builds(Fact, NAMES, st.none() | NAMES, st.none() | NAMES, DAYS, at=NOTES),
    st.builds(Ignore, NAMES),
)


def test_the_documented_file_is_read():
    read = parse_speakers(DOCUMENTED)
    assert read.rules == RULES
    assert read.conflicts == ()


@given(st.lists(SOME, max_size=4), st.lists(SOME, min_size=1, max_size=3))
def test_what_is_appended_is_read_and_can_be_taken_out(before, after):
    text = "# mine\n" + "\n".join(map(rule_text, before))
    longer = appended(text, after)
    assert longer.startswith(text)
    read = parse_speakers(longer)
    assert read.rules == (*before, *after)
    assert parse_speakers(without(longer, read.entries[len(before) :])).rules == tuple(before)


def test_comments_and_order_stay():
    text = appended(DOCUMENTED, [Ignore("The Echo", at="2026-11-22")])
    assert text.startswith(DOCUMENTED)
    entries = parse_speakers(text).entries
    assert without(text, entries[-1:]) == DOCUMENTED
    cut = without(text, [entries[1]])
    assert "Renshaw" not in cut
    assert "[[not_same]]   # never merge, never suggest again" in cut
    assert parse_speakers(cut).rules == (RULES[0], *RULES[2:], Ignore("The Echo", at="2026-11-22"))


def test_comments_above_the_next_entry_stay_with_it():
    text = '[[ignore]]\nname = "A"\n\n# about B\n[[ignore]]\nname = "B"\n'
    (first, _) = parse_speakers(text).entries
    assert without(text, [first]) == '# about B\n[[ignore]]\nname = "B"\n'


def test_rules_keep_the_order_of_the_text_over_all_kinds():
    text = "".join(map(rule_text, (RULES[4], RULES[0], RULES[4], RULES[2])))
    assert parse_speakers(text).rules == (RULES[4], RULES[0], RULES[4], RULES[2])


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("[[merge", "speakers.toml, line 1", "not TOML"),
        ('[[merge]]\ninto = "A"', "speakers.toml, merge 1", "from is missing"),
        ('[[merge]]\ninto = "A"\nfrom = "B"', "speakers.toml, merge 1", "from is missing"),
        ('[[split]]\nname = "A"\nas = []', "speakers.toml, split 1", "as is missing"),
        ('[[ignore]]\nname = " "', "speakers.toml, ignore 1", "name is missing"),
        (f'[[set]]\nname = "A"\nfrom = {"1" * 5000}', "speakers.toml, line 1", "a number is"),
        (f'[[set]]\nname = "A"\nfrom = 0x{"1" * 5000}', "speakers.toml, set 1", "from is missing"),
        ('[[set]]\nname = "A"\nto = -4', "speakers.toml, set 1", "to is missing"),
        (f"a = {'[' * 5000}", "speakers.toml, line 1", "too many brackets"),
        ('[[set]]\nname = "A"\nfrom = []', "speakers.toml, set 1", "from is missing"),
        ('[[set]]\nname = "A"\nfrom = "May"', "speakers.toml, set 1", "May is no date"),
        ('[[set]]\nname = "A"\nto = "2004-02-30"', "speakers.toml, set 1", "is no date"),
        (
            '[[set]]\nname = "A"\nfrom = 2005\nto = 2004-05-01',
            "speakers.toml, set 1",
            "it ends before it begins",
        ),
        ('[merge]\ninto = "A"', "speakers.toml, merge 1", "not written as [[merge]]"),
        ('[[merges]]\ninto = "A"', "speakers.toml, merges", "no table of this name"),
        ("# mine\n[[ignore", "speakers.toml, line 2", "not TOML"),
    ],
)
def test_what_is_not_understood_is_a_conflict(text, where, words):
    read = parse_speakers(text)
    assert read.rules == ()
    assert [one.where for one in read.conflicts] == [where]
    assert words in read.conflicts[0].problem


def test_tables_beside_a_broken_one_are_read_and_the_place_is_named():
    good, broken = rule_text(Ignore("A")), '[[merge]]\ninto = "B"\nfrom = ["C\n'
    read = parse_speakers(f"# mine\n{good}{broken}{rule_text(Ignore('D'))}[[set]]\n")
    assert read.rules == (Ignore("A"), Ignore("D"))
    assert [one.where for one in read.conflicts] == [
        "speakers.toml, line 4",
        "speakers.toml, set 1",
    ]
    assert "(at line 6, column" in read.conflicts[0].problem
    assert "not TOML" in read.broken


def test_a_table_before_a_broken_heading_is_read():
    read = parse_speakers(f"{rule_text(Ignore('A'))}\n[[merge\n{rule_text(Ignore('B'))}")
    assert read.rules == (Ignore("A"), Ignore("B"))
    assert [one.where for one in read.conflicts] == ["speakers.toml, line 4"]


def test_of_bytes_that_are_no_text_the_others_are_read():
    read = parse_speakers(f'[[ignore]]\nname = "\udce9"\n{rule_text(Ignore("A"))}')
    assert read.rules == (Ignore("A"),)
    assert [one.problem for one in read.conflicts] == ["it is not UTF-8"]


def test_a_file_that_is_no_toml_for_what_stands_together_says_so():
    read = parse_speakers('merge = 1\n[[merge]]\ninto = "A"\nfrom = ["B"]\n')
    assert [one.where for one in read.conflicts] == ["speakers.toml", "speakers.toml, merge 1"]
    assert "not TOML" in read.conflicts[0].problem


def test_tables_written_in_a_line_are_read_beside_a_broken_one():
    read = parse_speakers('ignore = [{ name = "A" }]\n[[merge\n')
    assert read.rules == (Ignore("A"),)
    assert [one.where for one in read.conflicts] == ["speakers.toml, line 2"]


def test_a_byte_order_mark_is_passed_over_and_stays():
    text = f"\ufeff{rule_text(Ignore('A'))}"
    assert parse_speakers(text).rules == (Ignore("A"),)
    assert parse_speakers(text).conflicts == ()
    longer = appended(text, [Ignore("B")])
    assert parse_speakers(longer).rules == (Ignore("A"), Ignore("B"))
    (first, second) = parse_speakers(longer).entries
    assert without(longer, [second]) == text
    assert parse_speakers(without(longer, [first])).rules == (Ignore("B"),)


def test_days_are_read_as_toml_writes_them():
    text = '[[set]]\nname = "A"\nfrom = 476\nto = 2005-03-01\nat = 2026-11-21T10:02:00Z\n'
    text += '[[set]]\nname = "B"\nfrom = 2005-03-01T10:02:00Z\n'
    assert parse_speakers(text).rules == (
        Fact("A", start="0476", end="2005-03-01", at="2026-11-21T10:02:00+00:00"),
        Fact("B", start="2005-03-01"),
    )


def test_a_file_that_is_not_understood_is_not_changed():
    with pytest.raises(CannotChangeError, match="not TOML"):
        appended("[[merge", [Ignore("A")])
    inline = 'ignore = [{ name = "A" }]\n'
    with pytest.raises(CannotChangeError, match="edit it by hand"):
        appended(inline, [Ignore("B")])
    with pytest.raises(CannotChangeError, match="edit it by hand"):
        without(inline, parse_speakers(inline).entries)
    assert tomllib.loads(inline)
