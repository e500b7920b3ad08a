"""Training the sequence models on sentences written for it."""

import itertools

import pytest

from index.model import Kind, Span
from index.quotation.cues import View
from index.quotation.tagging.layouts import stretches
from index.quotation.tagging.model import model_name, opened, tagged
from index.quotation.tagging.proposals import proposals
from index.training import tagger
from index.training.gold import Gold, GoldArticle, GoldQuote

WHO = ("The baker", "The miller", "A farmer", "Ann Lee", "The mayor", "Tom Reyes")
HOW = ("said", "has insisted", "warned")
WHAT = (
    "the harbour would open in May",
    "nobody had asked the boats to leave",
    "the toll was far too low for a bridge of that age",
    "it would rain until Friday",
)
NEWS = "The road was long. It rained all day in the hills, and the ferry came late."


def annotated(number, who, how, what):
    text = f"{NEWS} {who} {how} {what}.\n\nA ferry is a boat. {who} {how} that {what}."
    quotes = []
    for lead in (f"{who} {how} ", f"{who} {how} that "):
        start = text.index(lead + what)
        said = start + len(lead)
        quotes.append(
            GoldQuote(
                Span(said, said + len(what)),
                Kind.INDIRECT,
                cue=Span(start + len(who) + 1, start + len(who) + 1 + len(how)),
                source=Span(start, start + len(who)),
                speech=True,
            )
        )
    return GoldArticle(f"polnear/train/{number}", text, tuple(quotes))


@pytest.fixture(scope="module")
def gold():
    told = itertools.product(WHO, HOW, WHAT)
    return Gold(train=tuple(annotated(number, *words) for number, words in enumerate(told)))


@pytest.fixture(scope="module")
def learnt(gold, tmp_path_factory):
    folder = tmp_path_factory.mktemp("learnt")
    tagger.learn(gold, folder)
    return folder


def read(folder, view, text):
    """Return the passage of a text and what a model says of it."""
    article = GoldArticle("polnear/train/new", text, ())
    ((passage, _),) = tagger.labelled(article, view)
    return passage, tagged(passage, opened(str(folder / model_name(view))))


def contents(passage, said):
    return [
        " ".join(token.text for token in passage.tokens[first:end])
        for first, end in stretches(said.labels)
    ]


@pytest.mark.parametrize("view", View)
def test_a_new_sentence_is_read_as_it_was_taught(learnt, view):
    text = f"{NEWS} The smith has insisted the well was dry."
    assert contents(*read(learnt, view, text)) == ["the well was dry"]


def test_plain_news_holds_no_content(learnt):
    assert contents(*read(learnt, View.MARKED, NEWS)) == []


def test_what_was_said_is_worth_more_than_what_was_not(learnt):
    passage, said = read(learnt, View.MARKED, "The smith has insisted the well was dry.")
    rows = (learnt / "span_weights.tsv").read_text(encoding="utf-8").splitlines()
    weights = {
        name: float(found)
        for view, name, found, *_ in (row.split("\t") for row in rows if row[0] != "#")
        if view == "marked"
    }
    worth = {
        " ".join(token.text for token in passage.tokens[one.first : one.end]): sum(
            weights.get(name, 0.0) for name in one.features
        )
        for one in proposals(passage, said)
    }
    assert max(worth, key=worth.get) == "the well was dry"


def test_the_origin_stands_beside_the_models(learnt):
    origin = (learnt / "tagger_origin.txt").read_text(encoding="utf-8")
    assert "PolNeAR (72 articles" in origin
    assert "least 3 times" in origin


def test_a_second_run_learns_the_same(gold, learnt, tmp_path):
    tagger.learn(gold, tmp_path)
    for path in sorted(learnt.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_labels_name_contents_cues_and_sources(gold):
    ((first, labels), _) = tagger.labelled(gold.train[0], View.MARKED)
    words = [token.text for token in first.tokens]
    at = words.index("baker")
    assert labels[at - 1 : at + 2] == ["B-S", "I-S", "B-Q"]
    assert labels[at + 2 : at + 4] == ["B-C", "I-C"]
    assert labels[0] == "O"
