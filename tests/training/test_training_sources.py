"""Training of the ranking of sources, on sentences written for it."""

from index.model import Kind, Mode, Span
from index.quotation.drafts import Draft
from index.training.gold import Gold, GoldArticle, GoldQuote
from index.training.sources import (
    Example,
    annotated,
    examples,
    fitted,
    learn,
    matched,
    one_paragraph,
)

TEXT = "Tom Reyes met Ann Lee. Ann Lee said that the toll was low.\nIt rained all day."


def at(words, text=TEXT):
    return Span(text.rindex(words), text.rindex(words) + len(words))


SAID = GoldQuote(at("the toll was low"), Kind.INDIRECT, at("said"), at("Ann Lee"), "Ann Lee")
ARTICLE = GoldArticle("polnear/train/a", TEXT, (SAID,))


def test_the_feature_of_the_right_candidates_outweighs_that_of_the_wrong():
    given = [Example((("wrong", "both"), ("right", "both")), 1)] * 20
    weights = fitted(given)
    assert weights["right"] > 0 > weights["wrong"]
    assert fitted(given) == weights


def test_what_is_seen_seldom_is_not_learnt():
    assert fitted([Example((("wrong",), ("right",)), 1)] * 3) == {}


def test_a_draft_has_the_source_of_the_quote_that_is_most_like_it():
    like = Draft((at("that the toll was low"),), Kind.INDIRECT, (), 1.0)
    unlike = Draft((at("It rained all day"),), Kind.INDIRECT, (), 1.0)
    found = list(matched(ARTICLE, [like, unlike]))
    assert [(one.source, one.known) for one in found] == [(SAID.source, True), (None, False)]


def test_contents_of_one_group_are_one_draft():
    quotes = (
        GoldQuote(at("Tom Reyes"), Kind.DIRECT, group="E1"),
        GoldQuote(at("It rained"), Kind.INDIRECT, group="E1"),
    )
    (found,) = annotated(GoldArticle("a", TEXT, quotes))
    assert found.draft.kind is Kind.MIXED
    assert found.draft.mode is Mode.SPEECH
    assert [span.of(TEXT) for span in found.draft.contents] == ["Tom Reyes", "It rained"]


def test_text_in_lower_case_has_quotations_of_the_unmarked_kind():
    (found,) = annotated(GoldArticle("a", TEXT.lower(), (SAID,)))
    assert found.draft.kind is Kind.UNMARKED


def test_each_article_teaches_what_is_found_and_what_is_annotated():
    assert len(list(examples(Gold((ARTICLE,))))) == 2
    assert list(examples(Gold((GoldArticle("a", "", ()),)))) == []


def test_only_every_third_article_is_read_changed():
    assert len(list(examples(Gold((ARTICLE,) * 4), one_paragraph))) == 4


def test_a_quote_of_nobody_teaches_that_nobody_is_named():
    quote = GoldQuote(at("the toll was low"), Kind.INDIRECT, at("said"))
    last = list(examples(Gold((GoldArticle("a", TEXT, (quote,)),))))[-1]
    assert last.right == 0


def test_lines_are_joined_without_moving_a_word():
    joined = one_paragraph(ARTICLE)
    assert "\n" not in joined.text
    assert len(joined.text) == len(TEXT)


def test_the_step_writes_weights_of_both_views_with_their_origin(tmp_path):
    learn(Gold(train=(ARTICLE,) * 9), tmp_path)
    lines = (tmp_path / "source_weights.tsv").read_text(encoding="utf-8").splitlines()
    assert "PolNeAR" in "".join(line for line in lines if line.startswith("#"))
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {row[0] for row in rows} == {"marked", "unmarked"}
    weights = [float(row[2]) for row in rows]
    assert min(weights) < 0 < max(weights)
