"""Training on sentences written for it."""

import re

import pytest

from index import lexicon as lists
from index.model import Kind, Mode, Span
from index.quotation import lexicon
from index.quotation.clauses import sentences
from index.quotation.cues import features
from index.training.__main__ import main
from index.training.breaks import GOES_ON, PAUSE, STOP, break_weights, labelled_gaps
from index.training.common import common_words
from index.training.cues import cue_weights, marked_sentences, stripped_sentences
from index.training.gold import Gold, GoldArticle, GoldQuote
from index.training.heads import headed
from index.training.modes import cue_modes
from index.training.regression import fitted, probability
from index.training.steps import STEPS

SAID = "The {0} said that the harbour was closed. The report on the {0} was long, and it rained.\n"
HOPED = "The {0} has quietly hoped that the harbour opens. The report said little of hope.\n"
WHO = ("baker", "miller", "farmer", "sailor", "Grocer", "tailor", "weaver", "potter", "smith")


def annotated(name, pattern, cue, *, speech):
    text = "".join(pattern.format(who) for who in WHO)
    quotes = tuple(
        GoldQuote(Span(m.end() + 1, m.end() + 22), Kind.INDIRECT, Span(*m.span(1)), speech=speech)
        for m in re.finditer(rf"(?:The \w+) ({cue})", text)
    )
    assert len(quotes) == len(WHO)
    return GoldArticle(f"polnear/train/{name}", text, quotes)


@pytest.fixture(scope="module")
def gold():
    articles = (
        annotated("said", SAID, "said(?= that the)", speech=True),
        annotated("hoped", HOPED, "has quietly hoped", speech=False),
    )
    return Gold(train=articles, texts=("The rain fell, and it rained.\n" * 200,))


@pytest.fixture
def untouched():
    """Forget what a step made the lexicons read anew."""
    yield
    for cached in (lexicon.common_words, lexicon.break_weights, lexicon.cue_weights):
        cached.cache_clear()


def test_a_regression_tells_apart_what_it_was_shown():
    examples = [(("bias", "wet"), 1), (("bias", "dry"), 0)] * 20
    weights = fitted(examples, epochs=5, rate=0.3)
    assert probability(weights, ("bias", "wet")) > 0.9
    assert probability(weights, ("bias", "dry")) < 0.1


def test_a_regression_leaves_its_examples_in_their_order():
    examples = [((str(number),), number % 2) for number in range(9)]
    fitted(examples, epochs=2, rate=0.3)
    assert examples == [((str(number),), number % 2) for number in range(9)]


def test_a_head_is_no_auxiliary_and_no_adverb(gold):
    assert set(headed(gold.train[1]).heads.values()) == {"hoped"}


def test_a_mode_is_that_of_most_quotes(gold):
    assert cue_modes(gold.train) == {"said": Mode.SPEECH, "hoped": Mode.THOUGHT}


def test_a_form_seen_too_rarely_is_no_cue(gold):
    article = gold.train[0]
    few = GoldArticle(article.id, article.text, article.quotes[:2])
    assert cue_modes([few]) == {}


def test_writing_is_told_by_its_word():
    text = "Ana wrote that rents rose.\n" * 3
    quotes = tuple(
        GoldQuote(Span(m.end() + 1, m.end() + 5), Kind.INDIRECT, Span(*m.span()), speech=True)
        for m in re.finditer("wrote", text)
    )
    assert cue_modes([GoldArticle("a", text, quotes)]) == {"wrote": Mode.WRITING}


@pytest.mark.parametrize("cut", [marked_sentences, stripped_sentences])
def test_a_cue_is_told_from_the_same_word_elsewhere(gold, cut):
    weights = cue_weights(cut([headed(article) for article in gold.train]), {"said", "hoped"})
    text = "The cooper said that the road was closed. The report said little of it."
    first, second = sentences(text, Span(0, len(text)), ())
    cue, other = features(first, 2), features(second, 2)
    assert probability(weights, cue) > 0.7
    assert probability(weights, other) < 0.5


def test_words_seen_in_lower_case_are_common_and_names_are_not(gold):
    common = common_words(gold)
    assert common["rained"]
    assert not common["harbour"]  # common, and too rare for weights of its own
    assert "cooper" not in common  # never seen
    assert "grocer" not in common


def test_a_gap_is_what_stands_in_it():
    words, labels = labelled_gaps("It rained, they say. Mr. Lee left\nAll is well")
    assert words[:4] == ["it", "rained", "they", "say"]
    assert labels == [GOES_ON, PAUSE, GOES_ON, STOP, GOES_ON, GOES_ON, STOP, GOES_ON, GOES_ON]


def test_a_stop_is_supposed_where_the_texts_have_it(gold):
    weights = break_weights(gold)
    assert weights["rained |"][0] > 0
    assert weights["| and"][1] > 0 > weights["| and"][0]


def test_a_second_run_gives_the_same_bytes(tmp_path, gold, untouched):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        for learn in STEPS.values():
            learn(gold, tmp_path / name)
    first = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    second = {path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()}
    assert {"common_words.tsv", "break_weights.tsv", "cue_modes.tsv", "cue_weights.tsv"} <= {*first}
    assert first == second


def head_of_common_words(gold, folder):
    STEPS["common"](gold, folder)
    return (folder / "common_words.tsv").read_text(encoding="utf-8")


def test_a_lexicon_says_what_it_is_made_from(tmp_path, gold, untouched):
    both = head_of_common_words(gold, tmp_path)
    assert "PolNeAR (2 articles" in both
    assert "1 BBC articles" in both
    assert "BBC" not in head_of_common_words(Gold(gold.train), tmp_path)


def test_only_the_steps_that_are_asked_for_are_taken(tmp_path, capsys, untouched):
    (tmp_path / "polnear.jsonl").write_text(
        '{"id": "polnear/train/a", "text": "Rents rose.", "quotes": []}\n', encoding="utf-8"
    )
    main([str(tmp_path), "--only", "modes,common", "--out", str(tmp_path)])
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [
        "common",
        "modes",
    ]
    assert {path.name for path in tmp_path.glob("*.tsv")} == {"common_words.tsv", "cue_modes.tsv"}


def test_a_step_that_nobody_wrote_is_named(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--only", "guesses"])
    assert "no step guesses; there are common, breaks" in capsys.readouterr().err


def test_the_cues_of_writing_are_cues():
    assert "wrote" in lists.words("writing_cues.txt") & lexicon.cue_modes().keys()
