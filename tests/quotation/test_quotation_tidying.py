import pytest

from index.model import Span
from index.quotation.clauses import sentences
from index.quotation.cues import View
from index.quotation.drafts import Read
from index.quotation.marks import regions
from index.quotation.tagging.passages import passages
from index.quotation.tagging.tidying import closed, opened, paired_regions, whole
from index.quotation.tokens import tokens


def passage_of(text):
    span = Span(0, len(text))
    parts = sentences(text, span, regions(text, span))
    read = Read(tokens(text, span), parts, ())
    return next(iter(passages(text, View.MARKED, read, "n")))


def tidied(text, words):
    """Return what `whole` makes of some words of a text."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return whole(text, span, paired_regions(passage_of(text))).of(text)


def between(text, words):
    """Return the words that `opened` and `closed` leave of some words of a text."""
    passage, start = passage_of(text), text.index(words)
    inside = [
        at
        for at, token in enumerate(passage.tokens)
        if start <= token.start and token.end <= start + len(words)
    ]
    first = opened(passage, inside[0], inside[-1] + 1)
    last = closed(passage, first, inside[-1] + 1)
    return text[passage.tokens[first].start : passage.tokens[last - 1].end]


@pytest.mark.parametrize(
    ("text", "words", "made"),
    [
        ('She said it was "a disgrace".', 'it was "a disgrace', 'it was "a disgrace"'),
        ('She said it was "a disgrace."', 'it was "a disgrace', 'it was "a disgrace."'),
        ('He said "deep" cuts may come.', 'deep" cuts may come', '"deep" cuts may come'),
        ("She said it was 'a disgrace'.", "it was 'a disgrace", "it was 'a disgrace'"),
    ],
)
def test_both_marks_of_what_a_content_quotes_belong_to_it(text, words, made):
    assert tidied(text, words) == made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"The toll must go," said Ann Lee.', "The toll must go"),
        ('She said it was "a disgrace and a shame".', 'it was "a disgrace'),
        ('She said the "deep" cuts may come.', 'the "deep" cuts may come'),
        ('He said "deep and sharp" cuts may come.', 'sharp" cuts may come'),
        ('The toll may go. Then came "the end".', "The toll may go"),
        ('She said it was "a disgrace.', 'it was "a disgrace'),
    ],
)
def test_a_content_that_is_whole_or_cut_inside_marks_is_left(text, words):
    assert tidied(text, words) == words


def test_no_bracket_and_no_word_is_cut_in_two():
    text = "He said it cost $136m (£72m; 90m euros) in all."
    assert tidied(text, "it cost $136m (£72m") == "it cost $136m (£72m; 90m euros)"
    assert tidied("It said it stops Worm.B at once.", "it stops Worm") == "it stops Worm.B"
    assert tidied("He said it rose (a bit.\nMore) came.", "it rose (a bit") == "it rose (a bit"
    assert tidied("He said it rose. More came.", "it rose") == "it rose"


def test_commas_before_a_content_are_left_out():
    text = "It said that, once the sale was done, it would pay."
    assert between(text, ", once the sale was done") == "once the sale was done"
    assert between("Hm, : ;", ", : ;") == ";"


@pytest.mark.parametrize("hearer", ["the pilots' union", "Mr Reyes on Monday"])
def test_who_was_told_is_no_part_of_what_was_said(hearer):
    assert between(f"He warned {hearer} that fees rise.", f"{hearer} that fees rise") == "fees rise"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He told us he knew that fees rise.", "us he knew that fees rise"),
        ("He said the union that fees hurt would go.", "the union that fees hurt would go"),
        ("He warned that fees rise.", "that fees rise"),
    ],
)
def test_a_that_of_another_sort_stays(text, words):
    assert between(text, words) == words


@pytest.mark.parametrize("joint", [" and", ", but", " while", ", which", ";"])
def test_no_conjunction_ends_a_content(joint):
    text = f"She said fees rise{joint} he left."
    assert between(text, f"fees rise{joint}") == "fees rise"


def test_a_conjunction_between_marks_stays():
    assert between('"Fees rise and," said Ann.', "Fees rise and") == "Fees rise and"
    assert between("She said all of which.", "all of which") == "all of which"


def test_contents_are_tidied_when_they_are_read(said):
    text = 'The mayor, Ann Lee, said that it was "a disgrace".'
    assert said(text)[0][0] == 'it was "a disgrace"'


@pytest.mark.parametrize("text", ["Mr Hall denied saying that.", "Tom Hall said so."])
def test_one_word_that_only_points_is_no_content(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ann Lee said no.", "no"),
        ("Ann Lee asked why.", "why"),
        ('Ann Lee said "that".', "that"),
        ("Tom Hall held a phone, which she said was lost.", "which … was lost"),
    ],
)
def test_one_word_may_be_all_that_was_said(said, text, contents):
    assert [found for found, *_ in said(text)] == [contents]
