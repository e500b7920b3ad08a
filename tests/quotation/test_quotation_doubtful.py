import pytest

from index.model import Span
from index.quotation.clauses import sentences
from index.quotation.doubtful import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "The North East showed the highest rate of growth of all.",
        "The mayor, widely reported to have resigned last week, will speak.",
        "The mayor is said to have left the town in May.",
        "The mayor was named the best rower of the year.",
        "The club has been denied a late win.",
        "Having said that, the tolls are yet to go down.",
        "She once hosted the show Pictures on the Pier.",
        "The mayor did not say whether the tolls would fall.",
        "The mayor declined to say when the pier would open.",
        "The mayor wouldn't say who had paid for it.",
    ],
)
def test_what_is_no_saying_is_not_found(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The survey showed a clear fall in tolls.", "a clear fall in tolls"),
        ("The mayor showed that the tolls fell.", "the tolls fell"),
        ("The club denied that the tolls fell.", "the tolls fell"),
        ("The mayor did not say that the tolls fell.", "the tolls fell"),
        ("The mayor said why the tolls fell.", "why the tolls fell"),
        ("The tables showed that tolls had gone down.", "tolls had gone down"),
        ("The mayor reported tolls to have gone down.", "tolls to have gone down"),
    ],
)
def test_what_a_document_shows_is_found(ruled_said, text, words):
    ((content, _, _),) = ruled_said(text)
    assert content == words


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has been told that the pier had been sold.",
        "The mayor was also asked whether the tolls would fall.",
        'The mayor was described as "a fool and a coward at sea".',
        "It was announced that the pier had been sold.",
    ],
)
def test_who_only_hears_what_is_said_is_no_source(said, text):
    ((_, source, _),) = said(text)
    assert source is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has accused the club of selling the pier.",
        "The mayor was asking whether the tolls would fall.",
        "The mayor is worried that the pier was sold.",
    ],
)
def test_who_speaks_or_thinks_is_the_source(said, text):
    ((_, source, _),) = said(text)
    assert source == "The mayor"


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the plan was easy.",
        "No one has said the plan was easy.",
        "None of them said the plan was easy.",
        "No minister has said the plan was easy.",
        "It is not clear who said that the plan was easy.",
        "Nobody knows who said the plan was easy.",
        "Who said the plan was easy?",
    ],
)
def test_what_nobody_says_is_no_quotation(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("No fewer than 20 people said the plan was easy.", "No fewer than 20 people"),
        ("Ann Lee, who said the plan was easy, left.", "who"),
        ("Critics who said the plan was easy were wrong.", "Critics who"),
        ("Ann Lee said nobody knew the plan was easy.", "Ann Lee"),
    ],
)
def test_somebody_says_it_where_nobody_is_not_the_subject(said, text, source):
    assert [found for _, found, _ in said(text)] == [source]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The mayor would never quite fully say whether it was lost.", True),
        ("The mayor would never quite fully or openly say whether it was lost.", False),
        ("The mayor did not say to them whether it was lost.", True),
        ("The mayor did not say to them all whether it was lost.", False),
    ],
)
def test_a_negation_counts_up_to_three_words_from_the_cue(text, negated):
    (sentence,) = sentences(text, Span(0, len(text)), ())
    words = [item.lower for item in sentence]
    parts = words.index("whether"), len(words) - 1
    assert says_nothing(sentence, words.index("say"), (0, 2), parts) is negated
